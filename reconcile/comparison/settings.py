"""Where something is done: what holds at home tells nothing of what holds at school."""

from functools import lru_cache

from reconcile.language.cues import find_in

SETTINGS = ("home", "school")


@lru_cache(maxsize=16_384)
def settings_of(text: str) -> frozenset[str]:
    """The settings that `text` names."""
    return frozenset(name for name in SETTINGS if find_in("values", f"setting.{name}", text))


def is_elsewhere(text: str, written: str) -> bool:
    """Whether `text` speaks of one setting and the statement `written` of another: "en thuis tien"."""
    own = settings_of(written)
    other = settings_of(text) if own else own
    return bool(other) and not own & other
