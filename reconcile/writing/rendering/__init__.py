"""A finished Document as the bytes of a file: Word, PDF, plain text."""
