"""The command line: parses, dispatches, and turns every problem into one clear message."""


def main() -> None:
    """Entry point of `kloppend`."""
