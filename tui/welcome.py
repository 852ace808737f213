"""Bare `kloppend`: at a terminal the workbench, elsewhere what can be done."""

import os
import sys

import typer

from tui.show import put


def welcome(context: typer.Context) -> None:
    """Open the workbench at its first page for a person at a terminal; else show what can be done."""
    drawable = os.environ.get("TERM") != "dumb"
    if drawable and sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty():
        from tui.workbench.app import Workbench, open_window

        open_window(Workbench())
    else:
        put(context.get_help() + "\n")
