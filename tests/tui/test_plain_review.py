"""Going through the findings line by line: every line says what it is, and every answer is kept at once."""

import io
from pathlib import Path

import pytest

from models.agreement import Agreement, AgreementKind
from models.dossier.dossier import Dossier
from models.dossier.events import Decision
from models.finding import Aspect, Finding, FindingKind, Tier
from models.reconciliation import Reconciliation
from models.report import Statement
from models.transcript import Transcript
from reconcile.reports import read_report
from tui.meeting import Meeting
from tui.plain_review import review_dossier, review_lines
from tui.show import Voice


@pytest.fixture
def meeting(transcript_file: Path, report_file: Path) -> Meeting:
    """One altered promise, one left out, and one that is the same."""
    report = read_report(report_file)
    quote = "Kim krijgt één keer per week een half uur begeleiding van juf Anna."
    start = report.text.index(quote)
    stands = Statement(start=start, end=start + len(quote), text=quote)
    findings = (
        Finding(
            id="F1",
            kind=FindingKind.ALTERED,
            aspects=(Aspect.QUANTITY,),
            agreement="A1",
            turns=(3,),
            statements=(stands,),
            tier=Tier.SURE,
            explanation="Er is twee keer per week gezegd; in het verslag staat één keer.",
        ),
        Finding(
            id="F2",
            kind=FindingKind.OMITTED,
            agreement="A2",
            turns=(5,),
            tier=Tier.LISTEN,
            explanation="Het toesturen van het verslag is niet teruggevonden.",
        ),
        Finding(id="F3", kind=FindingKind.CONFIRMED, agreement="A1", turns=(3,), explanation="Komt overeen."),
    )
    agreements = tuple(
        Agreement(id=f"A{number}", kind=AgreementKind.COMMITMENT, turns=(turn,), text="…")
        for number, turn in ((1, 3), (2, 5))
    )
    outcome = Reconciliation(report_text=report.text, agreements=agreements, findings=findings)
    transcript = Transcript.model_validate_json(transcript_file.read_text(encoding="utf-8"))
    return Meeting("gesprek", transcript, report, outcome)


@pytest.fixture
def dossier(tmp_path: Path, meeting: Meeting, report_file: Path) -> Path:
    """The same meeting in a dossier."""
    with Dossier.create(tmp_path / "Kim") as kept:
        kept.add_transcript(meeting.transcript)
        kept.add_report(report_file)
        kept.add_reconciliation(meeting.reconciliation)
    return tmp_path / "Kim"


def decisions(folder: Path) -> dict[str, Decision]:
    with Dossier.open(folder, read_only=True) as kept:
        return {finding: decided.decision for finding, decided in kept.state.decisions.items()}


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def test_a_finding_is_read_out_in_whole_sentences(meeting: Meeting, capsys: pytest.CaptureFixture[str]) -> None:
    review_lines(meeting, ask=False)
    assert capsys.readouterr().out == (
        "Bevinding 1 van 2, F1: ANDERS IN VERSLAG (hoeveel of hoe vaak).\n"
        "Hoe zeker: duidelijk.\n"
        "Er is twee keer per week gezegd; in het verslag staat één keer.\n"
        "Gezegd, 0:00:30, Wilma Bakker: We spreken af dat Kim twee keer per week een half uur begeleiding krijgt van"
        " juf Anna.\n"
        "In het verslag: Kim krijgt één keer per week een half uur begeleiding van juf Anna.\n"
        "\n"
        "Bevinding 2 van 2, F2: NIET TERUGGEVONDEN.\n"
        "Hoe zeker: luister na.\n"
        "Het toesturen van het verslag is niet teruggevonden.\n"
        "Gezegd, 0:00:50, Wilma Bakker: En ik stuur u het verslag voor vrijdag toe.\n"
        "\n"
    )


def test_no_differences_is_said_too(meeting: Meeting, capsys: pytest.CaptureFixture[str]) -> None:
    same = meeting.reconciliation.model_copy(update={"findings": meeting.reconciliation.findings[2:]})
    review_lines(Meeting("gesprek", meeting.transcript, meeting.report, same), ask=False)
    assert capsys.readouterr().out == "We hebben geen verschillen gevonden.\n"


def test_answers_are_kept_the_moment_they_are_given(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The typist leaves in the middle: what was answered before that is kept."""
    typed(monkeypatch, "a")
    with pytest.raises(EOFError):
        review_dossier(dossier, Voice())
    assert decisions(dossier) == {"F1": Decision.ACCEPTED}


def test_every_letter_has_its_meaning_and_another_changes_nothing(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "N", "x", " t ")
    review_dossier(dossier, Voice())
    assert decisions(dossier) == {"F1": Decision.REJECTED, "F2": Decision.DOUBTFUL}
    assert "Die letter doet hier niets." in capsys.readouterr().err


def test_enter_goes_on_and_s_stops_without_deciding(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "", "s")
    review_dossier(dossier, Voice())
    assert decisions(dossier) == {}


def test_what_was_answered_before_is_told(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "a", "s")
    review_dossier(dossier, Voice())
    typed(monkeypatch, "s")
    review_dossier(dossier, Voice())
    assert "Nu: akkoord." in capsys.readouterr().out
