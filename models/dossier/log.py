"""The log of a whole dossier, which the views on its meetings share: what happened, kept before anybody goes on."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from models.dossier.events import EVENT, Entry, Event
from models.dossier.folder import DATABASE
from models.dossier.lock import WriterLock
from models.dossier.store import Store, damaged
from models.messages import N_
from models.problems import StorageFailed


class Log:
    """The events in the open dossier in `folder`. Only grows; calls may come from any thread."""

    def __init__(self, folder: Path, store: Store, lock: WriterLock | None) -> None:
        """Take over an open store; without a lock it is for reading only. Raises Unreadable when it is damaged."""
        self.folder = folder
        self.store = store
        self._lock = lock
        self.writing = threading.RLock()
        """Held while something is kept; by who looks first what to keep, from before the look."""
        self.copying = threading.Lock()
        """Held while a file is copied: not `writing`, for deciding goes on while two hours of sound are copied."""
        try:
            self.entries = [
                Entry(number, datetime.datetime.fromisoformat(at), EVENT.validate_json(body), meeting)
                for number, at, body, meeting in store.events()
            ]
        except ValidationError as error:
            raise damaged(folder / DATABASE) from error

    def close(self) -> None:
        """Let go of the file and the lock. Closing twice is harmless."""
        self.store.close()
        if self._lock:
            self._lock.release()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._lock is None

    @property
    def meetings(self) -> int:
        """How many meetings there are; the first is there from the start."""
        return max((entry.meeting for entry in self.entries), default=1)

    def record(self, meeting: int, happen: Callable[[], Event]) -> Entry:
        """Keep the rows that `happen` adds and the event it returns, together; then let it count.

        Raises StorageFailed, and then nothing of it was kept.
        """
        self.must_be_writable()
        with self.writing:
            at = datetime.datetime.now(datetime.UTC)
            with self.store.together():
                event = happen()
                number = self.store.add_event(at.isoformat(), EVENT.dump_json(event).decode(), meeting)
            entry = Entry(number, at, event, meeting)
            self.entries.append(entry)
        return entry

    def must_be_writable(self) -> None:
        """Raise StorageFailed when it was opened for reading."""
        if self.read_only:
            raise StorageFailed(
                N_("The dossier {name} was opened for reading only."),
                meaning=N_("Nothing was changed."),
                remedy=N_("Close the other window that has it open, then open it here again."),
                name=self.folder.name,
            )
