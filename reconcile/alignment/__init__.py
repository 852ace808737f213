"""Which part of the meeting a statement of the report speaks about."""
