"""How findings are named on screen: what was searched and found, never what somebody intended."""

from models.dossier.events import Decision
from models.finding import Aspect, Finding, FindingKind, Tier
from models.messages import N_
from tui.language import translate

KIND_SYMBOLS = {
    FindingKind.OMITTED: "−",
    FindingKind.ALTERED: "≠",
    FindingKind.ADDED: "+",
    FindingKind.MISATTRIBUTED: "⇄",
    FindingKind.CONFIRMED: "✓",
}
"""In the order in which they are shown."""

KIND_WORDS = {
    FindingKind.OMITTED: N_("NOT FOUND IN REPORT"),
    FindingKind.ALTERED: N_("DIFFERENT IN REPORT"),
    FindingKind.ADDED: N_("ONLY IN REPORT"),
    FindingKind.MISATTRIBUTED: N_("OTHER SPEAKER IN REPORT"),
    FindingKind.CONFIRMED: N_("SAME IN BOTH"),
}

ASPECT_WORDS = {
    Aspect.QUANTITY: N_("how much or how often"),
    Aspect.DEADLINE: N_("when"),
    Aspect.ACTOR: N_("who"),
    Aspect.POLARITY: N_("yes or no"),
    Aspect.STRENGTH: N_("how firm"),
    Aspect.CONDITION: N_("on what condition"),
    Aspect.SCOPE: N_("what it covers"),
}

TIER_WORDS = {
    Tier.SURE: N_("clear"),
    Tier.LISTEN: N_("listen again"),
    Tier.HIDDEN: N_("uncertain"),
}

DECISION_WORDS = {
    Decision.OPEN: N_("not looked at yet"),
    Decision.ACCEPTED: N_("agreed"),
    Decision.CHANGED: N_("changed"),
    Decision.REJECTED: N_("not right"),
    Decision.DOUBTFUL: N_("in doubt"),
}
"""What the parent says of a finding."""


def kind_label(kind: FindingKind) -> str:
    """Symbol and word, e.g. "≠ ANDERS IN VERSLAG"; never colour alone."""
    return f"{KIND_SYMBOLS[kind]} {translate(KIND_WORDS[kind])}"


def tier_label(tier: Tier) -> str:
    """How sure it is, in words."""
    return translate(TIER_WORDS[tier])


def aspects_label(finding: Finding) -> str:
    """What differs, in words; empty when nothing is named."""
    return ", ".join(translate(ASPECT_WORDS[aspect]) for aspect in finding.aspects)


def clock(seconds: float | None) -> str:
    """A moment in the recording as 0:41:12; empty when the source gives no times."""
    if seconds is None:
        return ""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def is_shown(finding: Finding) -> bool:
    """Whether a finding is shown without being asked for: a difference that is not too uncertain."""
    return finding.kind is not FindingKind.CONFIRMED and finding.tier is not Tier.HIDDEN
