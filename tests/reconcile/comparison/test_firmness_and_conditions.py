"""How firm and on what condition: what was said over several turns, a report that changes it, one that keeps it."""

import pytest

from models.finding import Aspect
from reconcile.comparison.judge import signals_of
from tests.reconcile.meetings import pair

STRENGTH = [
    (
        ("ma: Kan Fenna naar de zwemles met de andere groep?", "juf: Ik wil het best vragen, maar reken er niet op."),
        "Fenna gaat voortaan met de andere groep naar de zwemles.",
        "De leerkracht vraagt na of Fenna met de andere groep naar de zwemles kan.",
    ),
    (
        (
            "ib: Voor de typecursus kijk ik of er nog een laptop over is.",
            "ma: Graag.",
            "ib: Toezeggen kan ik het niet.",
        ),
        "De intern begeleider stelt voor de typecursus een laptop beschikbaar.",
        "De intern begeleider kijkt of er voor de typecursus een laptop over is.",
    ),
    (
        ("ib: De rekenspelletjes liggen vrijdag klaar, daar mag u me aan houden.",),
        "De intern begeleider streeft ernaar dat de rekenspelletjes vrijdag klaarliggen.",
        "De rekenspelletjes liggen vrijdag klaar.",
    ),
    (
        ("pa: En als Fenna weer benauwd wordt?", "juf: Dan bel ik u meteen.", "pa: Meteen, ja."),
        "Wordt Fenna benauwd, dan wordt eventueel contact opgenomen met vader.",
        "Wordt Fenna benauwd, dan belt de leerkracht vader direct.",
    ),
    (
        ("juf: De werkhoek zou ik kunnen verplaatsen.", "ma: Dat zou fijn zijn.", "juf: Ik ga het proberen, hoor."),
        "De leerkracht verplaatst de werkhoek.",
        "De leerkracht probeert de werkhoek te verplaatsen.",
    ),
    (
        ("ib: Een vaste hulp op de gang, dat gaat de directie over. Ik leg het voor.",),
        "De school zorgt voor een vaste hulp op de gang.",
        "De intern begeleider legt de vraag om een vaste hulp op de gang voor aan de directie.",
    ),
    (
        ("pa: Fenna heeft soms hoofdpijn na het zwemmen.",),
        "Fenna heeft voortdurend hoofdpijn na het zwemmen.",
        "Fenna heeft af en toe hoofdpijn na het zwemmen.",
    ),
    (
        ("ma: Fenna vindt de gymles verschrikkelijk.",),
        "Fenna vindt de gymles enigszins vervelend.",
        "Fenna vindt de gymles heel vervelend.",
    ),
    (
        ("juf: Dat leesboek hoeft niet uit, dat is vrijblijvend.",),
        "Fenna moet het leesboek uitlezen.",
        "Het uitlezen van het leesboek is vrijblijvend.",
    ),
]
CONDITION = [
    (
        ("juf: Mag Fenna mee op kamp?", "ma: Als er een tweede begeleider meegaat, dan mag het.", "pa: Anders niet."),
        "Ouders geven toestemming voor deelname aan het kamp.",
        "Ouders geven toestemming voor deelname aan het kamp, mits er een tweede begeleider meegaat.",
    ),
    (
        (
            "ib: Ik stuur het onderzoek naar de gemeente.",
            "ma: Mag ik het lezen?",
            "ib: Ik stuur het pas weg als u ja zegt.",
        ),
        "De intern begeleider stuurt het onderzoek naar de gemeente.",
        "De intern begeleider stuurt het onderzoek pas naar de gemeente nadat moeder akkoord is.",
    ),
    (
        ("juf: Fenna krijgt een plek bij het raam. Lukt dat rustig, dan blijft het zo. Zo niet, dan niet.",),
        "Fenna krijgt een plek bij het raam en behoudt deze.",
        "Fenna krijgt een plek bij het raam en behoudt deze zolang het rustig blijft.",
    ),
    (
        ("ib: We vragen de rolstoel aan.", "pa: Prima, zolang wij er niets voor betalen."),
        "De school vraagt de rolstoel aan; vader stemt hiermee in.",
        "De school vraagt de rolstoel aan; vader stemt in op voorwaarde dat ouders niet betalen.",
    ),
    (
        ("juf: De spreekbeurt mag Fenna thuis opnemen.", "ma: Fijn."),
        "Fenna mag de spreekbeurt thuis opnemen, mits de filmlengte beperkt blijft.",
        "Fenna mag de spreekbeurt thuis opnemen.",
    ),
    (
        (
            "juf: Fenna mag naar de gang wanneer ze wil.",
            "ma: Hoeft ze het niet eerst te vragen?",
            "juf: Nee, hoeft niet eerst.",
        ),
        "Fenna mag naar de gang, mits zij dit eerst vraagt.",
        "Fenna mag naar de gang wanneer zij dat wil.",
    ),
    (
        ("ib: De tafel bestel ik, tenzij de gemeente nee zegt.",),
        "De intern begeleider bestelt de tafel, ongeacht het besluit van de gemeente.",
        "De intern begeleider bestelt de tafel, tenzij de gemeente dit afwijst.",
    ),
    (
        ("arts: Met de logopedist overleggen, mag dat?", "ma: Ja, maar dan wil ik er zelf bij zijn."),
        "Moeder stemt in met overleg met de logopedist over Fenna.",
        "Moeder stemt in met overleg met de logopedist, mits zij daarbij aanwezig is.",
    ),
]


@pytest.mark.parametrize(("said", "changed"), [case[:2] for case in STRENGTH])
def test_a_promise_made_weaker_or_stronger_is_seen(said: tuple[str, ...], changed: str) -> None:
    assert Aspect.STRENGTH in {signal.aspect for signal in signals_of(pair(said, changed))}


@pytest.mark.parametrize(("said", "changed"), [case[:2] for case in CONDITION])
def test_a_condition_dropped_added_or_lifted_is_seen(said: tuple[str, ...], changed: str) -> None:
    assert Aspect.CONDITION in {signal.aspect for signal in signals_of(pair(said, changed))}


@pytest.mark.parametrize(("said", "kept"), [case[::2] for case in (*STRENGTH, *CONDITION)])
def test_a_report_that_keeps_it_is_left_alone(said: tuple[str, ...], kept: str) -> None:
    aspects = {signal.aspect for signal in signals_of(pair(said, kept))}
    assert not aspects & {Aspect.STRENGTH, Aspect.CONDITION}
