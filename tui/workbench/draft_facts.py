"""The names that stand in every letter, filled in once instead of at every place."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from models.messages import N_
from reconcile.writing import Tone
from tui.workbench.form import Field, FormPage, Values

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

FIELDS: Final = (
    Field("addressee", N_("To whom"), N_("for example: mevrouw Jansen")),
    Field("child", N_("Name of your child")),
    Field("school", N_("Name of the school")),
    Field("meeting", N_("Kind of meeting"), N_("for example: MDO")),
    Field("tone", N_("Tone"), choices=((Tone.WARM, N_("warm")), (Tone.PLAIN, N_("plain")), (Tone.FIRM, N_("firm")))),
    Field("alone", N_("Who writes"), choices=(("no", N_("both parents")), ("yes", N_("one parent")))),
    Field("writer", N_("Name of who writes"), N_("only when one parent writes")),
    Field("address", N_("Your address"), N_("only stands where the law asks for it")),
    Field("secret_address", N_("Secret address"), choices=(("no", N_("no")), ("yes", N_("yes: nowhere in a letter")))),
)
"""The keys are those of the facts in a dossier."""


class FactsForm(FormPage):
    """Asks for the facts of the letters in `dossier`, as they are known, and calls `then` once they are kept."""

    def __init__(self, dossier: "Dossier", then: Callable[[], None], *, subject: str) -> None:
        super().__init__(
            N_("Names in the letter"),
            N_("These stand in every letter. The names of the parents come from step 3, Who is who."),
            FIELDS,
            lambda values: keep_facts(dossier, FIELDS, values),
            lambda _: then(),
            subject=subject,
        )
        self._known = dossier.state.facts

    def on_mount(self) -> None:
        """Fill in what is known."""
        self.fill_in(self._known)


def keep_facts(dossier: "Dossier", fields: Sequence[Field], values: Values) -> None:
    """Keep what is new in `values` of `fields`; the first choice of a line is what holds while nobody chose.

    Raises StorageFailed.
    """
    from models.dossier.events import FactSet

    for field in fields:
        untold = field.choices[0][0] if field.choices else ""
        if values[field.key] != dossier.state.facts.get(field.key, untold):
            dossier.append(FactSet(key=field.key, value=values[field.key]))
