"""Who speaks when, found block by block: what is heard is stored at once, and grouped into speakers from the store."""
