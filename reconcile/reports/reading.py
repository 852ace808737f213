"""Chooses the reader of a file, by what is in it first and by its suffix second."""

from pathlib import Path
from typing import Protocol

from models.files import read_private, sha256_of
from models.report import Report, Revision
from reconcile.reports import html, mail, opendocument, pdf, plain, word
from reconcile.reports.refusals import BROKEN, NO_TEXT, NOTHING_PASTED, TOO_LARGE, UNKNOWN_KIND
from reconcile.reports.signatures import refusal_for

MAX_BYTES = 100 * 1024 * 1024
"""Of a whole file; a report with photographs takes some 10 MB."""


class Reader(Protocol):
    """What a module must have to read one format."""

    @property
    def FORMAT(self) -> str:  # noqa: N802  a constant of the module
        """Value of `Report.format`."""

    @property
    def SUFFIXES(self) -> frozenset[str]:  # noqa: N802
        """Of the files it reads, in lower case, with the dot."""

    def recognises(self, content: bytes) -> bool:
        """Whether a file with this content is of this format."""

    def read(self, content: bytes, name: str) -> Report:
        """Read a file's content; `name` is for the problems. Raises Unreadable."""


READERS: tuple[Reader, ...] = (pdf, opendocument, word, mail, html, plain)
"""In the order in which they are asked; anything readable is plain text at last."""


def read_report(path: Path) -> Report:
    """Read the school's report at `path`.

    Raises NotFound when there is no such file, and Unreadable when no text can be had from it: empty, broken, locked
    with a password, a picture, or of a kind that is not read.
    """
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        raise TOO_LARGE.problem(path.name)
    content = read_private(path)
    try:
        report = _reader_of(content, path).read(content, path.name)
    except RecursionError:  # parts nested hundreds deep: no person made that
        raise BROKEN.problem(path.name) from None
    if not _says_something(report):
        raise NO_TEXT.problem(path.name)
    return report.model_copy(update={"name": path.name, "sha256": sha256_of(content)})


def pasted(text: str) -> Report:
    """A report whose text was pasted; the text is kept unchanged. Raises Unreadable when there is none."""
    report = plain.report_on(text, "pasted")
    if not _says_something(report):
        raise NOTHING_PASTED.problem("")
    return report.model_copy(update={"sha256": sha256_of(text.encode("utf-8", "surrogatepass"))})


def _says_something(report: Report) -> bool:
    return any(block.revision is not Revision.DELETED for block in report.blocks)


def _reader_of(content: bytes, path: Path) -> Reader:
    refusal = refusal_for(content)
    if refusal:
        raise refusal.problem(path.name)
    suffix = path.suffix.lower()
    named = next((reader for reader in READERS if suffix in reader.SUFFIXES), None)
    recognising = next((reader for reader in READERS if reader.recognises(content)), None)
    if recognising is plain and named in (mail, html):  # both are text; some programs leave their marks out
        return named
    if recognising is plain and named in (pdf, word, opendocument):
        raise BROKEN.problem(path.name)
    if recognising is None:
        raise (BROKEN if named or content.startswith(b"PK") else UNKNOWN_KIND).problem(path.name)
    return recognising
