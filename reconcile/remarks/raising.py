"""All remarks on a report, the weightiest first; what would bury a good report under small things is kept back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from models.reconciliation import Remark
from models.report import Report, Statement
from models.transcript import Speaker, Transcript
from reconcile.remarks import absence, attendance, diagnoses, other_children, passives, whole, wording
from reconcile.remarks.data import limits
from reconcile.remarks.sentence import Sentence, Whole
from reconcile.remarks.short_sentences import with_short_ones

OF_SENTENCES = (wording, passives, diagnoses, absence, other_children)
"""Modules with `raised(sentence)`."""
OF_REPORTS = (attendance, whole)
"""Modules with `raised(whole)`."""


def remarks(
    statements: Iterable[Statement],
    *,
    report: Report | None = None,
    transcript: Transcript | None = None,
    attendees: Sequence[Speaker] = (),
) -> tuple[Remark, ...]:
    """Every remark on `statements`, the weightiest first, of equals in the order of the report.

    With `report` also what it lacks as a whole; with `transcript` also whether day and attendees are those of the
    meeting. `attendees` is whom the parents know to have been there, beside those who speak.
    """
    found = tuple(statements)
    if report is not None:
        found = with_short_ones(report, found)
    people = (*(transcript.speakers if transcript else ()), *attendees)
    about = Whole(found, report, transcript, people)
    return _kept_back([*_of_sentences(about), *_of_reports(about)])


def _of_sentences(about: Whole) -> Iterator[Remark]:
    before = None
    for statement in about.statements:
        sentence = Sentence(statement, about, before)
        own = [remark for module in OF_SENTENCES for remark in module.raised(sentence)]
        yield from _one_of_each_kind(own)
        before = statement


def _of_reports(about: Whole) -> Iterator[Remark]:
    if about.report is not None:
        for module in OF_REPORTS:
            yield from module.raised(about)


def _one_of_each_kind(found: list[Remark]) -> Iterator[Remark]:
    """Of several remarks of one kind on a statement the weightiest: the parent is to read it once."""
    best: dict[str, Remark] = {}
    for remark in found:
        if remark.kind not in best or remark.weight > best[remark.kind].weight:
            best[remark.kind] = remark
    yield from best.values()


def _kept_back(found: list[Remark]) -> tuple[Remark, ...]:
    """`found` in order of weight, with `shown` off for what goes beyond the limits."""
    limit = limits()
    ordered = sorted(found, key=lambda remark: (-remark.weight, remark.statements[0].start if remark.statements else 0))
    of_rule: Counter[str] = Counter()
    light_of: Counter[int] = Counter()
    shown = light = 0
    kept = []
    for remark in ordered:
        is_light = remark.weight < limit["light_below"]
        place = remark.statements[0].start if remark.statements else -1
        fits = shown < limit["shown"] and of_rule[remark.rule] < limit["of_one_rule"]
        if is_light:
            fits = fits and light < limit["light"] and light_of[place] < limit["light_of_one_statement"]
        of_rule[remark.rule] += fits
        light_of[place] += fits
        shown += fits
        light += fits and is_light
        kept.append(remark if fits else remark.model_copy(update={"shown": False}))
    return tuple(kept)
