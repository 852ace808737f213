"""What becomes of an edited draft when the program proposes something else: the rest follows, what was typed stays."""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from reconcile.writing.document import plain
from reconcile.writing.drafts.draft import Draft, Form, Part, in_letter

ALIKE = 0.6
"""Of the words of two lines, when the one is taken for the other with some words changed."""


def follow(kept: Draft, fresh: Draft, decided: Container[str]) -> Draft:
    """`fresh` with what the parent did in `kept`.

    What was typed stays as it was typed, also when its proposal changed (stale) or went (gone). What was left out
    stays out, and in sight as long as the program would propose it: while a finding it rests on is among `decided`.
    """
    here = [place for place, part in enumerate(kept.parts) if not part.own]
    same = {here[then]: now for then, now in _pairs([kept.parts[place] for place in here], fresh.parts)}
    after: defaultdict[int, list[Part]] = defaultdict(list)
    anchor = -1
    head: Part | None = None
    for place, part in enumerate(kept.parts):
        if part.form is Form.TABLE:
            head = None if place in same else part  # its head went: a row that stays brings it along
        if place in same:
            anchor = same[place]
        elif _stays(part, decided):
            if head is not None and part.form is Form.ROW:
                after[anchor].append(head)
                head = None
            after[anchor].append(part if part.own else replace(part, gone=True))
    then = {now: kept.parts[place] for place, now in same.items()}
    parts = list(after[-1])
    for now, part in enumerate(fresh.parts):
        parts.append(_taken_over(then[now], part) if now in then else part)
        parts += after[now]
    return Draft(tuple(parts))


def grounds_left_out(kept: Draft) -> frozenset[str]:
    """The findings whose row in a table the parent left out."""
    rows = (part for part in kept.parts if part.form is Form.ROW and part.left_out)
    return frozenset(ground for part in rows for ground in part.grounds)


def loose_rows(draft: Draft) -> int:
    """How many rows of `draft` the program does not propose and yet are in the letter."""
    return sum(part.form is Form.ROW and (part.own or part.gone) and in_letter(part) for part in draft.parts)


def with_grounds(kept: Draft, now: dict[str, str]) -> Draft:
    """`kept` with other ids for what it rests on, id then -> id now; what is not in `now` it no longer rests on."""

    def renamed(part: Part) -> Part:
        cells = tuple(
            tuple(replace(run, grounds=tuple(now[ground] for ground in run.grounds if ground in now)) for run in cell)
            for cell in part.proposed
        )
        return replace(part, proposed=cells)

    return Draft(tuple(map(renamed, kept.parts)))


def _stays(part: Part, decided: Container[str]) -> bool:
    """Whether a part that the program no longer proposes stays."""
    if part.left_out and not part.own:
        return any(ground in decided for ground in part.grounds)
    return part.own or part.is_touched


def _taken_over(then: Part, now: Part) -> Part:
    """`now` with what the parent did to `then`."""
    typed = tuple(
        None if text == plain(proposed) else text for text, proposed in zip(then.typed, now.proposed, strict=True)
    )
    changed = any(
        text is not None and plain(old) != plain(new)
        for text, old, new in zip(typed, then.proposed, now.proposed, strict=True)
    )
    stale = any(text is not None for text in typed) and (then.stale or changed)
    return replace(now, typed=typed, left_out=then.left_out, stale=stale)


def _pairs(then: Sequence[Part], now: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Which part of `then` is which of `now`, in order; some of both are in no pair."""
    matcher = SequenceMatcher(None, list(map(_token, then)), list(map(_token, now)), autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(start, end), range(first, last), strict=True)
        elif kind == "replace":
            free = list(range(first, last))
            even = _without_grounds(then[start:end]) == _without_grounds(now[first:last])
            for place in range(start, end):
                match = next((other for other in free if _is_same(then[place], now[other], even=even)), None)
                if match is not None:
                    free = [other for other in free if other > match]
                    yield place, match


def _token(part: Part) -> Hashable:
    """What two parts that are one have in common: what they rest on, else what they say."""
    size = len(part.proposed)
    return part.form, size, part.grounds or tuple(map(plain, part.proposed))


def _without_grounds(parts: Sequence[Part]) -> list[Form]:
    return [part.form for part in parts if not part.grounds]


def _is_same(then: Part, now: Part, *, even: bool) -> bool:
    """Whether `then` became `now`. In an `even` stretch, with as many lines that rest on nothing before and after,
    these are paired one by one; otherwise two lines must be alike."""
    if then.form is not now.form or len(then.proposed) != len(now.proposed):
        return False
    if then.grounds and now.grounds:
        return bool(set(then.grounds) & set(now.grounds))
    if even and not then.grounds and not now.grounds:
        return True
    before, after = (" ".join(map(plain, part.proposed)).split() for part in (then, now))
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= ALIKE
