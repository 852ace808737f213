"""Which beginnings are names, and what names tell."""

import pytest

from models.transcript import Side
from transcribe.imports.names import is_voice_label, looks_like_name, names_among, split_label
from transcribe.imports.roles import role_in


@pytest.mark.parametrize(
    "name",
    [
        "Marieke de Boer", "Marieke", "M.", "J. van 't Hof", "Boer, Marieke de", "El Idrissi", "juf Anouk", "moeder",
        "IB'er", "IB’er Karin", "intern begeleider", "mevrouw Haddou", "Karin (IB)", "Vader/stiefmoeder", "Speaker 1",
        "SPEAKER_00", "S00", "logopedist", "Anne-Fleur d'Hondt", "Juf Anouk groep 6",
    ],
)  # fmt: skip
def test_names_and_roles_are_names(name: str) -> None:
    assert looks_like_name(name)
    assert split_label(f"{name}: ja: goed") == (name, "ja: goed")


@pytest.mark.parametrize(
    "talk",
    [
        "Afspraken", "Let op", "Datum", "Dus", "Ik zei nog", "Kort gezegd", "dat is het", "Volgende week dan", "14",
        "", "Wat ik bedoel is",
    ],
)  # fmt: skip
def test_headings_and_talk_are_not_names(talk: str) -> None:
    assert not looks_like_name(talk)
    assert split_label(f"{talk}: ja") == (None, f"{talk}: ja")


def test_a_time_or_an_address_in_a_line_is_no_label() -> None:
    assert split_label("Morgen 10:30 graag") == (None, "Morgen 10:30 graag")
    assert split_label("Https://voorbeeld.nl") == (None, "Https://voorbeeld.nl")


def test_one_word_once_is_a_name_only_where_most_pieces_have_one() -> None:
    assert names_among(["Samen", None, None, None]) == frozenset()
    assert names_among(["Anna", "Bo", "Anna", "Cas"]) == {"Anna", "Bo", "Cas"}
    assert names_among(["Anna", "Anna", None, None, None, None, None, "Moeder", "Samen"]) == {"Anna", "Moeder"}
    assert names_among([]) == frozenset()


@pytest.mark.parametrize(
    ("name", "role", "side"),
    [
        ("moeder", "moeder", Side.PARENT),
        ("Moeder van Sem", "moeder", Side.PARENT),
        ("Sems vader", "", Side.OTHER),  # "vader" is a surname too, and only counts in front
        ("Vader Mark", "vader", Side.PARENT),
        ("Mark (vader)", "vader", Side.PARENT),
        ("pleegouder", "ouder", Side.PARENT),
        ("juf Anouk", "leerkracht", Side.SCHOOL),
        ("Meester Jan", "leerkracht", Side.SCHOOL),
        ("Karin IB’er", "intern begeleider", Side.SCHOOL),
        ("Karin, intern begeleider", "intern begeleider", Side.SCHOOL),
        ("Peter - directeur", "directeur", Side.SCHOOL),
        ("adjunct-directeur Peter", "directeur", Side.SCHOOL),
        ("Jan Meester", "", Side.OTHER),
        ("Meester, Jan", "", Side.OTHER),
        ("tolk van moeder", "", Side.OTHER),
        ("Opa (vader van moeder)", "", Side.OTHER),
        ("zus (vertaalt voor vader)", "", Side.OTHER),
        ("moeder en leerkracht", "", Side.OTHER),
        ("oud-leerkracht", "", Side.OTHER),
        ("oud leerkracht", "", Side.OTHER),
        ("directeur samenwerkingsverband", "", Side.OTHER),
        ("Ouder- en jeugdsteunpunt", "", Side.OTHER),
        ("oudere broer", "", Side.OTHER),
        ("ambulant begeleider", "", Side.OTHER),
        ("Samira Haddou", "", Side.OTHER),
    ],
)
def test_a_name_tells_no_more_than_it_says(name: str, role: str, side: Side) -> None:
    assert role_in(name) == (role, side)


def test_numbers_that_programs_give_to_voices_are_not_what_people_are_called() -> None:
    assert all(is_voice_label(label) for label in ("SPEAKER_00", "S00", "Speaker 1", "Spreker 2", "Unknown Speaker"))
    assert not any(is_voice_label(name) for name in ("S", "Sam", "Spreker van de dag", "S. Haddou"))
