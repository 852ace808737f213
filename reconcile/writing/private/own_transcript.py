"""P1, the meeting written out: a number, a time and a name at every turn, and a mark where to listen again."""

from models.transcript import Speaker, Transcript, Turn, Word
from reconcile.writing.document import Block, BulletList, Document, Heading, Mark, Paragraph, Run, Text, text_of
from reconcile.writing.private.house import House, bullets, opening, words

UNSURE_BELOW = 0.5
"""The recogniser's own certainty under which a word gets a mark."""


def own_transcript(house: House) -> Document:
    """The whole transcript, in plain paragraphs that every program can search."""
    dutch = words()["transcript"]
    transcript = house.transcript
    title = dutch["title"].format(day=house.meeting)
    if not transcript.turns:
        return Document((*opening(title), Paragraph(text_of(dutch["nothing"]))))
    people = {speaker.id: speaker for speaker in transcript.speakers}
    blocks: list[Block] = [
        *opening(title, dutch["automatic"], dutch["reading"]),
        *_speakers(transcript),
        *_legend(transcript, house),
        Heading(text_of(dutch["said"])),
    ]
    for number, turn in enumerate(transcript.turns, start=1):
        blocks.append(Paragraph(_line(turn, people[turn.speaker], corrected=turn.id in house.corrected), number))
    return Document(tuple(blocks))


def _speakers(transcript: Transcript) -> list[Block]:
    shown = [f"{s.name} ({s.role})" if s.name and s.role else s.label for s in transcript.speakers]
    return [Heading(text_of(words()["transcript"]["speakers"])), BulletList(tuple(text_of(name) for name in shown))]


def _legend(transcript: Transcript, house: House) -> list[Block]:
    """Only the marks that occur."""
    dutch = words()["transcript"]
    spoken = [word for turn in transcript.turns for word in turn.words]
    used = (
        (any(_is_unsure(word) for word in spoken), "unsure_word"),
        (any(word.doubt for word in spoken), "unsure_speaker"),
        (any(turn.doubts for turn in transcript.turns), "unsure_turn"),
        (bool(house.corrected), "corrected_turn"),
    )
    lines = [dutch[name] for occurs, name in used if occurs]
    return [Heading(text_of(dutch["marks"]), level=3), *bullets(lines)] if lines else []


def _line(turn: Turn, speaker: Speaker, *, corrected: bool) -> Text:
    dutch = words()["transcript"]
    runs = [Run(f"{_clock(turn.start)}  ")] if turn.start is not None else []
    runs.append(Run(speaker.label, Mark.STRONG))
    if any(word.doubt for word in turn.words):
        runs.append(Run(f" {dutch['speaker']}"))
    runs.append(Run(f": {_said(turn)}"))
    for doubt in turn.doubts:
        why = dutch["doubts"].get(doubt, dutch["doubts"]["other"])
        runs.append(Run(f" {dutch['turn'].format(why=why)}"))
    if corrected:
        runs.append(Run(f" {dutch['corrected']}"))
    return tuple(runs)


def _said(turn: Turn) -> str:
    """The text of `turn` with a mark after every unsure word; a corrected turn has no words, and none is unsure."""
    text, place = turn.text, 0
    for word in turn.words:
        found = text.find(word.text.strip(), place)
        if found < 0:
            continue
        place = found + len(word.text.strip())
        if _is_unsure(word):
            mark = f" {words()['transcript']['word']}"
            text = text[:place] + mark + text[place:]
            place += len(mark)
    return " ".join(text.split())


def _is_unsure(word: Word) -> bool:
    return word.probability is not None and word.probability < UNSURE_BELOW


def _clock(seconds: float) -> str:
    """ "0:03:21", as players show it."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
