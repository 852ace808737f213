"""The tracked version of the school's report, from what the parents stand behind; the guard looks at what is ours."""

from collections.abc import Iterable

from reconcile.writing.data import data_table
from reconcile.writing.facts import LetterFacts
from reconcile.writing.guard.leaks import WouldLeak, assert_clean
from reconcile.writing.phrasing.proposals import Proposal
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.phrasing.words import enumerated
from reconcile.writing.school.sections import Sections
from reconcile.writing.sources import Sources
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.refusals import NoTrackedVersion
from reconcile.writing.tracked.version import Tracked, tracked_version
from reconcile.writing.tracked.wishes import GAP, Wish


def tracked_report(original: bytes, sources: Sources) -> Tracked:
    """Put what the parents stand behind into `original`, the bytes of the school's own Word document.

    The ids in the outcome are those of the findings. Raises NoTrackedVersion when there is no report, when it is no
    Word document or does not allow it (then the counter-version is the way), and WouldLeak when a line of ours may not
    go to the school.
    """
    if sources.report is None:
        raise NoTrackedVersion(refusals.NOT_WORD)
    wishes = wishes_for(sources.proposals, sources)
    author = author_of(sources.letter_facts)
    made = tracked_version(original, sources.report, wishes, author=author, day=sources.letter_facts.today)
    if leaks := sources.guard.leaks_in("\n".join(made.new_texts)):
        raise WouldLeak(leaks)
    assert_clean(file_name_of(sources.letter_facts), made.content, sources.guard, original=original)
    return made


def file_name_of(facts: LetterFacts) -> str:
    """The name under which it goes back: what it is and of which day."""
    title: str = data_table("tracked/tracked.toml")["file_name"]
    return f"{title}_{facts.meeting_date.isoformat()}.docx" if facts.meeting_date else f"{title}.docx"


def author_of(facts: LetterFacts) -> str:
    """In whose name the changes stand: the parents', as they sign, or what they are."""
    words = data_table("tracked/tracked.toml")
    names = facts.writers
    if not names:
        return str(words["alone"] if facts.alone else words["author"])
    return enumerated(names)


def wishes_for(proposals: Iterable[Proposal], sources: Sources) -> list[Wish]:
    """A wish for every proposal, in their order; what belongs nowhere goes to the end, under a line that says so."""
    alone = sources.letter_facts.alone
    blocks = sources.material.blocks
    sections = Sections(blocks, sources.material.report_text)
    heading: tuple[str, ...] = (in_voice(letters()["counter_version"]["additions"], alone=alone),)
    wishes = []
    for proposal in proposals:
        comment = in_voice(f"{proposal.verdict} {proposal.reason}", alone=alone)
        if proposal.edits:
            wishes.append(Wish(proposal.point, comment, edits=proposal.edits))
            continue
        best = sections.best_for(proposal.text, is_agreement=proposal.is_agreement)
        if best is None:
            wishes.append(Wish(proposal.point, comment, lines=(*heading, proposal.text)))
            heading = heading if GAP in proposal.text else ()  # one with a gap will be refused
        else:
            wishes.append(Wish(proposal.point, comment, lines=(proposal.text,), after=blocks[best].start))
    return wishes
