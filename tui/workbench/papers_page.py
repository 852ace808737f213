"""All papers there are, by who reads them, to pick one from."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from reconcile.writing import Audience, Product, products_for
from tui.language import translate
from tui.product_words import AUDIENCE_WORDS, PRODUCT_WORDS
from tui.workbench.actions import Scope
from tui.workbench.bar_list import ChoiceList
from tui.workbench.page import Page


class PapersPage(Page):
    """Hands the paper that was picked to `then`."""

    PLACE = Scope.PICKING
    NAME = N_("All papers")
    AUTO_FOCUS = "#papers-list"

    def __init__(self, here: Product, then: Callable[[Product], None], *, subject: str = "") -> None:
        """The cursor begins on `here`."""
        super().__init__(subject)
        self._here = here
        self._then = then

    def body(self) -> ComposeResult:
        """The question and the papers."""
        yield Static(translate(N_("Which paper? Each says what it is for.")), id="opening", markup=False)
        papers = ChoiceList(id="papers-list", markup=False)
        for audience in Audience:
            papers.add_option(
                Option(Content.styled(translate(AUDIENCE_WORDS[audience]), "bold $accent"), disabled=True)
            )
            papers.add_options(_row(product) for product in products_for(audience))
        yield papers

    def on_mount(self) -> None:
        """Put the cursor where the user comes from."""
        papers = self.query_one("#papers-list", ChoiceList)
        papers.highlighted = papers.get_option_index(self._here.value)

    @on(OptionList.OptionSelected, "#papers-list")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.app.pop_screen()
        self._then(Product(str(event.option_id)))


def _row(product: Product) -> Option:
    words = PRODUCT_WORDS[product]
    content = Content.assemble((translate(words.name), "bold"), "\n    ", (translate(words.purpose), "$label"))
    return Option(Content("  ") + content, id=product.value)
