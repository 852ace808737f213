"""Papers as they were sent and received, ready to be appendices."""

from collections.abc import Iterable, Mapping

from models.moment import Moment, MomentKind
from reconcile.writing.committee.case import Enclosure
from reconcile.writing.data import data_table
from reconcile.writing.phrasing.wording import letters

_DATA = "committee/enclosures.toml"


def report_enclosure(
    content: bytes, name: str, text: str, moments: Iterable[Moment], *, is_compared: bool
) -> Enclosure:
    """A report of the school: its bytes, its file name as received, and what it says.

    The one that was compared is the last received; of an earlier one it is not known which moment was its own.
    """
    words = data_table(_DATA)
    received = [moment for moment in moments if moment.kind is MomentKind.REPORT_RECEIVED]
    moment = max(received, key=lambda each: each.date) if received and is_compared else None
    return Enclosure(
        title=words["report" if is_compared else "earlier_report"],
        content=content,
        name=name,
        date=moment.date if moment else None,
        author=words["school"],
        text=text,
        moment=moment.id if moment else "",
        is_report=is_compared,
    )


def stems_of(moment: Moment) -> tuple[str, ...]:
    """How the file names may begin of what the parents sent at `moment`; none when nothing of ours goes out then."""
    titles: dict[str, str] = letters()["titles"]
    sent: Mapping[str, list[str]] = data_table(_DATA)["sent"]
    return tuple(titles[product] for product in sent.get(moment.kind.value, ()))


def letter_enclosure(content: bytes, name: str, stem: str, text: str, moment: Moment) -> Enclosure:
    """A letter of the parents that went out at `moment`; `stem` is how its file name begins."""
    words = data_table(_DATA)
    return Enclosure(
        title=words["letter"].format(title=stem.replace("_", " ")),
        content=content,
        name=name,
        date=moment.date,
        author=words["parents"],
        text=text,
        moment=moment.id,
    )
