"""From the name of a paper to its file: who reads it decides how it is made and where it lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.dossier.folder import EXPORTS, place_of
from models.messages import N_
from reconcile.writing.products import ABOUT_FINDINGS, Audience, Product, audience_of
from tui.meeting import Meeting
from tui.misuse import Misused
from tui.other_papers import SUBFOLDERS
from tui.papers import accepted_of, edited_letter, put_letter, write_paper, write_tracked

if TYPE_CHECKING:
    from reconcile.writing.rendering.files import Format

ALL: Final = "all"
TOLD: Final = {
    Audience.SCHOOL: N_("Written for the school. Read it through before you send it; you decide what goes out:"),
    Audience.COMMITTEE: N_("Written, not for the school. Give it only to whom it is for:"),
    Audience.PRIVATE: N_("Written for yourself:"),
}
AS_EDITED: Final = N_("This is the letter as you changed it in the workbench:")


@dataclass(frozen=True)
class Order:
    """How the papers should be made."""

    file_format: "Format | None" = None
    """By default Word for the school, and PDF for others."""
    accept: str | None = None
    """As `accepted_of` takes it."""
    show_changes: bool = False
    """Mark what is new in a counter-version."""
    tracked: bool = False
    """Put a counter-version into the school's own file."""
    with_recording: bool = False
    """Papers that hold what can be heard too."""
    nameless: bool = False
    """Roles instead of names, in papers that are not for the school."""


@dataclass(frozen=True)
class Made:
    """A paper that was written."""

    path: Path
    told: str
    """Message id: what to say of it."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Findings that could not be put in, each with the reason, a message id."""
    doubtful: tuple[str, ...] = ()
    """Words that may be a name still, in a paper without names."""


def typed_name(product: Product) -> str:
    """The name of a paper as it is typed in a command."""
    return product.value.replace("_", "-")


def papers_named(name: str) -> tuple[Product, ...]:
    """The paper with this name, or all of them for "all". Raises Misused for another name."""
    known = {typed_name(product): product for product in Product}
    if name.lower() == ALL:
        return tuple(Product)
    if name.lower() not in known:
        raise Misused(
            N_("There is no paper called {name}."),
            meaning=N_("Nothing was written."),
            remedy=N_("Choose one of: {names}; or all."),
            name=name,
            names=", ".join(known),
        )
    return (known[name.lower()],)


def make(product: Product, meeting: Meeting, sources: Sequence[Path], order: Order, to: Path | None) -> Made:
    """Write `product` of the `meeting` in `sources`, into `to` or where it belongs.

    Raises Misused when it cannot be made from `sources` or was not asked for by name, WouldLeak when the school may
    not see what it says, and StorageFailed; then nothing of it was written.
    """
    audience = audience_of(product)
    place = place_of(sources[0], EXPORTS, meeting.number) if _is_dossier(sources) else Path.cwd()
    folder = (to or place) / SUBFOLDERS.get(audience, "")
    if audience is Audience.SCHOOL:
        return _for_school(product, meeting, sources, order, folder)
    from models.dossier.dossier import Dossier
    from tui.other_papers import HOLDS_RECORDING, write_other_paper

    if product in HOLDS_RECORDING and not order.with_recording:
        raise Misused(
            N_("{name} holds what can be heard in the recording."),
            meaning=N_("It was not written: that is for you to choose."),
            remedy=N_("Add --with-recording if you want that, or take a paper without it, such as bundle-without."),
            name=typed_name(product),
        )
    if not _is_dossier(sources):
        raise Misused(
            N_("{name} can only be made from a dossier."),
            meaning=N_("Nothing was written."),
            remedy=N_("Make one with “{example}”, and take both files in."),
            name=typed_name(product),
            example="kloppend new",
        )
    chosen = _with_choice(meeting, order)
    with Dossier.open(sources[0], meeting=meeting.number, read_only=True) as dossier:
        kind = order.file_format or "pdf"
        written = write_other_paper(dossier, chosen, product, kind, folder, nameless=order.nameless)
        return Made(written.path, TOLD[audience], doubtful=written.doubtful)


def _for_school(product: Product, meeting: Meeting, sources: Sequence[Path], order: Order, folder: Path) -> Made:
    told, kind = TOLD[Audience.SCHOOL], order.file_format or "docx"
    if order.tracked and product is Product.COUNTER_VERSION:
        path, tracked = write_tracked(_with_choice(meeting, order, needed=True), _report_in(sources, meeting), folder)
        return Made(path, told, tracked.refused)
    if order.accept is None and not order.show_changes and _is_dossier(sources):
        letter = edited_letter(sources[0], product, kind, meeting.number)
        if letter:
            return Made(put_letter(letter, folder), AS_EDITED)
    chosen = _with_choice(meeting, order, needed=product in ABOUT_FINDINGS)
    return Made(write_paper(chosen, product, folder, file_format=kind, show_changes=order.show_changes), told)


def _report_in(sources: Sequence[Path], meeting: Meeting) -> bytes:
    """The report of the school as it came in."""
    from models.dossier.dossier import Dossier
    from models.files import read_private

    if not _is_dossier(sources):
        return read_private(sources[-1])
    with Dossier.open(sources[0], meeting=meeting.number, read_only=True) as dossier:
        return read_private(dossier.path_of(dossier.original(dossier.state.reports[-1])))


def _with_choice(meeting: Meeting, order: Order, *, needed: bool = False) -> Meeting:
    """`meeting` with the findings of `order` accepted; Misused when some are `needed` and there are none."""
    if order.accept is None and not needed:
        return meeting
    return replace(meeting, accepted=accepted_of(meeting, order.accept))


def _is_dossier(sources: Sequence[Path]) -> bool:
    return len(sources) == 1 and sources[0].is_dir()
