"""If: a condition that was dropped, added, exchanged for another, or made where none was wanted."""

from collections.abc import Iterator
from typing import NamedTuple

from models.finding import Aspect
from reconcile.comparison.clauses import content, shared
from reconcile.comparison.conditionals import Conditional, settles, spoken_conditions, written_conditions
from reconcile.comparison.nearby import nearby, subject_of
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.language.cues import find_in
from reconcile.lexicon import table

RULES = (
    "condition.dropped_strict",
    "condition.dropped",
    "condition.dropped_first",
    "condition.dropped_reserve",
    "condition.added",
    "condition.changed",
    "condition.unwanted",
    "condition.lifted",
)
"""Every rule that can speak here."""

HALF = 0.5
"""Share of a condition's words from which a report says it, in whatever form."""
UNSAID = 0.66
"""Share of a written condition's words that nobody said, from which nobody made it."""
TYING = ("strict", "otherwise", "proviso", "first", "reserve")
"""Groups of words that tie a yes to something."""
LOOSE = frozenset({"if", "inverted"})
"""Kinds that may be no more than a remark ("als het druk is, slaat hij zijn handen voor zijn oren")."""
ENOUGH = 2
"""Content words that make sure of it: shared with what depends on a condition, or never said."""
RULE_OF = {
    "strict": "condition.dropped_strict",
    "otherwise": "condition.dropped_strict",
    "proviso": "condition.dropped_strict",
    "first": "condition.dropped_first",
    "reserve": "condition.dropped_reserve",
    "if": "condition.dropped",
    "inverted": "condition.dropped",
}


class Made(NamedTuple):
    """A condition with the sentence that makes it."""

    passage: Passage
    condition: Conditional
    about: frozenset[str]
    """Its content words, those of what depends on it, and those of what was said right before."""

    def signal(self, rule: str, written: tuple[int, int] | None = None, score: float = 1.0) -> Signal:
        """A signal that points at the condition."""
        start = self.passage.start
        place = (start + self.condition.start, start + self.condition.end)
        return Signal(rule, score, Aspect.CONDITION, self.passage.turn.id, place, written)


def compare_conditions(pair: Pair) -> Iterator[Signal]:
    """Signals condition.*."""
    near = nearby(pair, pair.story)
    said = list(_made(near))
    free = _free(near)
    yield from _dropped(pair, said)
    yield from _added(pair, near, said, free)
    yield from _lifted(pair, said, free)


def _made(near: tuple[Passage, ...]) -> Iterator[Made]:
    """Every condition made; what limits a yes ("maar dan wel ...") counts only after a yes."""
    before = frozenset[str]()
    text_before = ""
    for passage in near:
        for condition in () if passage.is_question else spoken_conditions(passage.text):
            said = text_before + passage.text[: condition.start]
            if condition.kind != "proviso" or find_in("conditions", "speech.yes", said):
                about = condition.rest | before | condition.about
                yield Made(
                    passage, condition._replace(about=condition.about - condition.rest or condition.about), about
                )
        before = content(passage.text) or before
        text_before = passage.text


def _dropped(pair: Pair, said: list[Made]) -> Iterator[Signal]:
    """Conditions of the talk that the report does not make, the last one of each rule."""
    seen: set[str] = set()
    for made in reversed(said):
        rule = RULE_OF[made.condition.kind]
        if rule in seen or renders(pair.text, made.condition):
            continue
        if made.condition.kind in LOOSE and not _bears_on(pair.text, made):
            continue
        seen.add(rule)
        plain = made.condition.about or made.condition.kind == "strict"
        yield made.signal(rule, score=1.0 if plain else 0.5)


def _bears_on(text: str, made: Made) -> bool:
    """Whether a report sentence is about what depends on a condition that may be no more than a remark."""
    subject = subject_of(text)
    if len(shared(subject, made.condition.rest)) >= ENOUGH:
        return True
    return bool(shared(subject, made.about)) and settles(made.passage.text, made.condition)


def renders(text: str, condition: Conditional) -> bool:
    """Whether a report sentence makes this condition, under whatever name."""
    if find_in("conditions", "written.whole", text):
        return True
    if condition.kind == "reserve" and find_in("conditions", "written.open", text):
        return True
    comes_first = condition.kind == "first" or (condition.kind not in LOOSE and not condition.about)
    if comes_first and find_in("conditions", "written.before", text):
        return True
    if condition.about and len(shared(condition.about, content(text))) >= HALF * len(condition.about):
        return True
    named = condition.about and condition.kind not in LOOSE
    return any(
        own.kind == "strict" or shared(condition.about, own.about) or (own.kind != "weak" and not named)
        for own in written_conditions(text)
    )


def _added(pair: Pair, near: tuple[Passage, ...], said: list[Made], free: Passage | None) -> Iterator[Signal]:
    """Conditions of the report that nobody made."""
    if find_in("conditions", "written.even", pair.text):
        return
    spoken = frozenset[str]().union(*(content(p.text) for p in pair.around))
    for own in written_conditions(pair.text):
        place = (own.start, own.end)
        leave = shared(content(pair.text[own.start : own.end]), frozenset(table("conditions")["leave"]))
        unknown = own.about - shared(own.about, spoken)
        if free and (own.kind == "strict" or leave or (own.kind == "loose" and unknown == own.about)):
            yield Signal("condition.unwanted", 1.0, Aspect.CONDITION, free.turn.id, _span(free), place)
        elif not leave and len(unknown) >= max(ENOUGH, UNSAID * len(own.about)) and _requires(pair.text, own):
            if other := _exchanged(pair.text, own, said):
                yield other.signal("condition.changed", place)
            elif not _is_tied(near):
                best = pair.best
                yield Signal("condition.added", 1.0, Aspect.CONDITION, best.turn.id, _span(best), place)


def _exchanged(text: str, own: Conditional, said: list[Made]) -> Made | None:
    """The last condition of the talk, where that is another than `own` and begins with another word."""
    word = text[own.start : own.end].split()[0].lower()
    if any(word in made.passage.text.lower() for made in said):
        return None
    others = [made for made in said if made.condition.about and not shared(made.condition.about, own.about)]
    return others[-1] if others and len(others) == len(said) else None


def _requires(text: str, own: Conditional) -> bool:
    """Whether a condition of the report is one that somebody must have asked for."""
    return bool(find_in("conditions", "written.requires", text[own.start : own.end]))


def _is_tied(near: tuple[Passage, ...]) -> bool:
    """Whether something is said that a report may well have put into a condition of its own words."""
    return any(find_in("conditions", f"speech.{group}", p.text) for p in near for group in TYING)


def _free(near: tuple[Passage, ...]) -> Passage | None:
    """The last sentence that says that no condition is made."""
    free = [p for p in near if not p.is_question and find_in("conditions", "speech.even", p.text)]
    return free[-1] if free else None


def _lifted(pair: Pair, said: list[Made], free: Passage | None) -> Iterator[Signal]:
    """A report that says "whatever happens" where a condition was made."""
    even = find_in("conditions", "written.even", pair.text)
    if even and said and not free:
        yield said[-1].signal("condition.lifted", (even[0].start, even[0].end))


def _span(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.start + len(passage.text)
