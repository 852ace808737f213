"""Transcript and Report in, Findings out; and from decided Findings the letters."""
