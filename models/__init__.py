"""The nouns of Kloppend and the dossier that keeps them. Imports nothing else of ours."""
