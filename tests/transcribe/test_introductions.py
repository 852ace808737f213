"""Who somebody says to be. What is offered must be right: where there is doubt, nothing is offered."""

import pytest

from models.dossier.events import Attendee
from models.transcript import Side, Speaker, Transcript, Turn
from transcribe.introductions import Suggestion, suggestions

MARIEKE = Attendee(name="Marieke de Boer", role="intern begeleider", side=Side.SCHOOL)
HAFSA = Attendee(name="Hafsa Amrani", role="orthopedagoog")


def meeting(*said: tuple[str, str], every: float | None = 5.0) -> Transcript:
    """A meeting of (speaker, text), a turn every so many seconds."""
    turns = tuple(
        Turn(
            id=number,
            start=None if every is None else number * every,
            end=None if every is None else (number + 1) * every,
            speaker=speaker,
            text=text,
        )
        for number, (speaker, text) in enumerate(said, start=1)
    )
    speakers = dict.fromkeys(speaker for speaker, _ in said)
    return Transcript(speakers=tuple(Speaker(id=speaker) for speaker in speakers), turns=turns)


def of_one(text: str, *attendees: Attendee) -> tuple[str, str, Side] | None:
    """Who the speaker of `text` may be, in a meeting in which it is all that tells."""
    best = suggestions(meeting(("S1", text), ("S2", "Ja, dat is goed.")), attendees).get("S1", (None,))[0]
    return (best.name, best.role, best.side) if best else None


@pytest.mark.parametrize(
    ("text", "name", "role", "side"),
    [
        ("Ik ben Marieke, de IB'er hier.", "Marieke", "intern begeleider", Side.SCHOOL),
        ("Goed. Ik ben Annet Verkuil, intern begeleider.", "Annet Verkuil", "intern begeleider", Side.SCHOOL),
        ("Hallo, mijn naam is Karel van den Berg.", "Karel van den Berg", "", Side.OTHER),
        ("En ik ben Joke, de moeder van Kim.", "Joke", "moeder", Side.PARENT),
        ("Carla, moeder van Kim.", "Carla", "moeder", Side.PARENT),
        ("Karim. Vader.", "Karim", "vader", Side.PARENT),
        ("Hallo, Karim hier. Zijn jullie al begonnen?", "Karim", "", Side.OTHER),
        ("Ja, Hafsa Amrani, ik ben orthopedagoog bij het swv.", "Hafsa Amrani", "orthopedagoog", Side.OTHER),
        ("Ik werk als orthopedagoog bij het samenwerkingsverband.", "", "orthopedagoog", Side.OTHER),
        ("Ik ben van leerplicht en ik kijk vandaag mee.", "", "leerplichtambtenaar", Side.OTHER),
        ("Ja, en ik ben haar moeder, ik wil praten uit mijn hart.", "", "moeder", Side.PARENT),
        ("Gerlinde Stam, leerplicht. En voor wie nou schrikt.", "Gerlinde Stam", "leerplichtambtenaar", Side.OTHER),
        ("Goedemiddag, met Geertje Postma, van De Klipper.", "Geertje Postma", "", Side.OTHER),
        ("Ik ben Fatih, van het schoolmaatschappelijk werk.", "Fatih", "schoolmaatschappelijk werker", Side.OTHER),
        ("Ik ben juf Anouk.", "Anouk", "", Side.OTHER),
        ("Tom, mentor van 4b. Pas sinds januari, trouwens.", "Tom", "mentor", Side.SCHOOL),
    ],
)  # fmt: skip
def test_who_introduces_oneself_is_offered(text: str, name: str, role: str, side: Side) -> None:
    assert of_one(text) == (name, role, side)


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben het daar niet mee eens.", "Ik ben moe.", "Ik ben de hele week weg.", "Dit is Kim die dat zei.",
        "Ik ben van de week gebeld.", "Ik ben er niet geweest.", "Ik ben geen leraar.", "Ik ben leerkracht geweest.",
        "Ik ben Kim kwijt geweest in de winkel.", "Ik ben Nederlands.", "Ik ben tegen, schrijf dat maar op.",
        "Ben ik de moeder die alles moet weten?", "Ik ben van de gemeente afhankelijk.", "Ik werk om de zaterdag.",
        "Ik werk in de thuiszorg.", "Ik ben maandag vrij.", "Oliver, groep zes. Daar gaat het over.",
        "Niet de vader van Sem, dat zei ik al.", "Toch even de zeurende moeder zijn.", "Ik ben blij voor Kim.",
        "Kijk, de leerkracht zei dat anders.", "Precies, de intern begeleider.", "Dag Noor.", "Welkom, Noor.",
        "Ik heet u welkom.", "Met Sem gaat het goed.", "Ik ben ook maar een mens.", "IK BEN OPP.",
        "Ik ben dus de hele dag thuis met hem.", "Noor, kun jij de deur dichtdoen", "Moeder van Kim belt morgen.",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_introduction_gives_nothing(text: str) -> None:
    assert of_one(f"{text} We gaan kijken, nee, de leerkracht en de moeder zijn precies zo.") is None


