"""The Dossier: one meeting in one folder, with everything that came in and everything the parent decided."""

import contextlib
import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from models.dossier import folder as place
from models.dossier.carrying import arrival, same_findings
from models.dossier.events import (
    EVENT,
    Change,
    Entry,
    Event,
    ReconciliationAdded,
    RecordingAdded,
    Redone,
    ReportAdded,
    TranscriptAdded,
    Undone,
)
from models.dossier.folding import fold
from models.dossier.lock import WriterLock
from models.dossier.places import free_name, safe_name
from models.dossier.state import State
from models.dossier.store import Original, Role, Store, damaged
from models.files import copy_atomically, make_private_folder, sha256_of_file
from models.messages import N_
from models.problems import Busy, NotFound, StorageFailed, Unreadable
from models.reconciliation import Reconciliation
from models.transcript import Transcript


class Dossier:
    """An open dossier. Each change is on the disk before its call returns; calls may come from any thread.

    Writing raises StorageFailed when it cannot be done (full disk, read-only folder, opened for reading); then
    nothing of it was kept, and everything accepted before is still in force.
    """

    def __init__(self, folder: Path, store: Store, lock: WriterLock | None) -> None:
        """Take over an open store; `create` and `open` make one. Without a lock it is for reading only."""
        self.folder = folder
        self._store = store
        self._lock = lock
        self._writing = threading.RLock()
        self._copying = threading.Lock()
        try:
            self._entries = [
                Entry(number, datetime.datetime.fromisoformat(at), EVENT.validate_json(body))
                for number, at, body in store.events()
            ]
        except ValidationError as error:
            raise damaged(folder / place.DATABASE) from error
        self._state = fold(self._entries)

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Start a dossier in `folder`, which is made, or is there and empty.

        Raises StorageFailed, and then leaves nothing behind, or Busy.
        """
        folder = folder.absolute()
        made = place.claim(folder)
        try:
            return cls._open_for_writing(folder)
        except Busy:  # somebody else starts one here at this very moment: theirs stays
            raise
        except BaseException:
            place.abandon(folder, made=made)
            raise

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """Open the dossier in `folder` for writing; or, `read_only`, a picture of it as it is now.

        Raises NotFound, Unreadable (not a dossier, damaged, from a newer version), Busy (somebody else is writing) and
        StorageFailed (a read-only folder or a full disk). Reading only needs no lock, no rights and no space.
        """
        folder = folder.absolute()
        place.must_hold_a_dossier(folder)
        if read_only:
            return cls(folder, Store.snapshot(folder / place.DATABASE), None)
        return cls._open_for_writing(folder)

    @classmethod
    def _open_for_writing(cls, folder: Path) -> Self:
        with contextlib.ExitStack() as on_failure:
            lock = WriterLock(folder)
            on_failure.callback(lock.release)
            place.tidy(folder)
            store = Store.open(folder / place.DATABASE)
            on_failure.callback(store.close)
            dossier = cls(folder, store, lock)
            on_failure.pop_all()
        return dossier

    def close(self) -> None:
        """Let go of the file and the lock. Nothing needs saving. Closing twice is harmless."""
        self._store.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        """The dossier itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        """Close it."""
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this object."""
        return self._lock is None

    @property
    def state(self) -> State:
        """What is in force now."""
        return self._state

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that happened, in order."""
        return tuple(self._entries)

    @property
    def kept_at(self) -> datetime.datetime | None:
        """When the last thing happened; None when nothing did."""
        return self._entries[-1].at if self._entries else None

    def transcript_as_recognised(self) -> Transcript | None:
        """The transcript in force before any correction; None when there is none."""
        number = self._state.transcript
        return None if number is None else Transcript.model_validate_json(self._store.transcript(number))

    def transcript(self) -> Transcript | None:
        """The transcript in force with the parent's names and corrections; None when there is none."""
        recognised = self.transcript_as_recognised()
        return None if recognised is None else self._state.apply_to(recognised)

    def reconciliation(self) -> Reconciliation | None:
        """The comparison in force; None when there is none over this transcript."""
        number = self._state.reconciliation
        return None if number is None else Reconciliation.model_validate_json(self._store.reconciliation(number))

    @property
    def is_compared(self) -> bool:
        """Whether the comparison in force is about the transcript as it is now: with these names and corrections."""
        number, recognised = self._state.reconciliation, self.transcript_as_recognised()
        if number is None or recognised is None:
            return False
        place = next(
            place
            for place, entry in enumerate(self._entries)
            if isinstance(entry.event, ReconciliationAdded) and entry.event.reconciliation == number
        )
        return fold(self._entries[: place + 1]).apply_to(recognised) == self._state.apply_to(recognised)

    def originals(self) -> tuple[Original, ...]:
        """The files as received, recordings and reports, in the order in which they came."""
        return self._store.originals()

    def original(self, number: int) -> Original:
        """A received file by its number in the state or an event. Raises KeyError when there is no such number."""
        return {original.id: original for original in self.originals()}[number]

    def path_of(self, original: Original) -> Path:
        """Where a received file lies."""
        return self.folder / original.path

    def altered_originals(self) -> tuple[Original, ...]:
        """The received files that are gone, or are no longer byte for byte what came in."""
        return tuple(original for original in self.originals() if not self._is_untouched(original))

    def export_path(self, name: str) -> Path:
        """Where an export goes: in uitvoer/, with `name` made fit for every system. Raises StorageFailed."""
        exports = self.folder / place.EXPORTS
        make_private_folder(exports)
        return exports / safe_name(name)

    def add_recording(self, path: Path) -> Original:
        """Copy the recording at `path` untouched into the folder. Raises NotFound, Unreadable and StorageFailed."""
        return self._receive(path, "recording", RecordingAdded)

    def add_report(self, path: Path) -> Original:
        """Copy the report at `path` untouched into the folder. Raises NotFound, Unreadable and StorageFailed."""
        return self._receive(path, "report", ReportAdded)

    def add_transcript(self, transcript: Transcript) -> Entry:
        """Keep a transcript for good and put it in force; what was said about the same voices and words moves along.

        The event, a TranscriptAdded, names in `left` what could not. The very same one as once before brings back what
        was said of it then.
        """
        body = transcript.model_dump_json()

        def arrive() -> TranscriptAdded:
            known = {entry.event.transcript for entry in self._entries if isinstance(entry.event, TranscriptAdded)}
            again = next((number for number in sorted(known) if self._store.transcript(number) == body), None)
            number = self._store.add_transcript(body) if again is None else again
            return arrival(number, transcript, self.transcript_as_recognised(), self._state)

        return self._record(arrive)

    def add_reconciliation(self, reconciliation: Reconciliation) -> Entry:
        """Keep a comparison for good and put it in force; decisions on findings that say the same move along."""
        body = reconciliation.model_dump_json()
        return self._record(
            lambda: ReconciliationAdded(
                carried=self._findings_that_stay(reconciliation),
                reconciliation=self._store.add_reconciliation(body),
            )
        )

    def _findings_that_stay(self, now: Reconciliation) -> dict[str, str]:
        judged = self._state.judged
        if judged is None:
            return same_findings(self.reconciliation(), now)
        before = Reconciliation.model_validate_json(self._store.reconciliation(judged.reconciliation))
        return same_findings(before, now, judged.turns)

    def append(self, change: Change) -> Entry:
        """Keep a change of the parent's; it is in force when this returns."""
        return self._record(lambda: change)

    def undo(self) -> Change | None:
        """Take back the last change that stands, also one from before a restart, and return it; None when none."""
        with self._writing:
            number = self._state.undoable
            return None if number is None else self._turn(number, Undone(event=number))

    def redo(self) -> Change | None:
        """Put back what was taken back last, and return it; None when there is none since the last new change."""
        with self._writing:
            number = self._state.redoable
            return None if number is None else self._turn(number, Redone(event=number))

    def _turn(self, number: int, event: Undone | Redone) -> Change:
        self._record(lambda: event)
        change = next(entry.event for entry in self._entries if entry.id == number)
        assert isinstance(change, Change)  # fold offers nothing else
        return change

    def _record(self, happen: Callable[[], Event]) -> Entry:
        """Keep the rows that `happen` adds and the event it returns, together; then let it count."""
        self._must_be_writable()
        with self._writing:
            at = datetime.datetime.now(datetime.UTC)
            with self._store.together():
                event = happen()
                number = self._store.add_event(at.isoformat(), EVENT.dump_json(event).decode())
            entry = Entry(number, at, event)
            self._entries.append(entry)
            self._state = fold(self._entries)
        return entry

    def _receive(self, source: Path, role: Role, arrived: type[RecordingAdded] | type[ReportAdded]) -> Original:
        self._must_be_writable()
        with self._copying:  # not `_writing`: deciding goes on while two hours of sound are copied
            into = self.folder / place.ORIGINALS[role]
            make_private_folder(into)
            target = into / free_name(into, source.name)
            copied = copy_atomically(source, target)
            path = target.relative_to(self.folder).as_posix()
            name = source.name.encode(errors="replace").decode()  # an old file name may not be text at all
            try:
                event = self._record(
                    lambda: arrived(original=self._store.add_original(role, name, path, copied.sha256, copied.size))
                ).event
            except BaseException:
                target.unlink(missing_ok=True)
                raise
        assert isinstance(event, arrived)  # what the line above made
        return self.original(event.original)

    def _is_untouched(self, original: Original) -> bool:
        try:
            return sha256_of_file(self.path_of(original)) == original.sha256
        except (NotFound, Unreadable):
            return False

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise StorageFailed(
                N_("The dossier {name} was opened for reading only."),
                meaning=N_("Nothing was changed."),
                remedy=N_("Close the other window that has it open, then open it here again."),
                name=self.folder.name,
            )
