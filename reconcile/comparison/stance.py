"""Yes and no as they were said: who answered what, what a "nee" answers, and what stood in the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.transcript import Turn
from reconcile.comparison.clauses import (
    Clause,
    clauses_of,
    content,
    cue_content,
    negated,
    negators,
    pattern,
    sentences_of,
    shared,
)
from reconcile.comparison.pair import Pair, Passage
from reconcile.comparison.questions import Asking, asking_of
from reconcile.language.cues import Cue, find_in, has_cue

BEFORE = 3
"""Turns before the evidence that tell what the first answers in it answer."""
NEW_SUBJECT = 3
"""Content words from which a sentence without an answer begins something else than what was asked."""


class Say(StrEnum):
    """What one clause of a meeting says of its subject."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    """Not decided yet."""
    STATED = "stated"
    """Told as a fact or taken on, without being an answer."""
    DENIED = "denied"
    """Denied as a fact."""


@dataclass(frozen=True)
class Move:
    """One thing said about a subject."""

    say: Say
    passage: Passage
    about: frozenset[str]
    """Content words of what it is about, its own or those of what it answers."""
    own: bool
    """Whether those words are its own."""
    objects: bool = False
    """Whether it is against something, which settles nothing yet."""
    falls_in: bool = False
    """Whether it takes somebody else's no for an answer."""
    clause: str = ""
    """The words that say so; empty when it is the whole sentence."""

    @property
    def is_answer(self) -> bool:
        """Whether it takes a stand."""
        return self.say in (Say.YES, Say.NO, Say.OPEN)


@dataclass
class _Talk:
    """What was last asked and told, for the answer that follows."""

    asking: Asking = Asking.OPEN
    asked: frozenset[str] = frozenset()
    asker: str = ""
    told: frozenset[str] = frozenset()
    teller: str = ""
    denied: bool = False
    """Whether what was told is a denial."""
    refuser: str = ""
    """Who said no last, when nothing else was said since."""

    def subject(self, speaker: str) -> frozenset[str]:
        """What a speaker answers who names nothing."""
        return (self.asked if self.asker != speaker else frozenset()) or (
            self.told if self.teller != speaker else frozenset()
        )

    def answers(self, speaker: str) -> bool:
        """Whether this speaker has a question before them."""
        return bool(self.asked) and self.asker != speaker


def moves(pair: Pair) -> tuple[Move, ...]:
    """Everything said in the thread as moves, in order."""
    first = pair.thread[0].id
    talk = _Talk()
    for turn in [turn for turn in pair.wide if turn.id < first][-BEFORE:]:
        list(_of_turn(turn, talk))
    return tuple(move for turn in pair.thread for move in _of_turn(turn, talk))


def _of_turn(turn: Turn, talk: _Talk) -> Iterator[Move]:
    previous = frozenset[str]()  # what the clause before this one, of the same turn, is about
    told = frozenset[str]()
    asks = False  # the sentence before this one, of the same turn, asks
    opens = True  # nothing of weight was said yet in this turn
    for start, end in sentences_of(turn.text):
        passage = Passage(turn, start, turn.text[start:end], 0.0)
        own = content(passage.text)
        if passage.is_question:
            if talk.refuser and pattern("insists").match(passage.text):
                continue  # "Ook niet een stukje?": what was asked before is asked again
            adds = asks and len(own) < 2  # "De Draaibank?" after a question is that question
            talk.asking = talk.asking if adds else asking_of(passage.text)
            inherits = len(own) < 2 and talk.asking is not Asking.WITHOUT
            inherits = inherits and not (own and pattern("contrasts").match(passage.text))
            asks = True
            talk.asked = own | previous | talk.asked | talk.told if inherits else own
            talk.asker, talk.refuser = turn.speaker, ""
            previous, opens = talk.asked, True
            continue
        asks = False
        said = list(_of_sentence(passage, talk, previous, opens=opens))
        for move in said:
            previous = move.about or previous
            if move.say is Say.NO:
                talk.refuser = turn.speaker
        yield from said
        if own:
            opens = False
            if len(own) >= NEW_SUBJECT and not any(move.is_answer for move in said):
                talk.asked, talk.refuser = frozenset(), ""
            told |= own
            talk.told, talk.teller, talk.denied = told, turn.speaker, negated(passage.text)


