"""One remark in full: the words that raised it in their sentence, why, what to ask, on what it rests, which letter."""

from collections.abc import Iterator

from textual.content import Content

from models.dossier.events import RemarkDecided
from models.messages import N_
from models.reconciliation import Remark
from tui.language import translate
from tui.remark_words import letter_words, quoted
from tui.workbench.safe_text import safe_line


def card_of(remark: Remark, decided: RemarkDecided | None, report_text: str) -> Content:
    """The lines about `remark`, with the parent's own view when there is one."""
    return Content("\n").join(_lines(remark, decided, report_text))


def _lines(remark: Remark, decided: RemarkDecided | None, report_text: str) -> Iterator[Content]:
    yield quote_of(remark, report_text) if quoted(remark, report_text) else _dim(N_("This stands nowhere in it."))
    yield Content(safe_line(remark.explanation))
    if remark.advice:
        yield Content.assemble((translate(N_("What you can do:")), "bold"), " ", safe_line(remark.advice))
    if letter := letter_words(remark):
        yield Content.assemble((translate(N_("Which letter:")), "bold"), " ", letter)
    if remark.source:
        yield Content.assemble((translate(N_("Rests on:")), "bold"), " ", (safe_line(remark.source), "$label"))
    if decided and decided.note:
        yield Content.assemble((translate(N_("Your view:")), "bold"), " ", safe_line(decided.note))


def _dim(message: str) -> Content:
    return Content.styled(translate(message), "$label")


def quote_of(remark: Remark, report_text: str) -> Content:
    """The sentence, with the very words that raised the remark made bold."""
    if not remark.statements:
        return Content(f"“{safe_line(quoted(remark, report_text))}”")
    statement = remark.statements[0]
    pieces: list[Content] = [Content("“")]
    place = statement.start
    for start, end in remark.words:
        if place <= start and end <= statement.end:
            pieces += [
                Content(_one_line(report_text[place:start])),
                Content.styled(_one_line(report_text[start:end]), "bold underline"),
            ]
            place = end
    return Content("").join([*pieces, Content(_one_line(report_text[place : statement.end])), Content("”")])


def _one_line(text: str) -> str:
    """As `safe_line`, with the blanks at both ends that join it to what stands beside it."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{safe_line(text.strip())}{after}"
