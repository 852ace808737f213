"""The two thin fronts: the commands (Typer) and the workbench (Textual). Only this package prints."""
