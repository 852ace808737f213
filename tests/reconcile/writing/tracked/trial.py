"""Writes many changes into a document, and lets another program accept and reject them: docx-editor."""

import datetime
import gc
import io
import random
import re
import tempfile
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx_editor import Document
from lxml import etree

from models.report import Block, BlockKind, Report, Revision
from reconcile.reports import word
from reconcile.writing.material import Edit
from reconcile.writing.tracked.version import Tracked, tracked_version
from reconcile.writing.tracked.wishes import Wish

AUTHOR = "Lieke Vos"
DAY = datetime.date(2026, 11, 5)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_WORDS = re.compile(r"[\s\u00ad-]")
_NEW = ("donderdag", "zes keer", "met hun tweeën", "alleen als het kan,", "het hele jaar")
_OUTSIDE = (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER, BlockKind.NOTE)


@dataclass(frozen=True)
class Outcome:
    """What came of one document."""

    name: str
    tracked: Tracked
    accepts: bool
    """Accepted by docx-editor it reads as what plain slicing of the report's text gives."""
    rejects: bool
    """Rejected by docx-editor it has the letters, looks and paragraphs of the original."""


def read(content: bytes) -> Report:
    """The report as the product reads it."""
    return word.read(content, "verslag.docx")


def body_blocks(report: Report) -> list[Block]:
    """What stands in the running text and its tables."""
    return [b for b in report.blocks if b.revision is not Revision.DELETED and b.kind not in _OUTSIDE]


def wishes_over(report: Report, seed: int = 1) -> list[Wish]:
    """A change of a few words in almost every block, some blocks taken out, some lines added."""
    chance = random.Random(seed)
    wishes = []
    for number, block in enumerate(body_blocks(report)):
        text = report.text[block.start : block.end]
        spans = [found.span() for found in re.finditer(r"\S+", text)]
        first = chance.randrange(len(spans))
        last = min(len(spans) - 1, first + chance.randrange(3))
        start, end = block.start + spans[first][0], block.start + spans[last][1]
        new = "" if chance.randrange(5) == 0 else chance.choice(_NEW)
        if chance.randrange(6) == 0:
            start, end, new = block.start, block.end, ""
        edit = Edit(start=start, end=end, text=new)
        wishes.append(Wish(f"woorden {number}", "Klopt volgens ons niet.", edits=(edit,)))
        # After a table or a paragraph that goes, docx-editor gives the next one the looks of what is taken back; after
        # a line break inside a paragraph, a new line comes at the end of the paragraph.
        stays = new or (start, end) != (block.start, block.end)
        if chance.randrange(3) == 0 and block.table is None and stays and not text.startswith("Naam:"):
            lines = (f"Toegevoegd na blok {number}.",)
            wishes.append(Wish(f"regel {number}", "Dit missen wij nog.", lines=lines, after=block.start))
    at_the_end = ("Aanvullingen van ouders", "Wij missen nog een afspraak.")
    return [*wishes, Wish("einde", "Dit missen wij nog.", lines=at_the_end)]


def tried(name: str, content: bytes, *, seed: int = 1, in_boxes: Sequence[str] = ()) -> Outcome:
    """Put many changes into `content` and see what docx-editor makes of them."""
    report = read(content)
    wishes = wishes_over(report, seed)
    tracked = tracked_version(content, report, wishes, author=AUTHOR, day=DAY)
    done = [wish for wish in wishes if wish.id in tracked.placed]
    with tempfile.TemporaryDirectory() as folder:
        accepted = _resolved(Path(folder), tracked.content, accept=True)
        rejected = _resolved(Path(folder), tracked.content, accept=False)
        original = _resolved(Path(folder), content, accept=False)
    return Outcome(
        name, tracked,
        accepts=_bare(_words(accepted)) == _bare(sliced(report, done, in_boxes)),
        rejects=_stream(rejected) == _stream(original),
    )  # fmt: skip


def sliced(report: Report, done: Sequence[Wish], in_boxes: Sequence[str] = ()) -> str:
    """The running text of `report` with `done` in it, by cutting and pasting its text."""
    lines = []
    blocks = body_blocks(report)
    for text in in_boxes:
        blocks.remove(next(b for b in blocks if report.text[b.start : b.end] == text))
    ends = {wish.after: wish.lines for wish in done if wish.lines}
    for block in blocks:
        text = report.text[block.start : block.end]
        edits = [edit for wish in done for edit in wish.edits if block.start <= edit.start < block.end]
        for edit in sorted(edits, key=lambda edit: -edit.start):
            text = text[: edit.start - block.start] + edit.text + text[edit.end - block.start :]
        lines += [text, *ends.pop(block.start, ())]
    return "\n".join([*lines, *ends.get(None, ())])


def _resolved(folder: Path, content: bytes, *, accept: bool) -> bytes:
    source, result = folder / "a.docx", folder / "b.docx"
    source.write_bytes(_slim(content))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # docx-editor leaves its files to the garbage collector
        _resolve(folder, source, result, accept=accept)
        gc.collect()
    return result.read_bytes()


def _resolve(folder: Path, source: Path, result: Path, *, accept: bool) -> None:
    with Document.open(source, author="niemand", workspace_dir=folder / "ws", force_recreate=True) as paper:
        (paper.accept_all if accept else paper.reject_all)(author=AUTHOR)
        paper.save(result, force=True, track_changes=False)


def _slim(content: bytes) -> bytes:
    """A document of nothing but the text of `content`: docx-editor rewrites every part it is given, at length."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        new.writestr("word/document.xml", old.read("word/document.xml"))
        new.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        for name, relation in (
            ("_rels/.rels", f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/>'),
            ("word/_rels/document.xml.rels", ""),
        ):
            new.writestr(name, f'<Relationships xmlns="{relations}">{relation}</Relationships>')
    return buffer.getvalue()


def _root(content: bytes) -> Any:  # noqa: ANN401  lxml ships no types
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _words(content: bytes) -> str:
    """What stands in the running text now, in order."""
    gone = (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent")
    marks = {f"{_W}tab": "\t", f"{_W}br": "\n"}
    return "".join(
        marks.get(each.tag, each.text or "")
        for each in _root(content).iter(f"{_W}t", *marks)
        if not any(parent.tag in gone for parent in each.iterancestors()) and each.getparent().tag == f"{_W}r"
    )


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", text)


def _stream(content: bytes) -> list[Any]:
    """Every paragraph: its properties, and each letter with its looks, whoever has struck it out or put it in."""
    found: list[Any] = []
    for paragraph in _root(content).iter(f"{_W}p"):
        letters = []
        for run in paragraph.iter(f"{_W}r"):
            look = _xml(run.find(f"{_W}rPr"))
            for each in run:
                if each.tag in (f"{_W}t", f"{_W}delText"):
                    letters += [(letter, look) for letter in each.text or ""]
                elif each.tag != f"{_W}rPr" and each.find(f".//{_W}t") is None and not _is_our_comment(each):
                    letters.append((each.tag, look))
        found.append((_xml(paragraph.find(f"{_W}pPr")), letters))
    return found


def _is_our_comment(element: Any) -> bool:  # noqa: ANN401
    return bool(element.tag == f"{_W}commentReference")


def _xml(element: Any) -> str:  # noqa: ANN401
    """`element` without empty holders."""
    if element is None:
        return ""
    for empty in [each for each in element.iter(f"{_W}rPr") if len(each) == 0 and each is not element]:
        empty.getparent().remove(empty)
    return etree.tostring(element, method="c14n", exclusive=True).decode() if len(element) else ""
