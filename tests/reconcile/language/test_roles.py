"""Who a word denotes among the people of one meeting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.transcript import Side, Speaker, Transcript
from reconcile.language.roles import Cast, roles_of

IB = Speaker(id="S1", name="Karin Postma", role="intern begeleider", side=Side.SCHOOL)
TEACHER = Speaker(id="S2", name="Anouk de Boer", role="leerkracht groep 6", side=Side.SCHOOL)
MOTHER = Speaker(id="S3", name="Karin van den Heuvel", role="moeder", side=Side.PARENT)
FATHER = Speaker(id="S4", name="Peter Bakker", role="vader", side=Side.PARENT)
COORDINATOR = Speaker(id="S5", name="Joost", role="rekencoördinator", side=Side.SCHOOL)
CAST = Cast(Transcript(speakers=(IB, TEACHER, MOTHER, FATHER, COORDINATOR), turns=()))


def who(text: str) -> list[set[str]]:
    """Whom each mention in `text` may denote, in order."""
    return [set(mention.speakers) for mention in CAST.mentions(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("De IB'er belt.", "S1"), ("De IB’er belt.", "S1"), ("IB belt.", "S1"), ("De intern begeleider belt.", "S1"),
        ("De interne begeleider belt.", "S1"), ("de i b er belt", "S1"), ("Juf vertelt.", "S2"),
        ("de leerkracht vertelt", "S2"),
        ("Lkr. vertelt.", "S2"), ("m. is akkoord", "S3"), ("Moeder is akkoord.", "S3"), ("V. is akkoord.", "S4"),
        ("Vader stemt in.", "S4"), ("Anouk belt.", "S2"), ("Mw. De Boer belt.", "S2"),
        ("Mevrouw Van den Heuvel belt.", "S3"),
        ("Karin Postma belt.", "S1"), ("juf Anouk belt", "S2"), ("de rekencoördinator test", "S5"),
    ],
)  # fmt: skip
def test_a_word_denotes_this_person(text: str, speaker: str) -> None:
    assert who(text) == [{speaker}]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mo is akkoord.", "moeder"), ("va belt", "vader"), ("lk belt", "leerkracht"), ("LPA belt.", "leerplicht"),
        ("JA belt.", "jeugdarts"), ("Slb belt.", "loopbaanbegeleider"), ("Logop. belt.", "logopedist"),
        ("De TOA belt.", "toa"), ("SMW belt.", "jeugdhulp"),
    ],
)  # fmt: skip
def test_a_short_word_stands_for_a_role(text: str, label: str) -> None:
    assert [mention.label for mention in CAST.mentions(text)] == [label]


@pytest.mark.parametrize("text", ["Ja, dat is goed.", "de dir waarin het staat", "la in de kast"])
def test_what_only_looks_short_is_no_role(text: str) -> None:
    assert who(text) == []


def test_who_carries_the_very_word_is_meant_before_others_of_that_role() -> None:
    mentor = Speaker(id="S6", name="Tim", role="mentor 1B", side=Side.SCHOOL)
    gym = Speaker(id="S7", name="Noor", role="docent tekenen", side=Side.SCHOOL)
    cast = Cast(Transcript(speakers=(mentor, gym), turns=()))
    found = [set(mention.speakers) for mention in cast.mentions("De mentor, de docent en de leerkracht.")]
    assert found == [{"S6"}, {"S7"}, {"S6", "S7"}]


def test_the_head_of_a_role_names_who_has_it() -> None:
    reader = Speaker(id="S6", role="leesconsulent bibliotheek")
    nurse = Speaker(id="S7", role="technisch specialist gehoor")
    cast = Cast(Transcript(speakers=(reader, nurse), turns=()))
    assert [set(one.speakers) for one in cast.mentions("De leesconsulent belt.")] == [{"S6"}]
    assert [set(one.speakers) for one in cast.mentions("De technisch specialist belt, technisch gezien.")] == [{"S7"}]


def test_a_surname_with_its_particles_is_one_mention() -> None:
    text = "Mevrouw Van den Heuvel belt."
    (mention,) = CAST.mentions(text)
    assert text[mention.start : mention.end] == "Van den Heuvel"


def test_an_interpreter_may_speak_for_the_family() -> None:
    interpreter = Speaker(id="S6", role="tolk Tigrinya")
    cast = Cast(Transcript(speakers=(IB, MOTHER, interpreter), turns=()))
    assert cast.voices("S6") == {"S6", "S3"}
    assert cast.voices("S1") == {"S1"}


def test_two_people_with_one_first_name_are_both_meant() -> None:
    assert who("Karin belt morgen.") == [{"S1", "S3"}]


def test_a_role_with_a_name_is_one_mention_of_that_person() -> None:
    text = "IB'er Karin Postma belt."
    (mention,) = CAST.mentions(text)
    assert mention.speakers == {"S1"}
    assert text[mention.start : mention.end] == "IB'er Karin Postma"


def test_a_role_before_the_name_of_somebody_else_is_two_people() -> None:
    assert who("Morgen begeleidt de leerkracht Peter.") == [{"S2"}, {"S4"}]


@pytest.mark.parametrize("text", ["het IB-overleg", "de jeugd-ggz", "het ouders-account"])
def test_a_part_of_a_compound_denotes_nobody(text: str) -> None:
    assert who(text) == []


def test_two_holders_of_one_role_are_both_meant() -> None:
    second = Speaker(id="S6", name="Tim", role="leerkracht", side=Side.SCHOOL)
    third = Speaker(id="S7", name="Noor", role="leerkracht", side=Side.SCHOOL)
    (mention,) = Cast(Transcript(speakers=(second, third), turns=())).mentions("De leerkracht belt.")
    assert mention.speakers == {"S6", "S7"}


def test_a_role_that_nobody_has_denotes_nobody_of_the_meeting() -> None:
    (mention,) = CAST.mentions("De jeugdarts belt.")
    assert (mention.speakers, mention.label, mention.is_group) == (frozenset(), "jeugdarts", False)


@pytest.mark.parametrize(
    ("text", "members"),
    [("Ouders zijn akkoord.", {"S3", "S4"}), ("School regelt dit.", {"S1", "S2", "S5"}),
     ("we spreken dit af", {"S1", "S2", "S3", "S4", "S5"})],
)  # fmt: skip
def test_a_group_denotes_its_members(text: str, members: set[str]) -> None:
    (mention,) = CAST.mentions(text)
    assert mention.is_group
    assert mention.speakers == members


@pytest.mark.parametrize(
    "text",
    [
        "Op dinsdag.",
        "op dinsdag",
        "de bakker om de hoek",
        "m.b.t. de toets",
        "de moederdag",
        "schoolreis",
        "om 3 p.m. dus",
    ],
)
def test_other_words_denote_nobody(text: str) -> None:
    assert who(text) == []


def test_a_role_in_the_words_of_the_family_is_known() -> None:
    assert roles_of(Speaker(id="S", role="IB’er en juf van groep 3")) == {"intern_begeleider", "leerkracht"}


@pytest.mark.parametrize(
    ("role", "known"),
    [
        ("intern begeleider", {"intern_begeleider"}),
        ("zus (vertaalt voor vader)", {"familie"}),
        ("kinderdiabetesverpleegkundige", {"jeugdarts"}),
        ("invalleerkracht", {"leerkracht"}),
        ("gymleerkracht", {"gymleerkracht"}),
        ("leerkracht groep 5 (do-vr)", {"leerkracht"}),
    ],
)
def test_the_longest_word_of_a_role_tells_what_it_is(role: str, known: set[str]) -> None:
    assert roles_of(Speaker(id="S", role=role)) == known


def test_somebody_is_labelled_by_role_then_by_name_then_by_number() -> None:
    people = (IB, Speaker(id="S8", name="Joost"), Speaker(id="S9"))
    cast = Cast(Transcript(speakers=people, turns=()))
    assert [cast.label(person.id) for person in people] == ["intern begeleider", "Joost", "S9"]


def test_a_meeting_without_names_or_roles_still_knows_roles() -> None:
    cast = Cast(Transcript(speakers=(), turns=()))
    assert [mention.label for mention in cast.mentions("Moeder belt de IB'er.")] == ["moeder", "intern_begeleider"]


@given(st.text(max_size=80))
def test_mentions_stand_in_order_and_apart_in_any_text(text: str) -> None:
    end = 0
    for mention in CAST.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
