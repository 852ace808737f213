"""What was said last counts, and what was only offered or taken back does not; equal amounts are no difference."""

import pytest

from reconcile.comparison.judge import signals_of
from tests.reconcile.meetings import pair

OWN = ("quantity.", "deadline.")


def rules(said: tuple[str, ...], written: str) -> set[str]:
    """The rules about amounts and moments that speak."""
    return {signal.rule for signal in signals_of(pair(said, written)) if signal.rule.startswith(OWN)}


REVISED = [
    (
        (
            "ib: Ik had acht keer training in mijn hoofd.",
            "pa: Acht keer? Dan is het al zomer.",
            "ib: Dan doe ik er zes.",
        ),
        "De training bestaat uit acht bijeenkomsten.",
        "De training bestaat uit zes bijeenkomsten.",
    ),
    (
        ("ib: Ik geef Fenna drie keer, eh nee, twee keer per week training.",),
        "Fenna krijgt drie keer per week training.",
        "Fenna krijgt tweemaal per week training.",
    ),
    (
        ("juf: Zullen we elke dag lezen met Fenna?", "ma: Elke dag is te veel.", "juf: Om de dag dan.", "ma: Prima."),
        "De leerkracht leest dagelijks met Fenna.",
        "De leerkracht leest om de dag met Fenna.",
    ),
    (
        ("ib: Ik meld Fenna aan voor negen weken training, eh, acht eigenlijk.",),
        "De training van Fenna omvat negen bijeenkomsten.",
        "De training van Fenna duurt acht weken.",
    ),
    (
        ("juf: Woensdag, nee wacht, donderdag praat ik met Fenna over de ruzie.",),
        "De leerkracht praat woensdag 11 maart met Fenna over de ruzie.",
        "De leerkracht praat donderdag 12 maart met Fenna over de ruzie.",
    ),
    (
        ("ib: Het onderzoeksverslag komt over vier weken, zeg ik altijd, maar voor u maak ik er drie van.",),
        "Ouders ontvangen het onderzoeksverslag op 30 april.",
        "Ouders ontvangen het onderzoeksverslag van de intern begeleider.",
    ),
    (
        (
            "ib: De proef loopt, zeg maar, tot de zomervakantie?",
            "pa: Dat is te lang.",
            "ib: Tot één mei dan.",
            "pa: Oké.",
        ),
        "De proef loopt tot de zomervakantie.",
        "De proef loopt tot 1 mei.",
    ),
    (
        ("juf: Ik bel de logopedist niet deze week, maar op maandag.",),
        "De leerkracht belt de logopedist deze week.",
        "De leerkracht belt de logopedist op maandag 16 maart.",
    ),
    (
        (
            "ib: Ik dien het plan van Fenna in op dertig maart.",
            "pa: Dan is ze al begonnen.",
            "ib: O ja. Dan maandag de drieëntwintigste.",
            "pa: Drieëntwintig maart, dat is goed.",
        ),
        "De intern begeleider dient het plan op 30 maart in.",
        "De intern begeleider dient het plan op 23 maart in.",
    ),
    (
        (
            "juf: Ik geef u elke dag een berichtje over Fenna.",
            "juf: O wacht, dat red ik niet. Op dinsdag en vrijdag een berichtje.",
        ),
        "De leerkracht stuurt ouders dagelijks een bericht over Fenna.",
        "De leerkracht stuurt ouders op dinsdag en vrijdag een bericht over Fenna.",
    ),
    (
        (
            "ib: De telefoon van Fenna ligt de rest van het schooljaar bij de conciërge.",
            "ma: Dat vind ik overdreven.",
            "ib: Nou, vooruit. Tot één april dan.",
            "ma: Prima.",
        ),
        "De telefoon van Fenna ligt tot het einde van het schooljaar bij de conciërge.",
        "De telefoon van Fenna ligt tot 1 april bij de conciërge.",
    ),
    (
        ("ib: Fenna begint voortaan om half negen in plaats van kwart over acht.",),
        "Fenna begint om 8.15 uur.",
        "Fenna begint om 8.30 uur.",
    ),
]


@pytest.mark.parametrize(("said", "given_up", "final"), REVISED)
def test_what_was_given_up_is_a_difference_and_the_final_value_is_none(
    said: tuple[str, ...], given_up: str, final: str
) -> None:
    assert rules(said, given_up)
    assert not rules(said, final)


EQUAL = [
    (("juf: Fenna komt van negen tot elf in de klas.",), "Fenna is twee uur in de klas."),
    (("juf: Fenna werkt maandag, dinsdag en donderdag in de hal.",), "Fenna werkt op drie ochtenden in de hal."),
    (("juf: Fenna werkt op maandag en donderdag in de hal.",), "Fenna werkt tweemaal per week in de hal."),
    (("arts: Fenna zwemt drie van de vier weken mee.",), "Fenna zwemt driemaal per vier weken mee."),
    (("juf: Fenna krijgt een kwart meer tijd bij toetsen.",), "Fenna krijgt 25% meer tijd bij toetsen."),
    (("ib: Het gesprek over Fenna is om drie uur of zo. Drie uur, ja.",), "Het gesprek over Fenna is om 15.00 uur."),
    (("ib: Ik help Fenna drie keer per dag met haar tas.",), "Fenna wordt dagelijks op drie momenten geholpen."),
    (("juf: Twee sommen hier en drie sommen thuis maakt Fenna.",), "Fenna maakt in totaal vijf sommen."),
    (("juf: Elke vrijdag bel ik over Fenna.",), "De leerkracht belt op vrijdag over Fenna."),
    (("ib: Binnen twee weken mail ik het plan van Fenna.",), "Uiterlijk 24 maart wordt het plan van Fenna gemaild."),
]


