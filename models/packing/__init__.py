"""A dossier in one file that is locked with a passphrase, and back."""
