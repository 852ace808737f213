"""Bare `kloppend`: what can be done, and on a terminal the offer of the example."""

import sys

import typer

from models.messages import N_
from tui.language import translate
from tui.show import Voice, put


def welcome(context: typer.Context) -> None:
    """Show what can be done; a person at a terminal may have the example at once."""
    put(context.get_help() + "\n")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    from tui.commands import demo

    put("\n")
    question = translate(N_("Shall I show you the example of an invented meeting? Press Enter for yes, or type n: "))
    answer = input(question).strip().lower()
    if answer.startswith("n"):
        voice: Voice = context.obj
        voice.say(N_("All right. Type “kloppend demo” whenever you want to see it."))
        return
    demo.run(context)
