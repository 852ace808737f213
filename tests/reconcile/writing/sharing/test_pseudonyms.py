"""What is shared with other parents names nobody, keeps its sense, and tells what was taken out."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.transcript import Side, Speaker, Transcript
from reconcile.writing.document import Document, Heading, Mark, Paragraph, Run, lines_of, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.sharing.cast import Someone, cast_of
from reconcile.writing.sharing.pseudonyms import Pseudonyms
from tests.reconcile.writing.guard.dossiers import CHILDREN, MATES, PARENTS, STAFF, STREETS, TOWNS, eleven_proof
from tests.reconcile.writing.meeting import FACTS, TODAY, TRANSCRIPT

CAST = cast_of(FACTS, TRANSCRIPT, places=("Oudwoude",))


def shared(text: str, cast: tuple[Someone, ...] = CAST) -> str:
    return Pseudonyms(cast, [text]).shared(text)[0]


def test_everybody_has_a_role_that_stays_the_same() -> None:
    assert [(each.name, each.pseudonym) for each in CAST] == [
        ("Noor Vos", "de leerling"),
        ("Lieke Vos", "ouder 1"),
        ("Tom Vos", "ouder 2"),
        ("Karin de Wit", "de intern begeleider"),
        ("Anouk Prins", "de leerkracht van groep 4"),
        ("De Boomgaard", "de school"),
        ("Oudwoude", "plaats 1"),
    ]
    assert cast_of(FACTS, TRANSCRIPT, places=("Oudwoude",)) == CAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noor Vos werkt hard.", "De leerling werkt hard."),
        ("Dat is Noors tekening.", "Dat is de leerlings tekening."),
        ("Dat is Noor's tekening.", "Dat is de leerlings tekening."),
        ("Wij zien NOOR graag.", "Wij zien de leerling graag."),
        ("Wij zien Noortje graag.", "Wij zien de leerling graag."),
        ("Het Noor-gesprek was goed.", "Het de leerling-gesprek was goed."),
        ("Het was aan N. te zien.", "Het was aan de leerling te zien."),
        ("Het was aan N.V. te zien.", "Het was aan de leerling te zien."),
        ("Mevrouw De Wit belt.", "De intern begeleider belt."),
        ("Wij vroegen het aan K. de Wit.", "Wij vroegen het aan de intern begeleider."),
        ("Wij vroegen het KdW.", "Wij vroegen het de intern begeleider."),
        ("Dat is Anouk Prins’ map.", "Dat is de leerkracht van groep 4’s map."),
        ("Dat is Toms brief.", "Dat is ouder 2’s brief."),
        ("De familie Vos was er.", "De familie was er."),
        ("Wij gaan naar basisschool De Boomgaard in Oudwoude.", "Wij gaan naar de school in plaats 1."),
        ("Zie karin voor het rooster.", "Zie de intern begeleider voor het rooster."),
        ("Het bestand verslag_noor_vos_2026.docx", "Het bestand verslag_noor_vos_2026.docx"),
        ("Het bestand Verslag_Noor.docx", "Het bestand Verslag_de leerling.docx"),
        ("Klasgenoot Daan duwt. Daan lacht.", "Klasgenoot kind 1 duwt. Kind 1 lacht."),
        ("Wij spraken dokter El Amrani.", "Wij spraken persoon 1."),
        ("Zie https://deboomgaard.example/noor voor meer.", "Zie (webadres niet overgenomen) voor meer."),
        ("Bel 06-12345678.", "Bel (telefoonnummer niet overgenomen)."),
        ("Er is niets bijzonders te zien.", "Er is niets bijzonders te zien."),
    ],
)
def test_it_reads_like_this(text: str, expected: str) -> None:
    assert shared(text) == expected


@pytest.mark.parametrize("name", ["Roos", "Storm", "Bloem"])
def test_a_name_that_is_a_word_too_goes_with_a_capital_and_is_listed_without(name: str) -> None:
    facts = LetterFacts(today=TODAY, child=f"{name} Aalders")
    text = f"{name} rende weg. Daarna zag {name} een {name.lower()} bij {name}s juf."
    new, report = Pseudonyms(cast_of(facts)).shared(text)
    assert new == f"De leerling rende weg. Daarna zag de leerling een {name.lower()} bij de leerlings juf."
    assert name.lower() in report.doubtful


def test_two_with_one_role_are_told_apart() -> None:
    speakers = tuple(
        Speaker(id=f"S{n}", name=name, role="leerkracht", side=Side.SCHOOL) for n, name in enumerate(STAFF[:2])
    )
    cast = cast_of(LetterFacts(today=TODAY), Transcript(speakers=speakers, turns=()))
    assert [each.pseudonym for each in cast] == ["de leerkracht 1", "de leerkracht 2"]


def test_the_account_tells_what_was_replaced_and_what_may_be_a_name_still() -> None:
    _, report = Pseudonyms(CAST).shared("Noor ging met Noor naar Zwolle. Noor bleef.")
    assert [(each.found, each.put, each.times) for each in report.replaced] == [
        ("Noor", "De leerling", 2),
        ("Noor", "de leerling", 1),
    ]
    assert report.doubtful == ("Zwolle",)


def test_a_document_keeps_its_form() -> None:
    line = (Run("Noor ", Mark.STRONG, ("F1",)), Run("Vos werkt.", grounds=("F1",)))
    made, _ = Pseudonyms(CAST).shared_document(Document((Heading(text_of("Verslag Noor"), 1), Paragraph(line))))
    assert lines_of(made) == ["Verslag de leerling", "De leerling werkt."]
    assert isinstance(made.blocks[1], Paragraph)
    assert [run.mark for run in made.blocks[1].text] == [Mark.STRONG, Mark.PLAIN]


FORMS = (
    "{full} was er.", "Wij spraken {first}.", "Dat is {first}s map.", "Dat is {first}'s map.", "{upper} zei dat.",
    "mevrouw {last} belt.", "Zie ({first}).", "Aan: {full}, {first}; {last}/{first}", "“{first}” stond", "{first}-dag",
)  # fmt: skip


@given(st.integers(0, 10**6))
@settings(max_examples=120, deadline=None)
def test_no_planted_name_or_number_survives(seed: int) -> None:
    chance = random.Random(seed)
    child, names, staff = chance.choice(CHILDREN), chance.sample(PARENTS, 2), chance.sample(STAFF, 2)
    surname = child.partition(" ")[2]
    mate, stranger, town = chance.choice(MATES), "Pruimboom", chance.choice(TOWNS)
    speakers = [Speaker(id=f"S{n}", name=name, role="leerkracht", side=Side.SCHOOL) for n, name in enumerate(staff)]
    facts = LetterFacts(
        today=TODAY, child=child, school="De Zilverpopulier", parents=tuple(f"{name} {surname}" for name in names)
    )
    bsn, phone = eleven_proof(chance), f"06{chance.randint(10000000, 99999999)}"
    street = f"{chance.choice(STREETS)} {chance.randint(1, 99)}"
    birth = f"{chance.randint(1, 28)}-{chance.randint(1, 12)}-{chance.randint(2012, 2019)}"
    people = [child, *facts.parents, *staff]
    lines = []
    for person in people:
        first, _, last = person.partition(" ")
        form = chance.choice(FORMS)
        lines.append(form.format(full=person, first=first, last=last, upper=person.upper()))
    lines += [
        f"Klasgenoot {mate} duwde, en {mate} lachte.", f"Wij belden dokter {stranger}. {stranger} nam op.",
        f"Op De Zilverpopulier in {town}.", f"BSN {bsn}, tel. {phone}, {street}, geboren op {birth}.",
        f"Mail {names[0].lower()}@voorbeeldpost.nl.",
    ]  # fmt: skip
    chance.shuffle(lines)
    text = "\n".join(lines)
    cast = cast_of(facts, Transcript(speakers=tuple(speakers), turns=()), places=(town,))
    new, report = Pseudonyms(cast, [text]).shared(text)
    words = {word for person in people for word in person.split() if word[0].isupper()}
    for needle in (
        *words,
        *facts.parents,
        mate,
        stranger,
        "Zilverpopulier",
        town,
        phone,
        bsn,
        street,
        birth,
        "voorbeeldpost",
    ):
        assert not re.search(rf"(?i)(?<![^\W_]){re.escape(needle)}(?![^\W_])", new), (needle, new)
    assert new == Pseudonyms(cast, [text]).shared(text)[0]
    assert sum(each.times for each in report.replaced) >= len(people)
    assert new.count("\n") == text.count("\n")


@given(st.text(max_size=80))
def test_any_text_goes_through_and_a_second_time_changes_little(text: str) -> None:
    pseudonyms = Pseudonyms(CAST)
    once = pseudonyms.shared(text)[0]
    assert not re.search(r"Noor(?![a-zA-Z0-9])", once) or "Noor" not in text
