"""The weights of the engines: which there are, fetching them once, keeping them, and knowing they are unchanged."""
