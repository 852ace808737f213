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
    models: Models = {"turns": fit_turns(cases, say), "kinds": fit_kinds(cases, say)}
    with in_force(models):
        meetings = {case.name: Meeting(case.transcript) for case in cases}
        models["windows"], ordered = fit_windows(cases, meetings, say)
        models["relations"], links = fit_relations(cases, meetings, ordered, say)
        models["verdicts"] = fit_verdicts(cases, meetings, links, say)
        models["omissions"] = fit_omissions(cases, meetings, links, say)
    return models
