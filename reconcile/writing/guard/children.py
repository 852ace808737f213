"""Names of other children: those somebody gave us, and those that stand behind a word like "klasgenoot"."""

import re
from collections.abc import Iterable
from functools import cache

from reconcile.writing.data import data_table
from reconcile.writing.phrasing.words import words_in

_NAME = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
_ENDING = r"(?:['’]?s|['’]|(?:t|p|et)?je(?:s)?)?"
"""Of a name as somebody's ("Daans", "Kees'"), or a pet name ("Daantje")."""


@cache
def _cued() -> re.Pattern[str]:
    table = data_table("guard/personal.toml")["children"]
    joints = "|".join(re.escape(joint) for joint in table["joints"])
    full = rf"{_NAME}(?: (?:(?:{joints}) )*{_NAME})*"
    return re.compile(
        rf"(?<!\w)(?i:{table['cues']}),? (?:(?i:{table['linking']}) )?(?P<names>{full}(?:(?:, | en | of ){full})*)"
    )


class OtherChildren:
    """Which names may not be told, for one meeting."""

    def __init__(self, given: Iterable[str], known: Iterable[str], texts: Iterable[str]) -> None:
        """`given` are names of other children; `known` are people, places and schools that may be named; `texts` are
        what was said and written, where more names stand behind a word for a child. Without `known` nobody is looked
        for there: the own child would be taken for another.
        """
        self._known = frozenset(word for name in known for word in words_in(name))
        joints = frozenset(data_table("guard/personal.toml")["children"]["joints"])
        names = {" ".join(name.split()) for name in given if name.strip()}
        if self._known:
            names.update(text[start:end] for text in texts for start, end in self._behind_a_cue(text))
        firsts = {name.split()[0] for name in names}
        parts = {part for name in names for part in name.split() if part.lower() not in joints and part[0].isupper()}
        wanted = {part for part in names | firsts | parts if not set(words_in(part)) <= self._known}
        any_of = "|".join(re.escape(name) for name in sorted(wanted, key=len, reverse=True))
        self._named = re.compile(rf"(?<!\w)(?:{any_of}){_ENDING}(?!\w)") if wanted else None

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Where in `text` another child is named, in order."""
        spans = [hit.span() for hit in self._named.finditer(text)] if self._named else []
        if self._known:
            cued = self._behind_a_cue(text)
            spans += [span for span in cued if not any(span[0] < end and start < span[1] for start, end in spans)]
        return sorted(spans)

    def _behind_a_cue(self, text: str) -> list[tuple[int, int]]:
        """Each name behind a word for a child that is no name we know."""
        no_names = frozenset(data_table("guard/personal.toml")["children"]["no_names"])
        found = []
        for hit in _cued().finditer(text):
            for name in re.finditer(_NAME, hit["names"]):
                words = words_in(re.sub(r"(?<=\w)['’]?s$", "", name[0])) + words_in(name[0])
                if name[0] not in no_names and not self._known & set(words):
                    found.append((hit.start("names") + name.start(), hit.start("names") + name.end()))
        return found
