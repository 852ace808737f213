"""The common base of all nouns: frozen, checked when made, and the same in JSON as in Python."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """An immutable value that is checked when it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OpenNoun(Noun):
    """A noun read from files that others write too: keys we do not know are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow")
