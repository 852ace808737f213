"""A whole for a part of it, and a part for the whole: ten weeks or the school year, both breaks or the morning one."""

from collections.abc import Iterator, Sequence

from models.finding import Aspect
from reconcile.comparison.final_value import Said, Standing
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.language.cues import Cue, find_in
from reconcile.language.measures import Dimension, Measure
from reconcile.language.scales import TIMES
from reconcile.language.tokens import is_content, tokens
from reconcile.lexicon import table

RULES = ("quantity.whole_period", "quantity.one_of")
"""Every rule that can speak here."""
_PERIODS = frozenset(table("values")["periods_of_school"])
_BOTH = frozenset(table("values")["both"])
SHORTEST = 4
"""Letters of a noun that is sought in a compound: "pauze" in "ochtendpauze"."""
BESIDE = 3
"""Words after "allebei" in which its noun stands."""


def compare_wholes(pair: Pair, written: Sequence[Measure], found: Sequence[Said[Measure]]) -> Iterator[Signal]:
    """Signals quantity.whole_period and quantity.one_of."""
    about = [passage for passage in pair.around if passage in pair.about]
    yield from _periods(pair, written, found, about)
    yield from _one_of(pair, written, about)


def _periods(
    pair: Pair, written: Sequence[Measure], found: Sequence[Said[Measure]], about: Sequence[Passage]
) -> Iterator[Signal]:
    """ "De eerste tien weken" against "het gehele schooljaar", and the other way round."""
    whole = find_in("values", "whole_period", pair.text)
    lasting = [one for one in written if _is_period(one)]
    if whole and not lasting and not any(find_in("values", "whole_period", passage.text) for passage in about):
        told = [s for s in found if _is_period(s.value) and s.is_about and s.standing >= Standing.SETTLED]
        if told:
            yield _signal(told[-1].passage, (told[-1].value.start, told[-1].value.end), (whole[0].start, whole[0].end))
    elif lasting and not whole and not any(_is_period(said.value) for said in found):
        for passage in reversed(about):
            if (cues := find_in("values", "whole_period", passage.text)) and not passage.is_question:
                one = lasting[0]
                yield _signal(passage, _in_turn(passage, cues[0]), (one.start, one.end))
                return


def _is_period(measure: Measure) -> bool:
    return measure.dimension is Dimension.COUNT and measure.unit in _PERIODS and measure.value > 1


def _in_turn(passage: Passage, cue: Cue) -> tuple[int, int]:
    return passage.start + cue.start, passage.start + cue.end


def _signal(passage: Passage, said: tuple[int, int], written: tuple[int, int], what: str = "whole_period") -> Signal:
    return Signal(f"quantity.{what}", 1.0, Aspect.QUANTITY, passage.turn.id, said, written)


def _one_of(pair: Pair, written: Sequence[Measure], about: Sequence[Passage]) -> Iterator[Signal]:
    """ "In allebei de pauzes" against "in de ochtendpauze"; "na allebei" against "eenmaal"."""
    if any(token.lower in _BOTH for token in tokens(pair.text)):
        return
    once = next((one for one in written if one.value == 1 and one.unit == TIMES), None)
    for passage in reversed(about):
        for place, noun in _both_in(passage):
            parts = [token for token in tokens(pair.text) if noun and token.lemma.endswith(noun)]
            span = place[0] + passage.start, place[1] + passage.start
            if len(parts) == 1 and parts[0].lemma != noun:
                yield _signal(passage, span, (parts[0].start, parts[0].end), "one_of")
                return
            if once and not passage.is_question:
                yield _signal(passage, span, (once.start, once.end), "one_of")
                return


def _both_in(passage: Passage) -> Iterator[tuple[tuple[int, int], str]]:
    """Where "allebei" stands in the sentence, with the noun after it, "" where there is none."""
    words = tokens(passage.text)
    for index, token in enumerate(words):
        if token.lower in _BOTH:
            near = words[index + 1 : index + 1 + BESIDE]
            noun = next((w.lemma for w in near if w.is_word and is_content(w.lemma) and len(w.lemma) >= SHORTEST), "")
            yield (token.start, token.end), noun
