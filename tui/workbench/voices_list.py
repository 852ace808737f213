"""The list of voices: who each is, or that nobody said so yet, and how much each speaks."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from models.messages import N_
from models.transcript import Side, Speaker
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import BarList
from tui.workbench.casting import Voice
from tui.workbench.passages import SIDE_TONES
from tui.workbench.safe_text import safe_line

SIDE_WORDS = {
    Side.SCHOOL: N_("school"),
    Side.PARENT: N_("parent"),
    Side.OTHER: N_("other"),
}
"""On whose behalf somebody sits at the table, in the order in which it is asked."""


class VoicesList(BarList, inherit_bindings=False):
    """One row of two lines per voice."""

    BINDINGS = bindings_for(Scope.VOICES)

    class FillIn(Message):
        """The user wants to say who this is."""

    @property
    def chosen(self) -> str | None:
        """`Speaker.id` of the voice the cursor is on; None in an empty list."""
        return self.highlighted_option.id if self.highlighted_option else None

    def show(self, voices: Sequence[Voice], chosen: str | None) -> None:
        """Show `voices` with the cursor on `chosen`, a `Speaker.id`, or else where it was."""
        before = self.highlighted or 0
        with self.prevent(self.OptionHighlighted):
            self.set_options([Option(row(voice), id=voice.speaker.id) for voice in voices])
            ids = [voice.speaker.id for voice in voices]
            self.highlighted = ids.index(chosen) if chosen in ids else min(before, len(ids) - 1) if ids else None

    def action_fill_in(self) -> None:
        """Ask to fill in who this is."""
        self.post_message(self.FillIn())


def title_of(person: Speaker) -> str:
    """The name of `person`, else the role, else which voice it is; safe to show."""
    return safe_line(person.name or person.role) or translate(N_("Voice {id}"), id=safe_line(person.id))


def row(voice: Voice) -> Content:
    """Who it is, and under it role, side and how much is said."""
    person = voice.speaker
    known = bool(person.name or person.role)
    return Content.assemble(
        (
            title_of(person),
            f"bold $side-{SIDE_TONES[person.side]}" if known and person.side is not Side.OTHER else "bold",
        ),
        "\n  ",
        (" · ".join(_about(voice, known)), "$label"),
    )


def _about(voice: Voice, known: bool) -> Iterator[str]:
    share = f"{voice.share:.0%}"
    yield share if voice.seconds is None else f"{voice.seconds // 60:.0f}:{voice.seconds % 60:02.0f} ({share})"
    if not known:
        yield translate(N_("not named yet"))
    if voice.speaker.name and voice.speaker.role:
        yield safe_line(voice.speaker.role)
    if known and voice.speaker.side is not Side.OTHER:
        yield translate(SIDE_WORDS[voice.speaker.side])
