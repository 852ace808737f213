"""A Document as the bytes of a file of some kind."""

import datetime
from typing import Literal

from reconcile.writing.document import Document
from reconcile.writing.rendering.pdf import render_pdf
from reconcile.writing.rendering.text import render_text
from reconcile.writing.rendering.word import render_docx

Format = Literal["docx", "pdf", "txt"]
"""The kinds there are, by the ending of their names."""


def rendered(document: Document, kind: Format, today: datetime.date) -> bytes:
    """`document` as a file of `kind`, with no other date than `today`; the same document gives the same bytes."""
    match kind:
        case "docx":
            return render_docx(document, today)
        case "pdf":
            return render_pdf(document, today)
        case "txt":
            return render_text(document)
