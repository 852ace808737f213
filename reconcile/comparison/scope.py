"""How far: a restriction that was dropped, something left out that the report takes in, a limit nobody set."""

import re
from collections.abc import Iterator

from models.finding import Aspect
from reconcile.alignment.terms import likeness, terms
from reconcile.comparison.clauses import ALIKE, clauses_of, content
from reconcile.comparison.exclusive import compare_exclusive
from reconcile.comparison.leave import compare_leave
from reconcile.comparison.limits import Limit, limits_of
from reconcile.comparison.nearby import nearby
from reconcile.comparison.pair import GOOD_SHARE, Pair, Passage, Signal
from reconcile.comparison.siblings import compare_siblings
from reconcile.language.cues import find_in

RULES = (
    "scope.let_in",
    "scope.left_out",
    "scope.only_dropped",
    "scope.widened",
    "scope.leave_joined",
    "scope.lesson",
    "scope.only_joined",
    "scope.added_other",
    "scope.one_of_two",
    "scope.one_of_both",
)
"""Every rule that can speak here."""

OUT = frozenset({"not", "out", "except"})
"""Kinds of limit that leave out what they name."""
AFTER = 3
"""Turns after the evidence in which a limit may still be set to it."""
INSISTS = frozenset({"only", "not", "except", "rest_out"})
"""Kinds of limit that, set in two turns, are insisted on."""
ROOT = 5
"""Letters that two words of one family share at the front: "rekenen", "rekentoets"."""
_DURING = re.compile(r"\b(?:tijdens|bij|voor|van|alle|in)\s+(?:de\s+|het\s+|het vak\s+|alle\s+)?$", re.IGNORECASE)
_REFUSES = re.compile(r"\W*(?:nee|neen)\b", re.IGNORECASE)
_ONLY = re.compile(r"\balleen\b", re.IGNORECASE)


def compare_scope(pair: Pair) -> Iterator[Signal]:
    """Signals scope.*."""
    if any(limits_of(passage.text) for passage in pair.around):  # few do: for the others nothing need be compared
        first, last = pair.tight[0].id, pair.tight[-1].id + AFTER
        near = tuple(one for one in nearby(pair, pair.around) if first <= one.turn.id <= last)
        said = list(_limits(near))
        yield from _let_in(pair, near, said)
        yield from _only_dropped(pair, said)
        yield from compare_exclusive(pair, said)
    yield from compare_leave(pair)
    yield from _lesson(pair)
    yield from compare_siblings(pair)


def _limits(near: tuple[Passage, ...]) -> Iterator[tuple[Passage, Limit]]:
    asked: Passage | None = None
    for passage in near:
        if passage.is_question:
            asked = passage
            continue
        if asked and asked.turn.id != passage.turn.id and _REFUSES.match(passage.text) and _ONLY.search(passage.text):
            last = [term.lemma for term in terms(asked.text)][-1:]
            yield passage, Limit("out", 0, len(passage.text), frozenset(last))
        asked = None
        for limit in limits_of(passage.text):
            yield passage, limit


def same(one: str, other: str) -> bool:
    """Whether two lemmas may name one thing."""
    return likeness(one, other) >= ALIKE or (len(one) > ROOT < len(other) and one[:ROOT] == other[:ROOT])


def names(about: frozenset[str], written: frozenset[str]) -> bool:
    """Whether any of `about` is among `written`, in whatever form."""
    return any(same(one, other) for one in about for other in written)


def _let_in(pair: Pair, near: tuple[Passage, ...], said: list[tuple[Passage, Limit]]) -> Iterator[Signal]:
    """What was left out, and the report takes in."""
    positive = list(_positive(pair.text))
    leaves = find_in("scope", "written.leave", pair.text) and not find_in("scope", "written.limited", pair.text)
    limited = not leaves or not _gives_leave(pair)
    for passage, limit in reversed(said):
        if limit.kind not in OUT or passage not in pair.about or (limit.kind == "out" and limited):
            continue
        for lemma, start, end in positive:
            if any(likeness(lemma, one) >= ALIKE for one in limit.about) and not _let_in_later(near, passage, lemma):
                yield _signal("scope.let_in" if limit.kind == "not" else "scope.left_out", passage, limit, (start, end))
                return


def _gives_leave(pair: Pair) -> bool:
    """Whether the evidence lets anything in: otherwise it is refused as a whole, which is no question of how far."""
    first, last = pair.tight[0].id, pair.tight[-1].id + AFTER
    return any(
        first <= one.turn.id <= last and not one.is_question and find_in("scope", "speech.leave", one.text)
        for one in pair.around
    )


def _positive(text: str) -> Iterator[tuple[str, int, int]]:
    """The content words that a report says yes to, with their places."""
    if find_in("scope", "written.all_out", text):
        return
    for clause in clauses_of(text):
        declined = find_in("stance", "written.declines", clause.text) or find_in("scope", "written.out", clause.text)
        if clause.negated or declined:
            continue
        outs = find_in("scope", "written.except", clause.text)
        for term in terms(clause.text):
            if not any(cue.start <= term.start for cue in outs):
                yield term.lemma, clause.start + term.start, clause.start + term.end


def _let_in_later(near: tuple[Passage, ...], passage: Passage, lemma: str) -> bool:
    """Whether something is said of `lemma` after `passage` without leaving it out."""
    for other in near:
        if other.is_question or (other.turn.id, other.start) <= (passage.turn.id, passage.start):
            continue
        outs = [one for one in limits_of(other.text) if one.kind in OUT]
        for term in terms(other.text):
            if likeness(term.lemma, lemma) >= ALIKE and not any(one.start <= term.start < one.end for one in outs):
                return True
    return False


def _only_dropped(pair: Pair, said: list[tuple[Passage, Limit]]) -> Iterator[Signal]:
    """ "Alleen X", where the report does not limit itself and does not name X."""
    if find_in("scope", "written.limited", pair.text):
        return
    leave = find_in("scope", "written.leave", pair.text)
    if not leave and len({passage.turn.id for passage, limit in said if limit.kind in INSISTS}) < 2:
        return
    written = content(pair.text)
    for passage, limit in reversed(said):
        if limit.kind == "only" and not names(limit.about, written) and not _same_role(pair, passage, limit):
            yield _signal("scope.only_dropped", passage, limit)
            return


def _same_role(pair: Pair, passage: Passage, limit: Limit) -> bool:
    """Whether the report names the role that the limit is about, perhaps by its initials."""
    labels = {mention.label for mention in pair.cast.mentions(passage.text[limit.start : limit.end])}
    return any(mention.label in labels for mention in pair.cast.mentions(pair.text))


def _lesson(pair: Pair) -> Iterator[Signal]:
    """A report that ties something to a lesson nobody spoke of."""
    spoken = frozenset[str]().union(*(content(p.text) for p in pair.around))
    best = pair.best
    for cue in find_in("scope", "written.lessons", pair.text):
        about = content(pair.text[cue.start : cue.end])
        if (
            best.share >= GOOD_SHARE / 2
            and _DURING.search(pair.text[: cue.start])
            and about
            and not names(about, spoken)
        ):
            place = (best.start, best.start + len(best.text))
            yield Signal("scope.lesson", 1.0, Aspect.SCOPE, best.turn.id, place, (cue.start, cue.end))
            return


def _signal(rule: str, passage: Passage, limit: Limit, written: tuple[int, int] | None = None) -> Signal:
    place = (passage.start + limit.start, passage.start + limit.end)
    return Signal(rule, 1.0, Aspect.SCOPE, passage.turn.id, place, written)
