"""A correction changes exactly the characters of the report that are wrong, and nothing beside them."""

import pytest

from models.finding import Correction
from reconcile.comparison.judge import signals_of
from tests.reconcile.comparison.examples import EXAMPLES
from tests.reconcile.meetings import pair

BEFORE = "Verslag van het gesprek over Fenna.\n\n"
AFTER = "\nHierna was er koffie."


def corrections(rule: str) -> tuple[str, list[Correction]]:
    """The report that holds the speaking example in its middle, and the edits its rule proposes."""
    example = EXAMPLES[rule]
    found = signals_of(pair(example.said, example.speaks, offset=len(BEFORE)))
    edits = [signal.correction for signal in found if signal.rule == rule and signal.correction]
    return BEFORE + example.speaks + AFTER, edits


@pytest.mark.parametrize(
    ("rule", "corrected"),
    [
        ("quantity.conflict", "De leerkracht leest twee keer per week met Fenna."),
        ("quantity.superseded", "De leerkracht leest twee keer per week met Fenna."),
        ("deadline.superseded", "De intern begeleider belt de logopedist op 16 maart 2026."),
        ("deadline.conflict", "De intern begeleider meldt Fenna vóór 27 maart 2026 aan voor dyslexieonderzoek."),
        ("actor.other", "De jeugdarts belt de kinderarts over de hoofdpijn."),
        ("actor.other_claimed", "De moeder belt de kinderarts over de hoofdpijn."),
        ("actor.absent_person", "De jeugdarts belt de kinderarts over de hoofdpijn."),
        ("attribution.other", "De vader geeft aan dat Fenna 's avonds huilt over school."),
        ("attribution.request", "Op verzoek van moeder zit Fenna vooraan bij het raam."),
    ],
)
def test_a_correction_puts_right_what_is_wrong_and_touches_nothing_else(rule: str, corrected: str) -> None:
    text, (edit,) = corrections(rule)
    assert text[: edit.start] + edit.text + text[edit.end :] == BEFORE + corrected + AFTER


@pytest.mark.parametrize("rule", ["polarity.agreed_but_refused", "condition.dropped_strict", "strength.strengthened"])
def test_what_no_small_edit_can_put_right_gets_none(rule: str) -> None:
    assert corrections(rule)[1] == []


def test_a_person_at_the_start_of_a_sentence_gets_a_capital() -> None:
    said = ("pa: Fenna huilt 's avonds vaak over school.",)
    written = "Moeder vertelt dat Fenna 's avonds huilt over school."
    (signal,) = [s for s in signals_of(pair(said, written)) if s.correction]
    assert signal.correction == Correction(start=0, end=len("Moeder"), text="Vader")


def test_no_day_is_proposed_for_a_stretch_of_days() -> None:
    """ "eind mei" is no day: there is nothing to put in the place of the report's date."""
    said = ("ib: Ik meld Fenna eind mei aan voor het dyslexieonderzoek.",)
    found = signals_of(pair(said, "De intern begeleider meldt Fenna op 10 april aan voor het dyslexieonderzoek."))
    (signal,) = [s for s in found if s.rule == "deadline.conflict"]
    assert signal.correction is None


def test_a_person_at_the_start_of_a_cell_gets_a_capital() -> None:
    said = ("ib: Nee hoor, dat doe ik, ik bel de kinderarts over de hoofdpijn.",)
    written = "De kinderarts bellen over de hoofdpijn\tMoeder"
    (signal,) = [s for s in signals_of(pair(said, written)) if s.correction]
    assert signal.correction == Correction(start=written.index("Moeder"), end=len(written), text="Intern begeleider")
