"""The exit codes of every command."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command answers to the shell. Scripts may rely on these numbers."""

    DONE = 0
    """The work is done."""
    UNEXPECTED = 1
    """A fault of ours: nothing the user did."""
    USAGE = 2
    """The command line cannot be read (Typer's own code)."""
    NOT_FOUND = 3
    """A named file or folder does not exist."""
    UNREADABLE = 4
    """A file exists but cannot be used: empty, broken, protected, of another kind, or against the contract."""
    BUSY = 5
    """The dossier is open in another window."""
    STORAGE = 6
    """Nothing can be written: disk full, read-only folder, no rights."""
    ENGINE = 7
    """A speech or speaker engine is missing, does not load or gave nothing that can be used."""
    CANCELLED = 8
    """The user stopped the work; what was finished is kept."""
