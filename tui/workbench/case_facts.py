"""What only the parents can tell for a committee or an advocate: asked before the paper is made, and kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from models.messages import N_
from reconcile.writing import Product
from tui.workbench.draft_facts import keep_facts
from tui.workbench.form import Field, FormPage, Values

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

_REQUEST: Final = (
    Field(
        "case_forum",
        N_("To which committee"),
        choices=(("gpo", N_("GPO")), ("lkc", N_("LKC")), ("tlv", N_("objection to a TLV"))),
    ),
    Field("case_decision", N_("Against what"), N_("the decision, or what was done")),
    Field("case_decided_on", N_("On which day"), N_("for example: 3-11-2026")),
    Field("case_grounds", N_("What went wrong"), N_("more than one: put ; between")),
    Field("case_tried", N_("What was tried"), N_("more than one: put ; between")),
    Field("case_wanted", N_("What you ask"), N_("for example: that the school adapts the OPP")),
)
_UNKNOWN: Final = ("", N_("not told"))
_RECORDING: Final = (
    Field("recording_by", N_("Who recorded"), N_("for example: moeder")),
    Field("recording_device", N_("With what"), N_("for example: a phone")),
    Field("recording_present", N_("There all the time"), choices=(_UNKNOWN, ("yes", N_("yes")), ("no", N_("no")))),
    Field("recording_announced", N_("Announced"), choices=(_UNKNOWN, ("yes", N_("yes")), ("no", N_("no")))),
    Field("recording_unedited", N_("Nothing cut or changed"), choices=(_UNKNOWN, ("yes", N_("yes")), ("no", N_("no")))),
    Field("recording_why", N_("Why it is needed"), N_("what cannot be shown in another way")),
)
_HANDOVER: Final = (
    Field("handover_to", N_("To whom")),
    Field("handover_purpose", N_("What for")),
    Field("handover_until", N_("To be deleted on"), N_("for example: 1-6-2027")),
)
FIELDS: Final = {
    Product.REQUEST: _REQUEST,
    Product.RECORDING_NOTE: _RECORDING,
    Product.BUNDLE: (*_REQUEST, *_RECORDING),
    Product.BUNDLE_WITHOUT: _REQUEST,
    Product.HANDOVER: (*_HANDOVER, *_REQUEST),
}
"""Which papers state things that stand nowhere else. What is left empty becomes a gap between [ ]."""
DAYS: Final = frozenset({"case_decided_on", "handover_until"})


class CaseForm(FormPage):
    """Asks what `product` states, as it is known in `dossier`, and calls `then` once that is kept."""

    def __init__(self, dossier: "Dossier", product: Product, then: Callable[[], None], *, subject: str) -> None:
        super().__init__(
            N_("For a committee or an advocate"),
            N_("What you leave empty stays open in the paper, between [ ]. F2 is done at any moment."),
            FIELDS[product],
            lambda values: _keep(dossier, product, values),
            lambda _: then(),
            subject=subject,
        )
        self._known = dossier.state.facts

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.fill_in(self._known)


def _keep(dossier: "Dossier", product: Product, values: Values) -> None:
    """Keep what is new in `values`. Raises Misused for a day that cannot be read, and StorageFailed."""
    from tui.moment_words import day_from

    for key in DAYS & set(values):
        if values[key]:
            day_from(values[key])
    keep_facts(dossier, FIELDS[product], values)
