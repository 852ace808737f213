"""A draft as plain text that can be read back exactly: what the dossier keeps of it.

A line "¶ form" begins each part, with its shape and what the parent did to it; below it stand the cells. A line "="
begins a cell; its pieces follow, each behind a sign for its style and with the ids of what it rests on; a line ">"
holds what the parent typed instead.
"""

import re
from dataclasses import replace
from typing import Final

from reconcile.writing.document import Mark, Run, Text
from reconcile.writing.drafts.draft import Draft, Form, Part

_PART: Final = "¶"
_CELL: Final = "="
_TYPED: Final = ">"
_SIGNS: Final = {Mark.PLAIN: "·", Mark.STRONG: "*", Mark.GAP: "[", Mark.ADDED: "+", Mark.REMOVED: "-"}
_MARKS: Final = {sign: mark for mark, sign in _SIGNS.items()}
_FLAGS: Final = ("left_out", "own", "stale", "gone")
_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_UNESCAPES: Final = {code: sign for sign, code in _ESCAPES.items()}


def text_from(draft: Draft) -> str:
    """`draft` as text; `draft_from` gives the very same draft back."""
    return "".join(f"{line}\n" for part in draft.parts for line in _lines(part))


def draft_from(text: str) -> Draft:
    """The draft that `text_from` made `text` of. Raises ValueError when it did not."""
    parts: list[Part] = []
    lines = text.split("\n")
    if lines.pop():
        raise ValueError("the text of a draft ends with a line break")
    for line in lines:
        sign, _, rest = line.partition(" ")
        if sign == _PART:
            parts.append(_head(rest))
        elif not parts:
            raise ValueError("the text of a draft begins with a part")
        else:
            parts[-1] = _grown(parts[-1], sign, rest)
    return Draft(tuple(parts))


def _lines(part: Part) -> list[str]:
    flags = [flag for flag in _FLAGS if getattr(part, flag)]
    shape = [",".join(map(str, part.shape))] if part.shape else []
    lines = [" ".join([_PART, part.form.value, *shape, *flags])]
    for cell, typed in zip(part.proposed, part.typed, strict=True):
        lines.append(_CELL)
        lines += [f"{_SIGNS[run.mark]} " + "\t".join(map(_escaped, (run.text, *run.grounds))) for run in cell]
        if typed is not None:
            lines.append(f"{_TYPED} {_escaped(typed)}")
    return lines


def _head(rest: str) -> Part:
    form, *more = rest.split(" ")
    shape = tuple(int(number) for word in more if word not in _FLAGS for number in word.split(","))
    done = {flag: flag in more for flag in _FLAGS}
    return Part(Form(form), (), (), shape, **done)


def _grown(part: Part, sign: str, rest: str) -> Part:
    """`part` with what one more line says of it."""
    proposed, typed = part.proposed, part.typed
    if sign == _CELL:
        proposed, typed = (*proposed, ()), (*typed, None)
    elif not proposed:
        raise ValueError("a cell of a draft begins with its sign")
    elif sign == _TYPED:
        typed = (*typed[:-1], _plain(rest))
    elif sign in _MARKS:
        words, *grounds = map(_plain, rest.split("\t"))
        last: Text = (*proposed[-1], Run(words, _MARKS[sign], tuple(grounds)))
        proposed = (*proposed[:-1], last)
    else:
        raise ValueError(f"no line of a draft begins with {sign!r}")
    return replace(part, proposed=proposed, typed=typed)


def _escaped(text: str) -> str:
    return re.sub(r"[\\\n\t]", lambda hit: _ESCAPES[hit[0]], text)


def _plain(text: str) -> str:
    return re.sub(r"\\.", lambda hit: _UNESCAPES[hit[0]] if hit[0] in _UNESCAPES else hit[0], text)
