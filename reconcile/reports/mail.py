"""Saved mail (.eml, .mht): the header, the message, and what it quotes as a part of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from pathlib import PurePosixPath

from models.report import BlockKind, Report
from reconcile.reports import html
from reconcile.reports.characters import one_line
from reconcile.reports.passages import passages
from reconcile.reports.pieces import Piece, report_of
from reconcile.reports.plain import decoded
from reconcile.reports.refusals import BROKEN, IN_ATTACHMENT

FORMAT = "eml"
SUFFIXES = frozenset({".eml", ".mht", ".mhtml"})

SHORT_NOTE = 800
"""Characters: a shorter message with a document attached only hands over that document."""

_HEADER_NAMES = ("From", "To", "Cc", "Date", "Subject")
_HEADER_LINES = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_TELLING = re.compile(rb"^(?:MIME-Version|Received|Message-ID|Return-Path|X-Mailer|DKIM-Signature):", re.I | re.M)
_DOCUMENTS = frozenset({".docx", ".doc", ".odt", ".pdf", ".rtf", ".pages", ".docm"})

# The standard library's own parser of mail headers raises these on headers nobody should have sent.
_PARSER_TROUBLE = (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError)


def recognises(content: bytes) -> bool:
    """Whether `content` starts with a mail's header."""
    header = _HEADER_LINES.match(content[:65536].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    return header is not None and _TELLING.search(header.group()) is not None


def read(content: bytes, name: str) -> Report:
    """Read a saved mail. Raises Unreadable when it is broken, or only hands over an attached document."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        header = list(_header(message))
        body = _body(message, name)
        attachment = _attached_document(message)
    except _PARSER_TROUBLE as error:
        raise BROKEN.problem(name) from error
    own_length = sum(len(piece.text) for piece in body if not piece.earlier)
    if attachment and own_length < SHORT_NOTE:
        raise IN_ATTACHMENT.problem(name, attachment=attachment)
    return report_of([*header, *body], name=FORMAT)


def _header(message: EmailMessage) -> Iterator[Piece]:
    for field in _HEADER_NAMES:
        value = message.get(field)
        if value is not None:
            yield Piece(f"{field}: {one_line(str(value))}", BlockKind.MAIL_HEADER)


def _body(message: EmailMessage, name: str) -> list[Piece]:
    texts = {kind: _text_of(part) for kind in ("plain", "html") if (part := message.get_body((kind,))) is not None}
    if texts.get("plain", "").strip() or not texts.get("html", "").strip():
        return [_joined(piece) for _, piece in passages(texts.get("plain", ""))]
    return html.pieces_of(texts["html"], name)


def _text_of(part: MIMEPart) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decoded(content) or content.decode("latin-1")


def _joined(piece: Piece) -> Piece:
    """A paragraph without the line ends and quote marks that the mail program put in it."""
    return replace(piece, text=" ".join(line.lstrip("> \t").rstrip() for line in piece.text.splitlines()))


def _attached_document(message: EmailMessage) -> str | None:
    """The name of the first attached file that could be the report."""
    names = (part.get_filename() for part in message.walk() if not part.is_multipart())
    return next((name for name in names if name and PurePosixPath(name).suffix.lower() in _DOCUMENTS), None)
