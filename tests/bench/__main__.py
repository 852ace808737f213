"""`make bench`: every measurement, each beside its limit or peer."""

from pathlib import Path

from tests.bench import judging_speed, workbench
from tests.bench.judging.__main__ import main as judging


def main() -> None:
    """Print one line per figure."""
    for name, figure, unit in judging_speed.measure():
        print(f"{name:60} {figure:10.3f} {unit}")
    judging(str(Path(__file__).with_name("meetings")))
    workbench.main()


if __name__ == "__main__":
    main()
