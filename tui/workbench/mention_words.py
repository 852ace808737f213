"""What a later meeting has of an agreement, in words: what was searched and found, never what somebody did or left."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.content import Content

from models.dossier.events import Kept
from models.messages import N_
from tui.language import translate
from tui.words import clock
from tui.workbench.safe_text import safe_line

if TYPE_CHECKING:
    from models.transcript import Transcript
    from reconcile.over_time.carrying import Carried, Mention

KEPT_WORDS: Final = {
    Kept.DONE: N_("has been done"),
    Kept.NOT_DONE: N_("has not been done"),
    Kept.UNCLEAR: N_("unclear"),
}
KEPT_SIGNS: Final = {Kept.DONE: "✓", Kept.NOT_DONE: "✗", Kept.UNCLEAR: "?"}


def mention_lines(carried: "Carried | None", transcript: "Transcript | None", *, reported: bool) -> Iterator[Content]:
    """What was said of it in this meeting, what its report says, and what that may come to."""
    from reconcile.over_time.carrying import Search

    if carried is None:
        yield Content(translate(N_("The text of that meeting has changed since, so this was not searched for.")))
        return
    said = {
        Search.FOUND: N_("Spoken of{place}: “{text}”"),
        Search.MAYBE: N_("Perhaps spoken of{place}; read whether it is about this: “{text}”"),
        Search.NOT_FOUND: N_("Not found in what was said. Searched in the whole text."),
        Search.NOT_SEARCHED: N_("Not searched in what was said: there is too little to go by."),
    }
    written = {
        Search.FOUND: N_("In the report: “{text}”"),
        Search.MAYBE: N_("Perhaps in the report; read whether it is about this: “{text}”"),
        Search.NOT_FOUND: N_("Not found in the report. Searched in every sentence."),
        Search.NOT_SEARCHED: N_("Not searched in the report: there is too little to go by."),
    }
    if transcript is None:
        yield Content(translate(N_("What was said in this meeting is not here yet.")))
    else:
        yield _line(said[carried.said.search], carried.said, _place(carried.said, transcript))
    if not reported:
        yield Content(translate(N_("The report of this meeting is not here yet.")))
    else:
        yield _line(written[carried.written.search], carried.written, "")
    if carried.because:
        message = N_("This sounds like “{state}”: “{text}” You decide.")
        state = translate(KEPT_WORDS[carried.proposed])
        yield Content.styled(translate(message, state=state, text=safe_line(carried.because)), "$accent")


def _line(message: str, mention: "Mention", place: str) -> Content:
    text = safe_line(mention.piece.statement.text) if mention.piece else ""
    return Content(translate(message, text=text, place=place))


def _place(mention: "Mention", transcript: "Transcript") -> str:
    """When, and by whom; empty when it was not found."""
    if mention.piece is None or mention.piece.turn is None:
        return ""
    turn = transcript.turn(mention.piece.turn)
    parts = (clock(turn.start), safe_line(transcript.speaker_of(turn).label))
    return f" ({', '.join(filter(None, parts))})"
