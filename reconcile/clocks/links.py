"""Which moment is about which: the answer to this request, the reminder of that letter. What is unsure stays open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.moment import Moment, MomentKind
from reconcile.clocks.terms import Term, all_terms, kinds_meant_by


@dataclass(frozen=True)
class Links:
    """The moments in order of their dates, and what each is about as far as it is known."""

    moments: tuple[Moment, ...]
    about: Mapping[str, str]
    """`Moment.id` -> `Moment.id`: said by the parent, or the only one that can be meant."""
    open: tuple[Moment, ...]
    """Those that may be about several, so that the parent has to say it."""

    def chain(self, moment: Moment) -> tuple[str, ...]:
        """`Moment.id` of what it is about, of what that is about, and so on; `moment` itself first."""
        ids = [moment.id]
        while (after := self.about.get(ids[-1])) is not None and after not in ids:
            ids.append(after)
        return tuple(ids)

    def starts(self, moment: Moment) -> tuple[Term, ...]:
        """The terms that run from `moment`."""
        return terms_from(moment, {each.id: each for each in self.moments}, self.about)


def links_of(moments: Iterable[Moment]) -> Links:
    """Find out what every moment is about. What the parent said counts, also when we would not think of it."""
    ordered = tuple(sorted(moments, key=lambda each: each.date))
    by_id = {each.id: each for each in ordered}
    about = {each.id: each.answers for each in ordered if each.answers in by_id and each.answers != each.id}
    unsure = []
    for moment in ordered:
        if moment.id in about or not kinds_meant_by(moment.kind):
            continue
        candidates = possible(moment, ordered, about)
        if len(candidates) == 1:
            about[moment.id] = candidates[0].id
        elif candidates:
            unsure.append(moment)
    return Links(ordered, about, tuple(unsure))


def possible(moment: Moment, moments: Iterable[Moment], about: Mapping[str, str]) -> tuple[Moment, ...]:
    """What `moment` can be about: of a fitting kind, not later, and without something of its kind already.

    Only reminders come again and again.
    """
    moments = tuple(moments)
    by_id = {each.id: each for each in moments}
    taken = {
        meant
        for each, meant in about.items()
        if by_id[each].kind is moment.kind is not MomentKind.REMINDER_SENT and each != moment.id
    }
    return tuple(
        each
        for each in moments
        if each.kind in kinds_meant_by(moment.kind)
        and each.date <= moment.date
        and each.id not in taken | {moment.id}
        and (each.kind is not MomentKind.ANSWER_RECEIVED or terms_from(each, by_id, about))
    )


def terms_from(moment: Moment, by_id: Mapping[str, Moment], about: Mapping[str, str]) -> tuple[Term, ...]:
    """The terms that run from `moment`, given what it is about."""
    kinds = set()
    meant, seen = about.get(moment.id), {moment.id}
    while meant is not None and meant not in seen:
        seen.add(meant)
        kinds.add(by_id[meant].kind)
        meant = about.get(meant)
    return tuple(
        term
        for term in all_terms()
        if moment.kind in term.names and (not term.answering or kinds.intersection(term.answering))
    )
