"""The papers there are for the school, and the two lines above them: which is in sight, and what can be done."""

from typing import Final

from textual.content import Content
from textual.style import Style

from models.messages import N_
from reconcile.writing import Product
from tui.language import translate
from tui.product_words import PRODUCT_WORDS
from tui.workbench.actions import Scope, actions_in, key_for
from tui.workbench.draft_actions import DEEDS
from tui.workbench.lines import key_content

OWN_KEYS: Final = {
    Product.OWN_REPORT: "draft_own_report",
    Product.REACTION: "draft_reaction",
    Product.COUNTER_VERSION: "draft_counter_version",
}
"""The papers most made, each with its action."""
NOTHING_AGREED: Final = N_(
    "There is nothing to write about yet, for you have not agreed with a finding so far. Go back with {back} and open"
    " step 5, Compare: {agree} agrees, {reword} says it in your own words. Your own report can be made already: {own}."
)


def papers_lines(here: Product) -> Content:
    """The papers with their keys, the one in sight marked, and below them what can be done; all can be clicked."""
    labels = {action.id: action.label for action in actions_in(Scope.DRAFT)}
    names = Content()
    for product, action in OWN_KEYS.items():
        name = labels[action]
        click = Style.from_meta({"@click": f"screen.show_paper('{product.value}')"})
        sign, style = ("▸", "bold $accent") if product is here else (" ", "$label")
        key = Style.parse("bold $footer-key-foreground") + click
        names += Content.assemble(
            (f"{sign}{key_for(action)} ", key), (translate(name), Style.parse(style) + click), "  "
        )
    other = Style.from_meta({"@click": "screen.papers"})
    if here not in OWN_KEYS:
        names = Content.assemble(("▸ ", "bold $accent"), (translate(PRODUCT_WORDS[here].name), "bold $accent"), "  ")
    names += Content.assemble(
        (f" {key_for('draft_papers')} ", Style.parse("bold $footer-key-foreground") + other),
        (translate(N_("other papers")), Style.parse("$label") + other),
    )
    deeds = {action.id: action for action in actions_in(Scope.DRAFT)}
    return Content("\n").join([names, Content().join(key_content(deeds[name]) for name in DEEDS)])


def nothing_agreed() -> Content:
    """What to do first, when there is nothing to write about."""
    return Content(
        translate(
            NOTHING_AGREED, back=key_for("leave"), agree=key_for("agree"), reword=key_for("reword"),
            own=key_for("draft_own_report"),
        )
    )  # fmt: skip
