"""The letters are written as both parents would say them and as one would: "‹wij hopen|ik hoop›"."""

import re

_EITHER = re.compile(r"‹([^‹|›]*)\|([^‹|›]*)›")


def in_voice(text: str, *, alone: bool) -> str:
    """`text` of our own (never the school's or the parent's) as one parent or both would say it."""
    return _EITHER.sub(r"\2" if alone else r"\1", text)
