"""What keys are called: by Textual, on the screen, and by somebody who writes them down."""

from typing import Final

from models.messages import N_
from tui.language import translate

KEY_NAMES: Final = {
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "space": N_("Space"),
    "enter": "Enter",
    "escape": "Esc",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "−",
    "full_stop": ".",
    "comma": ",",
    "left": "←",
    "right": "→",
    "delete": "Delete",
}
"""What stands on the key, where that is not its name; some are message ids."""

SIGNS: Final = frozenset({"slash", "question_mark", "plus", "minus", "full_stop", "comma"})
"""The signs that every terminal passes on. Others are dead keys, or stand elsewhere on a Belgian keyboard."""

MIXED_UP: Final = frozenset({"ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+space", "ctrl+tab"})
"""Backspace, Tab, line break and Enter to many a terminal; Ctrl+S may freeze it, and Ctrl+C never does anything."""

_FUNCTION_KEYS: Final = frozenset(f"f{number}" for number in range(1, 13))
_NAMED: Final = frozenset(KEY_NAMES) - SIGNS | _FUNCTION_KEYS
_ALSO_CALLED: Final = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "spatie": "space", "-": "minus"}


def key_name(key: str) -> str:
    """`key` as it is shown: "ctrl+q" becomes "Ctrl+Q"."""
    return "+".join(translate(KEY_NAMES.get(part, part.capitalize())) for part in key.split("+"))


def key_called(name: str) -> str | None:
    """The key somebody calls `name`, as Textual names it: "Ctrl+N", "Spatie", "F8", "x", "/"; None when there is none.

    Keys that terminals mix up, and those with Alt or Cmd, which many never pass on, count as none.
    """
    held, plus, last = name.strip().lower().rpartition("+")
    if plus and not last:  # the key + itself
        held, last = held.rstrip("+"), "plus"
    if plus and not held and last != "plus":
        return None
    shown = {label.lower(): key for key, label in KEY_NAMES.items()}
    last = _ALSO_CALLED.get(last.strip()) or shown.get(last.strip()) or last.strip()
    held = held.strip()
    letter = len(last) == 1 and last.isascii() and last.isalnum()
    possible = {
        "": letter or last in SIGNS or last in _NAMED,
        "shift": last in _NAMED,
        "ctrl": (letter and last.isalpha()) or last in _NAMED,
    }
    key = f"{held}+{last}" if held else last
    return key if possible.get(held, False) and key not in MIXED_UP else None


def is_typed(key: str) -> bool:
    """Whether `key` puts something on the screen where somebody types."""
    return len(key) == 1 or key in SIGNS or key == "space"
