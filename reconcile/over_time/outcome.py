"""What a later meeting says of the outcome of an agreement: done, not done, or nothing that can be relied on."""

from collections.abc import Iterable

from models.dossier.events import Kept
from reconcile.language.cues import find_in, has_cue
from reconcile.language.tokens import sentence_spans

SOURCE = "outcome"


def outcome_in(texts: Iterable[str]) -> tuple[Kept, str]:
    """What `texts`, which are about the agreement, say of it, and the sentence that does.

    UNCLEAR and "" where they do not say, or say both. Questions and suppositions say nothing.
    """
    said: dict[Kept, str] = {}
    for text in texts:
        for start, end in sentence_spans(text):
            sentence = text[start:end].strip()
            if sentence.endswith("?") or has_cue(sentence, "hypothetical") or has_cue(sentence, "strict_condition"):
                continue
            if find_in(SOURCE, "undone", sentence):
                said.setdefault(Kept.NOT_DONE, sentence)
            elif find_in(SOURCE, "done", sentence):
                said.setdefault(Kept.DONE, sentence)
    return next(iter(said.items())) if len(said) == 1 else (Kept.UNCLEAR, "")
