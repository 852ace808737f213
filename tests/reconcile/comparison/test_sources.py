"""Whose words a report says it gives, and when somebody else said them."""

import pytest

from models.transcript import Transcript
from reconcile.comparison.judge import signals_of
from reconcile.comparison.people import named_in_report
from reconcile.comparison.sources import Speech, source_of, sources
from reconcile.language.roles import Cast
from tests.reconcile.meetings import SPEAKERS, pair

CAST = Cast(Transcript(speakers=SPEAKERS, turns=()))


@pytest.mark.parametrize(
    ("written", "speech", "who"),
    [
        ("Moeder geeft aan dat Fenna slecht slaapt.", Speech.TELLS, "Moeder"),
        ("Thuis geeft moeder aan dat Fenna slecht slaapt.", Speech.TELLS, "moeder"),
        ("Volgens vader slaapt Fenna slecht.", Speech.TELLS, "vader"),
        ("Fenna slaapt slecht, aldus vader.", Speech.TELLS, "vader"),
        ("Door de leerkracht is aangegeven dat Fenna slecht slaapt.", Speech.TELLS, "leerkracht"),
        ("De leerkracht stipuleert dat Fenna slecht slaapt.", Speech.TELLS, "leerkracht"),
        ("De leerkracht heeft bijgehouden hoe Fenna slaapt.", Speech.TELLS, "leerkracht"),
        ("Op verzoek van vader zit Fenna vooraan.", Speech.ASKS, "vader"),
        ("Vader vraagt om een plek vooraan.", Speech.ASKS, "Vader"),
        ("Moeder maakt bezwaar tegen een plek vooraan.", Speech.OBJECTS, "Moeder"),
        ("Moeder stemt in met een plek vooraan.", Speech.GRANTS, "Moeder"),
        ("Moeder stemt niet in met een plek vooraan.", Speech.OBJECTS, "Moeder"),
        ("Moeder heeft geen bezwaar tegen een plek vooraan.", Speech.GRANTS, "Moeder"),
        ("Moeder tekent bezwaar aan, omdat er niet is gebeld.", Speech.OBJECTS, "Moeder"),
        ("Moeder is het niet eens met een plek vooraan.", Speech.OBJECTS, "Moeder"),
        ("Moeder heeft te kennen gegeven dat zij geen toets wenst.", Speech.OBJECTS, "Moeder"),
        ("Vader wilde niet dat er werd gebeld.", Speech.OBJECTS, "Vader"),
        ("Met toestemming van moeder wordt het dossier gedeeld.", Speech.GRANTS, "moeder"),
        ("Bezwaren van vader tegen de toets.", Speech.OBJECTS, "vader"),
        ("Moeder informeerde naar melatonine.", Speech.ASKS, "Moeder"),
        ("Het voorstel van vader om te filmen is besproken.", Speech.ASKS, "vader"),
        ("De zorgen van moeder over de gymles zijn genoteerd.", Speech.TELLS, "moeder"),
        ("Mo merkt op dat Fenna moe is.", Speech.TELLS, "Mo"),
        ("U gaf aan dat Fenna slecht slaapt.", Speech.TELLS, "U"),
        ("Op uw verzoek zit Fenna vooraan.", Speech.ASKS, "uw"),
    ],
)
def test_a_report_names_its_source(written: str, speech: Speech, who: str) -> None:
    (found,) = sources(pair(("ma: Ja.",), written))
    assert (found.speech, written[found.who.start : found.who.end]) == (speech, who)


@pytest.mark.parametrize(
    "written",
    ["Het gesprek met moeder vindt plaats in maart.", "De leerkracht meldt Fenna aan voor het onderzoek.",
     "De leerkracht vraagt het arrangement aan.", "Vader ziet af van het onderzoek.",
     "De leerkracht informeert bij de kopklas en bericht ouders in mei.", "Dan meldt moeder dit bij de leerkracht.",
     "De leerkracht stelt voor de vakantie de brief op.", "Moeder vraagt de huisarts om een verwijzing.",
     "De leerkracht ziet erop toe dat Fenna slaapt.",
     "Moeder zorgt ervoor dat Fenna slaapt.", "Er is benadrukt dat vader slaapt."],
)  # fmt: skip
def test_a_verb_of_another_sense_names_no_source(written: str) -> None:
    assert source_of(written, named_in_report(CAST, written)) is None


def attributed(said: tuple[str, ...], written: str) -> set[str]:
    """The rules of attribution that speak."""
    return {signal.rule for signal in signals_of(pair(said, written)) if signal.rule.startswith("attribution.")}


def test_who_asks_is_no_source_of_what_another_tells() -> None:
    said = ("juf: Heeft Fenna nachtmerries over de gymles?", "ma: Ja, nachtmerries over de gymles, elke nacht.")
    assert not attributed(said, "Moeder vertelt dat Fenna nachtmerries heeft over de gymles.")
    assert attributed(said, "De leerkracht vertelt dat Fenna nachtmerries heeft over de gymles.")


def test_who_answers_a_request_did_not_make_it() -> None:
    said = ("ma: Mag Fenna bij het raam zitten?", "juf: Ja, dan zit Fenna bij het raam, vooraan.")
    assert not attributed(said, "Op verzoek van moeder zit Fenna vooraan bij het raam.")


def test_one_of_the_parents_is_parents_enough() -> None:
    said = ("ma: Fenna heeft nachtmerries over de gymles.",)
    assert not attributed(said, "Ouders vertellen dat Fenna nachtmerries heeft over de gymles.")


def test_who_writes_it_down_is_not_who_said_it() -> None:
    said = ("ma: Fenna heeft nachtmerries over de gymles, zet dat erin.", "ib: Ik schrijf het op.")
    written = "De intern begeleider merkt op dat Fenna nachtmerries heeft over de gymles."
    assert {"attribution.other", "attribution.recorded"} <= attributed(said, written)


def test_who_says_again_what_another_said_is_not_who_said_it() -> None:
    said = ("ma: Fenna heeft nachtmerries, elke nacht.", "ib: Dat noteer ik, nachtmerries over de gymles.")
    assert not attributed(said, "Moeder vertelt dat Fenna nachtmerries heeft over de gymles.")
    said = ("ma: Fenna heeft nachtmerries, elke nacht.", "ib: Dus nachtmerries, over de gymles, thuis in bed.")
    assert not attributed(said, "Moeder vertelt dat Fenna thuis in bed nachtmerries heeft over de gymles.")


def test_who_tells_what_another_wanted_does_not_want_it() -> None:
    said = ("ib: Moeder had gevraagd of Fenna een herkansing mag.", "ma: Ja, dat klopt.")
    assert not attributed(said, "Op verzoek van moeder krijgt Fenna een herkansing.")


def test_each_part_of_a_sentence_has_its_own_source() -> None:
    said = ("ma: Fenna heeft nachtmerries over de gymles.", "juf: In de klas is ze vrolijk en zingt ze liedjes.")
    right = "Moeder vertelt over nachtmerries over de gymles; de leerkracht ziet dat zij vrolijk liedjes zingt."
    wrong = "De leerkracht vertelt over nachtmerries over de gymles; moeder ziet dat zij vrolijk liedjes zingt."
    assert not attributed(said, right)
    assert attributed(said, wrong)
