"""Why a change could not be tracked in the school's document: one at a time, or all of them."""

from typing import Final

from models.messages import N_
from models.problems import Unreadable

AMBIGUOUS: Final = N_("This place in the document cannot be told apart from another one with the same words.")
CONTROL: Final = N_("This stands in a form field of the document, which only lets its own choices in.")
FIELD: Final = N_("This is filled in by the document itself, like a date, a page number or a table of contents.")
GAP: Final = N_("There is still a gap in this sentence, for you to fill in.")
HIDDEN: Final = N_("There is hidden text in between.")
HOLDS_MORE: Final = N_("There is a picture, a note or another object in between.")
NO_PLACE: Final = N_("There is no place in the document where this can be added without changing its layout.")
NOT_FOUND: Final = N_("This passage stands in a text box or another part of the document that is left alone.")
OTHERS_CHANGE: Final = N_("Somebody else has proposed a change here that is still open.")
SAME: Final = N_("The report already says this.")
SECTION_BREAK: Final = N_("There is a section break here.")
SEVERAL_CELLS: Final = N_("This runs over several cells of a table.")
TAKEN: Final = N_("Another change of yours is in the same place.")

_MEANING: Final = N_("Nothing was written. The school's report itself is unchanged.")
_COUNTER_VERSION: Final = N_("Make the completed report instead: it follows the school's own order and says the same.")


class Refused(Exception):  # noqa: N818  an answer, not an error
    """One change cannot be made; `reason` is a message id."""

    def __init__(self, reason: str) -> None:
        """Keep `reason`."""
        super().__init__(reason)
        self.reason = reason


class NoTrackedVersion(Unreadable):
    """The document as a whole does not allow tracked changes by us."""

    def __init__(self, what: str) -> None:
        """Say `what` is in the way."""
        super().__init__(what, meaning=_MEANING, remedy=_COUNTER_VERSION)


NOT_WORD: Final = N_("The school's report is not a Word document (.docx), so changes cannot be shown in it.")
UNUSUAL: Final = N_("The school's report is a Word document of an unusual kind.")
PROTECTED: Final = N_("The school's report is protected against changes.")
SIGNED: Final = N_("The school's report carries a digital signature, which any change would break.")
ANOTHER_FILE: Final = N_("This Word document is not the one that was compared with the meeting.")
CHECK_FAILED: Final = N_("The changes could not be put into the school's document without a doubt about the result.")
NOTHING_PLACED: Final = N_("None of your changes could be put into the school's document.")