@pytest.mark.parametrize(("said", "written"), EQUAL)
def test_the_same_amount_or_moment_in_other_words_is_no_difference(said: tuple[str, ...], written: str) -> None:
    assert rules(said, written) == set()


OTHER = [
    (("ib: Ik kom twee keer kijken naar Fenna, één keer nu en één keer straks.",), "De observatie is eenmalig."),
    (("juf: Fenna neemt twee boeken mee naar huis.",), "Fenna neemt drie boeken mee naar huis."),
    (("juf: De eerste schooldag mag Fenna eerder komen.",), "Op de tweede schooldag mag Fenna eerder komen."),
    (("ib: Het verzuim van Fenna was acht dagdelen.",), "Het verzuim van Fenna was acht dagen."),
    (("juf: Fenna werkt 's middags in de hal.",), "Fenna werkt 's ochtends in de hal."),
    (("juf: Fenna werkt in de even weken in de hal.",), "Fenna werkt in de oneven weken in de hal."),
    (("ib: Binnen een week stuur ik het plan van Fenna.",), "Het plan van Fenna volgt na de meivakantie."),
    (
        ("ib: Het huiswerk voor Fenna vervalt tot de meivakantie.",),
        "Het huiswerk voor Fenna vervalt na de meivakantie.",
    ),
    (
        ("juf: Bij ruzie bel ik dezelfde dag nog de ouders van Fenna.",),
        "Bij ruzie belt de leerkracht de ouders van Fenna.",
    ),
]


@pytest.mark.parametrize(("said", "written"), OTHER)
def test_another_amount_or_moment_is_a_difference(said: tuple[str, ...], written: str) -> None:
    assert rules(said, written)


def test_an_amount_that_the_statement_gives_to_something_else_is_held_against_nothing() -> None:
    said = ("ib: Bij een gewone toets krijgt Fenna tien minuten extra, bij het examen een half uur.",)
    assert not rules(said, "Fenna krijgt bij een toets 10 minuten en bij het examen 30 minuten extra.")


def test_the_next_subject_does_not_count() -> None:
    said = (
        "juf: Ik lees twee keer per week met Fenna.",
        "ma: Fijn.",
        "ib: Dan nog iets, de taxi komt elke dag te laat.",
    )
    assert not rules(said, "De leerkracht leest tweemaal per week met Fenna.")


def test_a_time_of_day_is_corrected_in_its_own_place() -> None:
    said = ("ib: Het gesprek over Fenna is om half vier.",)
    (signal,) = [s for s in signals_of(pair(said, "Het gesprek over Fenna is om 16.30 uur.")) if s.correction]
    assert (signal.rule, signal.correction and signal.correction.text) == ("quantity.conflict", "half vier")


SAID_AND_WRITTEN = [
    (
        ("juf: Fenna komt elke ochtend en middag even bij mij.",),
        "Fenna komt dagelijks even.",
        "Fenna komt tweemaal per dag.",
    ),
    (
        ("ib: Ik stuur u één appje per week over Fenna.",),
        "Ouders krijgen dagelijks een bericht over Fenna.",
        "Ouders krijgen wekelijks een bericht over Fenna.",
    ),
    (
        ("ib: Het verslag over Fenna ligt er voor de toetsweek.",),
        "Het verslag over Fenna ligt er na de toetsweek.",
        "Het verslag over Fenna ligt er vóór de toetsweek.",
    ),
    (
        ("ib: Fenna mag per direct naar de logopedist.",),
        "Fenna gaat vanaf 1 juni naar de logopedist.",
        "Fenna gaat per direct naar de logopedist.",
    ),
    (
        ("juf: Fenna hoeft maar de helft van de sommen te maken.",),
        "Fenna maakt driekwart van de sommen.",
        "Fenna maakt de helft van de sommen.",
    ),
    (
        ("juf: Fenna eet op school vijf hapjes fruit. En thuis tien.",),
        "Fenna eet op school tien hapjes fruit.",
        "Fenna eet op school vijf hapjes fruit.",
    ),
    (
        ("ib: Ik bel u dezelfde dag nog als Fenna ziek wordt.",),
        "Bij ziekte van Fenna wordt moeder te zijner tijd gebeld.",
        "Bij ziekte van Fenna wordt moeder dezelfde dag gebeld.",
    ),
    (
        ("juf: Twee keer in de week lezen we met Fenna, twintig minuten.",),
        "Er wordt wekelijks twintig minuten met Fenna gelezen.",
        "Er wordt tweemaal per week twintig minuten met Fenna gelezen.",
    ),
]


@pytest.mark.parametrize(("said", "other", "same"), SAID_AND_WRITTEN)
def test_another_value_in_other_words_is_a_difference_and_the_same_value_is_none(
    said: tuple[str, ...], other: str, same: str
) -> None:
    assert rules(said, other)
    assert not rules(said, same)
