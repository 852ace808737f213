"""Another process with a dossier of its own: `python -m tests.models.dossier.child ROLE FOLDER [BYTES]`.

Roles: `hold` opens the dossier and waits; `append` appends and acknowledges each event on stdout, without end;
`quota` may write no file larger than BYTES, appends until that stops it, and says how many it was promised.
"""

import itertools
import sys
from pathlib import Path

from models.dossier import Dossier, DraftEdited
from models.problems import Problem


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def hold(folder: Path) -> None:
    with Dossier.open(folder):
        say("open")
        sys.stdin.read()


def append(folder: Path) -> None:
    with Dossier.open(folder) as dossier:
        for number in itertools.count():
            entry = dossier.append(DraftEdited(product=str(number % 7), text="tekst " * (number % 2_000)))
            say(entry.id)


def quota(folder: Path, size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    with Dossier.open(folder) as dossier:
        for number in itertools.count():
            try:
                dossier.append(DraftEdited(product=str(number), text="x" * 5_000))
            except Problem as problem:
                say(type(problem).__name__, number, len(dossier.entries))
                return


if __name__ == "__main__":
    match sys.argv[1:]:
        case "hold", folder:
            hold(Path(folder))
        case "append", folder:
            append(Path(folder))
        case "quota", folder, size:
            quota(Path(folder), int(size))
