"""One writer per dossier: a lock the operating system holds, and frees when the program is killed."""

from pathlib import Path

from filelock import FileLock, Timeout

from models.files import PRIVATE_FILE, storage_trouble
from models.messages import N_
from models.problems import Busy

LOCK_NAME = ".lock"


class WriterLock:
    """The right to write in one dossier folder, held from making until `release`, across processes and threads."""

    def __init__(self, folder: Path) -> None:
        """Take the lock at once. Raises Busy when another window or program has it, StorageFailed when none can be."""
        self._lock = FileLock(
            folder / LOCK_NAME,
            timeout=0,
            mode=PRIVATE_FILE,
            thread_local=False,  # a worker thread may close what the window opened
            fallback_to_soft=False,  # a marker file would stay behind when the program is killed
        )
        with storage_trouble(folder / LOCK_NAME):
            try:
                self._lock.acquire()
            except Timeout:  # an OSError to Python, so it must be met before storage_trouble sees it
                raise busy(folder) from None

    def release(self) -> None:
        """Let the next one write. Releasing twice is harmless."""
        self._lock.release()


def busy(folder: Path) -> Busy:
    """The dossier in `folder` is in use."""
    return Busy(
        N_("The dossier {name} is already open in another window."),
        meaning=N_("Nothing was changed, here or there."),
        remedy=N_("Go on in the other window, or close that one first. Reading along is possible at any time."),
        name=folder.name,
    )
