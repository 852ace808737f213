"""Looks for planted things in a finished file, in its own way: nothing of the guard is used."""

import html
import io
import re
import zipfile
import zlib

import pypdfium2

from tests.reconcile.writing.guard.dossiers import Generated

_TELLING = re.compile(
    r"opname|opgenomen gesprek|audio|geluidsfragment|transcri|whisper|pyannote|speaker_?\d|teruggeluisterd|"
    r"afgeluisterd|dictafoon|\.(?:m4a|mp3|wav|vtt)\b|\b\d{1,2}:\d\d:\d\d\b|0[.,]93|kloppend \d|python|typst"
)
_MAKERS = re.compile(
    rb"<dc:creator>[^<]|lastModifiedBy>[^<]|<Application>|/Author\s*\(|/Creator\s*\(|/Producer\s*\(|rsid"
)


def found_in(file_name: str, content: bytes, made: Generated) -> list[str]:
    """Everything in the file that may not be there, by kind."""
    text, raw = _opened(file_name, content)
    flat = " ".join(text.split()).casefold()
    digits = re.sub(r"(?<=\d)[ .\-]+(?=\d)", "", flat)
    hidden = raw.casefold()
    found = []
    for each in made.planted:
        needle = " ".join(each.needle.split()).casefold()
        numeric = re.sub(r"[^0-9]", "", needle)
        spelled = numeric if each.kind in ("bsn", "phone", "number") else ""
        if needle in flat or needle in hidden or (spelled and (spelled in digits or spelled in hidden)):
            found.append(f"{each.kind}: {each.needle}")
    found += [f"word: {hit}" for hit in _TELLING.findall(flat + " " + file_name.casefold())]
    found += [f"maker: {hit!r}" for hit in _MAKERS.findall(content if not file_name.endswith("docx") else raw.encode())]
    return found + _quotes(text, made)


def _opened(file_name: str, content: bytes) -> tuple[str, str]:
    """What a reader sees, and everything else in the file as text."""
    if file_name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
            beside = archive.comment.decode("latin-1") + " ".join(archive.namelist())
        body = re.sub(r"</w:p>|<w:br/>|<w:tab/>", "\n", parts["word/document.xml"])
        shown = html.unescape(re.sub(r"<[^>]+>", "", body))
        return shown, html.unescape("\n".join(parts.values())) + beside
    if file_name.endswith(".pdf"):
        pdf = pypdfium2.PdfDocument(content)
        pages = [page.get_textpage().get_text_range() for page in pdf]
        shown = re.sub(r"\ufffe\s*", "", "\n".join(pages))
        inside = [content.decode("latin-1"), str(pdf.get_metadata_dict())]
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
            try:
                inside.append(zlib.decompress(stream).decode("latin-1"))
            except zlib.error:
                inside.append(stream.decode("latin-1"))
        both = "\n".join(inside)
        return shown, both + both.replace("\0", "")
    text = content.decode("utf-8")
    return (re.sub(r"[\\*~]", "", text) if file_name.endswith(".md") else text), ""


def _quotes(text: str, made: Generated) -> list[str]:
    """Seven words in a row, in one line, as they were spoken and not as the report or the parent has them."""
    sources = made.sources
    spoken = _sevens([turn.text for turn in sources.transcript.turns])
    own = [sources.report.text if sources.report else "", *(words for words in sources.decided.values() if words)]
    allowed = _sevens(own)
    return [f"quote: {' '.join(row)}" for row in _sevens(text.splitlines()) & spoken - allowed]


def _sevens(lines: list[str]) -> set[tuple[str, ...]]:
    rows: set[tuple[str, ...]] = set()
    for line in lines:
        words = re.findall(r"[^\W_]+", line.casefold())
        rows.update(tuple(words[start : start + 7]) for start in range(len(words) - 6))
    return rows
