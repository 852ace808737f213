"""How remarks on the report are named on screen: what stands there, never what somebody meant by it."""

from typing import Final

from models.dossier.events import Decision
from models.messages import N_
from models.reconciliation import Remark, Remedy
from reconcile.writing.remedies import papers_for
from tui.language import translate
from tui.product_words import PRODUCT_WORDS

KIND_WORDS: Final = {
    "vague": N_("unclear what happens"),
    "agentless": N_("not said who"),
    "undated": N_("not said when"),
    "unmeasured": N_("not said how much"),
    "effort": N_("no promise"),
    "outsider": N_("can be misread"),
    "impression": N_("impression as fact"),
    "quantifier": N_("always or never"),
    "suspicion": N_("not established"),
    "sensitive": N_("private"),
    "stale_absence": N_("absence of long ago"),
    "other_child": N_("another child"),
    "consent_blur": N_("no clear consent"),
    "attendee": N_("who were there"),
    "date": N_("another day"),
    "missing_part": N_("missing"),
}
REMEDY_WORDS: Final = {
    Remedy.RECTIFY: N_("Asks the school to put it right."),
    Remedy.ADD_VIEW: N_("Asks the school to add your view."),
    Remedy.CONSENT: N_("Says for what you give consent, and for what not."),
    Remedy.ASK: N_("Asks the school about it."),
    Remedy.REMOVE: N_("Asks the school to take it out."),
    Remedy.NONE: N_("Nothing needs to be done."),
}
STATE_WORDS: Final = {
    Decision.OPEN: N_("not looked at yet"),
    Decision.ACCEPTED: N_("goes into the letter"),
    Decision.CHANGED: N_("goes into the letter"),
    Decision.REJECTED: N_("not needed"),
    Decision.DOUBTFUL: N_("in doubt"),
}
STATE_SIGNS: Final = {
    Decision.OPEN: "○",
    Decision.ACCEPTED: "✓",
    Decision.CHANGED: "✓",
    Decision.REJECTED: "✗",
    Decision.DOUBTFUL: "?",
}


def kind_words(remark: Remark) -> str:
    """What stands out, in a few words; the bare kind when it is one we do not know."""
    return translate(KIND_WORDS[remark.kind]) if remark.kind in KIND_WORDS else remark.kind


def letter_words(remark: Remark) -> str:
    """The paper that follows from it and what that does; empty when none does."""
    papers = papers_for(remark)
    return f"{translate(PRODUCT_WORDS[papers[0]].name)}. {translate(REMEDY_WORDS[remark.remedy])}" if papers else ""


def quoted(remark: Remark, report_text: str) -> str:
    """What it is about in the words of the report; empty for what is missing."""
    if remark.statements:
        return " … ".join(statement.text.strip() for statement in remark.statements)
    return " … ".join(report_text[start:end].strip() for start, end in remark.words)
