"""The papers for the school, E0 to E14. They are built from Material only."""
