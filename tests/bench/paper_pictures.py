"""The pictures of papers in docs, from the bundled example: part of `make pictures`."""

import datetime
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypdfium2
from PIL import Image

from models.dossier.dossier import Dossier
from reconcile.writing import Product, write
from reconcile.writing.committee.bundle import bundle
from reconcile.writing.committee.papers import paper
from reconcile.writing.rendering.pdf import render_pdf
from tui.case import case_of
from tui.demo import example
from tui.demo.as_dossier import written_example
from tui.meeting import meeting_in
from tui.paper_orders import ALL
from tui.papers import accepted_of, sources_of
from tui.show import Voice

DOCS: Final = Path(__file__).parents[2] / "docs"
DAY: Final = datetime.date(2026, 10, 1)
SCALE: Final = 1.2
"""Times 72 dots per inch: to be read on a screen, and small."""
CONTENTS: Final = 1
"""Page of the contents in a bundle, from 0."""


def main() -> None:
    """Take them from papers of one fixed day."""
    with TemporaryDirectory() as folder, Dossier.open(written_example(Path(folder) / "Tobias", example())) as dossier:
        meeting = meeting_in(dossier, Voice(quiet=True))
        meeting = replace(meeting, accepted=accepted_of(meeting, ALL))
        sources, case = sources_of(meeting, DAY), case_of(dossier, meeting, DAY)
        _save("stuk-reactie", write(Product.REACTION, sources, "pdf").content)
        _save("stuk-afsprakenlijst", write(Product.AGREEMENTS, sources, "pdf").content)
        _save("stuk-vergelijking", render_pdf(paper(Product.COMPARISON, case, with_recording=True), DAY), page=1)
        _save("stuk-bundel", bundle(case)["Bundel.pdf"], page=CONTENTS)


def _save(name: str, pdf: bytes, page: int = 0) -> None:
    with pypdfium2.PdfDocument(pdf) as paper_read:
        picture = paper_read[page].render(scale=SCALE).to_pil().quantize(64, dither=Image.Dither.NONE)
        picture.save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
