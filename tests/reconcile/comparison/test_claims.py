"""What a report sentence says was agreed, declined, left open, done or not done."""

import pytest

from reconcile.comparison.claims import Says, claims_of
from reconcile.comparison.clauses import clauses_of, negated


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Moeder stemt in met het onderzoek.", [Says.AGREED]),
        ("Moeder stemt niet in met het onderzoek.", [Says.DECLINED]),
        ("Ouders hebben geen bezwaar tegen het onderzoek.", [Says.AGREED]),
        ("Ouders geven geen toestemming voor het onderzoek.", [Says.DECLINED]),
        ("Ouders wijzen het door de intern begeleider voorgestelde onderzoek bij de kinderarts af.", [Says.DECLINED]),
        ("Het voorstel is door ouders niet afgewezen.", [Says.AGREED]),
        ("Ouders beraden zich nog op het onderzoek.", [Says.OPEN]),
        ("Het onderzoek vindt in mei plaats.", [Says.DONE]),
        ("Het onderzoek gaat niet door.", [Says.NOT_DONE]),
        ("Moeder stemt in met observatie; testafname staat zij niet toe.", [Says.AGREED, Says.DECLINED]),
        ("Vader stemt ermee in dat het onderzoek niet doorgaat.", [Says.AGREED]),
    ],
)
def test_a_sentence_claims(text: str, says: list[Says]) -> None:
    assert [claim.says for claim in claims_of(text)] == says


def test_a_claim_stands_where_its_words_stand() -> None:
    text = "Verslag. Moeder stemt in met het onderzoek."
    (claim,) = [claim for claim in claims_of(text) if claim.place]
    assert claim.place is not None
    assert text[slice(*claim.place)] == "stemt in"


def test_what_depends_on_consent_is_no_consent() -> None:
    assert Says.AGREED not in {claim.says for claim in claims_of("De toets vindt plaats zodra moeder instemt.")}


@pytest.mark.parametrize("text", ["niet alleen bij rekenen", "geen probleem", "ik weet niet of het kan"])
def test_what_only_looks_like_a_denial_is_none(text: str) -> None:
    assert not negated(text)


def test_clauses_cover_their_words() -> None:
    text = "Nee, die toets maakt ze niet, maar de andere wel."
    assert [text[one.start : one.end] for one in clauses_of(text)] == [
        "Nee",
        "die toets maakt ze niet",
        "maar de andere wel.",
    ]
    assert [one.negated for one in clauses_of(text)] == [False, True, False]
