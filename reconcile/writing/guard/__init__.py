"""What stands at the door: no paper for the school may show that a recording exists, or tell of others."""
