"""Sentences about what was settled keep their facts and keep their distance from what was said."""

import pytest

from models.agreement import AgreementKind, Strength
from models.finding import FindingKind
from models.transcript import Speaker, Transcript, Turn
from reconcile.writing.guard.leaks import SchoolGuard
from reconcile.writing.material import Edit, Passage, Point, Settled
from reconcile.writing.phrasing.fronting import with_moment_first
from reconcile.writing.phrasing.proposals import proposal_for
from reconcile.writing.phrasing.wording import Allows, reworded, settled_sentence


def settled(text: str, actor: str = "leerkracht", **more: str | None) -> Settled:
    values: dict[str, object] = {"quantity": None, "deadline": None, "condition": None, **more}
    return Settled.model_validate(
        {"id": "A1", "kind": AgreementKind.COMMITMENT, "actor": actor, "text": text, "strength": Strength.FIRM} | values
    )


def anything(_: str) -> bool:
    return True


def after_hearing(*turns: str) -> Allows:
    """What the guard allows after these turns."""
    transcript = Transcript(
        speakers=(Speaker(id="S1"),),
        turns=tuple(Turn(id=number, speaker="S1", text=text) for number, text in enumerate(turns, start=1)),
    )
    return SchoolGuard(transcript=transcript, report=None, typed=()).allows


def test_a_moment_and_an_amount_that_the_words_lack_are_added() -> None:
    made = settled_sentence(
        settled("De leerkracht oefent de tafels.", quantity="2 keer per week", deadline="2026-12-01"), anything
    )
    assert made == "De leerkracht oefent de tafels (2 keer per week; 1 december 2026)."


def test_facts_that_are_there_in_other_words_are_not_said_twice() -> None:
    said = settled("De leerkracht oefent twee keer per week een kwartier.", quantity="2 keer per week 15 minuten")
    assert settled_sentence(said, anything) == "De leerkracht oefent twee keer per week een kwartier."
    said = settled("Het gesprek is op 1 december.", deadline="2026-12-01")
    assert settled_sentence(said, anything) == "Het gesprek is op 1 december."


def test_a_condition_is_never_lost() -> None:
    said = settled("De jeugdarts belt de huisarts.", condition="als ouders akkoord zijn")
    assert "voorwaarde: als ouders akkoord zijn" in settled_sentence(said, anything)
    said = settled("De jeugdarts belt de huisarts.", condition="als jullie dat goed vinden")
    assert "⟦onder welke voorwaarde?⟧" in settled_sentence(said, anything)


def test_a_sentence_too_close_to_what_was_said_is_said_in_other_words() -> None:
    allows = after_hearing("Ik mail elke vrijdag de nieuwe woorden naar de logopedist.")
    made = settled_sentence(settled("Ik mail elke vrijdag de nieuwe woorden naar de logopedist."), allows)
    assert made == "Elke vrijdag mailt de leerkracht de nieuwe woorden naar de logopedist."
    assert allows(made)


def test_when_nothing_helps_a_gap_remains_with_its_facts() -> None:
    speech = "De hond van de buren mag vanaf januari mee naar de speelzaal van de kleuters komen kijken"
    made = settled_sentence(settled(speech, quantity="3 keer"), after_hearing(speech))
    assert made.startswith("⟦vul hier zelf in")
    assert "3 keer" in made
    assert after_hearing(speech)(made)


def test_rewording_leaves_what_is_allowed_alone() -> None:
    assert reworded("Elke dag krijgt hij weer een kaart.", anything) == "Elke dag krijgt hij weer een kaart."


def test_a_correction_that_makes_the_sentence_a_quotation_is_said_otherwise() -> None:
    report = "De directeur dient de aanvraag binnen zes weken in bij de commissie."
    start = report.index("zes")
    point = Point(
        id="F1", kind=FindingKind.ALTERED, aspects=(), settled=None,
        passages=(Passage(start=0, end=len(report), text=report, section=()),),
        edits=(Edit(start=start, end=start + 3, text="drie"),), own_words=None,
    )  # fmt: skip
    allows = after_hearing("De directeur dient de aanvraag binnen drie weken in bij de commissie.")
    made = proposal_for(point, report, allows)
    assert "drie" in made.text
    assert "zes" not in made.text
    assert allows(made.text)
    assert made.edits == (Edit(start=0, end=len(report), text=made.text),)


@pytest.mark.parametrize(
    ("text", "fronted"),
    [
        ("De directeur belt elke vrijdag de ouders.", "Elke vrijdag belt de directeur de ouders."),
        (
            "De aanvraag dient de directeur binnen twee weken in.",
            "Binnen twee weken dient de directeur de aanvraag in.",
        ),
        ("Elke vrijdag belt de directeur de ouders.", None),
        ("De directeur belt de ouders, elke vrijdag.", None),
        ("De directeur belt de ouders.", None),
        ("Het regent in november.", None),
    ],
)
def test_a_moment_goes_in_front_only_where_the_grammar_is_sure(text: str, fronted: str | None) -> None:
    assert with_moment_first(text, ["de directeur"]) == fronted
