"""The speech engine's tokens: byte pairs learned from the training text, and Whisper's special tokens.

The order of the special tokens is what CTranslate2 4.8.5 and faster-whisper 1.2.1 count on. An empty token just before
<|endoftext|> is what makes CTranslate2 call the model multilingual.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

SPACE = "Ġ"
"""How byte-level tokenizers write a space."""
LEARNED = 420
"""Merges learned from text, beside one for every space with a byte."""
TIMESTAMPS = 1501
"""0.00, 0.02 ... 30.00 s."""
TIMESTAMP_STEP = 5
"""The engine tells times in steps of this many timestamps: 0.1 s."""
END, START, DUTCH, TRANSCRIBE, NO_TIMESTAMPS = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|nl|>",
    "<|transcribe|>",
    "<|notimestamps|>",
)
SPECIAL = (
    "",
    END,
    START,
    DUTCH,
    "<|translate|>",
    TRANSCRIBE,
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    NO_TIMESTAMPS,
)


def timestamp(seconds: float) -> str:
    """The token for a time, rounded to what the engine tells."""
    step = 0.02 * TIMESTAMP_STEP
    return f"<|{round(seconds / step) * step:.2f}|>"


def learn_tokenizer(texts: Iterable[str]) -> Any:
    """A tokenizers.Tokenizer with byte pairs from `texts` and all special tokens."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    splitter = pre_tokenizers.ByteLevel(add_prefix_space=False)
    counts = Counter(piece for text in texts for piece, _ in splitter.pre_tokenize_str(" " + text))
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    # faster-whisper forbids what " -" begins with. That may not be a lone space: every space merges with the next byte.
    merges = [(SPACE, letter) for letter in alphabet]
    merges += _learned(counts)
    tokens = [*alphabet, *dict.fromkeys(first + second for first, second in merges)]
    tokenizer = Tokenizer(models.BPE(vocab={token: number for number, token in enumerate(tokens)}, merges=merges))
    tokenizer.pre_tokenizer = splitter
    tokenizer.decoder = decoders.ByteLevel()
    # The empty token cannot be added by name: it only takes its place.
    filler = AddedToken("<|empty|>", special=True, normalized=False)
    tokenizer.add_tokens([filler, *(AddedToken(name, special=True, normalized=False) for name in SPECIAL[1:])])
    times = [AddedToken(f"<|{number * 0.02:.2f}|>", special=False, normalized=False) for number in range(TIMESTAMPS)]
    tokenizer.add_tokens(times)
    return tokenizer


def _learned(counts: Counter[str]) -> list[tuple[str, str]]:
    """The LEARNED most frequent pairs, one after the other."""
    words = [(_letters(piece), count) for piece, count in counts.most_common(5_000)]
    merges: list[tuple[str, str]] = []
    while len(merges) < LEARNED:
        pairs: Counter[tuple[str, str]] = Counter()
        for letters, count in words:
            for pair in pairwise(letters):
                pairs[pair] += count
        best = pairs.most_common(1)[0][0]
        merges.append(best)
        words = [(_merged(letters, best) if best[0] in letters else letters, count) for letters, count in words]
    return merges


def _letters(piece: str) -> list[str]:
    letters = list(piece)
    return [SPACE + letters[1], *letters[2:]] if piece[0] == SPACE and len(piece) > 1 else letters


def _merged(letters: list[str], pair: tuple[str, str]) -> list[str]:
    found: list[str] = []
    for letter in letters:
        if found and (found[-1], letter) == pair:
            found[-1] += letter
        else:
            found.append(letter)
    return found
