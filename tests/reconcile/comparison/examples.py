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
AT_MOST_TWO_TESTS = ("ib: Fenna maakt maximaal twee toetsen op een dag.",)
NOW_AND_THEN = ("pa: Ik lees af en toe met Fenna de krant.",)
ON_MONDAY_AND_FRIDAY = ("juf: Fenna rekent op maandag en vrijdag bij de buurgroep.", "ma: Fijn.")
BEFOREHAND = ("juf: Is er een invaller, dan vertel ik dat Fenna van tevoren.",)
TEN_WEEKS = ("ib: De eerste tien weken krijgt Fenna begeleiding van de logopedist.", "ma: Fijn.")
BOTH_BREAKS = ("juf: Fenna krijgt bij het fietsenhok toezicht in allebei de pauzes.", "ma: Fijn.")
NO_SHARING = (
    "ib: Mogen wij de gegevens van Fenna met de logopedist delen?",
    "ma: Nee, de gegevens van Fenna met de logopedist delen, dat wil ik niet.",
)
SHARING = (
    "ib: Mogen wij de gegevens van Fenna met de logopedist delen?",
    "ma: Ja, de gegevens van Fenna met de logopedist delen vind ik goed.",
)
NO_HOME_VISIT = (
    "arts: Zal ik eens bij u thuis langskomen?",
    "ma: Nee, liever niet.",
    "arts: Goed, dan doen we dat niet.",
)
NOT_SEPARATE = ("juf: Fenna hoeft bij het rekenen niet apart te zitten.",)
PROMISED = ("arts: Ik bel de kinderarts over de hoofdpijn van Fenna, dat beloof ik.",)
STATED = ("juf: Fenna krijgt bij de toetsen extra tijd en een rustige plek.",)
DOUBTED = ("ib: Een plek in de plusklas voor Fenna kan ik niet beloven.",)
PERHAPS = ("ib: Misschien kan Fenna in de plusklas meedoen.",)
ON_CONDITION = ("ma: Fenna mag naar de plusklas, mits ze het zelf leuk vindt.",)
IF_SHE_ASKS = ("juf: Als ze moe is, krijgt Fenna extra pauze in de gang.",)
READ_IT_FIRST = (
    "arts: Mag het plan van Fenna naar de logopedist?",
    "ma: Dat is goed, maar dat plan wil ik dan eerst zelf lezen.",
)
BEFORE_THE_BOARD = ("ib: Fenna krijgt begeleiding in de klas, maar dat moet nog langs de commissie.",)
WITHOUT_ASKING = ("juf: Fenna mag naar de gang, zonder te vragen.",)
NOT_AT_GYM = ("juf: Fenna gebruikt de koptelefoon bij het rekenen. Niet bij de gymles, hoor.",)
NOT_THE_DOCTOR = ("ma: De logopedist mag de gegevens krijgen. De kinderarts liever niet.",)
ONLY_BALL_GAMES = ("ib: Fenna krijgt bij gym vrijstelling, alleen voor de balsporten.",)
NO_BOXING_BALL = (
    "pa: Kan er voor de spanning niet een boksbal in de klas komen?",
    "juf: Nee, dat wil ik niet. Een boksbal in de klas komt er bij ons niet.",
)
NOT_EVEN_WITH_MASTER = (
    "pa: Mag Fenna op de heftruck, met haar vader ernaast?",
    "ib: Nee, ze mag niet op de heftruck rijden. Ook niet met haar vader ernaast.",
)
NOT_CONTENT = ("pa: Over het toezicht op het plein ben ik niet tevreden. Er staat maar één juf.",)
MISSES_GYM = ("juf: Dan mist Fenna wel de gymles.", "ma: Dat ze de gymles mist vind ik prima.")
ONLY_THE_SUMMARY = (
    "ib: Mogen wij het verslag delen?",
    "pa: De samenvatting van het verslag mag. Dat hele ding niet.",
)
NOT_THE_DIVORCE = (
    "ib: Zullen we met het wijkteam een gesprek voeren?",
    "pa: Een gesprek met het wijkteam over school is goed. Niet over onze scheiding.",
)
ONLY_THE_PORTFOLIO = ("ma: Foto's zijn prima, maar alleen voor het portfolio.",)
NOBODY_ELSE = ("ib: Wie haalt Fenna op?", "ma: Oma of tante Moniek. Verder niemand.")
READING_AND_SUMS = ("juf: Ik ga Fenna voor de kerst toetsen. Rekenen én lezen, allebei.", "ma: Fijn.")
MOTHER_CALLS = ("ma: Ik bel zelf de kinderarts over de hoofdpijn van Fenna.",)
NURSE = ("arts: Ik bel de kinderarts over de hoofdpijn van Fenna.", "ma: Fijn.")
CRIES = ("pa: Fenna huilt 's avonds vaak over school.", "juf: In de klas zie ik daar niets van.")
CRIES_AT_GYM = ("pa: Fenna huilt vaak over de gymles.",)
BOTH_SPOKE = (
    "pa: Fenna heeft in bed nachtmerries over de gymles.",
    "juf: Over de gymles hoor ik niets van nachtmerries.",
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
    "quantity.limit": Example(
        AT_MOST_TWO_TESTS,
        "Per dag maakt Fenna ten minste twee toetsen.",
        "Het aantal toetsen per dag is voor Fenna ten hoogste twee.",
    ),
    "quantity.sharpened": Example(
        NOW_AND_THEN,
        "Vader leest elke week met Fenna de krant.",
        "Vader leest af en toe met Fenna de krant.",
    ),
    "quantity.vague": Example(
        READING, "De leerkracht leest regelmatig met Fenna.", "De leerkracht leest twee keer per week met Fenna."
    ),
    "quantity.whole_period": Example(
        TEN_WEEKS,
        "Fenna krijgt het gehele schooljaar begeleiding van de logopedist.",
        "Fenna krijgt gedurende tien weken begeleiding van de logopedist.",
    ),
    "quantity.one_of": Example(
        BOTH_BREAKS,
        "Fenna krijgt bij het fietsenhok toezicht in de ochtendpauze.",
        "Fenna krijgt bij het fietsenhok toezicht in beide pauzes.",
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
    "deadline.regular": Example(
        ON_MONDAY_AND_FRIDAY,
        "Fenna rekent op dinsdag en vrijdag bij de buurgroep.",
        "Fenna rekent op vrijdag en maandag bij de buurgroep.",
    ),
    "deadline.order": Example(
        BEFOREHAND,
        "De leerkracht vertelt Fenna na afloop dat er een invaller is.",
        "De leerkracht vertelt Fenna vooraf dat er een invaller is.",
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
    "polarity.arranged_but_refused": Example(
        NO_BOXING_BALL,
        "Voor ontlading van spanning wordt een boksbal in de klas geplaatst.",
        "Een boksbal voor ontlading van spanning komt er niet.",
    ),
    "polarity.even_then": Example(
        NOT_EVEN_WITH_MASTER,
        "Fenna mag op de heftruck rijden met haar vader ernaast.",
        "Fenna mag niet op de heftruck rijden, ook niet met haar vader ernaast.",
    ),
    "polarity.content_but_against": Example(
        NOT_CONTENT,
        "Vader is tevreden over het toezicht op het plein.",
        "Vader is niet tevreden over het toezicht op het plein.",
    ),
    "polarity.open_but_against": Example(
        NO_HOME_VISIT,
        "Moeder denkt nog na over een kennismaking met de jeugdarts in de eigen woning.",
        "Moeder ziet af van een huisbezoek door de jeugdarts.",
    ),
    "polarity.against_but_content": Example(
        MISSES_GYM,
        "Moeder vindt het onwenselijk dat Fenna de gymles mist.",
        "Moeder vindt het goed dat Fenna de gymles mist.",
    ),
    "polarity.dropped": Example(
        NOT_SEPARATE, "Fenna zit bij het rekenen apart.", "Fenna zit bij het rekenen niet apart."
    ),
    "polarity.opposite": Example(
        ("juf: Het lezen van Fenna is dit jaar gestegen.",),
        "Het lezen is gedaald.",
        "Het lezen is gestegen.",
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
    "strength.promised_nothing": Example(
        DOUBTED, "Fenna heeft een plek in de plusklas.", "Een plek in de plusklas voor Fenna is nog niet zeker."
    ),
    "strength.stressed_but_maybe": Example(
        PERHAPS, "De intern begeleider zegt toe dat Fenna meedoet in de plusklas.", "Fenna doet misschien mee."
    ),
    "strength.strengthened": Example(
        PERHAPS, "Fenna doet mee in de plusklas.", "Fenna doet eventueel mee in de plusklas."
    ),
    "strength.perhaps_asked": Example(
        ("arts: Misschien bespreek ik dat in mei eens met de kinderarts van Fenna, dat weet ik nog niet.",),
        "De jeugdarts bespreekt dit in mei met de kinderarts.",
        "De jeugdarts bespreekt dit mogelijk in mei met de kinderarts.",
    ),
    "strength.lower_degree": Example(
        ("pa: Fenna huilt altijd als ze naar school moet.",),
        "Fenna huilt soms als zij naar school gaat.",
        "Fenna huilt altijd als zij naar school gaat.",
    ),
    "strength.higher_degree": Example(
        ("pa: Fenna huilt soms als ze naar school moet.",),
        "Fenna huilt altijd als zij naar school gaat.",
        "Fenna huilt af en toe als zij naar school gaat.",
    ),
    "condition.dropped_strict": Example(
        ON_CONDITION, "Fenna gaat naar de plusklas.", "Fenna gaat naar de plusklas, mits ze het leuk vindt."
    ),
    "condition.dropped": Example(
        IF_SHE_ASKS, "Fenna krijgt extra pauze in de gang.", "Fenna krijgt extra pauze als ze moe is."
    ),
    "condition.dropped_first": Example(
        READ_IT_FIRST,
        "Moeder vindt het goed dat het plan naar de logopedist gaat.",
        "Moeder vindt het goed dat het plan naar de logopedist gaat, nadat zij het zelf heeft gelezen.",
    ),
    "condition.dropped_reserve": Example(
        BEFORE_THE_BOARD,
        "Fenna krijgt begeleiding in de klas.",
        "Fenna krijgt begeleiding in de klas, onder voorbehoud van de commissie.",
    ),
    "condition.half_dropped": Example(
        ("ib: Als u en uw ex allebei getekend hebben, gaat de aanvraag voor Fenna de deur uit.",),
        "De aanvraag gaat de deur uit zodra moeder getekend heeft.",
        "De aanvraag gaat de deur uit zodra beide ouders getekend hebben.",
    ),
    "condition.added": Example(
        STATED,
        "Fenna krijgt extra tijd bij de toetsen, mits haar cijfers voor aardrijkskunde omhoog gaan.",
        "Fenna krijgt extra tijd bij de toetsen.",
    ),
    "condition.changed": Example(
        IF_SHE_ASKS,
        "Fenna krijgt extra pauze in de gang, mits haar cijfers voor aardrijkskunde omhoog gaan.",
        "Fenna krijgt extra pauze in de gang als zij moe is.",
    ),
    "condition.unwanted": Example(
        WITHOUT_ASKING,
        "Fenna gaat met toestemming van de leerkracht naar de gang.",
        "Fenna gaat naar de gang zonder te vragen.",
    ),
    "condition.lifted": Example(
        ON_CONDITION,
        "Fenna gaat naar de plusklas, ongeacht wat zij daarvan vindt.",
        "Fenna gaat naar de plusklas, mits ze het leuk vindt.",
    ),
    "scope.let_in": Example(
        NOT_AT_GYM,
        "Fenna gebruikt de koptelefoon bij het rekenen en bij de gymles.",
        "Fenna gebruikt de koptelefoon bij het rekenen, niet bij de gymles.",
    ),
    "scope.left_out": Example(
        NOT_THE_DOCTOR,
        "Moeder vindt het goed dat de logopedist en de kinderarts de gegevens krijgen.",
        "Moeder vindt goed dat uitsluitend de logopedist de gegevens krijgt.",
    ),
    "scope.only_dropped": Example(
        ONLY_BALL_GAMES,
        "Fenna krijgt vrijstelling voor gym.",
        "Fenna krijgt bij gym vrijstelling voor de balsporten.",
    ),
    "scope.widened": Example(
        ONLY_THE_SUMMARY,
        "Vader geeft toestemming voor het delen van het volledige verslag.",
        "Vader geeft toestemming voor het delen van de samenvatting.",
    ),
    "scope.leave_joined": Example(
        NOT_THE_DIVORCE,
        "Vader stemt in met een gesprek van het wijkteam over school en over de opvoeding.",
        "Vader stemt in met een gesprek van het wijkteam over school.",
    ),
    "scope.only_joined": Example(
        ONLY_THE_PORTFOLIO,
        "Moeder geeft toestemming voor foto's in het portfolio en op de website van school.",
        "Moeder geeft toestemming voor foto's in het portfolio.",
    ),
    "scope.added_other": Example(
        NOBODY_ELSE,
        "Fenna gaat mee met oma, tante Moniek of een ander bekend familielid.",
        "Fenna gaat mee met oma of tante Moniek.",
    ),
    "scope.one_of_two": Example(
        READING_AND_SUMS,
        "De leerkracht toetst Fenna voor de kerst op rekenen.",
        "De leerkracht toetst Fenna voor de kerst op rekenen en lezen.",
    ),
    "scope.one_of_both": Example(
        BOTH_BREAKS,
        "Fenna krijgt bij het fietsenhok toezicht in de ochtendpauze.",
        "Fenna krijgt bij het fietsenhok toezicht in beide pauzes.",
    ),
    "scope.lesson": Example(
        ("juf: Fenna krijgt een plek achterin bij het raam.",),
        "Fenna krijgt tijdens de rekenles een plek achterin bij het raam.",
        "Fenna krijgt een plek achterin bij het raam.",
    ),
    "actor.other": Example(
        NURSE,
        "De intern begeleider belt de kinderarts over de hoofdpijn.",
        "De jeugdarts belt de kinderarts over de hoofdpijn.",
    ),
    "actor.other_claimed": Example(
        MOTHER_CALLS,
        "De jeugdarts belt de kinderarts over de hoofdpijn.",
        "Moeder belt de kinderarts over de hoofdpijn.",
    ),
    "actor.other_group": Example(
        ("juf: Ik bel de kinderarts over de hoofdpijn.",),
        "Ouders bellen de kinderarts over de hoofdpijn.",
        "De leerkracht belt de kinderarts over de hoofdpijn.",
    ),
    "actor.absent_person": Example(
        NURSE,
        "De directeur belt de kinderarts over de hoofdpijn.",
        "De jeugdarts belt de kinderarts over de hoofdpijn.",
    ),
    "actor.claimed_at_hand": Example(
        ("juf: Voor de stage moet er nog een briefje naar het bedrijf.", "ma: Dat regel ik zelf, ik zit daar toch."),
        "De jeugdarts schrijft een toelichting voor de stage.",
        "Moeder schrijft een toelichting voor de stage.",
    ),
    "actor.ruled_out": Example(
        ("ib: U wordt gebeld over het verzuim, door mij. Niet door de leerkracht.",),
        "Moeder wordt over het verzuim gebeld door de leerkracht.",
        "Moeder wordt over het verzuim gebeld door de intern begeleider.",
    ),
    "actor.turned_down": Example(
        ("ib: Er moet een koptelefoon komen.", "ma: Moeten wij die kopen?", "ib: Nee hoor, die ligt in de kast."),
        "Ouders schaffen een koptelefoon aan.",
        "De intern begeleider zorgt voor een koptelefoon.",
    ),
    "attribution.other": Example(
        CRIES,
        "De leerkracht geeft aan dat Fenna 's avonds huilt over school.",
        "Vader geeft aan dat Fenna 's avonds huilt over school.",
    ),
    "attribution.other_spoke_too": Example(
        BOTH_SPOKE,
        "De leerkracht geeft aan dat Fenna in bed nachtmerries heeft over de gymles.",
        "Vader geeft aan dat Fenna nachtmerries heeft over de gymles.",
    ),
    "attribution.faint": Example(
        ("pa: Fenna heeft vaak hoofdpijn.", "juf: Dat is vervelend."),
        "De leerkracht signaleert geregeld terugkerende hoofdpijn.",
        "Vader signaleert geregeld terugkerende hoofdpijn.",
    ),
    "attribution.recorded": Example(
        ("pa: Fenna huilt 's avonds over de gymles. Schrijf dat op.", "juf: Dat is goed."),
        "De leerkracht vertelt dat Fenna huilt over de gymles.",
        "Vader vertelt dat Fenna huilt over de gymles.",
    ),
    "attribution.disowned": Example(
        ("pa: Fenna huilt 's avonds over de gymles.", "juf: Dat wist ik niet."),
        "De leerkracht vertelt dat Fenna huilt over de gymles.",
        "Vader vertelt dat Fenna huilt over de gymles.",
    ),
    "attribution.request": Example(
        ("ma: Ik wil graag dat Fenna vooraan bij het raam zit.", "juf: Dat is goed."),
        "Op verzoek van vader zit Fenna vooraan bij het raam.",
        "Op verzoek van moeder zit Fenna vooraan bij het raam.",
    ),
    "attribution.objection": Example(
        ("ma: Tegen het doubleren van groep vier heb ik bezwaar.", "pa: Tja."),
        "Vader maakt bezwaar tegen het doubleren van groep vier.",
        "Moeder maakt bezwaar tegen het doubleren van groep vier.",
    ),
    "attribution.consent": Example(
        ("arts: Ik geef toestemming voor het onderzoek naar de hoofdpijn.", "pa: Tja."),
        "Vader geeft toestemming voor het onderzoek naar de hoofdpijn.",
        "De jeugdarts geeft toestemming voor het onderzoek naar de hoofdpijn.",
    ),
}
