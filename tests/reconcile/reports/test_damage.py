"""However a file is damaged, the parent gets a report or a problem, and never anything else."""

import random
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from odfdo import Paragraph

from models.problems import Problem
from reconcile.reports import read_report
from tests.reconcile.reports.documents import body_of, inserted, paragraph, put
from tests.reconcile.reports.invariants import assert_blocks_are_in_order_and_apart
from tests.reconcile.reports.pdfs import pdf, written_down
from tests.reconcile.reports.test_mail import mail
from tests.reconcile.reports.test_opendocument import odt

TRIES = 40


def truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def spliced(content: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:first] + content[second:] + content[first:second]


def a_mail() -> EmailMessage:
    return mail("Beste ouders,\n\nDe IB'er belt.\n", "<table><tr><td>a<td>b</tr></table>")


FILES: dict[str, Callable[[], bytes]] = {
    "verslag.docx": lambda: body_of(paragraph("Noor is ", inserted("moe"), ".") * 20),
    "verslag.odt": lambda: odt(Paragraph("Noor is moe.")),
    "verslag.pdf": lambda: pdf([written_down(["Noor is moe.", "", "Vader belt."])] * 3),
    "gesloten.pdf": lambda: pdf([written_down(["Noor is moe."])], password="x"),
    "bericht.eml": lambda: bytes(a_mail()),
    "notitie.html": lambda: b"<html><body><table><tr><td colspan=2>Noor<td>x</table><p>is <b>moe</p></html>",
    "verslag.txt": lambda: "VERSLAG\n\nZoë is moe.\n- één\n| a | b |\n| c | d |\n".encode(),
}


@pytest.mark.parametrize("damage", [truncated, flipped, spliced])
@pytest.mark.parametrize("name", FILES)
def test_damage_gives_a_report_or_a_problem(
    tmp_path: Path, name: str, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    whole = FILES[name]()
    for seed in range(TRIES):
        path = put(tmp_path, name, damage(whole, random.Random(seed)))
        try:
            report = read_report(path)
        except Problem:
            continue
        assert_blocks_are_in_order_and_apart(report)
