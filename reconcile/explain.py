"""One Dutch sentence per finding, from `lexicon/explanations.toml`."""

from models.finding import Aspect, FindingKind
from models.report import Statement
from models.transcript import Turn
from reconcile.comparison.attribution import FAINT
from reconcile.comparison.judge import Verdict
from reconcile.comparison.pair import Signal
from reconcile.language.roles import Cast
from reconcile.lexicon import table

_BOTH_SIDES = {Aspect.QUANTITY, Aspect.DEADLINE, Aspect.ACTOR}


def explain_verdict(verdict: Verdict, kind: FindingKind, aspects: tuple[Aspect, ...]) -> str:
    """Why a linked statement is confirmed, altered or misattributed."""
    texts = table("explanations")
    if kind is FindingKind.CONFIRMED:
        return str(texts["kinds"]["confirmed_disputed" if verdict.signals else "confirmed"])
    if kind is FindingKind.MISATTRIBUTED:
        return _misattributed(verdict)
    if not aspects:
        return str(texts["kinds"]["altered_untold"])
    reasons = texts["sentence"]["and"].join(_reason(verdict, aspect) for aspect in aspects)
    return str(texts["sentence"]["altered"].format(aspects=reasons))


def explain_omission(turn: Turn, cast: Cast) -> str:
    """Something said that the report does not hold."""
    return str(table("explanations")["kinds"]["omitted"].format(who=cast.label(turn.speaker)))


def explain_addition() -> str:
    """Something the report holds that nobody said."""
    return str(table("explanations")["kinds"]["added"])


def _misattributed(verdict: Verdict) -> str:
    texts = table("explanations")["kinds"]
    signal = next((s for s in verdict.signals if s.rule.startswith("attribution.") and s.written), None)
    said = verdict.pair.cast.label(_turn(verdict, signal).speaker)
    if signal is None or signal.written is None:
        return str(texts["misattributed_plain"].format(said=said))
    written = verdict.pair.text[signal.written[0] : signal.written[1]].lower()
    if signal.rule == FAINT:
        return str(texts["misattributed_faint"].format(written=written))
    return str(texts["misattributed"].format(said=said, written=written))


def _reason(verdict: Verdict, aspect: Aspect) -> str:
    texts = table("explanations")["aspects"]
    signal = max((s for s in verdict.signals if s.aspect is aspect), key=lambda s: (s.correction is not None, s.score))
    said, written = _said(verdict, signal), _written(verdict.pair.statement, signal)
    key = aspect.value
    if aspect in _BOTH_SIDES and not written:
        key = f"{aspect}_gone"
    elif aspect in {Aspect.QUANTITY, Aspect.DEADLINE} and not said:
        key = f"{aspect}_new"
    who = verdict.pair.cast.label(_turn(verdict, signal).speaker)
    return str(texts[key].format(said=said, written=written, who=who))


def _turn(verdict: Verdict, signal: Signal | None) -> Turn:
    """The turn that a signal points at; without one, the turn that shares most with the statement."""
    pair = verdict.pair
    turns = (turn for turn in (*pair.wide, *pair.thread) if signal and turn.id == signal.turn)
    return next(turns, pair.best.turn)


def _said(verdict: Verdict, signal: Signal) -> str:
    if signal.said is None or signal.turn is None:
        return ""
    return _turn(verdict, signal).text[signal.said[0] : signal.said[1]].lower()


def _written(statement: Statement, signal: Signal) -> str:
    return statement.text[signal.written[0] : signal.written[1]] if signal.written else ""
