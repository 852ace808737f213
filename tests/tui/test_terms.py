"""`kloppend terms`: what is due, from what was noted on the command line, and a calendar of it."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from models.dossier import Decision, Dossier, FactSet, FindingDecided
from models.exits import ExitCode
from tests.reconcile.writing.meeting import RECONCILIATION, TRANSCRIPT
from tests.tui.conftest import Answer, Command
from tui.terms_table import Terms

TODAY = datetime.datetime.now().astimezone().date()
DAY = datetime.timedelta(days=1)
Say = Callable[..., Answer]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A meeting of two days ago, compared, in which one finding was accepted."""
    day = TODAY - 2 * DAY
    with Dossier.create(tmp_path / "Noor") as made:
        made.append(FactSet(key="meeting_date", value=day.isoformat()))
        made.add_transcript(TRANSCRIPT.model_copy(update={"date": day}))
        made.add_reconciliation(RECONCILIATION)
        made.append(FindingDecided(finding="F4", decision=Decision.ACCEPTED))
    return tmp_path / "Noor"


@pytest.fixture
def say(kloppend: Command, dossier: Path) -> Say:
    """Run `kloppend terms DOSSIER ...` in English: these tests are about what it does."""
    return lambda *arguments: kloppend("--language", "en", "terms", dossier, *arguments)


def typed(day: datetime.date) -> str:
    return f"{day:%d-%m-%Y}"


def terms(answer: Answer) -> Terms:
    assert answer.code == ExitCode.DONE, answer.told
    return Terms.model_validate_json(answer.out)


def changes(dossier: Path) -> int:
    with Dossier.open(dossier, read_only=True) as kept:
        return len(kept.entries)


def test_what_is_not_noted_is_asked_and_not_assumed(say: Say, dossier: Path) -> None:
    before = changes(dossier)
    answer = say("--json")
    found = terms(answer)
    assert (found.moments, found.deadlines) == ((), ())
    assert [each.kind.value for each in found.proposals] == ["meeting"]
    assert f"--add “meeting={typed(TODAY - 2 * DAY)}”" in answer.told
    assert changes(dossier) == before  # looking changes nothing


def test_a_noted_moment_starts_its_terms(say: Say) -> None:
    found = terms(say("--json", "--add", f"own report sent={typed(TODAY)}, by mail"))
    assert [(each.id, each.text) for each in found.moments] == [("M1", "by mail")]
    reply = next(each for each in found.deadlines if each.deadline.term == "own_report_reply")
    assert (reply.days_left, reply.status.value, reply.deadline.who) == (14, "open", "school")


def test_an_answer_is_noted_with_the_number_of_what_it_answers(say: Say) -> None:
    say("--add", f"access requested={typed(TODAY - 20 * DAY)}", "--add", f"reaction sent={typed(TODAY - 9 * DAY)}")
    unsure = say("--add", f"answer received={typed(TODAY)}")
    assert "What is M3 (answer received" in unsure.told
    found = terms(say("--json", "--drop", "M3", "--add", f"answer m2={typed(TODAY)}"))
    assert [(each.id, each.answers) for each in found.moments][-1] == ("M4", "M2")
    met = {each.deadline.term: each.status.value for each in found.deadlines}
    assert (met["reaction_reply"], met["request_answer"]) == ("met", "open")


def test_the_same_command_twice_notes_it_once(say: Say) -> None:
    line = f"enrolled={typed(TODAY)}"
    say("--add", line)
    assert len(terms(say("--json", "--add", line)).moments) == 1


def test_a_kind_is_known_by_its_name_by_how_that_begins_and_by_its_key(say: Say) -> None:
    days = [typed(TODAY - number * DAY) for number in range(3)]
    found = terms(
        say(
            "--json",
            "--add",
            f"OPP_set={days[0]}",
            "--add",
            f"Own  report={days[1]}",
            "--add",
            f"tlv_decision={days[2]}",
        )
    )
    assert {each.kind.value for each in found.moments} == {"opp_set", "own_report_sent", "tlv_decision"}


def test_taking_back_and_taking_out(say: Say, dossier: Path) -> None:
    say("--add", f"enrolled={typed(TODAY)}", "--add", f"admitted={typed(TODAY)}")
    assert [each.id for each in terms(say("--json", "--undo")).moments] == ["M1"]
    assert terms(say("--json", "--drop", "m1")).moments == ()
    assert [each.id for each in terms(say("--json", "--undo")).moments] == ["M1"]
    with Dossier.open(dossier) as kept:
        kept.append(FactSet(key="child", value="Noor"))
    assert say("--undo").code == ExitCode.USAGE  # nobody undoes what is not in sight


@pytest.mark.parametrize(
    "arguments",
    [
        ("--add", "enrolled"),
        ("--add", "enrolled=32-01-2026"),
        ("--add", "enrolled=01-01-0026"),
        ("--add", "decision o=01-02-2026"),  # of the school, or on the TLV?
        ("--add", "birthday=01-02-2026"),
        ("--add", "answer M9=01-02-2026"),
        ("--drop", "M9"),
        ("--add", "enrolled=01-02-2026", "--add", "nothing"),
        ("--undo", "--add", "enrolled=01-02-2026"),
        ("--private",),
        ("--region", "oost"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_of_it_is_kept(
    say: Say, dossier: Path, arguments: tuple[str, ...]
) -> None:
    before = changes(dossier)
    answer = say(*arguments)
    assert answer.code == ExitCode.USAGE
    assert len(answer.sentences) == 3
    assert answer.out == ""
    assert changes(dossier) == before


def test_agreements_the_parent_stands_behind_are_apart_from_those_that_may_be(say: Say) -> None:
    found = terms(say("--json"))
    assert {each.agreement for each in found.agreements} == {"A4", "A6"}  # accepted, and the same in the report
    assert found.possible_agreements == ()
    assert "De aanvraag dien ik binnen twee weken in" in say().out


def test_the_calendar_is_neutral_unless_asked_otherwise(say: Say, tmp_path: Path) -> None:
    say("--add", f"own report sent={typed(TODAY)}, opgenomen met telefoon")
    neutral, private = tmp_path / "a.ics", tmp_path / "b.ics"
    assert "nothing of what was said" in say("--ics", neutral).told
    assert "keep it out of calendars that others see" in say("--ics", private, "--private").told
    read = [icalendar.Calendar.from_ical(file.read_bytes()) for file in (neutral, private)]
    assert len(read[0].walk("VEVENT")) == len(read[1].walk("VEVENT")) >= 2
    assert b"opname" not in neutral.read_bytes().lower()
    assert b"opname" in private.read_bytes().lower()
    say("--ics", tmp_path / "c.ics")
    assert (tmp_path / "c.ics").read_bytes() == neutral.read_bytes()


def test_the_region_is_remembered(say: Say, dossier: Path) -> None:
    say("--region", "Zuid")
    with Dossier.open(dossier, read_only=True) as kept:
        assert kept.state.facts["region"] == "zuid"


def test_the_table_tells_on_what_a_term_rests_and_what_is_not_certain(say: Say) -> None:
    out = say("--add", f"access requested={typed(TODAY)}").out
    for words in ("Art. 12 lid 3 AVG", "1182/71", "elf te controleren", "the school", "14 days left", "M1"):
        assert words in out
    assert json.loads(say("--json").out)["deadlines"][0]["deadline"]["geldig_per"] == "2026-11-01"
