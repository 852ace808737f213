"""Every reason why a file cannot be taken in as a transcript. None of them holds words from the file."""

from models.messages import N_
from models.problems import Unreadable

_NOTHING_DONE = N_("Nothing was read and nothing was changed.")
_WHAT_IS_WELCOME = N_(
    "Choose the file with the transcript itself: .vtt, .srt, .docx, .txt, .json or .html, as its program saved it."
)
_SAVE_AGAIN = N_("Open it in the program that made it, save it once more, and try again.")


def not_a_transcript(name: str) -> Unreadable:
    """Neither speakers nor times were found in it."""
    return Unreadable(
        N_("{name} is not a transcript: no lines with a speaker or a time were found in it."),
        meaning=_NOTHING_DONE,
        remedy=_WHAT_IS_WELCOME,
        name=name,
    )


def picture(name: str) -> Unreadable:
    """It is an image, whatever its suffix says."""
    return Unreadable(
        N_("{name} is a picture, not a transcript."), meaning=_NOTHING_DONE, remedy=_WHAT_IS_WELCOME, name=name
    )


def sound(name: str) -> Unreadable:
    """It is a sound or video file, whatever its suffix says."""
    return Unreadable(
        N_("{name} is a recording, not a transcript."),
        meaning=_NOTHING_DONE,
        remedy=N_("Have it transcribed first (kloppend transcribe), or choose the file with the transcript."),
        name=name,
    )


def pdf(name: str) -> Unreadable:
    """It is a PDF, in which it is lost who says what."""
    return Unreadable(
        N_("{name} is a PDF, and a transcript cannot be read from that."),
        meaning=_NOTHING_DONE,
        remedy=_WHAT_IS_WELCOME,
        name=name,
    )


def protected(name: str) -> Unreadable:
    """It is an Office file locked with a password."""
    return Unreadable(
        N_("{name} is locked with a password."),
        meaning=_NOTHING_DONE,
        remedy=N_("Open it in Word with the password, save a copy without one, and choose that copy."),
        name=name,
    )


def old_office(name: str) -> Unreadable:
    """It is a file of Office 97-2003."""
    return Unreadable(
        N_("{name} is in the form Word used before 2007, which cannot be read here."),
        meaning=_NOTHING_DONE,
        remedy=N_("Open it in Word or LibreOffice, save it as .docx, and choose that file."),
        name=name,
    )


def broken_word(name: str) -> Unreadable:
    """It is a zip file, but not a whole Word document."""
    return Unreadable(N_("{name} is not a whole Word document."), meaning=_NOTHING_DONE, remedy=_SAVE_AGAIN, name=name)


def damaged_text(name: str) -> Unreadable:
    """Its bytes are text in no encoding we know."""
    return Unreadable(
        N_("The letters in {name} cannot be read: the file is damaged or in an unknown encoding."),
        meaning=_NOTHING_DONE,
        remedy=N_("Save it once more as UTF-8 text, and try again."),
        name=name,
    )


def broken_json(name: str, line: int) -> Unreadable:
    """It is meant as JSON, but breaks off or has a fault at `line`, counted from 1."""
    return Unreadable(
        N_("{name} is not whole: the JSON in it is broken at line {line}."),
        meaning=_NOTHING_DONE,
        remedy=_SAVE_AGAIN,
        name=name,
        line=line,
    )


def other_json(name: str) -> Unreadable:
    """It is good JSON, but of something else."""
    return Unreadable(
        N_("{name} is JSON, but not of a transcript: it has neither turns nor segments."),
        meaning=_NOTHING_DONE,
        remedy=_WHAT_IS_WELCOME,
        name=name,
    )


def against_contract(name: str, place: str) -> Unreadable:
    """A value is missing or of the wrong kind at `place`, a path such as "turns.3.start"."""
    return Unreadable(
        N_("{name} is a transcript with a fault: {place} is missing or not as it should be."),
        meaning=_NOTHING_DONE,
        remedy=_SAVE_AGAIN,
        name=name,
        place=place,
    )


def unlisted_speaker(name: str, turn: int) -> Unreadable:
    """Turn `turn` names a speaker that the file does not list."""
    return Unreadable(
        N_("{name} is a transcript with a fault: the speaker of turn {turn} is not in its list of speakers."),
        meaning=_NOTHING_DONE,
        remedy=_SAVE_AGAIN,
        name=name,
        turn=turn,
    )


def repeated_turn(name: str, turn: int) -> Unreadable:
    """Two turns have the number `turn`."""
    return Unreadable(
        N_("{name} is a transcript with a fault: turn number {turn} occurs twice."),
        meaning=_NOTHING_DONE,
        remedy=_SAVE_AGAIN,
        name=name,
        turn=turn,
    )


def backwards(name: str, turn: int, before: str, after: str) -> Unreadable:
    """Turn `turn` has the time `after` though `before` came before it; both as "h:mm:ss"."""
    return Unreadable(
        N_("The times in {name} run backwards: turn {turn} is at {after}, after one at {before}."),
        meaning=N_("It is not known in which order things were said, so nothing was read."),
        remedy=N_("Check whether two transcripts were put in one file, and import each by itself."),
        name=name,
        turn=turn,
        before=before,
        after=after,
    )


def unreadable_cue(name: str, line: int) -> Unreadable:
    """The times at `line`, counted from 1, cannot be read, so the words under them would be lost."""
    return Unreadable(
        N_("The times at line {line} of {name} cannot be read."),
        meaning=N_("What is said there would be lost, so nothing was read."),
        remedy=N_("Correct that line in a text editor, or save the file once more from the program that made it."),
        name=name,
        line=line,
    )


def no_words(name: str) -> Unreadable:
    """It has the form of a transcript, but nobody says anything."""
    return Unreadable(
        N_("There is no spoken text in {name}."),
        meaning=_NOTHING_DONE,
        remedy=N_("Check whether it was saved completely, and try again."),
        name=name,
    )
