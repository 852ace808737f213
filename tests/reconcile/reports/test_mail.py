"""A saved mail gives its header, its message, and what it quotes as a part of its own."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from models.problems import Unreadable
from reconcile.reports import read_report
from tests.reconcile.reports.documents import put
from tests.reconcile.reports.invariants import assert_all_is_covered, outline, section_of


def mail(text: str, html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Juf Zoë <juf@example.org>"
    message["Date"] = "Thu, 05 Feb 2026 10:00:00 +0100"
    message["Subject"] = "Verslag gesprek"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_the_header_the_message_and_the_quoted_mail_are_told_apart(tmp_path: Path) -> None:
    text = (
        "Beste ouders,\n\nWij spraken af dat de intern begeleider elke week op maandag\nmet u belt.\n\n"
        "Op 3 mei 2026 om 10:00 schreef Ouder\n<o@example.org>:\n> Wanneer horen wij iets?\n"
    )
    report = read_report(put(tmp_path, "bericht.eml", bytes(mail(text))))
    assert_all_is_covered(report)
    assert outline(report)[:5] == [
        ("mail_header", "From: Juf Zoë <juf@example.org>"),
        ("mail_header", "Date: Thu, 05 Feb 2026 10:00:00 +0100"),
        ("mail_header", "Subject: Verslag gesprek"),
        ("paragraph", "Beste ouders,"),
        ("paragraph", "Wij spraken af dat de intern begeleider elke week op maandag met u belt."),
    ]
    assert section_of(report, "Wanneer horen") == ("eerder bericht",)
    assert ">" not in report.text.rpartition("\n")[2]


def test_plain_text_goes_before_html_and_html_serves_when_there_is_no_plain_text(tmp_path: Path) -> None:
    both = read_report(put(tmp_path, "a.eml", bytes(mail("Plat.", "<p>Opgemaakt.</p>"))))
    assert outline(both)[-1] == ("paragraph", "Plat.")
    only_html = read_report(put(tmp_path, "b.eml", bytes(mail(" ", "<p>Opgemaakt.</p>"))))
    assert outline(only_html)[-1] == ("paragraph", "Opgemaakt.")


def test_a_mail_is_known_by_its_header_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert read_report(put(tmp_path, "bericht.txt", bytes(mail("Plat.")))).format == "eml"


def test_a_mail_in_windows_1252_that_says_otherwise_is_still_read(tmp_path: Path) -> None:
    content = (
        b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nGe\xebvalueerd.\r\n"
    )
    assert "Geëvalueerd." in read_report(put(tmp_path, "a.eml", content)).text


def test_a_short_note_with_the_report_attached_sends_the_parent_to_the_attachment(tmp_path: Path) -> None:
    message = mail("Bijgaand het verslag.")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="verslag.pdf")
    with pytest.raises(Unreadable) as caught:
        read_report(put(tmp_path, "a.eml", bytes(message)))
    assert caught.value.details["attachment"] == "verslag.pdf"


def test_a_report_in_the_message_itself_is_read_though_something_is_attached(tmp_path: Path) -> None:
    message = mail("De intern begeleider belt elke week met de ouders over de voortgang. " * 15)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="folder.pdf")
    assert "elke week" in read_report(put(tmp_path, "a.eml", bytes(message))).text
