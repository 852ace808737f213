"""`python -m tests.bench.fit FOLDER AUTHORS`: fit all models and write them where the program reads them."""

import sys
from pathlib import Path

from tests.bench.cases import read_cases
from tests.bench.fit.everything import fit_everything
from tests.bench.fit.storing import write

if __name__ == "__main__":
    folder, authors = sys.argv[1:]
    write(fit_everything(tuple(read_cases(Path(folder), authors)), say=print))
