"""What WebVTT and SRT have in common: captions whose text may begin with a name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transcribe.imports import refusals
from transcribe.imports.cue import Cue
from transcribe.imports.names import names_among, split_label
from transcribe.imports.source import Source
from transcribe.imports.timestamps import TIME, seconds_of

_START = re.compile(rf"\s*({TIME})\s*-->\s*{TIME}(?!\d)")


def refuse_lost_captions(source: Source, starts: Sequence[float]) -> None:
    """Raise Unreadable, naming the line, for times in the file that are not among the `starts` of captions read.

    The library skips what it cannot read; words must not disappear that way.
    """
    lines = [line.strip() for line in source.text.split("\n")] + [""]
    read = 0
    for number, line in enumerate(lines, start=1):
        if number == 1 or "-->" not in line:  # WebVTT's first line may hold any title
            continue
        match = _START.match(line)
        start = seconds_of(match[1]) if match else None
        if read < len(starts) and start is not None and int(start) == int(starts[read]):
            read += 1
        elif lines[number]:  # with no text under it nothing is lost
            raise refusals.unreadable_cue(source.name, number)


def with_names(cues: Sequence[Cue]) -> list[Cue]:
    """Take the name out of "Naam: tekst" where that is how the file tells who speaks.

    A name holds until the next one, as in any written dialogue. Files that tell it in another way are left alone.
    """
    labels = [split_label(" ".join(cue.text.split())) for cue in cues]
    names = names_among(name for name, _ in labels)
    if not names or any(cue.speaker is not None for cue in cues):
        return list(cues)
    speaker: str | None = None
    named = []
    for cue, (name, text) in zip(cues, labels, strict=True):
        if name in names:
            speaker = name
            named.append(replace(cue, speaker=speaker, text=text))
        else:
            named.append(replace(cue, speaker=speaker))
    return named
