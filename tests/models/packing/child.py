"""Another process that packs: `python -m tests.models.packing.child ROLE FROM TO`.

Roles: `pack` and `unpack` do that, and say the most memory they ever took, in KiB.
"""

import sys
from pathlib import Path

from models.packing.pack import pack
from models.packing.unpack import unpack
from tests.models.packing.trees import PHRASE, QUICK


def most_memory() -> int:
    """Of this process since it began: what Linux tells of a child includes the parent it was forked from."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    match sys.argv[1:]:
        case "pack", source, target:
            pack(Path(source), Path(target), PHRASE, work=QUICK)
        case "unpack", source, target:
            unpack(Path(source), Path(target), PHRASE)
    if sys.platform == "linux":
        sys.stdout.write(f"{most_memory()}\n")
