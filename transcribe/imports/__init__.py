"""Transcripts made elsewhere, read from any of the forms people have them in."""

from transcribe.imports.reading import read_transcript

__all__ = ["read_transcript"]
