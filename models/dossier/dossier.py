"""The Dossier: the meetings about a child in one folder, with all that came in and all that the parent decided."""

import contextlib
import datetime
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from models.dossier import folder as place
from models.dossier.carrying import arrival, same_findings
from models.dossier.events import (
    Change,
    Entry,
    Event,
    MeetingBegun,
    ReconciliationAdded,
    RecordingAdded,
    Redone,
    ReportAdded,
    TranscriptAdded,
    Undone,
)
from models.dossier.folding import fold
from models.dossier.lock import WriterLock
from models.dossier.log import Log
from models.dossier.places import free_name, safe_name
from models.dossier.state import State
from models.dossier.store import Original, Role, Store
from models.files import copy_atomically, make_private_folder, sha256_of_file
from models.messages import N_
from models.problems import Busy, NotFound, Unreadable
from models.reconciliation import Reconciliation
from models.transcript import Transcript


class Dossier:
    """An open dossier, seen from one of its meetings. Each change is on the disk before its call returns; calls may
    come from any thread.

    What came in, what was decided and what can be undone are of that meeting; moments and what became of agreements
    are of all of them. Several views on one open dossier, as `at` and `meetings` give them, see what each other does;
    `close` closes them all.

    Writing raises StorageFailed when it cannot be done (full disk, read-only folder, opened for reading); then
    nothing of it was kept, and everything accepted before is still in force.
    """

    def __init__(self, log: Log, number: int) -> None:
        """The view on meeting `number`, which is there; `create`, `open` and `at` make one."""
        self.folder = log.folder
        self.number = number
        """Of the meeting, from 1, in the order in which they were begun."""
        self._log = log
        self._seen = self._look()

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
    def open(cls, folder: Path, *, meeting: int | None = None, read_only: bool = False) -> Self:
        """Open the dossier in `folder` for writing; or, `read_only`, a picture of it as it is now.

        It is seen from the `meeting` with that number, by default the one begun last.

        Raises NotFound (also without such a meeting), Unreadable (not a dossier, damaged, from a newer version), Busy
        (somebody else is writing) and StorageFailed (a read-only folder or a full disk). Reading only needs no lock,
        no rights and no space.
        """
        folder = folder.absolute()
        place.must_hold_a_dossier(folder)
        if read_only:
            log = Log(folder, Store.snapshot(folder / place.DATABASE), None)
            return cls(log, _number_in(log, meeting))
        return cls._open_for_writing(folder, meeting)

    @classmethod
    def _open_for_writing(cls, folder: Path, meeting: int | None = None) -> Self:
        with contextlib.ExitStack() as on_failure:
            lock = WriterLock(folder)
            on_failure.callback(lock.release)
            place.tidy(folder)
            store = Store.open(folder / place.DATABASE)
            on_failure.callback(store.close)
            log = Log(folder, store, lock)
            dossier = cls(log, _number_in(log, meeting))
            on_failure.pop_all()
        return dossier

    def close(self) -> None:
        """Let go of the file and the lock. Nothing needs saving. Closing twice is harmless."""
        self._log.close()

    def __enter__(self) -> Self:
        """The dossier itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        """Close it."""
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this object."""
        return self._log.read_only

    @property
    def meetings(self) -> "tuple[Self, ...]":
        """The view on every meeting of the dossier, the one begun first first."""
        return tuple(self.at(number) for number in range(1, self._log.meetings + 1))

    def at(self, number: int) -> Self:
        """The view on meeting `number`. Raises NotFound when there is no such meeting."""
        return self if number == self.number else type(self)(self._log, _number_in(self._log, number))

    def begin_meeting(self) -> Self:
        """Begin another meeting and return the view on it: the last one there is, when nothing happened in that yet.

        Raises StorageFailed.
        """
        with self._log.writing:
            last = self.at(self._log.meetings)
            if all(isinstance(entry.event, MeetingBegun) for entry in last.entries):
                return last
            self._log.record(last.number + 1, MeetingBegun)
        return self.at(last.number + 1)

    @property
    def day(self) -> datetime.date | None:
        """The day of the meeting: as the parent told it, else as the transcript says; None when neither does."""
        if told := self.state.facts.get("meeting_date"):
            return datetime.date.fromisoformat(told)
        transcript = self.transcript_as_recognised()
        return transcript.date if transcript else None

    @property
    def state(self) -> State:
        """What is in force now."""
        return self._now.state

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that happened in this meeting, in order."""
        return self._now.entries

    @property
    def kept_at(self) -> datetime.datetime | None:
        """When the last thing happened in this meeting; None when nothing did."""
        return self.entries[-1].at if self.entries else None

    @property
    def _now(self) -> "_Seen":
        """What there is to see, looked up again only when something happened since, here or through another view."""
        seen = self._seen
        if seen.length != len(self._log.entries):
            seen = self._seen = self._look()
        return seen

    def _look(self) -> "_Seen":
        log = tuple(self._log.entries)
        return _Seen(len(log), tuple(e for e in log if e.meeting == self.number), fold(log, self.number))

    def transcript_as_recognised(self) -> Transcript | None:
        """The transcript in force before any correction; None when there is none."""
        number = self.state.transcript
        return None if number is None else Transcript.model_validate_json(self._log.store.transcript(number))

    def transcript(self) -> Transcript | None:
        """The transcript in force with the parent's names and corrections; None when there is none."""
        recognised = self.transcript_as_recognised()
        return None if recognised is None else self.state.apply_to(recognised)

    def reconciliation(self) -> Reconciliation | None:
        """The comparison in force; None when there is none over this transcript."""
        number = self.state.reconciliation
        return None if number is None else Reconciliation.model_validate_json(self._log.store.reconciliation(number))

    @property
    def is_compared(self) -> bool:
        """Whether the comparison in force is about the transcript as it is now: with these names and corrections."""
        number, recognised = self.state.reconciliation, self.transcript_as_recognised()
        if number is None or recognised is None:
            return False
        compared = next(
            entry.id
            for entry in self.entries
            if isinstance(entry.event, ReconciliationAdded) and entry.event.reconciliation == number
        )
        then = fold((entry for entry in self.entries if entry.id <= compared), self.number)
        return then.apply_to(recognised) == self.state.apply_to(recognised)

    def originals(self) -> tuple[Original, ...]:
        """The files of this meeting as received, recordings and reports, in the order in which they came."""
        here = {e.event.original for e in self.entries if isinstance(e.event, RecordingAdded | ReportAdded)}
        return tuple(original for original in self._log.store.originals() if original.id in here)

    def original(self, number: int) -> Original:
        """A received file by its number in the state or an event. Raises KeyError when there is no such number."""
        return {original.id: original for original in self._log.store.originals()}[number]

    def path_of(self, original: Original) -> Path:
        """Where a received file lies."""
        return self.folder / original.path

    def altered_originals(self) -> tuple[Original, ...]:
        """The received files of this meeting that are gone, or are no longer byte for byte what came in."""
        return tuple(original for original in self.originals() if not self._is_untouched(original))

    def export_path(self, name: str) -> Path:
        """Where an export goes: in `exports`, with `name` made fit for every system. Raises StorageFailed."""
        make_private_folder(self.exports)
        return self.exports / safe_name(name)

    @property
    def exports(self) -> Path:
        """The folder for the exports of this meeting, which need not be there yet."""
        return self.own_place(place.EXPORTS)

    def own_place(self, name: str) -> Path:
        """The folder in the dossier that serves for `name` in this meeting alone; it need not be there yet."""
        return place.place_of(self.folder, name, self.number)

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
            known = {entry.event.transcript for entry in self.entries if isinstance(entry.event, TranscriptAdded)}
            again = next((number for number in sorted(known) if self._log.store.transcript(number) == body), None)
            number = self._log.store.add_transcript(body) if again is None else again
            return arrival(number, transcript, self.transcript_as_recognised(), self.state)

        return self._record(arrive)

    def add_reconciliation(self, reconciliation: Reconciliation) -> Entry:
        """Keep a comparison for good and put it in force; decisions on findings that say the same move along."""
        body = reconciliation.model_dump_json()
        return self._record(
            lambda: ReconciliationAdded(
                carried=self._findings_that_stay(reconciliation),
                reconciliation=self._log.store.add_reconciliation(body),
            )
        )

    def _findings_that_stay(self, now: Reconciliation) -> dict[str, str]:
        judged = self.state.judged
        if judged is None:
            return same_findings(self.reconciliation(), now)
        before = Reconciliation.model_validate_json(self._log.store.reconciliation(judged.reconciliation))
        return same_findings(before, now, judged.turns)

    def append(self, change: Change) -> Entry:
        """Keep a change of the parent's; it is in force when this returns."""
        return self._record(lambda: change)

    def undo(self) -> Change | None:
        """Take back the last change that stands, also one from before a restart, and return it; None when none."""
        with self._log.writing:
            number = self.state.undoable
            return None if number is None else self._turn(number, Undone(event=number))

    def redo(self) -> Change | None:
        """Put back what was taken back last, and return it; None when there is none since the last new change."""
        with self._log.writing:
            number = self.state.redoable
            return None if number is None else self._turn(number, Redone(event=number))

    def _turn(self, number: int, event: Undone | Redone) -> Change:
        self._record(lambda: event)
        change = next(entry.event for entry in self.entries if entry.id == number)
        assert isinstance(change, Change)  # fold offers nothing else
        return change

    def _record(self, happen: Callable[[], Event]) -> Entry:
        """Keep the rows that `happen` adds and the event it returns, together; then let it count."""
        return self._log.record(self.number, happen)

    def _receive(self, source: Path, role: Role, arrived: type[RecordingAdded] | type[ReportAdded]) -> Original:
        self._log.must_be_writable()
        with self._log.copying:
            into = self.folder / place.ORIGINALS[role]
            make_private_folder(into)
            target = into / free_name(into, source.name)
            copied = copy_atomically(source, target)
            path = target.relative_to(self.folder).as_posix()
            name = source.name.encode(errors="replace").decode()  # an old file name may not be text at all
            try:
                event = self._record(
                    lambda: arrived(original=self._log.store.add_original(role, name, path, copied.sha256, copied.size))
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


class _Seen(NamedTuple):
    """What there was to see of a meeting when the whole log was so long."""

    length: int
    entries: tuple[Entry, ...]
    state: State


def _number_in(log: Log, meeting: int | None) -> int:
    """The number of the `meeting` that was asked for, by default the last. Raises NotFound."""
    if meeting is None:
        return log.meetings
    if not 1 <= meeting <= log.meetings:
        raise NotFound(
            N_("There is no meeting {number} in the dossier {name}."),
            meaning=N_("Nothing was changed."),
            remedy=N_("Name a number from 1 up to {last}."),
            number=meeting,
            name=log.folder.name,
            last=log.meetings,
        )
    return meeting
