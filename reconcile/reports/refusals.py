"""What is said when a file cannot be read as a report."""

from dataclasses import dataclass

from models.messages import N_
from models.problems import Unreadable

_NOTHING_READ = N_("Nothing was read and nothing was changed.")
_SAVE_AS_WORD = N_("Open it in the program it was made with, save it as .docx or .pdf, and choose that file.")


@dataclass(frozen=True)
class Refusal:
    """Three sentences about a file named {name}; see `models.problems.Problem`."""

    what: str
    meaning: str
    remedy: str

    def problem(self, name: str, **details: object) -> Unreadable:
        """The refusal as an Unreadable about the file `name`."""
        return Unreadable(self.what, meaning=self.meaning, remedy=self.remedy, name=name, **details)


BROKEN = Refusal(
    N_("The file {name} is damaged or incomplete."),
    _NOTHING_READ,
    N_("Ask for the file again, or open it in the program it was made with and save it under another name."),
)
NO_TEXT = Refusal(
    N_("The file {name} has no text in it."),
    N_("There is nothing to compare with the meeting."),
    N_("Check whether this is the right file, and ask the school to send the report again."),
)
NOTHING_PASTED = Refusal(
    N_("There is no text in what was pasted."),
    N_("There is nothing to compare with the meeting."),
    N_("Copy the report's text first, and paste it again."),
)
PASSWORD = Refusal(
    N_("The file {name} is locked with a password."),
    N_("What is in it cannot be read, so nothing was compared."),
    N_("Open it with the password, save it without one under another name, and choose that file."),
)
PICTURE = Refusal(
    N_("The file {name} is a picture of a report: it has no letters that can be read."),
    N_("What is in it cannot be compared with the meeting."),
    N_("Ask the school for the Word file, or let a scanning program recognise the text (OCR) and save it as .pdf."),
)
PICTURE_PAGE = Refusal(
    N_("Page {page} of {name} is a picture: it has no letters that can be read."),
    N_("Part of the report would be missing from the comparison, so nothing was compared."),
    N_("Ask the school for the Word file, or let a scanning program recognise the text (OCR) and save it as .pdf."),
)
NO_LETTERS = Refusal(
    N_("The letters in {name} are stored in a way that cannot be read."),
    N_("What is in it cannot be compared with the meeting."),
    N_("Ask the school for the Word file, or let a scanning program recognise the text (OCR) and save it as .pdf."),
)
OLD_WORD = Refusal(
    N_("The file {name} is of a kind Word used before 2007 (.doc)."),
    _NOTHING_READ,
    N_("Open it in Word or LibreOffice, save it as .docx, and choose that file."),
)
OUTLOOK = Refusal(
    N_("The file {name} is a message in Outlook's own form (.msg)."),
    _NOTHING_READ,
    N_("Open it, choose to save it as .eml, or copy its text and paste it."),
)
RICH_TEXT = Refusal(
    N_("The file {name} is of a kind that cannot be read (.rtf)."),
    _NOTHING_READ,
    N_("Open it in Word or LibreOffice, save it as .docx, and choose that file."),
)
PAGES = Refusal(
    N_("The file {name} is of a kind that only Apple's Pages can read."),
    _NOTHING_READ,
    N_("Open it in Pages, export it as Word or PDF, and choose that file."),
)
SOUND = Refusal(
    N_("The file {name} is a recording, not a report."),
    _NOTHING_READ,
    N_("Choose the report the school sent: a Word, PDF, text or mail file."),
)
OTHER_OFFICE = Refusal(
    N_("The file {name} is not a text document."),
    _NOTHING_READ,
    _SAVE_AS_WORD,
)
UNKNOWN_KIND = Refusal(
    N_("It is not clear what kind of file {name} is."),
    _NOTHING_READ,
    _SAVE_AS_WORD,
)
TOO_LARGE = Refusal(
    N_("The file {name} is too large to be a report."),
    N_("It was not opened, so that the computer does not run out of memory."),
    N_("Check whether this is the right file, or save only the report's text under another name."),
)
IN_ATTACHMENT = Refusal(
    N_("The message {name} has a file with it ({attachment}); the report is probably in there."),
    N_("Comparing only the message would show everything in the report as missing."),
    N_("Save that file from your mail program, and choose it here."),
)
