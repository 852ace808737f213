"""The language on screen: message ids are the English sentences, the Dutch ones stand in a gettext catalogue."""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "kloppend"
LANGUAGES: Final = ("nl", "en")
LOCALE_FOLDER: Final = Path(__file__).parent / "locale"

_chosen = "nl"


def use(language: str) -> None:
    """Show every later sentence in `language`, one of `LANGUAGES`; Dutch when nothing was chosen."""
    global _chosen
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _chosen = language


def chosen() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _chosen


def translate(message: str, **details: object) -> str:
    """Return the sentence with message id `message` in the language in use, its {placeholders} filled from `details`.

    A message without translation is shown in English: a strange sentence is better than none.
    """
    text = _catalogue(_chosen).gettext(message) if message else ""  # gettext("") is the catalogue's header
    return text.format(**details) if details else text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=True)
