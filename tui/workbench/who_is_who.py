"""Who is who: listen to each voice and say whose it is. Every change is kept at once, and can be taken back."""

import contextlib
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList, Static

from models.dossier.events import Change, TurnsGiven
from models.messages import N_
from models.problems import Problem
from models.transcript import Side, Speaker
from tui.language import translate
from tui.sound.player import Player
from tui.sound.recording import Recording, recording_of
from tui.words import clock
from tui.workbench.actions import Scope, actions_in, bindings_for, key_for
from tui.workbench.casting import Casting
from tui.workbench.lines import KeyLine, key_content
from tui.workbench.naming_field import NamingField
from tui.workbench.safe_text import safe_line
from tui.workbench.samples_list import SamplesList
from tui.workbench.side_choice import SideChoice
from tui.workbench.sounding import SoundingPage
from tui.workbench.voice_picker import VoicePicker
from tui.workbench.voices_list import VoicesList, title_of

if TYPE_CHECKING:
    import datetime

    from models.dossier.dossier import Dossier
    from transcribe.introductions import Suggestion

KEPT_AFTER: Final = 0.6
"""Seconds without a key after which what was typed is kept: nothing that stood there for a second is ever lost."""


class WhoIsWho(SoundingPage):
    """The voices of an open dossier on the left; on the right where to hear the chosen one, and who it is."""

    BINDINGS = [*bindings_for(Scope.WHO), *bindings_for(Scope.LISTENING)]
    PLACE = Scope.VOICES
    NAME = N_("Who is who")
    AUTO_FOCUS = "#voices"

    def __init__(self, dossier: "Dossier", player: Player | None = None) -> None:
        """`dossier` is open for writing and holds a transcript; it stays open."""
        super().__init__(dossier.folder.name, None, player)
        self._dossier = dossier
        self._casting: Casting | None = None
        self._shown: str | None = None
        """`Speaker.id` of the voice on the right."""
        self._filled_in = ("", "", Side.OTHER)
        """Name, role and side as they stand on the screen."""
        self._keeping: Timer | None = None

    # --- what it looks like ----------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The voices, the samples of the chosen one, and who it is."""
        with Horizontal(id="who"):
            voices = VoicesList(id="voices", markup=False)
            voices.border_title = translate(N_("Voices"))
            voices.border_subtitle = _key_of("merge_voices")
            yield voices
            with Vertical(id="voice"):
                samples = SamplesList(id="samples")
                samples.border_subtitle = _key_of("give_turn")
                yield samples
                with Vertical(id="person") as person:
                    person.border_title = translate(N_("Who is this?"))
                    yield Static(id="suggestion", markup=False)
                    yield Static(id="said", markup=False)
                    with Horizontal(classes="line"):
                        yield Label(translate(N_("Name")))
                        yield NamingField(id="name", compact=True, select_on_focus=False)
                    with Horizontal(classes="line"):
                        yield Label(translate(N_("Role")))
                        yield NamingField(
                            id="role",
                            compact=True,
                            select_on_focus=False,
                            placeholder=translate(N_("for example mother, teacher")),
                        )
                    with Horizontal(classes="line"):
                        yield Label(translate(N_("Belongs to")))
                        yield SideChoice(id="side")

    @property
    def scope(self) -> Scope:
        """Where the keys go now."""
        return self.query_one(KeyLine).scope

    @property
    def place(self) -> str:
        """That all is kept, and since when."""
        entries = self._dossier.entries
        return translate(N_("All kept {time}"), time=f"{entries[-1].at.astimezone():%H:%M}") if entries else ""

    @property
    def kept_at(self) -> "datetime.datetime | None":
        """When something was last kept."""
        return self._dossier.kept_at

    def on_mount(self) -> None:
        """Read the dossier, which takes a moment when the meeting was long."""
        self.tell(translate(N_("One moment …")))
        self.query_one("#voice").disabled = True  # what would be typed already is not to be lost when the names come
        self.work(self._read, self._opened)

    def _read(self) -> tuple[Casting, Recording | None]:
        casting = Casting(self._dossier)
        if casting.voices:
            casting.suggestion(casting.voices[0].speaker.id)  # the first one takes long, for it reads everything
        return casting, recording_of(self._dossier)

    def _opened(self, read: tuple[Casting, Recording | None]) -> None:
        self._casting, self.recording = read
        self.query_one("#voice").disabled = False
        self.query_one("#name", NamingField).suggester = SuggestFromList(
            [attendee.name for attendee in self._dossier.state.attendees], case_sensitive=False
        )
        if self.recording is None:
            self.query_one(KeyLine).hide("play_sample", "play_sample_slowly", "listen_here")
            self.tell(translate(N_("There is no recording; read who this is.")))
        else:
            self.tell(translate(N_("Listen to each voice and fill in who it is.")))
        self._show_all(None)

    def on_descendant_focus(self) -> None:
        """Show the keys of the part the user is in."""
        scopes = {"voices": Scope.VOICES, "samples": Scope.SAMPLES, "side": Scope.SIDE}
        if self.focused is not None:
            self.query_one(KeyLine).show_keys_of(scopes.get(self.focused.id or "", Scope.NAMING))

    def _show_all(self, chosen: str | None) -> None:
        """Show everything anew, with the cursor on the voice with id `chosen` if it is still there."""
        if self._casting is not None:
            self.query_one(VoicesList).show(self._casting.voices, chosen)
            self._show_voice()

    def _show_voice(self) -> None:
        """Show the voice the cursor is on."""
        self._shown = self.query_one(VoicesList).chosen
        if self._casting is None or self._shown is None:
            return
        self.query_one(SamplesList).show(self._casting.excerpts(self._shown))
        self._show_person(self._casting.voice(self._shown).speaker)
        self.tell_place()

    def _show_person(self, person: Speaker) -> None:
        self._filled_in = person.name, person.role, person.side
        self.query_one(SamplesList).border_title = translate(N_("Listen to {name}"), name=title_of(person))
        for field, value in (("#name", person.name), ("#role", person.role)):
            line = self.query_one(field, NamingField)
            if line.value.strip() != value:  # a blank that was just typed is not taken away
                with self.prevent(Input.Changed):
                    line.value = value
        self.query_one(SideChoice).show(person.side.value)
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        suggestion = self._suggestion
        who, said = self.query_one("#suggestion", Static), self.query_one("#said", Static)
        who.display = said.display = suggestion is not None
        self.query_one("#person").border_subtitle = _key_of("take_suggestion") if suggestion else ""
        if suggestion is not None and self._casting is not None:
            turn = self._casting.transcript.turn(suggestion.turn)
            who.update(_told(suggestion, turn.start, by_self=turn.speaker == self._shown))
            said.update(f"“{safe_line(suggestion.words)}”")

    @property
    def _suggestion(self) -> "Suggestion | None":
        return self._casting.suggestion(self._shown) if self._casting and self._shown else None

    # --- going from part to part -----------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted, "#voices")
    def _choose(self) -> None:
        if self.query_one(VoicesList).chosen != self._shown:
            self.keep()
            self.silence()
            self._show_voice()

    @on(VoicesList.FillIn)
    def _fill_in(self) -> None:
        self.query_one("#name").focus()

    @on(NamingField.Left)
    def _leave_line(self, event: NamingField.Left) -> None:
        self.keep()
        if event.step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(SideChoice.Finished)
    def _next_voice(self) -> None:
        """Go to the next voice that has no name yet, or else to the next."""
        self.keep()
        voices = self.query_one(VoicesList)
        at = voices.highlighted or 0
        if self._casting is not None:
            after = [*range(at + 1, voices.option_count), *range(at)]
            people = [voice.speaker for voice in self._casting.voices]
            nameless = [number for number in after if not (people[number].name or people[number].role)]
            voices.highlighted = next(iter([*nameless, *after]), at)
        voices.focus()

    def action_next_part(self) -> None:
        """To the next part."""
        self.focus_next()

    def action_previous_part(self) -> None:
        """To the part before."""
        self.focus_previous()

    def action_back(self) -> None:
        """Back to the page before, with everything kept."""
        if self.keep():
            super().action_back()

    def let_go(self) -> None:
        """Keep what was typed in the last moment before the program is stopped."""
        super().let_go()
        with contextlib.suppress(Problem):  # nobody is left to tell; all that was kept before still is
            self._save()

    # --- sound -----------------------------------------------------------------------------------------------------

    def action_play(self) -> None:
        """Play the chosen sample, or stop."""
        if self.player.playing:
            self.silence()
        elif (sample := self.query_one(SamplesList).chosen) is not None:
            self.play(sample.stretch)

    def action_play_slowly(self) -> None:
        """Play the chosen sample slowly."""
        if (sample := self.query_one(SamplesList).chosen) is not None:
            self.play(sample.stretch, slowly=True)

    def action_play_number(self, number: int) -> None:
        """Play the sample with this number."""
        samples = self.query_one(SamplesList)
        if number <= len(samples.samples):
            samples.highlighted = number - 1
            self.play(samples.samples[number - 1].stretch)

    @on(OptionList.OptionSelected, "#samples")
    def _play_selected(self) -> None:
        self.action_play()

    # --- who it is -------------------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self) -> None:
        name, role = (self.query_one(field, NamingField).value.strip() for field in ("#name", "#role"))
        self._filled_in = name, role, self._filled_in[2]
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(KEPT_AFTER, self.keep)

    @on(SideChoice.Chosen)
    def _side_chosen(self, event: SideChoice.Chosen) -> None:
        self._filled_in = (*self._filled_in[:2], Side(event.value))
        self.keep()

    def keep(self) -> bool:
        """Keep what is filled in, if it is anything new, and show that; whether all is kept now."""
        try:
            changed = self._save()
        except Problem as problem:
            self._filled_in = self._kept()  # told once; the next letter tries again
            self.trouble(problem)
            return False
        if changed and self._casting is not None and self._shown is not None:
            voice = self._casting.voice(self._shown)
            self.query_one(VoicesList).show(self._casting.voices, self._shown)
            self._show_person(voice.speaker)
            name = title_of(voice.speaker)
            self._tell_kept(translate(N_("{name}: {turns} passages."), name=name, turns=voice.turns))
        return True

    def _kept(self) -> tuple[str, str, Side]:
        assert self._casting is not None
        assert self._shown is not None
        person = self._casting.voice(self._shown).speaker
        return person.name, person.role, person.side

    def _save(self) -> bool:
        """Keep what is filled in; whether that was anything new. Touches nothing on the screen."""
        if self._keeping is not None:
            self._keeping.stop()
        if self._casting is None or self._shown is None:
            return False
        return self._casting.name(self._shown, *self._filled_in)

    def action_take_suggestion(self) -> None:
        """Take over the name that was said."""
        suggestion, casting, shown = self._suggestion, self._casting, self._shown
        if suggestion is None or casting is None or shown is None:
            self.tell(translate(N_("No name was said for this voice.")))
            return
        person = casting.voice(shown).speaker
        self._filled_in = (
            suggestion.name or person.name,
            suggestion.role or person.role,
            suggestion.side if suggestion.role else person.side,
        )
        self.keep()

    # --- whose turns these are -------------------------------------------------------------------------------------

    def action_merge(self) -> None:
        """Ask which other voice is the same person."""
        casting, shown = self._casting, self._shown
        if casting is None or shown is None or not self.keep():
            return
        others = [voice for voice in casting.voices if voice.speaker.id != shown]
        if not others:
            self.tell(translate(N_("There is no other voice.")))
            return

        def merge(into: str | None) -> None:
            if into is not None and self.done(lambda: casting.merge(shown, into)):
                self._show_all(into)
                self._tell_kept(translate(N_("These are one voice now.")))

        name = title_of(casting.voice(shown).speaker)
        question = translate(N_("Who is the same person as {name}? Choose a voice; Esc changes nothing."), name=name)
        self.app.push_screen(VoicePicker(question, others, merge, subject=self.subject))

    def action_give(self) -> None:
        """Ask who else is heard in the chosen sample."""
        casting, shown, sample = self._casting, self._shown, self.query_one(SamplesList).chosen
        if casting is None or shown is None or sample is None or not self.keep():
            return
        others = [voice for voice in casting.voices if voice.speaker.id != shown]

        def give(to: str | None) -> None:
            if self.done(lambda: casting.give(sample.turn, to)):
                self._show_all(shown)
                self._tell_kept(translate(N_("This sample is of somebody else now.")))

        question = translate(
            N_("Who says this? {time} “{words}” Choose a voice; Esc changes nothing."),
            time=clock(sample.stretch.start if sample.stretch else None),
            words=safe_line(sample.text),
        )
        self.app.push_screen(VoicePicker(question, others, give, subject=self.subject, offer_new=True))

    # --- taking back -----------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Put back what was taken back."""
        self._turn(undo=False)

    def _turn(self, *, undo: bool) -> None:
        casting = self._casting
        if casting is None or not self.keep():
            return
        turned: list[Change | None] = []
        if not self.done(lambda: turned.append(casting.undo() if undo else casting.redo())):
            return
        match turned:
            case [None]:
                nothing = N_("There is nothing here to take back.") if undo else N_("There is nothing to put back.")
                self.tell(translate(nothing))
            case [change]:
                self._show_all(self._shown if isinstance(change, TurnsGiven) else getattr(change, "speaker", None))
                back = translate(N_("Taken back. {redo} puts it back."), redo=key_for("redo_voice"))
                self.tell(back if undo else translate(N_("Put back.")))

    def _tell_kept(self, sentence: str) -> None:
        self.tell(translate(N_("{sentence} {undo} takes it back."), sentence=sentence, undo=key_for("undo_voice")))
        self.tell_place()


def _key_of(name: str) -> Content:
    """The key of an action by its id, to stand at a box; a click does it also while something is typed."""
    action = next(action for action in actions_in(Scope.LISTENING) if action.id == name)
    return key_content(action, f"screen.{action.command}")


def _told(suggestion: "Suggestion", start: float | None, *, by_self: bool) -> str:
    """Who somebody may be, and how that is known."""
    who = safe_line(", ".join(filter(None, (suggestion.name, suggestion.role))))
    how = N_("introduced as {who}") if by_self else N_("was called {who}")
    when = translate(N_("(at {time})"), time=clock(start)) if start is not None else ""
    return " ".join(filter(None, (translate(how, who=who), when)))
