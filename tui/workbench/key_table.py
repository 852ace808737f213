"""Every key as tables for the manual: `tui.manual` puts them there, and a test holds that they are up to date."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from models.messages import N_
from tui.language import translate
from tui.workbench.actions import ACTIONS, Action, Scope, key_name
from tui.workbench.help_page import SCOPE_TITLES

PLACES: Final = {
    Scope.APP: N_("Everywhere"),
    Scope.PAGE: N_("On every page"),
    Scope.BEGIN: N_("Begin"),
    Scope.DOSSIER: N_("Meeting"),
    Scope.FOLLOWING: N_("What came of it"),
    Scope.REMARKS: N_("Remarks on the report"),
    Scope.TERMS: N_("Terms"),
    Scope.RECORDING: N_("Record"),
    Scope.HEARING: N_("From recording to text"),
    Scope.COMPARISON: N_("Compare"),
    Scope.FORM: N_("While filling in"),
    Scope.WHO: N_("Who is who"),
    Scope.BOX: N_("In a box to type in"),
    Scope.CHECKING: N_("First listen or read"),
    Scope.PROBLEM: N_("When something did not work"),
    Scope.HELP: N_("In the help"),
}
"""Titles where the one of the help page says only "on this page"; the others have that one."""


def key_tables() -> str:
    """Markdown: what moves everywhere, then a table per place; the last column is the name in `toetsen.toml`."""
    moves = {action.shared: action for action in ACTIONS if action.shared}
    parts = [_table(translate(N_("Moving, in every list and text")), moves.values())]
    near = [*PLACES, *(scope for scope in Scope if scope not in PLACES)]
    own = sorted((action for action in ACTIONS if not action.shared), key=lambda action: near.index(action.scope))
    for scope, actions in groupby(own, key=lambda action: action.scope):
        parts.append(_table(translate(_title(scope)), actions))
    return "\n".join(parts)


def _title(scope: Scope) -> str:
    return PLACES.get(scope) or SCOPE_TITLES.get(scope) or scope.value


def _table(title: str, actions: Iterable[Action]) -> str:
    head = " | ".join(map(translate, (N_("Key"), N_("What it does"), N_("Name"))))
    lines = [f"**{title}**", "", f"| {head} |", "|---|---|---|"]
    for action in actions:
        keys = translate(N_(" or ")).join(key_name(key).replace("|", "\\|") for key in action.keys)
        lines.append(f"| {keys} | {translate(action.help)} | `{action.name}` |")
    return "\n".join([*lines, ""])
