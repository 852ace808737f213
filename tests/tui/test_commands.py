"""The commands on input that is good: data on stdout, the same bytes every time, and everything kept in the dossier."""

import json
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, FindingDecided
from models.exits import ExitCode
from models.finding import FindingKind, Tier
from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Transcript
from tests.tui.conftest import Command


@pytest.fixture
def dossier(kloppend: Command, tmp_path: Path, transcript_file: Path, report_file: Path) -> Path:
    """A dossier with the meeting and the report in it."""
    made = kloppend("new", "Kim 2026", "--home", tmp_path, "--date", "12-03-2026", "--child", "Kim")
    folder = Path(made.out.strip())
    assert kloppend("import", transcript_file, "--dossier", folder).code == ExitCode.DONE
    assert kloppend("import", report_file, "--as", "report", "--dossier", folder).code == ExitCode.DONE
    return folder


def test_reconcile_prints_json_that_is_the_contract_and_nothing_else(
    kloppend: Command, transcript_file: Path, report_file: Path
) -> None:
    answer = kloppend("reconcile", transcript_file, report_file, "--json")
    assert answer.code == ExitCode.DONE
    outcome = Reconciliation.model_validate_json(answer.out)
    assert outcome.report_text == report_file.read_text(encoding="utf-8")
    turns = {turn.id for turn in Transcript.model_validate_json(transcript_file.read_text(encoding="utf-8")).turns}
    ids = {agreement.id for agreement in outcome.agreements}
    for finding in outcome.findings:
        assert set(finding.turns) <= turns
        assert finding.agreement is None or finding.agreement in ids
        assert finding.explanation
        for statement in finding.statements:
            assert outcome.report_text[statement.start : statement.end] == statement.text


def test_reconcile_gives_the_same_bytes_every_time(kloppend: Command, transcript_file: Path, report_file: Path) -> None:
    first = kloppend("reconcile", transcript_file, report_file, "--json")
    assert first.out == kloppend("reconcile", transcript_file, report_file, "--json").out
    assert first.out.endswith("}\n")


def test_quiet_says_nothing_when_nothing_is_wrong(kloppend: Command, transcript_file: Path, report_file: Path) -> None:
    assert kloppend("--quiet", "reconcile", transcript_file, report_file, "--json").told == ""


def test_the_table_shows_differences_in_words_and_everything_only_when_asked(
    kloppend: Command, transcript_file: Path, report_file: Path
) -> None:
    outcome = Reconciliation.model_validate_json(kloppend("reconcile", transcript_file, report_file, "--json").out)
    table = kloppend("reconcile", transcript_file, report_file).out
    everything = kloppend("reconcile", transcript_file, report_file, "--all").out
    assert "Wat we vonden" in table
    for finding in outcome.findings:
        hidden = finding.kind is FindingKind.CONFIRMED or finding.tier is Tier.HIDDEN
        assert (f"{finding.id} " in table) is not hidden
        assert f"{finding.id} " in everything


def test_import_shows_who_speaks_and_gives_the_transcript_to_programs(kloppend: Command, transcript_file: Path) -> None:
    assert "Wilma Bakker" in kloppend("import", transcript_file).out
    given = Transcript.model_validate_json(kloppend("import", transcript_file, "--json").out)
    assert len(given.turns) == 6


def test_a_transcript_without_a_day_takes_the_one_that_is_given(kloppend: Command, tmp_path: Path) -> None:
    subtitles = tmp_path / "gesprek.vtt"
    subtitles.write_text("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Noor>Goedemiddag allemaal.\n", encoding="utf-8")
    given = Transcript.model_validate_json(kloppend("import", subtitles, "--json", "--date", "12-03-2026").out)
    assert str(given.date) == "2026-03-12"


def test_a_report_is_given_to_programs_as_it_was_read(kloppend: Command, report_file: Path) -> None:
    given = Report.model_validate_json(kloppend("import", report_file, "--as", "report", "--json").out)
    assert given.text == report_file.read_text(encoding="utf-8")


def test_new_prints_the_folder_and_keeps_what_letters_need(dossier: Path) -> None:
    assert dossier.name == "Kim 2026"
    with Dossier.open(dossier) as kept:
        assert kept.state.facts == {"meeting_date": "2026-03-12", "child": "Kim"}