def _of_sentence(passage: Passage, talk: _Talk, previous: frozenset[str], *, opens: bool) -> Iterator[Move]:
    text, speaker = passage.text, passage.turn.speaker
    subject = previous or talk.subject(speaker)
    no = pattern("no").match(text)
    if no and opens:
        yield from _after_no(passage, text[no.end() :], talk, subject)
        return
    said = _clauses(passage, text[no.end() :] if no else text, subject, refused=talk.refuser not in ("", speaker))
    yes = pattern("yes").match(text)
    plain = yes and opens and not pattern("yes_if").match(text, yes.end())
    if plain and talk.answers(speaker) and not any(move.say in (Say.NO, Say.OPEN) for move in said):
        if talk.asking in (Asking.MAY, Asking.FACT):
            yield Move(Say.YES, passage, talk.asked | content(text), own=False)
        elif talk.asking is Asking.WITHOUT:
            yield Move(Say.NO, passage, talk.asked, own=False)
    yield from said


def _after_no(passage: Passage, rest: str, talk: _Talk, subject: frozenset[str]) -> Iterator[Move]:
    """What a sentence that begins with "nee" says."""
    speaker = passage.turn.speaker
    answers = talk.answers(speaker)
    said = _clauses(passage, rest, subject, refused=talk.refuser not in ("", speaker))
    against = any(move.say in (Say.NO, Say.DENIED) for move in said)
    agrees = pattern("agreeing").match(rest)
    if answers and talk.asking is Asking.OBJECTION and (agrees or not against):
        yield Move(Say.YES, passage, talk.asked, own=False)
    elif agrees or (talk.denied and talk.teller != speaker and (not answers or shared(content(rest), talk.told))):
        pass  # it falls in with what was said
    elif not rest or against or not content(rest):
        denies_fact = answers and talk.asking in (Asking.FACT, Asking.OPEN, Asking.WITHOUT)
        if not pattern("limits").search(rest):
            yield Move(Say.DENIED if denies_fact else Say.NO, passage, subject, own=False)
    yield from said


def _clauses(passage: Passage, text: str, subject: frozenset[str], *, refused: bool) -> list[Move]:
    """The moves of a sentence, clause by clause; one that supposes ("als ze nee zegt") makes none."""
    said: list[Move] = []
    if pattern("supposes").match(text):
        return said
    for clause in clauses_of(text):
        if pattern("supposes").match(clause.text):
            continue
        move = _of_clause(passage, clause, subject, refused=refused)
        subject = move.about or subject
        said.append(move)
    return said


def _of_clause(passage: Passage, clause: Clause, subject: frozenset[str], *, refused: bool) -> Move:
    text = clause.text
    objects, denials = _find("objects", text), negators(text)
    minds_not = tuple(cue for cue in objects if any(place < cue.start for place in denials))
    no = _find("refuses", text) + tuple(cue for cue in objects if cue not in minds_not)
    yes = _find("agrees", text) + minds_not
    accepted = _find("accepts_no", text) if refused else ()
    open_ = _find("defers", text)
    about = clause.lemmas
    for cue in (*no, *yes, *accepted, *open_):
        about -= cue_content(text, cue)
    own, about = bool(about), about or subject
    if open_:
        return Move(Say.OPEN, passage, about, own)
    against = [cue for cue in no if not any(_covers(one, cue) for one in yes)]
    if accepted or against:
        only_objects = not accepted and all(cue in objects for cue in against)
        return Move(Say.NO, passage, about, own, objects=only_objects, falls_in=bool(accepted))
    if (
        yes
        and not has_cue(text, "record")
        and (minds_not or all(any(cue.start <= place < cue.end for cue in yes) for place in denials))
    ):
        falls_in = refused and not own and not pattern("instead").search(text)  # "prima" to a no
        return Move(Say.NO if falls_in else Say.YES, passage, about, own, falls_in=falls_in)
    return Move(Say.DENIED if clause.negated else Say.STATED, passage, clause.lemmas, own=True, clause=text)


def _covers(cue: Cue, other: Cue) -> bool:
    return cue.start <= other.start and other.end <= cue.end


def _find(group: str, text: str) -> tuple[Cue, ...]:
    return find_in("stance", f"speech.{group}", text)