def test_the_suggestion_says_where_it_comes_from() -> None:
    said = meeting(("S1", "Goedemiddag. Ik ben Annet, de directeur. Wie nog koffie?"), ("S2", "Graag."))
    (best,) = suggestions(said)["S1"]
    assert best == Suggestion(
        name="Annet", role="directeur", side=Side.SCHOOL, turn=1, words="Ik ben Annet, de directeur."
    )


def test_in_a_round_of_names_a_name_and_a_group_are_enough() -> None:
    said = meeting(
        ("S1", "Even kort wie wie is. Ik ben Annemiek, de IB'er."),
        ("S2", "Thijs, groep acht."),
        ("S3", "Joost. Ik heb na de zomer de plusklas."),
        ("S4", "Carla, de moeder. En dit is Rob."),
        ("S5", "Goedemiddag."),
    )
    found = {speaker: (several[0].name, several[0].role) for speaker, several in suggestions(said).items()}
    assert found == {
        "S1": ("Annemiek", "intern begeleider"),
        "S2": ("Thijs", "leerkracht"),
        "S3": ("Joost", ""),
        "S4": ("Carla", "moeder"),
        "S5": ("Rob", ""),
    }


def test_who_is_asked_and_then_speaks_is_offered() -> None:
    said = meeting(
        ("S1", "Stijn, begin jij? Hoe gaat het in de groep?"),
        ("S2", "Nou, eigenlijk wel goed."),
        ("S1", "Fijn. En jij ziet dat ook, Mirjam?"),
        ("S3", "Ja, Stijn zegt het goed."),
        ("S1", "Want Mirjam was er vorige week."),
    )
    found = {speaker: several[0].name for speaker, several in suggestions(said).items()}
    assert found == {"S2": "Stijn", "S3": "Mirjam"}


def test_nobody_is_who_they_speak_to_or_who_others_are() -> None:
    said = meeting(
        ("S1", "Ik ben Stijn, de leerkracht."),
        ("S2", "Dank je. Stijn, begin jij?"),
        ("S3", "Wacht even, mag ik wat zeggen?"),
        ("S2", "Zo. Noor, wil jij?"),
        ("S3", "Ja, wat Noor net zei, en jij, Noor?"),
        ("S4", "Goed zo."),
    )
    found = {speaker: several[0].name for speaker, several in suggestions(said).items()}
    assert found == {"S1": "Stijn", "S4": "Noor"}


def test_two_who_answer_to_one_name_are_neither_offered() -> None:
    said = meeting(
        ("S1", "Wat vind jij, Noor?"), ("S2", "Goed."), ("S1", "En verder, Noor?"), ("S3", "Ook goed."),
    )  # fmt: skip
    assert suggestions(said) == {}


def test_late_comers_introduce_themselves_when_they_come() -> None:
    talk = [("S1", "Nou, dat is goed."), ("S2", "Ja, dat vind ik ook.")] * 60
    late = meeting(*talk, ("S3", "Sorry dat ik laat ben. Ik ben Wouter, de leerplichtambtenaar."))
    assert suggestions(late)["S3"][0].name == "Wouter"
    told = meeting(*talk, ("S1", "Als hij dan zegt: nou, ik ben Wouter, de leerkracht."))
    assert suggestions(told) == {}


def test_without_times_the_first_turns_are_the_beginning() -> None:
    talk = [("S1", "Nou, dat is goed."), ("S2", "Ja, dat vind ik ook.")] * 20
    assert suggestions(meeting(("S1", "Ik ben Annet, de directeur."), *talk, every=None))["S1"][0].name == "Annet"
    assert suggestions(meeting(*talk, ("S1", "Ik ben Annet, de directeur."), every=None)) == {}


@pytest.mark.parametrize("heard", ["Marike", "Marieke", "marieke", "Mariecke"])
def test_a_misheard_name_is_put_right_after_who_was_expected(heard: str) -> None:
    assert of_one(f"Ik ben {heard}, hallo.", MARIEKE, HAFSA) == (MARIEKE.name, MARIEKE.role, MARIEKE.side)


def test_small_letters_are_a_name_only_when_expected() -> None:
    assert of_one("ik ben sander, hallo", MARIEKE) is None
    assert of_one("Ik ben Sander, hallo.", MARIEKE) == ("Sander", "", Side.OTHER)


def test_a_name_that_resembles_two_who_were_expected_stays_as_it_was_heard() -> None:
    assert of_one("Ik ben Karin.", Attendee(name="Karin Postma"), Attendee(name="Karin Smit")) == (
        "Karin",
        "",
        Side.OTHER,
    )


def test_a_role_that_one_of_the_expected_has_tells_the_name() -> None:
    assert of_one("Ik ben hier de intern begeleider.", MARIEKE, HAFSA) == (MARIEKE.name, MARIEKE.role, Side.SCHOOL)


def test_names_with_accents_and_hyphens_are_names() -> None:
    for name in ("Yıldız", "Anne-Fleur", "Özlem", "Zoë", "D'Hondt"):
        assert of_one(f"Ik ben {name}, de moeder.") == (name, "moeder", Side.PARENT)


def test_a_meeting_without_a_word_gives_nothing() -> None:
    assert suggestions(meeting()) == {}
    assert suggestions(meeting(("S1", ""), ("S2", "..."), ("S1", "?"))) == {}
