"""A letter while it is edited: its paragraphs, what the parent typed, and how it follows new findings."""
