"""Finds what belongs to one person and nobody else: numbers, addresses, dates of birth; and puts a mask there."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from reconcile.writing.data import data_table
from reconcile.writing.guard.replacing import replaced

_SPACES = r"[ \t\u00a0]"
_SEPARATOR = rf"(?:{_SPACES}|[.\-/])"
_DAY_FIRST = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_NINE = re.compile(
    rf"(?<![\d€])(?<![\d€][ .,-])(?:\d{{9}}|\d{{3}}{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{3}}|"
    rf"\d{{4}}{_SEPARATOR}\d\d{_SEPARATOR}\d{{3}})(?![.,-]?\d)"
)
_PHONE = re.compile(
    rf"(?<![\w+])(?:\+31|0031){_SEPARATOR}?(?:\(0\))?{_SEPARATOR}?[1-9](?:{_SEPARATOR}?\d){{8}}(?!\d)"
    rf"|(?<![\d.,-])\(?0[1-9]\d{{0,2}}\)?(?:\s?[-/.]\s?|{_SPACES})?\d(?:{_SEPARATOR}?\d){{5,7}}(?!\d)"
    rf"|(?<![\w+])\+[1-9]\d(?:{_SEPARATOR}?\d){{7,11}}(?!\d)"
)
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_POSTCODE = re.compile(
    r"(?<![\w.,-])(?P<digits>[1-9]\d{3})(?P<gap> ?)(?P<letters>[A-Z]{2}|(?<=\d)[a-z]{2})(?!\w)"
    r"(?:,? +(?:'s-)?[A-Z][\w'-]+(?:[ -](?:aan|den|de|op|[A-Z])[\w'-]*)*)?"
)
_HOUSE = r"\d{1,5}(?:[-\s]?[a-zA-Z](?!\w))?(?:-\d{1,4})?"
_LEAST_PHONE, _MOST_PHONE = 10, 13
_MERGED: Final = re.compile(r",?\s*(?:te |in )?")


@dataclass(frozen=True)
class Personal:
    """One such detail."""

    kind: str
    """"bsn", "phone", "email", "account", "address", "birth_date" or "number"."""
    start: int
    end: int
    """Character offsets into the text it was found in."""


def personal_in(text: str) -> tuple[Personal, ...]:
    """Every detail in `text`, in order, none inside another. A cue and its digits may stand on two lines."""
    found: list[Personal] = []
    for kind, spans in (
        ("email", [hit.span() for hit in _EMAIL.finditer(text)]),
        ("account", [hit.span() for hit in _ACCOUNT.finditer(text) if _is_account(hit[0])]),
        ("birth_date", [hit.span("what") for hit in _after_cue("birth").finditer(text)]),
        ("bsn", [hit.span("what") for hit in _after_cue("bsn").finditer(text)]),
        ("number", [hit.span("what") for hit in _after_cue("number").finditer(text)]),
        ("phone", [hit.span("what") for hit in _after_cue("phone").finditer(text)]),
        ("phone", [hit.span() for hit in _PHONE.finditer(text) if _is_phone(hit[0])]),
        ("bsn", [hit.span() for hit in _NINE.finditer(text) if passes_eleven_test(hit[0])]),
        ("address", _addresses(text)),
    ):
        for start, end in spans:
            if not any(start < other.end and other.start < end for other in found):
                found.append(Personal(kind, start, end))
    return tuple(sorted(found, key=lambda each: each.start))


def masked(text: str) -> str:
    """`text` with a mask for every detail in it."""
    return replaced(text, [(each.start, each.end, mask_for(each.kind)) for each in personal_in(text)])


def mask_for(kind: str) -> str:
    """What stands in the place of a detail of this kind, in Dutch."""
    mask: str = data_table("guard/personal.toml")["masks"][kind]
    return mask


def passes_eleven_test(number: str) -> bool:
    """Whether the nine digits in `number` can be a citizen service number or an education number.

    Source: the eleven-test for the BSN, weights 9 to 2 and -1; an education number begins with 10 and leaves 5.
    """
    digits = [int(char) for char in number if char.isdigit()]
    if len(digits) != 9 or not any(digits):
        return False
    weighted = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighted % 11 == 0 or (digits[:2] == [1, 0] and weighted % 11 == 5)


def _is_account(words: str) -> bool:
    """Whether `words` is an IBAN: by its check digits (ISO 13616), or Dutch by its form."""
    plain = words.replace(" ", "")
    if re.fullmatch(r"NL\d{2}[A-Z]{4}\d{10}", plain):
        return True
    turned = plain[4:] + plain[:4]
    return len(plain) >= 15 and int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def _is_phone(words: str) -> bool:
    digits = sum(char.isdigit() for char in words)
    if words.lstrip("(").startswith("0") and not words.startswith("0031"):
        return digits == _LEAST_PHONE and not _DAY_FIRST.match(words)
    return _LEAST_PHONE <= digits <= _MOST_PHONE + 1


@cache
def _after_cue(name: str) -> re.Pattern[str]:
    """The cue `name`, then what it announces as the group "what"."""
    table = data_table("guard/personal.toml")
    months = table["dates"]["months"]
    written = rf"\d{{1,2}}(?:e|ste|de)? (?:{months})\b\.?(?: \d{{4}})?"
    day = rf"\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{written}"
    between, what = {
        "birth": (r"(?:\W{1,4}(?:is|op|te|in|van|het|de|kind|leerling|(?-i:[A-ZÀ-Þ])[\w'-]+)(?!\w)){0,5}?\W{0,6}", day),
        "bsn": (r"(?:\W+[a-zà-ÿ]+){0,3}?\W{0,6}", rf"\d(?:{_SEPARATOR}?\d){{7,8}}(?!\d)"),
        "number": (r"(?:\W+[a-zà-ÿ]+){0,3}?\W{0,6}", rf"[A-Za-z]{{0,4}}[-.]?\d(?:{_SEPARATOR}?[\dA-Z]){{3,}}"),
        "phone": (r"\W{0,4}", rf"\(?\d(?:\)?{_SEPARATOR}?\d){{5,11}}(?!\d)"),
    }[name]
    return re.compile(rf"(?<!\w)(?:{table['cues'][name]}){between}(?<!\d)(?P<what>{what})", re.IGNORECASE)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Streets with a number and postcodes with a town, together where they stand together."""
    table = data_table("guard/personal.toml")
    no_streets = table["streets"]["never"]
    spans = [hit.span() for hit in _street().finditer(text) if (hit["name"] or "").lower() not in no_streets]
    for hit in _POSTCODE.finditer(text):
        like_year = hit["digits"][:2] in ("19", "20") and hit["gap"] and hit["letters"] in table["postcodes"]["letters"]
        if not like_year:
            spans.append(hit.span())
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1][1] or _MERGED.fullmatch(text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@cache
def _street() -> re.Pattern[str]:
    streets = data_table("guard/personal.toml")["streets"]
    no_title = r"(?!(?:Op|In|Aan|Bij|Naar|De|Het|Wij|Ons|Onze|Van) )"
    title = rf"(?:{no_title}[A-Z][\w'.-]* (?:(?:van|de|den|der|het|'t|ten|ter) )*){{0,2}}"
    ends = rf"(?P<name>[A-Z][\w'-]*?(?i:{streets['ends']}))"
    begins = rf"(?:{streets['first']})(?: [A-Z][\w'-]+)*"
    plain = rf"\w{{3,}}(?:{streets['plain']})"
    no_house = rf"(?!\w|[.:]\d| ?(?i:{streets['units']}|{data_table('guard/personal.toml')['dates']['months']})(?!\w))"
    return re.compile(rf"(?<!\w)(?:{title}{ends}|{title}{begins}|{plain}),? (?!(?:19|20)\d\d(?!\d)){_HOUSE}{no_house}")
