"""For every rule of the judge: something said, a report on which the rule speaks, and a faithful paraphrase."""

from typing import NamedTuple


class Example(NamedTuple):
    """Lines of a meeting with two statements about them."""

    said: tuple[str, ...]
    speaks: str
    silent: str


READING = ("juf: Ik ga twee keer per week met Fenna lezen in een klein groepje.", "ma: Fijn.")
READING_REVISED = (
    "juf: Ik ga drie keer per week met Fenna lezen in een klein groepje.",
    "ma: Dat lijkt me erg zwaar.",
    "juf: Doe maar liever twee keer per week lezen met Fenna.",
)
READING_SOMETIMES = ("juf: Ik ga met Fenna lezen in een klein groepje.", "ma: Fijn.")
TEST_IN_MARCH = ("ib: Ik meld Fenna uiterlijk 27 maart aan voor het dyslexieonderzoek.", "pa: Goed.")
CALL_REVISED = (
    "ib: Ik bel de logopedist op vrijdag 13 maart.",
    "ib: O wacht, ik bel de logopedist toch liever op maandag 16 maart.",
)
UNTIL_SUMMER = ("ib: Fenna krijgt tot de zomervakantie extra begeleiding van de logopedist.",)
AT_HALF_PAST_THREE = ("ib: Dan plan ik het volgende gesprek met jullie om half vier.", "ma: Goed.")
CLOCK_REVISED = (
    "ib: Dan plan ik het volgende gesprek met jullie om half vier.",
    "ib: O wacht, doe maar om vier uur, het volgende gesprek.",
)
NO_SHARING = (
    "ib: Mogen wij de gegevens van Fenna met de logopedist delen?",
    "ma: Nee, de gegevens van Fenna met de logopedist delen, dat wil ik niet.",
)
SHARING = (
    "ib: Mogen wij de gegevens van Fenna met de logopedist delen?",
    "ma: Ja, de gegevens van Fenna met de logopedist delen vind ik goed.",
)
OBJECTED = ("ma: Tegen het doubleren van groep vier heb ik bezwaar.",)
NOT_SEPARATE = ("juf: Fenna hoeft bij het rekenen niet apart te zitten.",)
PROMISED = ("arts: Ik bel de kinderarts over de hoofdpijn van Fenna, dat beloof ik.",)
STATED = ("juf: Fenna krijgt bij de toetsen extra tijd en een rustige plek.",)
DOUBTED = ("ib: Een plek in de plusklas voor Fenna kan ik niet beloven.",)
PERHAPS = ("ib: Misschien kan Fenna in de plusklas meedoen.",)
ON_CONDITION = ("ma: Fenna mag naar de plusklas, mits ze het zelf leuk vindt.",)
IF_SHE_ASKS = ("juf: Als ze moe is, krijgt Fenna extra pauze in de gang.",)
ONLY_READING = ("ib: De begeleiding van Fenna is alleen voor het lezen.",)
AT_MOST = ("ib: De begeleiding van Fenna is hooguit voor het lezen.",)
MOTHER_CALLS = ("ma: Ik bel zelf de kinderarts over de hoofdpijn van Fenna.",)
NURSE = ("arts: Ik bel de kinderarts over de hoofdpijn van Fenna.", "ma: Fijn.")
CRIES = ("pa: Fenna huilt 's avonds vaak over school.", "juf: In de klas zie ik daar niets van.")
BOTH_SPOKE = (
    "pa: Fenna huilt 's avonds vaak over school.",
    "juf: Over school huilt Fenna in de klas ook.",
)

