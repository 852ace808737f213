"""Tracked changes in documents of different make, one line each: `python -m tests.bench.tracked`."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.reconcile.writing.tracked import papers, trial

SEEDS = 5
"""Sets of random wishes for every document."""


def main() -> None:
    """Print the table. "LibreOffice" is - where it is not installed."""
    outcomes = {
        (name, seed): trial.tried(name, make(), seed=seed, in_boxes=papers.IN_BOXES.get(name, ()))
        for name, make in papers.MADE.items()
        for seed in range(SEEDS)
    }
    opened = opened_by_libreoffice({f"{name}_{seed}": o.tracked.content for (name, seed), o in outcomes.items()})
    print(f"{'document':26}{'placed':>8}{'refused':>9}{'accept exact':>14}{'reject exact':>14}{'LibreOffice':>13}")
    for name in papers.MADE:
        mine = [outcomes[name, seed] for seed in range(SEEDS)]
        opens = "-" if opened is None else f"{sum(f'{name}_{seed}' in opened for seed in range(SEEDS))}/{SEEDS}"
        print(
            f"{name:26}{sum(len(o.tracked.placed) for o in mine):8}{sum(len(o.tracked.refused) for o in mine):9}"
            f"{f'{sum(o.accepts for o in mine)}/{SEEDS}':>14}{f'{sum(o.rejects for o in mine)}/{SEEDS}':>14}{opens:>13}"
        )


def opened_by_libreoffice(documents: Mapping[str, bytes]) -> set[str] | None:
    """The names of the documents that LibreOffice turns into a PDF, all in one start; None when it is not there."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        for name, content in documents.items():
            (Path(folder) / f"{name}.docx").write_bytes(content)
        subprocess.run(
            [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", folder, *[str(each) for each in sorted(Path(folder).glob("*.docx"))]],
            check=False, capture_output=True,
        )  # fmt: skip
        return {each.stem for each in Path(folder).glob("*.pdf") if each.stat().st_size > 1000}


if __name__ == "__main__":
    main()
