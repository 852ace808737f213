"""Papers for other parents: what happened, and nobody's name."""
