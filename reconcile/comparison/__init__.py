"""Holds one statement against the turns it speaks about, aspect by aspect. Every rule that speaks leaves a signal."""
