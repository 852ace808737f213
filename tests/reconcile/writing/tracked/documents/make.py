"""Makes the documents of this folder with LibreOffice: `python -m tests.reconcile.writing.tracked.documents.make`."""

import subprocess
import tempfile
from pathlib import Path

from odfdo import Document, Header, List, ListItem, Note, Paragraph, Table

from tests.reconcile.writing.tracked import papers

HERE = Path(__file__).parent


def opendocument() -> Document:
    """A report as somebody makes it in LibreOffice: headings, a list, a table, a note."""
    paper = Document("text")
    body = paper.body
    body.clear()
    body.append(Header(1, "Verslag groot overleg Noor"))
    body.append(Header(2, "Besproken"))
    for line in papers.TALK:
        body.append(Paragraph(line))
    noted = Paragraph("De toets van oktober is besproken.")
    noted.append(Note("footnote", note_id="n1", citation="1", body="Afgenomen door de leerkracht."))
    body.append(noted)
    body.append(Header(2, "Afspraken"))
    body.append(List([ListItem(line) for line in papers.AGREED]))
    table = Table("Acties", width=2, height=3)
    for row, (who, what) in enumerate((("Wie", "Wat"), ("school", "plan schrijven"), ("ouders", "brief opsturen"))):
        table.set_value((0, row), who)
        table.set_value((1, row), what)
    body.append(table)
    body.append(Paragraph("Aldus opgemaakt door de intern begeleider."))
    return paper


def page() -> str:
    """A report out of a web system."""
    items = "".join(f"<li>{line}</li>" for line in papers.AGREED)
    rows = "".join(f"<tr><td>{line}</td><td><b>besproken</b></td></tr>" for line in papers.TALK)
    return (
        "<html><head><meta charset='utf-8'></head><body><h1>Gespreksverslag</h1><p>Datum: <i>3 november</i> 2026</p>"
        f"<table border=1>{rows}</table><h2>Afspraken</h2><ol>{items}</ol><p>Met groet, de school.</p></body></html>"
    )


def main() -> None:
    """Write them anew."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        opendocument().save(source / "from_odt.odt")
        (source / "from_html.html").write_text(page(), encoding="utf-8")
        for name in ("others_changes", "others_comments", "footnotes"):
            (source / f"{name}.docx").write_bytes(papers.MADE[name]())
        profile = f"-env:UserInstallation=file://{folder}/profile"
        base = ["soffice", profile, "--headless"]
        for kind, files in (
            (
                "docx:MS Word 2007 XML",
                ["from_odt.odt", "others_changes.docx", "others_comments.docx", "footnotes.docx"],
            ),
            ("docx:MS Word 2007 XML", ["from_html.html"]),
        ):
            reader = ["--infilter=HTML (StarWriter)"] if files[0].endswith("html") else []
            subprocess.run(
                [*base, *reader, "--convert-to", kind, "--outdir", str(HERE), *[str(source / each) for each in files]],
                check=True, capture_output=True,
            )  # fmt: skip


if __name__ == "__main__":
    main()
