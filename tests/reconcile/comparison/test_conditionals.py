"""Where a condition stands, and what only sounds like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.comparison.conditionals import spoken_conditions, written_conditions
from tests.reconcile.meetings import signals


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Fenna mag mee, mits iemand haar pen kan zetten.", "mits iemand haar pen kan zetten"),
        ("Als ze haar werk af heeft mag ze naar de leeshoek.", "Als ze haar werk af heeft"),
        ("Staat ze langer op de gang, dan bel ik.", "Staat ze langer op de gang"),
        (
            "Prima, maar dan wil ik dat er iemand bij is die kan zwemmen.",
            "maar dan wil ik dat er iemand bij is die kan zwemmen",
        ),
        ("Dat doe ik alleen als mijn zus erbij is.", "alleen als mijn zus erbij is"),
        ("Alleen als jullie willen.", "Alleen als jullie willen"),
    ],
)
def test_a_condition_is_found_with_its_bounds(text: str, part: str) -> None:
    assert part in [text[c.start : c.end] for c in spoken_conditions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Als ik eerlijk ben vind ik dat prima.",
        "Als ze thuiskomt bel ik je.",
        "Ze mag als eerste naar binnen.",
        "Als dat eerder gezegd was, had ik gebeld.",
        "Dank u, dan neem ik het mee.",
        "Ze leest net zo goed als haar zus.",
    ],
)
def test_what_only_sounds_like_a_condition_is_none(text: str) -> None:
    assert spoken_conditions(text) == ()


@pytest.mark.parametrize(
    "written",
    [
        "Fenna gebruikt een koptelefoon wanneer het druk is.",
        "Is het druk, dan gebruikt Fenna een koptelefoon.",
        "Bij drukte gebruikt Fenna een koptelefoon.",
        "Zo nodig gebruikt Fenna een koptelefoon.",
        "Mocht het druk zijn, dan gebruikt Fenna een koptelefoon.",
    ],
)
def test_a_condition_may_be_written_in_many_ways(written: str) -> None:
    said = ("juf: Als het druk is, mag Fenna een koptelefoon opzetten.",)
    assert not signals(said, written, "condition.dropped")
    assert signals(said, "Fenna gebruikt een koptelefoon.", "condition.dropped")


def test_who_may_go_whatever_happens_needs_no_leave() -> None:
    said = ("juf: Fenna schrijft elke dag in het schrift. Ook als er niks was.",)
    assert signals(said, "Fenna schrijft in het schrift wanneer zich iets heeft voorgedaan.", "condition.unwanted")
    assert not signals(said, "Fenna schrijft dagelijks in het schrift, ook wanneer er niets was.", "condition.unwanted")


@given(st.text(alphabet=st.sampled_from("als mits dan, ik bel ze moe is.?"), max_size=60))
def test_every_condition_stands_inside_its_text(text: str) -> None:
    for condition in (*spoken_conditions(text), *written_conditions(text)):
        assert 0 <= condition.start <= condition.end <= len(text)
