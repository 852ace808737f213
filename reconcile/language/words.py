"""The words of a text as the grammars of dates and measures look at them: by place, and safely beyond both ends."""

from reconcile.language.tokens import Token, tokens


class Words:
    """`words[i]` is the i-th token of a text in lower case, without dots and hyphens at its end; "" beyond the ends.

    A full stop therefore reads as "", so that no phrase runs on into the next sentence; other marks stay as they are.
    """

    __slots__ = ("_lower", "tokens")

    def __init__(self, text: str) -> None:
        """Tokenise `text`."""
        self.tokens: tuple[Token, ...] = tokens(text)
        self._lower = [token.lower.rstrip(".-").replace("eén", "één") for token in self.tokens]

    def __len__(self) -> int:
        """How many tokens."""
        return len(self._lower)

    def __getitem__(self, index: int) -> str:
        """The token at `index`, or "" where there is none."""
        return self._lower[index] if 0 <= index < len(self._lower) else ""

    def lemma(self, index: int) -> str:
        """The dictionary form of the token at `index`, or ""."""
        return self.tokens[index].lemma if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where the tokens [first, end) stand in the text."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def index_at(self, place: int) -> int:
        """The first token that starts at or after character `place`."""
        return next((i for i, token in enumerate(self.tokens) if token.start >= place), len(self.tokens))