def test_a_dossier_under_documents_is_found_by_its_name(
    kloppend: Command, tmp_path: Path, transcript_file: Path, report_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path(kloppend("new", "Kim").out.strip())
    assert folder.parent.name == "Kloppend"
    assert kloppend("import", transcript_file, "--dossier", "Kim").code == ExitCode.DONE
    assert kloppend("import", report_file, "--as", "report", "--dossier", "Kim").code == ExitCode.DONE
    assert kloppend("reconcile", "Kim").code == ExitCode.DONE
    with Dossier.open(folder) as kept:
        assert kept.reconciliation() is not None


def test_reconcile_of_a_dossier_keeps_the_outcome(kloppend: Command, dossier: Path) -> None:
    given = Reconciliation.model_validate_json(kloppend("reconcile", dossier, "--json").out)
    with Dossier.open(dossier) as kept:
        assert kept.reconciliation() == given


def test_the_same_meeting_gives_the_same_outcome_from_files_and_from_a_dossier(
    kloppend: Command, dossier: Path, transcript_file: Path, report_file: Path
) -> None:
    from_files = json.loads(kloppend("reconcile", transcript_file, report_file, "--json").out)
    assert json.loads(kloppend("reconcile", dossier, "--json").out) == from_files


@pytest.mark.parametrize("product", ["own-report", "reaction", "counter-version"])
@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_a_paper_is_written_where_it_was_asked_for(
    kloppend: Command, tmp_path: Path, transcript_file: Path, report_file: Path, product: str, kind: str
) -> None:
    folder = tmp_path / "brieven"
    options = ("--format", kind, "--to", folder, "--accept", "all")
    answer = kloppend("export", product, transcript_file, report_file, *options)
    assert answer.code == ExitCode.DONE
    (written,) = folder.iterdir()
    assert answer.out == f"{written}\n"
    assert written.suffix == f".{kind}"
    assert written.stat().st_size > 200


def test_an_own_report_needs_no_decision(
    kloppend: Command, tmp_path: Path, transcript_file: Path, report_file: Path
) -> None:
    answer = kloppend("export", "own-report", transcript_file, report_file, "--format", "txt", "--to", tmp_path / "uit")
    assert answer.code == ExitCode.DONE
    assert Path(answer.out.strip()).is_file()


def test_nothing_is_written_before_the_parent_decides(kloppend: Command, dossier: Path) -> None:
    answer = kloppend("export", "reaction", dossier)
    assert answer.code == ExitCode.USAGE
    assert answer.out == ""
    assert not (dossier / "uitvoer").exists()


def test_a_paper_from_a_dossier_is_made_from_what_was_accepted_there(kloppend: Command, dossier: Path) -> None:
    kloppend("reconcile", dossier)
    with Dossier.open(dossier) as kept:
        outcome = kept.reconciliation()
        assert outcome is not None
        finding = next(each for each in outcome.findings if each.kind is not FindingKind.CONFIRMED)
        kept.append(FindingDecided(finding=finding.id, decision=Decision.ACCEPTED))
    answer = kloppend("export", "reaction", dossier, "--format", "txt")
    assert answer.code == ExitCode.DONE
    written = Path(answer.out.strip())
    assert written.parent == dossier / "uitvoer"
    assert "Kim" in written.read_text(encoding="utf-8")


def test_a_word_that_may_not_go_out_is_shown_and_nothing_is_written(kloppend: Command, dossier: Path) -> None:
    kloppend("reconcile", dossier)
    with Dossier.open(dossier) as kept:
        outcome = kept.reconciliation()
        assert outcome is not None
        finding = next(each for each in outcome.findings if each.kind is not FindingKind.CONFIRMED)
        words = "Dat staat op de opname."
        kept.append(FindingDecided(finding=finding.id, decision=Decision.CHANGED, note=words))
    answer = kloppend("export", "reaction", dossier, "--format", "txt")
    assert answer.code == ExitCode.UNREADABLE
    assert "opname" in answer.told
    assert answer.out == ""
    assert not (dossier / "uitvoer").exists()


def test_a_finding_that_is_not_there_is_named(kloppend: Command, transcript_file: Path, report_file: Path) -> None:
    answer = kloppend("--quiet", "export", "reaction", transcript_file, report_file, "--accept", "F999")
    assert answer.code == ExitCode.USAGE
    assert "F999" in answer.sentences[0]


def test_review_away_from_a_terminal_reads_out_every_finding(
    kloppend: Command, transcript_file: Path, report_file: Path
) -> None:
    outcome = Reconciliation.model_validate_json(kloppend("reconcile", transcript_file, report_file, "--json").out)
    shown = [f for f in outcome.findings if f.kind is not FindingKind.CONFIRMED and f.tier is not Tier.HIDDEN]
    answer = kloppend("review", transcript_file, report_file, "--plain")
    assert answer.code == ExitCode.DONE
    assert answer.out.count("Bevinding ") == len(shown) > 0
    assert all(finding.explanation in answer.out for finding in shown)
