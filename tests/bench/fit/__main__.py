"""`python -m tests.bench.fit FOLDER...`: fit all models and write them where the program reads them.

On the meetings of every author in the folders but those that are kept apart to measure on.
"""

import sys
from pathlib import Path

from tests.bench.cases import KEPT_APART, read_cases
from tests.bench.fit.everything import fit_everything
from tests.bench.fit.storing import write

if __name__ == "__main__":
    cases = [case for folder in sys.argv[1:] for case in read_cases(Path(folder))]
    write(fit_everything([case for case in cases if case.author not in KEPT_APART], say=print))
