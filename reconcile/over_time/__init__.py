"""What came of a meeting by the next one: what was settled then, held against what is said and written later."""
