"""If: a condition that was dropped, added, exchanged for another, or made where none was wanted."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from models.finding import Aspect
from reconcile.comparison.bearing import Bearing, bearing_of
from reconcile.comparison.clauses import content, negated, shared
from reconcile.comparison.conditionals import Conditional, settles, spoken_conditions, written_conditions
from reconcile.comparison.nearby import subject_of
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.language.cues import find_in
from reconcile.lexicon import table

RULES = (
    "condition.dropped_strict",
    "condition.dropped",
    "condition.dropped_first",
    "condition.dropped_reserve",
    "condition.half_dropped",
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
TYING = ("strict", "otherwise", "proviso", "first", "reserve", "tied")
"""Groups of words that tie a yes to something."""
LOOSE = frozenset({"if", "inverted"})
"""Kinds that may be no more than a remark ("als het druk is, slaat hij zijn handen voor zijn oren")."""
ENOUGH = 2
"""Content words that make sure of it: shared with what depends on a condition, or never said."""
UNSURE = 0.6
"""What a condition counts that may be a remark, where its own sentence names nothing of the statement."""
POINTS_BACK = 3
"""Sentences back among which "anders niet" and "alleen dan" find the condition that they confirm."""
RULE_OF = {
    "strict": "condition.dropped_strict",
    "otherwise": "condition.dropped_strict",
    "proviso": "condition.dropped_strict",
    "first": "condition.dropped_first",
    "reserve": "condition.dropped_reserve",
    "if": "condition.dropped",
    "inverted": "condition.dropped",
}
_BOTH = re.compile(r"\b(?:allebei|alletwee|alle twee|beiden?|én|zowel|alle drie)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:allebei|beiden?|en|alle|alledrie|ouders|gezamenlijk\w*|samen|partijen|iedereen|betrokkenen)\b", re.IGNORECASE
)


class Made(NamedTuple):
    """A condition with the sentence that makes it."""

    passage: Passage
    condition: Conditional

    def signal(self, rule: str, written: tuple[int, int] | None = None, score: float = 1.0) -> Signal:
        """A signal that points at the condition."""
        start = self.passage.start
        place = (start + self.condition.start, start + self.condition.end)
        return Signal(rule, score, Aspect.CONDITION, self.passage.turn.id, place, written)


def compare_conditions(pair: Pair) -> Iterator[Signal]:
    """Signals condition.*."""
    bearing = bearing_of(pair)
    near = bearing.all
    said = _made(near)
    free = _free(near)
    yield from _dropped(pair, bearing, said)
    yield from _half(pair, said)
    yield from _added(pair, bearing, said, free)
    yield from _lifted(pair, said, free)


def _made(near: tuple[Passage, ...]) -> list[Made]:
    """Every condition made; what limits a yes ("maar dan wel ...") counts only after a yes.

    "Anders niet" and "alleen dan" make no other condition, but the one before them strict.
    """
    made: list[Made] = []
    places: list[int] = []
    before, text_before = frozenset[str](), ""
    for place, passage in enumerate(near):
        for condition in () if passage.is_question else spoken_conditions(passage.text):
            about = condition.about - condition.rest or condition.about
            if condition.kind == "proviso" and not find_in(
                "conditions", "speech.yes", text_before + passage.text[: condition.start]
            ):
                continue
            if _points_back(passage.text, condition):
                if made and place - places[-1] <= POINTS_BACK:
                    made[-1] = made[-1]._replace(condition=made[-1].condition._replace(kind="strict"))
                    continue
                about = about if condition.kind not in ("strict", "otherwise") else before
            made.append(Made(passage, condition._replace(about=about)))
            places.append(place)
        before = content(passage.text) or before
        text_before = passage.text
    return made


def _points_back(text: str, condition: Conditional) -> bool:
    """Whether it only confirms the condition before it: "anders niet", "alleen dan", "zegt hij nee, dan niet"."""
    if condition.kind == "strict":
        return not condition.about and bool(find_in("conditions", "speech.then", text[condition.start : condition.end]))
    main = text[condition.start if condition.kind == "reserve" else condition.end :]
    return condition.kind == "otherwise" or (condition.kind != "first" and negated(main))


def _dropped(pair: Pair, bearing: Bearing, said: list[Made]) -> Iterator[Signal]:
    """Conditions of the talk that the report does not make, the last one of each rule."""
    seen: set[str] = set()
    for made in reversed(said):
        rule = RULE_OF[made.condition.kind]
        if rule in seen or renders(pair.text, made.condition):
            continue
        if made.condition.kind in LOOSE and (not _bears_on(pair.text, bearing, made) or _is_met(bearing.all, made)):
            continue
        seen.add(rule)
        is_loose = made.condition.kind in LOOSE
        plain = not is_loose or (made.condition.about and shared(subject_of(pair.text), made.condition.rest))
        yield made.signal(rule, score=bearing.sureness * (1.0 if plain else UNSURE))


def _bears_on(text: str, bearing: Bearing, made: Made) -> bool:
    """Whether what depends on a condition that may be no more than a remark is the statement, or settles it at once."""
    if len(shared(subject_of(text), made.condition.rest)) >= ENOUGH:
        return True
    turn = made.passage.turn.id
    at_once = any(turn - 1 <= passage.turn.id <= turn for passage in bearing.own)
    return at_once and settles(made.passage.text, made.condition)


def _is_met(near: tuple[Passage, ...], made: Made) -> bool:
    """Whether another says later that the condition is met: "als het online mag" - "online is voor ons ook fijn"."""
    about = made.condition.about
    for passage in near:
        if passage.turn.id > made.passage.turn.id and passage.turn.speaker != made.passage.turn.speaker:
            words = content(passage.text)
            is_plain = not passage.is_question and not spoken_conditions(passage.text) and " dan " not in passage.text
            if is_plain and about and len(shared(about, words)) >= HALF * len(about):
                return True
    return False


def renders(text: str, condition: Conditional) -> bool:
    """Whether a report sentence makes this condition, under whatever name."""
    if find_in("conditions", "written.whole", text):
        return True
    if condition.kind == "reserve" and find_in("conditions", "written.open", text):
        return True
    about = condition.about
    comes_first = condition.kind == "first" or (condition.kind not in LOOSE and not about)
    if comes_first and find_in("conditions", "written.before", text):
        return True
    if about and len(shared(about, content(text))) >= HALF * len(about):
        return True
    named = about and condition.kind not in LOOSE
    for own in written_conditions(text):
        if own.kind == "strict" or (own.kind != "weak" and (not named or shared(about, own.about))):
            return True
        if own.kind == "weak" and about and len(shared(about, own.about)) >= HALF * len(about):
            return True
    return False


def _half(pair: Pair, said: list[Made]) -> Iterator[Signal]:
    """Conditions on two people or things together, of which the report names one."""
    for made in reversed(said):
        part = made.passage.text[made.condition.start :]
        own = [one for one in written_conditions(pair.text) if content(pair.text[one.start : one.end])]
        if _BOTH.search(part) and own and not any(_SEVERAL.search(pair.text[one.start : one.end]) for one in own):
            yield made.signal("condition.half_dropped", (own[0].start, own[0].end))
            return


def _added(pair: Pair, bearing: Bearing, said: list[Made], free: Passage | None) -> Iterator[Signal]:
    """Conditions of the report that nobody made."""
    if find_in("conditions", "written.even", pair.text):
        return
    spoken = frozenset[str]().union(*(content(p.text) for p in pair.around))
    for own in written_conditions(pair.text):
        place = (own.start, own.end)
        if any(made.condition.kind == "strict" and shared(own.about, made.condition.about) for made in said):
            continue
        leave = shared(content(pair.text[own.start : own.end]), frozenset(table("conditions")["leave"]))
        unknown = own.about - shared(own.about, spoken)
        is_new = own.kind == "loose" and unknown == own.about and not _is_own_will(pair.text, own)
        if free and (own.kind == "strict" or leave or is_new):
            yield Signal("condition.unwanted", 1.0, Aspect.CONDITION, free.turn.id, _span(free), place)
        elif (
            not leave
            and len(unknown) >= max(ENOUGH if said else 1, UNSAID * len(own.about))
            and _requires(pair.text, own)
        ):
            if other := _exchanged(pair.text, own, said):
                yield other.signal("condition.changed", place)
            elif not _is_tied(bearing.all):
                best = pair.best
                yield Signal("condition.added", bearing.sureness, Aspect.CONDITION, best.turn.id, _span(best), place)


def _is_own_will(text: str, own: Conditional) -> bool:
    """Whether a condition of the report leaves it to the one it is about: "wanneer zij dat wil"."""
    return bool(find_in("conditions", "written.own_will", text[own.start : own.end]))


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
