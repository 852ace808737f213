"""Writing a paper for the school to a folder, from a meeting and the findings the parent accepted."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.files import make_private_folder, write_atomically
from models.messages import N_
from models.transcript import Side
from tui.days import today
from tui.meeting import Meeting
from tui.misuse import Misused
from tui.words import is_shown

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from reconcile.writing import Letter, LetterFacts, Product, Sources
    from reconcile.writing.rendering.files import Format
    from reconcile.writing.tracked.version import Tracked

ALL: Final = "all"


def accepted_of(meeting: Meeting, choice: str | None) -> Mapping[str, str | None]:
    """The findings a paper is made from, each with the parent's own words or None: those `choice` names, else those
    accepted in the dossier.

    `choice` is "all" (every difference that is shown without being asked for) or ids ("F1,F3"). Raises Misused when
    it names a finding that is not there, or when nothing was accepted at all: the parent decides, not the program.
    """
    if choice is None:
        if not meeting.accepted:
            raise Misused(
                N_("No finding has been accepted yet, so there is nothing to write about."),
                meaning=N_("Nothing was written."),
                remedy=N_("Name the findings you agree with, as in “--accept F1,F3”, or “--accept all”."),
            )
        return meeting.accepted
    findings = meeting.reconciliation.findings
    if choice.strip().lower() == ALL:
        return {finding.id: meeting.accepted.get(finding.id) for finding in findings if is_shown(finding)}
    named = {part.strip().upper() for part in choice.split(",")} - {""}
    unknown = named - {finding.id for finding in findings}
    if unknown or not named:
        raise Misused(
            N_("There is no finding {name}."),
            meaning=N_("Nothing was written."),
            remedy=N_("“kloppend reconcile” shows the findings with their numbers; “--accept all” takes every one."),
            name=", ".join(sorted(unknown)) or choice,
        )
    return {finding.id: meeting.accepted.get(finding.id) for finding in findings if finding.id in named}


def write_paper(
    meeting: Meeting, product: "Product", folder: Path, *, file_format: "Format" = "docx", show_changes: bool = False
) -> Path:
    """Write `product`, a paper for the school, into `folder`, made when needed, and return its path.

    Raises WouldLeak when the paper would show what the school may not see, and StorageFailed; then nothing is written.
    """
    from reconcile.writing import write

    letter = write(product, sources_of(meeting, today()), file_format, show_changes=show_changes)
    return put_letter(letter, folder)


def write_tracked(meeting: Meeting, original: bytes, folder: Path) -> tuple[Path, "Tracked"]:
    """Put what was accepted into `original`, the school's own Word file, as tracked changes, and write that.

    Raises NoTrackedVersion when the file does not allow it, and as `write_paper` does.
    """
    from reconcile.writing import Letter
    from reconcile.writing.tracked.report import file_name_of, tracked_report

    sources = sources_of(meeting, today())
    made = tracked_report(original, sources)
    return put_letter(Letter(file_name_of(sources.facts), made.content), folder), made


def put_letter(letter: "Letter", folder: Path) -> Path:
    """Write `letter` into `folder`, made when needed, and return its path. Raises StorageFailed."""
    make_private_folder(folder)
    path = folder / letter.file_name
    write_atomically(path, letter.content)
    return path


def edited_letter(folder: Path, product: "Product", file_format: "Format", number: int) -> "Letter | None":
    """`product` as the parent edited it in meeting `number` of the dossier in `folder`; None when it never was touched.

    Raises WouldLeak when it shows what the school may not see, and all that opening a dossier raises.
    """
    from models.dossier.dossier import Dossier
    from tui.workbench.draft_keeping import Drafting

    with Dossier.open(folder, meeting=number, read_only=True) as dossier:
        if product.value not in dossier.state.drafts:
            return None
        return Drafting.load(dossier, today()).letter(product, file_format)


def keep_letter(letter: "Letter", dossier: "Dossier") -> Path:
    """Write `letter` among the exports of `dossier`, beside what is there; return its path. Raises StorageFailed."""
    from models.dossier.places import free_name

    wanted = dossier.export_path(letter.file_name)
    path = wanted.with_name(free_name(wanted.parent, wanted.name))
    write_atomically(path, letter.content)
    return path


def sources_of(meeting: Meeting, day: datetime.date) -> "Sources":
    """What the letters of `day` are made from."""
    from reconcile.writing import Sources

    return Sources(
        meeting.transcript, meeting.report, meeting.reconciliation, meeting.accepted, facts_of(meeting, day),
        meeting.remarks, meeting.moments, meeting.kept,
    )  # fmt: skip


def facts_of(meeting: Meeting, today: datetime.date) -> "LetterFacts":
    """What a letter of `today` states about itself: from the dossier, and which parents were there."""
    from reconcile.writing import LetterFacts, Tone

    names = (each.name for each in meeting.transcript.speakers if each.side is Side.PARENT and each.name)
    alone, writer = meeting.facts.get("alone") == "yes", meeting.facts.get("writer", "")
    return LetterFacts(
        today=today,
        meeting_date=meeting.transcript.date,
        meeting=meeting.facts.get("meeting", ""),
        child=meeting.facts.get("child", ""),
        school=meeting.facts.get("school", ""),
        addressee=meeting.facts.get("addressee", ""),
        tone=Tone(meeting.facts.get("tone") or Tone.WARM),
        alone=alone,
        address=meeting.facts.get("address", ""),
        secret_address=meeting.facts.get("secret_address") == "yes",
        parents=(writer,) if alone and writer else tuple(names),
    )