EXAMPLES = {
    "quantity.conflict": Example(
        READING,
        "De leerkracht leest drie keer per week met Fenna.",
        "De leerkracht leest tweemaal per week met Fenna.",
    ),
    "quantity.superseded": Example(
        READING_REVISED,
        "De leerkracht leest drie keer per week met Fenna.",
        "De leerkracht leest twee keer per week met Fenna.",
    ),
    "quantity.only_written": Example(
        READING_SOMETIMES,
        "De leerkracht leest drie keer per week met Fenna.",
        "De leerkracht leest in een klein groepje met Fenna.",
    ),
    "quantity.dropped": Example(
        READING, "De leerkracht leest met Fenna in een groepje.", "Fenna leest 2x per week in een groepje."
    ),
    "deadline.conflict": Example(
        TEST_IN_MARCH,
        "De intern begeleider meldt Fenna vóór 10 april aan voor dyslexieonderzoek.",
        "De intern begeleider meldt Fenna vóór 27 maart 2026 aan voor dyslexieonderzoek.",
    ),
    "deadline.superseded": Example(
        CALL_REVISED,
        "De intern begeleider belt de logopedist op 13 maart.",
        "De intern begeleider belt de logopedist op 16 maart.",
    ),
    "deadline.only_written": Example(
        READING_SOMETIMES,
        "De leerkracht leest tot 27 maart met Fenna.",
        "De leerkracht leest met Fenna in een groepje.",
    ),
    "deadline.dropped": Example(
        TEST_IN_MARCH,
        "De intern begeleider meldt Fenna aan voor dyslexieonderzoek.",
        "De intern begeleider meldt Fenna voor 27 maart aan voor dyslexieonderzoek.",
    ),
    "deadline.vague": Example(
        TEST_IN_MARCH,
        "De intern begeleider meldt Fenna binnenkort aan voor dyslexieonderzoek.",
        "De intern begeleider meldt Fenna uiterlijk 27 maart aan voor dyslexieonderzoek.",
    ),
    "deadline.bound": Example(
        UNTIL_SUMMER,
        "Fenna krijgt vanaf de zomervakantie begeleiding van de logopedist.",
        "Fenna krijgt tot de zomervakantie begeleiding van de logopedist.",
    ),
    "deadline.clock.conflict": Example(
        AT_HALF_PAST_THREE, "Het volgende gesprek is om 16.30 uur.", "Het volgende gesprek is om 15.30 uur."
    ),
    "deadline.clock.superseded": Example(
        CLOCK_REVISED, "Het volgende gesprek is om 15.30 uur.", "Het volgende gesprek is om 16.00 uur."
    ),
    "deadline.clock.only_written": Example(
        ("ib: Dan plan ik het volgende gesprek met jullie.",),
        "Het volgende gesprek is om 15.30 uur.",
        "De intern begeleider plant het volgende gesprek.",
    ),
    "polarity.agreed_but_refused": Example(
        NO_SHARING,
        "Moeder gaat akkoord met het delen van gegevens met de logopedist.",
        "Moeder gaat niet akkoord met het delen van gegevens met de logopedist.",
    ),
    "polarity.done_but_refused": Example(
        NO_SHARING,
        "De gegevens van Fenna worden met de logopedist gedeeld.",
        "De gegevens van Fenna worden niet met de logopedist gedeeld.",
    ),
    "polarity.declined_but_agreed": Example(
        SHARING,
        "Moeder weigert het delen van gegevens met de logopedist.",
        "Moeder vindt het delen van gegevens met de logopedist goed.",
    ),
    "polarity.agreed_but_objected": Example(
        OBJECTED,
        "Moeder stemt in met doubleren van groep vier.",
        "Moeder maakt bezwaar tegen doubleren van groep vier.",
    ),
    "polarity.only_written": Example(
        STATED, "Fenna krijgt bij de toetsen geen extra tijd.", "Fenna krijgt bij de toetsen extra tijd."
    ),
    "polarity.dropped": Example(
        NOT_SEPARATE, "Fenna zit bij het rekenen apart.", "Fenna zit bij het rekenen niet apart."
    ),
    "strength.weakened_promise": Example(
        PROMISED,
        "De jeugdarts probeert de kinderarts te bellen over de hoofdpijn.",
        "De jeugdarts belt de kinderarts over de hoofdpijn.",
    ),
    "strength.weakened": Example(
        ("juf: Fenna heeft bij de toetsen extra tijd en een rustige plek.",),
        "Fenna heeft bij de toetsen zo mogelijk extra tijd.",
        "Fenna heeft bij de toetsen extra tijd.",
    ),
    "strength.doubt_dropped": Example(
        DOUBTED, "Fenna heeft een plek in de plusklas.", "Een plek in de plusklas voor Fenna is nog niet zeker."
    ),
    "strength.strengthened": Example(
        PERHAPS, "Fenna doet mee in de plusklas.", "Fenna doet eventueel mee in de plusklas."
    ),
    "condition.dropped_strict": Example(
        ON_CONDITION, "Fenna gaat naar de plusklas.", "Fenna gaat naar de plusklas, mits ze het leuk vindt."
    ),
    "condition.dropped": Example(
        IF_SHE_ASKS, "Fenna krijgt extra pauze in de gang.", "Fenna krijgt extra pauze als ze moe is."
    ),
    "condition.added": Example(
        STATED,
        "Fenna krijgt extra tijd bij de toetsen, mits de directie dat goedvindt.",
        "Fenna krijgt extra tijd bij de toetsen.",
    ),
    "scope.dropped_only": Example(
        ONLY_READING, "De begeleiding van Fenna is voor het lezen.", "De begeleiding is uitsluitend voor het lezen."
    ),
    "scope.dropped": Example(
        AT_MOST, "De begeleiding van Fenna is voor het lezen.", "De begeleiding is beperkt tot het lezen."
    ),
    "scope.widened": Example(
        ONLY_READING,
        "De begeleiding van Fenna is voor zowel lezen als rekenen.",
        "De begeleiding van Fenna is slechts voor het lezen.",
    ),
    "actor.other": Example(
        MOTHER_CALLS,
        "De jeugdarts belt de kinderarts over de hoofdpijn.",
        "Moeder belt de kinderarts over de hoofdpijn.",
    ),
    "actor.other_group": Example(
        NURSE, "Ouders bellen de kinderarts over de hoofdpijn.", "De jeugdarts belt de kinderarts over de hoofdpijn."
    ),
    "actor.vanished": Example(
        ("ib: Ik meld Fenna aan voor het dyslexieonderzoek.",),
        "Fenna wordt aangemeld voor het dyslexieonderzoek.",
        "Fenna wordt door de intern begeleider aangemeld voor het dyslexieonderzoek.",
    ),
    "actor.absent_person": Example(
        NURSE,
        "De directeur belt de kinderarts over de hoofdpijn.",
        "De jeugdarts belt de kinderarts over de hoofdpijn.",
    ),
    "attribution.other": Example(
        CRIES,
        "De leerkracht geeft aan dat Fenna 's avonds huilt over school.",
        "Vader geeft aan dat Fenna 's avonds huilt over school.",
    ),
    "attribution.other_spoke_too": Example(
        BOTH_SPOKE,
        "De leerkracht geeft aan dat Fenna 's avonds vaak huilt over school.",
        "Vader geeft aan dat Fenna 's avonds vaak huilt over school.",
    ),
    "attribution.absent_person": Example(
        CRIES,
        "De logopedist geeft aan dat Fenna 's avonds huilt over school.",
        "Vader geeft aan dat Fenna 's avonds huilt over school.",
    ),
}
