"""The school's own Word document with the parents' changes tracked in it, and a comment at each."""
