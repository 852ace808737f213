"""Dutch sentences for letters: indirect speech, proposals, and one voice or two."""
