"""Everything that can go wrong in a way the user can understand: what happened, what it means, what to do."""

from models.exits import ExitCode


class Problem(Exception):  # noqa: N818  a problem of the user's, not an error of the program
    """Base of all expected failures.

    The three sentences are message ids (`N_`), translated and filled with `details` where they are shown. They
    never hold text from a recording, transcript or report: a problem may end up in a log.
    """

    exit_code: ExitCode = ExitCode.UNEXPECTED

    def __init__(self, what: str, *, meaning: str, remedy: str, **details: object) -> None:
        """Keep the three sentences and the values their {placeholders} stand for."""
        super().__init__(what.format(**details))
        self.what = what
        self.meaning = meaning
        self.remedy = remedy
        self.details = details


class NotFound(Problem):
    """A named file or folder does not exist."""

    exit_code = ExitCode.NOT_FOUND


class Unreadable(Problem):
    """A file exists but cannot be used."""

    exit_code = ExitCode.UNREADABLE


class Busy(Problem):
    """The dossier is open elsewhere."""

    exit_code = ExitCode.BUSY


class StorageFailed(Problem):
    """Nothing could be written."""

    exit_code = ExitCode.STORAGE


class EngineMissing(Problem):
    """A speech or speaker engine is missing or does not load."""

    exit_code = ExitCode.ENGINE


class EngineFailed(Problem):
    """An engine ran and gave nothing that can be used."""

    exit_code = ExitCode.ENGINE


class Cancelled(Problem):
    """The user stopped the work."""

    exit_code = ExitCode.CANCELLED
