"""The letters are written as "wij"; a parent who writes alone says "ik"."""

import re

from reconcile.writing.data import data_table
from reconcile.writing.phrasing.parties import capitalised


def in_voice(text: str, *, alone: bool) -> str:
    """`text` of our own (never the school's or the parent's) as one parent or both would say it."""
    if not alone:
        return text
    pairs: dict[str, str] = data_table("letters.toml")["alone"]
    for ours, mine in pairs.items():
        text = re.sub(
            rf"(?<!\w){ours}(?!\w)",
            lambda hit, to=mine: capitalised(to) if hit[0][0].isupper() else to,  # type: ignore[misc]
            text,
            flags=re.IGNORECASE,
        )
    return text
