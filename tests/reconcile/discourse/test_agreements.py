"""What is made of an episode: its kind, who it binds, how firm, how much, by when and on what condition."""

import datetime

import pytest

from models.agreement import Agreement, AgreementKind, Strength
from reconcile.discourse.agreements import agreement_of, agreements, telling_sentence, telling_turn
from reconcile.meeting import Meeting
from tests.reconcile.meetings import TUESDAY, meeting

READING = (
    "juf: Ik ga twee keer per week een kwartier met Fenna lezen, in een klein groepje.",
    "ma: Twee keer per week, prima, dat is fijn.",
)
ON_A_DAY = (
    "ib: Hoe doen we dat met de aanmelding?",
    "ib: Ik meld Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek, dat beloof ik.",
    "pa: Goed, fijn.",
)
IN_A_STRETCH = ("juf: Ik ga van nu tot eind mei drie keer per week met Fenna rekenen.", "ma: Prima.")
ON_CONDITION = (
    "ib: Ik meld Fenna uiterlijk 27 maart aan voor de plusklas, mits ze het zelf leuk vindt.",
    "pa: Goed, akkoord.",
)
IN_DOUBT = (
    "ib: Ik zal de directeur uiterlijk 27 maart vragen om een plek in de plusklas, maar ik beloof niks.",
    "ma: Oké, goed.",
)
REFUSED = (
    "ib: Mogen wij de gegevens van Fenna ook delen met de logopedist, voor haar begeleiding op dinsdag?",
    "ma: Nee, dat wil ik niet, geen toestemming voor het delen van gegevens, wij praten zelf met de logopedist.",
    "ib: Duidelijk, dan delen we niets.",
)
OBJECTED = (
    "ib: Het team denkt aan een extra jaar in groep vier voor Fenna, zodat ze wat meer tijd krijgt.",
    "ma: Daar zijn wij het niet mee eens, wij maken bezwaar tegen een extra jaar, en dat moet in het verslag.",
    "ib: Dat noteer ik.",
)
ON_RECORD = ("pa: Ik wil graag dat in het verslag komt dat Fenna 's avonds huilt over school.", "ib: Dat zet ik erin.")
SUMMED_UP = (
    "ib: Dus we spreken af dat Fenna tot de zomervakantie een koptelefoon gebruikt bij toetsen.",
    "pa: Afgesproken.",
    "juf: Goed.",
)


def settled(lines: tuple[str, ...], date: datetime.date | None = TUESDAY) -> Agreement:
    """What a small meeting settles as a whole."""
    held = Meeting(meeting(lines, date=date))
    vars(held)["episodes"] = ((0, len(lines)),)
    return agreement_of(held, 0)


@pytest.mark.parametrize(
    ("lines", "kind", "actor"),
    [
        (READING, AgreementKind.COMMITMENT, "leerkracht"),
        (ON_A_DAY, AgreementKind.COMMITMENT, "intern begeleider"),
        (SUMMED_UP, AgreementKind.DECISION, "intern begeleider"),
        (REFUSED, AgreementKind.REFUSAL, "moeder"),
        (OBJECTED, AgreementKind.OBJECTION, "moeder"),
        (ON_RECORD, AgreementKind.INFORMATION, "vader"),
    ],
)
def test_an_agreement_has_its_kind_and_its_actor(lines: tuple[str, ...], kind: AgreementKind, actor: str) -> None:
    agreement = settled(lines)
    assert (agreement.kind, agreement.actor) == (kind, actor)


@pytest.mark.parametrize(
    ("lines", "strength"),
    [(READING, Strength.FIRM), (ON_CONDITION, Strength.CONDITIONAL), (IN_DOUBT, Strength.TENTATIVE)],
)
def test_an_agreement_is_as_firm_as_it_was_said(lines: tuple[str, ...], strength: Strength) -> None:
    assert settled(lines).strength is strength


def test_a_day_becomes_an_iso_date() -> None:
    assert settled(ON_A_DAY).deadline == "2026-03-27"


def test_a_stretch_of_days_stays_in_words() -> None:
    assert settled(IN_A_STRETCH).deadline == "eind mei"


def test_without_the_day_of_the_meeting_a_date_stays_in_words() -> None:
    assert settled(ON_A_DAY, date=None).deadline == "27 maart"


@pytest.mark.parametrize(
    ("lines", "quantity"),
    [(READING, "twee keer per week"), (IN_A_STRETCH, "drie keer per week"), (ON_A_DAY, None)],
)
def test_the_quantity_is_the_one_that_was_said(lines: tuple[str, ...], quantity: str | None) -> None:
    assert settled(lines).quantity == quantity


@pytest.mark.parametrize(
    ("lines", "condition"), [(ON_CONDITION, "mits ze het zelf leuk vindt"), (READING, None), (ON_RECORD, None)]
)
def test_the_condition_is_the_clause_that_sets_it(lines: tuple[str, ...], condition: str | None) -> None:
    assert settled(lines).condition == condition


def test_a_question_sets_no_deadline_and_no_quantity() -> None:
    asked = ("ma: Kan dat voor 20 maart, vier keer per week?", *READING)
    agreement = settled(asked)
    assert (agreement.deadline, agreement.quantity) == (None, "twee keer per week")


def test_agreements_are_numbered_in_the_order_of_the_meeting() -> None:
    found = agreements(Meeting(meeting()))
    assert [agreement.id for agreement in found] == [f"A{n}" for n in range(1, len(found) + 1)]
    turns = [turn for agreement in found for turn in agreement.turns]
    assert turns == sorted(set(turns))


def test_the_text_of_an_agreement_stands_in_one_of_its_turns() -> None:
    transcript = meeting()
    for agreement in agreements(Meeting(transcript)):
        assert any(agreement.text in transcript.turn(number).text for number in agreement.turns)


def test_what_must_be_in_the_report_is_told_by_who_said_it_and_not_by_who_writes_it_down() -> None:
    turns = meeting(ON_RECORD).turns
    assert telling_turn(turns, AgreementKind.INFORMATION) == turns[0]


def test_without_a_cue_the_longest_turn_tells() -> None:
    turns = meeting(("ma: Ja.", "pa: Het weer is deze week gelukkig een stuk beter.", "ib: Goed.")).turns
    assert telling_turn(turns, AgreementKind.OBJECTION) == turns[1]


def test_a_short_sentence_is_told_with_the_one_after_it() -> None:
    text = "Dat regel ik. De aanvraag gaat morgen de deur uit."
    assert telling_sentence(text, AgreementKind.COMMITMENT) == text
