"""Several meetings in one dossier: each has its own papers, decisions and undo; what is of all of them is of all."""

import datetime
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from models.dossier import Decision, Dossier, DraftEdited, FactSet, FindingDecided, SpeakerNamed
from models.dossier.events import AgreementFollowed, Kept, MeetingBegun, MomentDropped, MomentNoted
from models.dossier.migrations import steps
from models.dossier.store import Store
from models.moment import Moment, MomentKind
from models.problems import NotFound, StorageFailed, Unreadable
from tests.models.dossier.conftest import Start
from tests.models.dossier.meeting import TRANSCRIPT, comparison, finding

DAY = datetime.date(2026, 3, 10)
LATER = TRANSCRIPT.model_copy(update={"turns": TRANSCRIPT.turns[:1], "date": datetime.date(2026, 4, 21)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier in which a first meeting was worked on."""
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.append(FactSet(key="meeting_date", value=DAY.isoformat()))
        dossier.append(FactSet(key="child", value="Sem"))
        dossier.add_report(Path(__file__))
        dossier.add_transcript(TRANSCRIPT)
        dossier.append(SpeakerNamed(speaker="S1", name="Anna"))
        dossier.add_reconciliation(comparison(finding("F1")))
        dossier.append(FindingDecided(finding="F1", decision=Decision.ACCEPTED))
    return tmp_path / "d"


def moment(number: str, text: str = "") -> Moment:
    return Moment(id=number, kind=MomentKind.OTHER, date=DAY, text=text)


def test_a_meeting_begins_empty_and_leaves_the_one_before_as_it_was(folder: Path) -> None:
    with Dossier.open(folder) as first:
        before = first.state, first.entries, first.originals(), first.transcript(), first.reconciliation()
        second = first.begin_meeting()
        assert (second.number, second.transcript(), second.reconciliation(), second.originals()) == (2, None, None, ())
        assert (second.state.reports, dict(second.state.decisions), dict(second.state.names)) == ((), {}, {})
        second.add_transcript(LATER)
        second.append(SpeakerNamed(speaker="S1", name="Bert"))
        original = second.add_report(Path(__file__))
        assert second.originals() == (original,)
        assert (first.state, first.entries, first.originals(), first.transcript(), first.reconciliation()) == before
    with Dossier.open(folder, read_only=True) as last, Dossier.open(folder, meeting=1, read_only=True) as first:
        assert (last.number, last.transcript_as_recognised(), last.state.names["S1"].name) == (2, LATER, "Bert")
        assert (first.state, first.entries) == before[:2]
        assert [each.number for each in first.meetings] == [1, 2]
        assert [each.day for each in first.meetings] == [DAY, LATER.date]


def test_the_same_transcript_and_the_same_file_can_come_in_two_meetings(folder: Path) -> None:
    with Dossier.open(folder) as first:
        second = first.begin_meeting()
        second.add_transcript(TRANSCRIPT)
        second.add_report(Path(__file__))
        assert second.transcript() == TRANSCRIPT  # nobody was named in this one
        one, other = first.originals()[0], second.originals()[0]
        assert first.path_of(one) != second.path_of(other)
        assert first.path_of(one).read_bytes() == second.path_of(other).read_bytes()
        second.path_of(other).write_text("veranderd")
        assert (first.altered_originals(), second.altered_originals()) == ((), (other,))
        assert second.original(one.id) == one


def test_exports_of_two_meetings_never_lie_in_one_place(folder: Path) -> None:
    with Dossier.open(folder) as first:
        second = first.begin_meeting()
        paths = first.export_path("brief.docx"), second.export_path("brief.docx")
        assert paths == (folder / "uitvoer" / "brief.docx", folder / "uitvoer" / "gesprek 2" / "brief.docx")
        assert first.own_place("opname-bezig") != second.own_place("opname-bezig")


def test_undo_takes_back_what_was_done_in_that_meeting_whatever_came_after_elsewhere(folder: Path) -> None:
    with Dossier.open(folder) as first:
        second = first.begin_meeting()
        letter = DraftEdited(product="reactie", text="Beste")
        second.append(letter)
        assert first.undo() == FindingDecided(finding="F1", decision=Decision.ACCEPTED)
        second.append(DraftEdited(product="reactie", text="Geachte"))  # leaves the first something to put back
        assert first.redo() == FindingDecided(finding="F1", decision=Decision.ACCEPTED)
        assert second.undo() == DraftEdited(product="reactie", text="Geachte")
        assert second.undo() == letter
        assert second.undo() is None  # that it was begun is not undone
        assert second.redo() == letter


def test_the_child_carries_over_and_the_day_does_not(folder: Path) -> None:
    with Dossier.open(folder) as first:
        second = first.begin_meeting()
        assert dict(second.state.facts) == {"child": "Sem"}
        assert second.day is None
        first.append(FactSet(key="school", value="De Linde"))
        assert second.state.facts["school"] == "De Linde"
        second.append(FactSet(key="school", value="De Eik"))
        first.append(FactSet(key="school", value="De Beuk"))
        third = second.begin_meeting()
        assert [each.state.facts["school"] for each in (first, second, third)] == ["De Beuk", "De Eik", "De Eik"]


def test_moments_and_what_became_of_agreements_are_of_all_meetings(folder: Path) -> None:
    followed = AgreementFollowed(meeting=1, text="Wij  bellen.", kept=Kept.DONE, on=DAY)
    with Dossier.open(folder) as first:
        second = first.begin_meeting()
        first.append(MomentNoted(moment=moment("M1", "een")))
        second.append(MomentNoted(moment=moment("M2", "twee")))
        second.append(followed)
        assert first.state.moments == second.state.moments == {"M1": moment("M1", "een"), "M2": moment("M2", "twee")}
        assert dict(first.state.followed) == {(1, "wij bellen.", 1): followed}
        second.append(MomentDropped(moment="M1"))
        assert list(first.state.moments) == ["M2"]
        second.undo()
        second.undo()
        assert (list(first.state.moments), dict(first.state.followed)) == (["M1", "M2"], {})


def test_a_moment_put_back_in_one_meeting_never_takes_the_place_of_another_meetings(folder: Path) -> None:
    with Dossier.open(folder) as first:
        second = first.begin_meeting()
        first.append(MomentNoted(moment=moment(first.state.free_moment, "een")))
        first.undo()
        second.append(MomentNoted(moment=moment(second.state.free_moment, "twee")))
        first.redo()
        assert {each.text for each in second.state.moments.values()} == {"een", "twee"}


def test_a_meeting_in_which_nothing_happened_yet_is_not_begun_again(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as first:
        assert first.begin_meeting() is first
        first.append(FactSet(key="child", value="Sem"))
        second = first.begin_meeting()
        assert first.begin_meeting().number == second.begin_meeting().number == second.number == 2
        assert [type(entry.event) for entry in second.entries] == [MeetingBegun]


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_meeting_that_is_not_there_is_refused_and_the_dossier_let_go(folder: Path, number: int) -> None:
    with pytest.raises(NotFound):
        Dossier.open(folder, meeting=number)
    with pytest.raises(NotFound):
        Dossier.open(folder, meeting=number, read_only=True)
    Dossier.open(folder).close()


def test_a_dossier_opened_for_reading_begins_nothing(folder: Path) -> None:
    with Dossier.open(folder, read_only=True) as dossier, pytest.raises(StorageFailed):
        dossier.begin_meeting()


def test_closing_one_view_closes_the_dossier(folder: Path) -> None:
    first = Dossier.open(folder)
    first.begin_meeting().close()
    Dossier.open(folder).close()


@pytest.fixture
def before_meetings(folder: Path) -> Path:
    """The same dossier as the program before this one made it: without step 4."""
    old = folder.parent / "old"
    shutil.copytree(folder, old)
    (old / "dossier.sqlite").unlink()
    for rest in old.glob("dossier.sqlite-*"):
        rest.unlink()
    with (
        closing(sqlite3.connect(old / "dossier.sqlite")) as made,
        closing(sqlite3.connect(folder / "dossier.sqlite")) as now,
    ):
        for number in (1, 2, 3):
            made.executescript(steps()[number])
        made.execute("PRAGMA user_version = 3")
        for table in ("originals", "transcripts", "reconciliations"):
            rows = now.execute(f"SELECT * FROM {table}").fetchall()
            made.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
        rows = now.execute("SELECT id, at, body FROM events").fetchall()
        made.executemany("INSERT INTO events (id, at, body) VALUES (?, ?, ?)", rows)
        made.commit()
    return old


def test_a_dossier_from_before_there_were_meetings_is_its_first_meeting(folder: Path, before_meetings: Path) -> None:
    with Dossier.open(folder, read_only=True) as now, Dossier.open(before_meetings, read_only=True) as picture:
        assert (picture.number, picture.state, picture.entries) == (1, now.state, now.entries)
        wanted = now.state
    with Dossier.open(before_meetings) as dossier:
        assert dossier.state == wanted
        second = dossier.begin_meeting()
        second.append(FactSet(key="meeting", value="MDO"))
    with Dossier.open(before_meetings, read_only=True) as again:
        assert (again.number, again.state.facts["meeting"], again.at(1).state) == (2, "MDO", wanted)


def test_an_older_program_refuses_a_dossier_with_meetings(folder: Path) -> None:
    older = {number: sql for number, sql in steps().items() if number < 4}
    with pytest.raises(Unreadable, match="newer"):
        Store.open(folder / "dossier.sqlite", older)


def test_no_program_gives_an_event_to_a_meeting_that_was_not_begun(folder: Path) -> None:
    with closing(Store.open(folder / "dossier.sqlite")) as store:
        before = store.events()
        for meeting in (0, -1, 3):
            with pytest.raises(sqlite3.IntegrityError):
                store.add_event("2026-03-12T12:00:00+00:00", '{"kind": "fact_set", "key": "a", "value": "b"}', meeting)
        assert store.events() == before


def test_killed_while_a_second_meeting_is_worked_on_nothing_is_lost_and_the_first_is_untouched(
    folder: Path, start: Start
) -> None:
    with Dossier.open(folder) as first:
        before = first.state
        first.begin_meeting()
    process = start("append", folder)
    assert process.stdout
    promised = [int(process.stdout.readline()) for _ in range(40)][-1]
    process.kill()
    process.wait()
    with Dossier.open(folder) as second:
        assert second.number == 2
        assert second.entries[-1].id >= promised
        assert second.at(1).state == before


class Meeting(RuleBasedStateMachine):
    """Against a plain model: a list of whole pictures per meeting, and per meeting a finger that says which is now."""

    def __init__(self) -> None:
        super().__init__()
        self._home = tempfile.TemporaryDirectory()
        self.dossier = Dossier.create(Path(self._home.name) / "d")
        self.pictures: list[list[dict[str, str]]] = [[{}]]
        self.now = [0]

    def teardown(self) -> None:
        self.dossier.close()
        self._home.cleanup()

    def chosen(self, data: st.DataObject) -> int:
        return data.draw(st.integers(0, len(self.now) - 1))

    @rule(data=st.data(), product=st.sampled_from(["a", "b"]), text=st.text(max_size=5))
    def write(self, data: st.DataObject, product: str, text: str) -> None:
        meeting = self.chosen(data)
        self.dossier.at(meeting + 1).append(DraftEdited(product=product, text=text))
        pictures, now = self.pictures[meeting], self.now[meeting]
        pictures[now + 1 :] = [pictures[now] | {product: text}]
        self.now[meeting] += 1

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        meeting = self.chosen(data)
        assert (self.dossier.at(meeting + 1).undo() is None) == (self.now[meeting] == 0)
        self.now[meeting] = max(self.now[meeting] - 1, 0)

    @rule(data=st.data())
    def redo(self, data: st.DataObject) -> None:
        meeting = self.chosen(data)
        last = len(self.pictures[meeting]) - 1
        assert (self.dossier.at(meeting + 1).redo() is None) == (self.now[meeting] == last)
        self.now[meeting] = min(self.now[meeting] + 1, last)

    @rule()
    def begin(self) -> None:
        begun = self.dossier.begin_meeting().number
        if begun > len(self.now):
            assert begun == len(self.now) + 1
            self.pictures.append([{}])
            self.now.append(0)

    @rule()
    def reopen(self) -> None:
        self.dossier.close()
        self.dossier = Dossier.open(self.dossier.folder)
        assert self.dossier.number == len(self.now)

    @invariant()
    def every_meeting_shows_its_own_picture(self) -> None:
        shown = [dict(each.state.drafts) for each in self.dossier.meetings]
        assert shown == [pictures[now] for pictures, now in zip(self.pictures, self.now, strict=True)]


TestMeetings = Meeting.TestCase
TestMeetings.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
