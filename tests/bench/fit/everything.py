"""All models, one after another, each in force for those that come after it."""

from collections.abc import Callable, Sequence

from reconcile.meeting import Meeting
from tests.bench.cases import Case
from tests.bench.fit.reports import fit_omissions, fit_relations, fit_verdicts
from tests.bench.fit.storing import Models, in_force
from tests.bench.fit.turns import fit_kinds, fit_turns
from tests.bench.fit.windows import fit_windows


def fit_everything(cases: Sequence[Case], say: Callable[[str], None] = lambda _: None) -> Models:
    """Every model of `reconcile/learned`, fitted on `cases`."""
    once = [case for case in cases if not case.told_again]
    turns, left_out = fit_turns(once, say)
    models: Models = {"turns": turns, "kinds": fit_kinds(once, left_out, say)}
    with in_force(models):
        meetings = {case.name: Meeting(case.transcript) for case in cases}
        for case in cases:  # what follows must learn from turns judged as those of a stranger
            vars(meetings[case.name])["logits"] = left_out[case.told_again or case.name]
        models["windows"], ordered = fit_windows(cases, meetings, say)
        models["relations"], links = fit_relations(cases, meetings, ordered, say)
        models["verdicts"] = fit_verdicts(cases, meetings, links, say)
        models["omissions"] = fit_omissions(cases, meetings, links, say)
    return models
