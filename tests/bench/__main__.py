"""`make bench`: every measurement, each beside its limit or peer."""

from tests.bench import judging_speed, workbench


def main() -> None:
    """Print one line per figure."""
    for name, figure, unit in judging_speed.measure():
        print(f"{name:60} {figure:10.3f} {unit}")
    workbench.main()


if __name__ == "__main__":
    main()
