"""What belongs to one person is found in every usual spelling, and everyday numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.writing.guard.personal import masked, passes_eleven_test, personal_in


def kinds(text: str) -> list[str]:
    return [each.kind for each in personal_in(text)]


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("BSN: 111222333", "bsn", "BSN: "),
        ("Het burgerservicenummer van Noor is 123456789.", "bsn", "Het burgerservicenummer van Noor is ."),
        ("Zijn nummer is 111222333.", "bsn", "Zijn nummer is ."),
        ("Nummer 1112.22.333 hoort bij hem.", "bsn", "Nummer  hoort bij hem."),
        ("PGN\n111 222 333", "bsn", "PGN\n"),
        ("Bel 06-12345678.", "phone", "Bel ."),
        ("Bel 06 12 34 56 78.", "phone", "Bel ."),
        ("Tel. 0512-123456", "phone", "Tel. "),
        ("Tel: 123456", "phone", "Tel: "),
        ("(0512) 12 34 56", "phone", ""),
        ("+31 6 12345678", "phone", ""),
        ("+31(0)6-12345678", "phone", ""),
        ("0031612345678", "phone", ""),
        ("Mail naar l.vos+school@voorbeeld.nl graag.", "email", "Mail naar  graag."),
        ("l.vos (at) voorbeeld.nl", "email", ""),
        ("Op NL91 ABNA 0417 1643 00 graag.", "account", "Op  graag."),
        ("BE68539007547034", "account", ""),
        ("Wij wonen op Molenweg 12, 1234 AB Utrecht.", "address", "Wij wonen op ."),
        ("Wij wonen op de Burgemeester de Vrieslaan 12a.", "address", "Wij wonen op de ."),
        ("Op de Molenweg 12 is het.", "address", "Op de  is het."),
        ("dorpsstraat 5", "address", ""),
        ("Postcode 1234AB", "address", "Postcode "),
        ("Geboren op 12 maart 2017.", "birth_date", "Geboren op ."),
        ("Geboortedatum:\n12-03-2017", "birth_date", "Geboortedatum:\n"),
        ("Geb. 12-3-17", "birth_date", "Geb. "),
        ("Noor, geboren in Utrecht op 12 maart 2017", "birth_date", "Noor, geboren in Utrecht op "),
        ("Patiëntnummer 4455667", "number", "Patiëntnummer "),
        ("Leerlingnummer: AB-20931", "number", "Leerlingnummer: "),
    ],
)
def test_it_is_found_and_masked(text: str, kind: str, rest: str) -> None:
    assert kinds(text) == [kind]
    (found,) = personal_in(text)
    assert text[: found.start] + text[found.end :] == rest
    assert not any(char.isdigit() for char in masked(text))


@pytest.mark.parametrize(
    "text",
    [
        "Het gesprek is op 03-11-2026 15.30 uur.",
        "Wij zien elkaar op 15 december om half vier in lokaal 12.",
        "In 2026 IB en 2027 KC.",
        "Zij is op weg 3 keer gevallen.",
        "Wij spreken af op Leerplein 2.",
        "Het budget is 1.500.000 euro, € 123.456.782 in totaal.",
        "Drie keer per week 15 minuten, 2 x 45 minuten, groep 4/5.",
        "Het kind is geboren en gaat op 3 november 2026 naar school.",
        "Score 85, percentiel 12, niveau III, AVI-E5.",
        "Zie artikel 2.44 WVO 2020 en artikel 16 AVG.",
        "Verslag Noortje Molenaarshof, 19 november.",
        "In de Parkweg 3 keer per week.",
        "Wij zagen dat in Schoolplein 2026.",
        "Van 2024 tot 2026 zat Noor in groep 3 en 4.",
    ],
)
def test_everyday_numbers_are_left_alone(text: str) -> None:
    assert kinds(text) == []
    assert masked(text) == text


def test_the_eleven_test_is_that_of_the_law() -> None:
    assert passes_eleven_test("111222333")
    assert passes_eleven_test("123456782")
    assert not passes_eleven_test("123456789")
    assert not passes_eleven_test("000000000")
    assert not passes_eleven_test("12345678")


@given(st.integers(10**8, 10**9 - 1), st.sampled_from(["", " ", ".", "-"]))
def test_every_number_that_passes_is_found_however_it_is_grouped(number: int, mark: str) -> None:
    digits = str(number)
    weighted = sum((9 - place) * int(digit) for place, digit in enumerate(digits[:8])) - int(digits[8])
    text = f"Noteer {digits[:3]}{mark}{digits[3:6]}{mark}{digits[6:]} hier."
    of_education = digits.startswith("10") and weighted % 11 == 5
    assert ("bsn" in kinds(text)) == (weighted % 11 == 0 or of_education)


@given(st.text("0123456789 .-/AB@+()", max_size=60))
def test_a_mask_leaves_nothing_to_mask_and_never_fails(text: str) -> None:
    assert personal_in(masked(text)) == () or len(personal_in(masked(text))) < len(personal_in(text))
