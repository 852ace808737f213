"""Papers for a committee, an advocate, or the parents themselves: from a dossier to files, kept apart from letters."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.dossier.places import free_name
from models.files import make_private_folder, write_atomically
from models.messages import N_
from reconcile.writing.products import CODES, Audience, Product, audience_of
from tui.case import case_of
from tui.days import today
from tui.house import house_of

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from reconcile.writing.committee.case import Case
    from reconcile.writing.document import Document
    from reconcile.writing.rendering.files import Format
    from tui.meeting import Meeting

HOLDS_RECORDING: Final = frozenset({Product.COMPARISON, Product.TRANSCRIPT, Product.RECORDING_NOTE, Product.BUNDLE})
"""Papers that show what can be heard in the recording."""
BUNDLES: Final = frozenset({Product.BUNDLE, Product.BUNDLE_WITHOUT, Product.HANDOVER})
"""Papers that are a folder with more than one file."""
MAYBE_NAMES: Final = N_("Read it through before you share it. These may be names still: {words}.")
SUBFOLDERS: Final = {Audience.COMMITTEE: "commissie", Audience.PRIVATE: "prive"}
"""Where they lie, in the folder for exports: nobody should send one to a school by mistake."""


@dataclass(frozen=True)
class Written:
    """A paper that lies on the disk."""

    path: Path
    """The file, or the folder of a bundle."""
    doubtful: tuple[str, ...] = ()
    """Of one with roles instead of names: words that may be a name still."""


def write_other_paper(
    dossier: "Dossier", meeting: "Meeting", product: Product, kind: "Format", folder: Path, *, nameless: bool = False
) -> Written:
    """Make `product` from `meeting`, which is in `dossier`, and put it in `folder`, beside what is there.

    `nameless` puts roles in the place of names, to share it with peers; a bundle keeps them. Raises NotFound,
    Unreadable and StorageFailed; WouldLeak when a paper without the recording would tell of it.
    """
    day = today()
    case = case_of(dossier, meeting, day)
    make_private_folder(folder)
    if product in BUNDLES:
        from importlib.metadata import version

        from reconcile.writing.committee.bundle import bundle
        from reconcile.writing.committee.sending import put_folder

        files = bundle(
            case,
            with_recording=product is Product.BUNDLE,
            hand_over=product is Product.HANDOVER,
            program=f"kloppend {version('kloppend')}",
        )
        path = folder / free_name(folder, _stem(product, case))
        put_folder(files, path)
        return Written(path)
    from reconcile.writing.rendering.files import rendered

    document, stem = _document(product, case, dossier, meeting), _stem(product, case)
    doubtful: tuple[str, ...] = ()
    if nameless:
        document, doubtful = _without_names(document, case)
        stem = f"{CODES[product]}_{day.isoformat()}"
    path = folder / free_name(folder, f"{stem}.{kind}")
    content = rendered(document, kind, day)
    if audience_of(product) is Audience.COMMITTEE and product not in HOLDS_RECORDING:
        from reconcile.writing.committee.without import assert_no_recording

        assert_no_recording(replace(case, enclosures=()), {path.name: content})
    write_atomically(path, content)
    return Written(path, doubtful)


def _without_names(document: "Document", case: "Case") -> "tuple[Document, tuple[str, ...]]":
    """`document` with roles, and the words in it that may be a name still."""
    from reconcile.writing.document import lines_of
    from reconcile.writing.sharing.cast import cast_of
    from reconcile.writing.sharing.pseudonyms import Pseudonyms

    shared, done = Pseudonyms(cast_of(case.sources.facts, case.transcript), lines_of(document)).shared_document(
        document
    )
    return shared, done.doubtful


def keep_other_paper(dossier: "Dossier", product: Product, kind: "Format", *, nameless: bool = False) -> Written:
    """Make `product` from the meeting that is open, and keep it among its exports. Raises as above."""
    from tui.meeting import meeting_in
    from tui.show import Voice

    folder = dossier.exports / SUBFOLDERS[audience_of(product)]
    return write_other_paper(dossier, meeting_in(dossier, Voice(quiet=True)), product, kind, folder, nameless=nameless)


def _document(product: Product, case: "Case", dossier: "Dossier", meeting: "Meeting") -> "Document":
    if audience_of(product) is Audience.COMMITTEE:
        from reconcile.writing.committee.papers import paper

        return paper(product, case, with_recording=product in HOLDS_RECORDING)
    from reconcile.writing.private.builders import BUILDERS

    return BUILDERS[product](house_of(dossier, meeting, case.today))


def _stem(product: Product, case: "Case") -> str:
    """A file name that says what it is and of which day."""
    from reconcile.writing.committee.words import words
    from reconcile.writing.phrasing.wording import letters

    names: dict[str, str] = words()["files"] | letters()["private"]
    title = names.get(product.value, names["bundle"])
    return f"{CODES[product]}_{title}_{case.today.isoformat()}"
