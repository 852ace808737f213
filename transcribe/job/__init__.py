"""The transcription of one recording, stored piece by piece, so that it goes on wherever it was stopped."""
