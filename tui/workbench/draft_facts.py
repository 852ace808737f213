"""The names that stand in every letter, filled in once instead of at every place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.widgets import Input

from models.messages import N_
from tui.workbench.form import Field, FormPage, Values

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

FIELDS: Final = (
    Field("addressee", N_("To whom"), N_("for example: mevrouw Jansen")),
    Field("child", N_("Name of your child")),
    Field("school", N_("Name of the school")),
    Field("meeting", N_("Kind of meeting"), N_("for example: MDO")),
)
"""The keys are those of the facts in a dossier."""


class FactsForm(FormPage):
    """Asks for the facts of the letters in `dossier`, as they are known, and calls `then` once they are kept."""

    def __init__(self, dossier: "Dossier", then: Callable[[], None], *, subject: str) -> None:
        super().__init__(
            N_("Names in the letter"),
            N_("These stand in every letter. The names of the parents come from step 3, Who is who."),
            FIELDS,
            lambda values: keep_facts(dossier, values),
            lambda _: then(),
            subject=subject,
        )
        self._known = dossier.state.facts

    def on_mount(self) -> None:
        """Fill in what is known."""
        for field in FIELDS:
            self.query_one(f"#field-{field.key}", Input).value = self._known.get(field.key, "")


def keep_facts(dossier: "Dossier", values: Values) -> None:
    """Keep what is new in `values`. Raises StorageFailed."""
    from models.dossier.events import FactSet

    for key, value in values.items():
        if value != dossier.state.facts.get(key, ""):
            dossier.append(FactSet(key=key, value=value))
