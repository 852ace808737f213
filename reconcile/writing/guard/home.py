"""Where the family lives: told only where the letter needs it, and nowhere when that is secret."""

import re
from collections.abc import Iterable

from reconcile.writing.phrasing.words import words_in

_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3} ?[A-Za-z]{2}(?!\w)")


class Home:
    """The family's own address, as one line or empty."""

    def __init__(self, address: str, report_text: str, known: Iterable[str], *, secret: bool) -> None:
        """`known` and `report_text` tell which town is no secret: the school's own."""
        self._words = f" {' '.join(words_in(address))} "
        self._pieces = _telling_pieces(address, set(words_in(" ".join([report_text, *known])))) if secret else []
        self._secret = secret

    def may_tell(self, address: str) -> bool:
        """Whether `address` is our own and no secret."""
        words = words_in(address)
        return not self._secret and bool(words) and f" {' '.join(words)} " in self._words

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Where `text` shows a part of a secret address: its street, its postcode or its town."""
        found = []
        for piece in self._pieces:
            loose = r"\s*".join(map(re.escape, piece.split()))
            found += [hit.span() for hit in re.finditer(rf"(?<!\w){loose}(?!\w)", text, re.IGNORECASE)]
        return found


def _telling_pieces(address: str, public: set[str]) -> list[str]:
    """The street, postcode and town in `address`; a town that the report or the school names is public."""
    postcode = _POSTCODE.search(address)
    before, after = (address[: postcode.start()], address[postcode.end() :]) if postcode else (address, "")
    street, _, town = before.strip(" ,").partition(",")
    pieces = [re.sub(r"\s+\d+.*$", "", street.strip())]
    if postcode:
        pieces.append(re.sub(r"(?<=\d)(?=[A-Za-z])", " ", postcode[0]))
    pieces += [place.strip() for place in (town, after) if not set(words_in(place)) <= public]
    return [piece.strip(" ,") for piece in pieces if len(piece.strip(" ,")) > 2]
