"""Sound in, Transcript out. Also takes in transcripts that were made elsewhere."""
