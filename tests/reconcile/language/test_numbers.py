"""What number words and digits are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.language.numbers import number_of, ordinal_of

UNITS = ["", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
"dertien",
         "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]  # fmt: skip
TENS = ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def spoken(number: int) -> str:
    """A Dutch number speller of the test's own, for 0 to 999."""
    if number == 0:
        return "nul"
    hundreds, rest = divmod(number, 100)
    head = "" if hundreds == 0 else "honderd" if hundreds == 1 else f"{UNITS[hundreds]}honderd"
    if rest < 20:
        return head + (UNITS[rest] if not head else UNITS[rest].replace("één", "een"))
    tens, ones = divmod(rest, 10)
    if ones == 0:
        return head + TENS[tens]
    unit = "een" if ones == 1 else UNITS[ones]
    return head + unit + ("ën" if unit.endswith("e") else "en") + TENS[tens]


def ordinal(number: int) -> str:
    """The ordinal of 1 to 31, by the rule of the school book: -de below twenty but for eerste, derde and achtste."""
    irregular = {1: "eerste", 3: "derde", 8: "achtste"}
    if number in irregular:
        return irregular[number]
    return spoken(number) + ("de" if number < 20 else "ste")


@given(st.integers(0, 999))
def test_every_spoken_number_below_a_thousand_comes_back(number: int) -> None:
    assert number_of(spoken(number)) == number


@given(st.integers(0, 99))
def test_a_recogniser_may_leave_out_the_diaeresis(number: int) -> None:
    assert number_of(spoken(number).replace("ë", "e")) == number


@given(st.integers(1, 31))
def test_every_spoken_day_of_the_month_comes_back(number: int) -> None:
    assert ordinal_of(ordinal(number)) == number


@given(st.integers(0, 999_999))
def test_digits_come_back_with_and_without_a_point_between_thousands(number: int) -> None:
    assert number_of(str(number)) == number
    assert number_of(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    ("word", "value"),
    [("1,5", 1.5), ("2,75", 2.75), ("anderhalf", 1.5), ("anderhalve", 1.5), ("tweeënhalf", 2.5), ("half", 0.5),
     ("vijfentwintighonderd", 2500), ("tweeduizendzesentwintig", 2026), ("honderdentwintig", 120)],
)  # fmt: skip
def test_fractions_and_large_numbers_have_their_value(word: str, value: float) -> None:
    assert number_of(word) == value


@pytest.mark.parametrize("word", ["een", "'n"])
def test_een_without_its_accents_is_an_article(word: str) -> None:
    assert number_of(word) is None


def test_een_with_its_accents_is_a_number() -> None:
    assert number_of("één") == 1


@pytest.mark.parametrize(("word", "value"), [("1e", 1), ("2de", 2), ("21ste", 21), ("30e", 30), ("eenendertigste", 31)])
def test_written_ordinals_have_their_value(word: str, value: int) -> None:
    assert ordinal_of(word) == value


@pytest.mark.parametrize(
    "word", ["beste", "laatste", "ziekte", "weide", "einde", "beide", "hoeveelste", "twee", "e", ""]
)
def test_other_words_are_no_ordinals(word: str) -> None:
    assert ordinal_of(word) is None


@pytest.mark.parametrize("word", ["", "en", "maart", "twintigers", "x", "²", "½", "achtbaan", "ib'er", "1.2.3"])
def test_other_words_are_no_numbers(word: str) -> None:
    assert number_of(word) is None


@given(st.text(max_size=12))
def test_any_text_at_all_has_a_number_or_none(word: str) -> None:
    for value in (number_of(word), ordinal_of(word)):
        assert value is None or value >= 0
