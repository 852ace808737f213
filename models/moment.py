"""Something that happened or was sent on a day, and that a term may run from: what a chronology is made of."""

import datetime
from enum import StrEnum

from pydantic import Field

from models.noun import Noun


class MomentKind(StrEnum):
    """What happened. Terms begin at some of them, and others end one."""

    MEETING = "meeting"
    REPORT_RECEIVED = "report_received"
    """The school's report of a meeting."""
    OWN_REPORT_SENT = "own_report_sent"
    REACTION_SENT = "reaction_sent"
    """A reaction to the report, or a version of the parents'."""
    ACCESS_REQUESTED = "access_requested"
    """Art. 15 AVG; the day on which the school received it."""
    RECTIFICATION_REQUESTED = "rectification_requested"
    """Art. 16 AVG; the day on which the school received it."""
    RESTRICTION_REQUESTED = "restriction_requested"
    """Art. 18 AVG; the day on which the school received it."""
    EXTENSION_ANNOUNCED = "extension_announced"
    """The school says that it takes the two months more of art. 12(3) AVG."""
    REMINDER_SENT = "reminder_sent"
    ANSWER_RECEIVED = "answer_received"
    CONSENT_REFUSED = "consent_refused"
    """Consent given, refused or taken back, in writing."""
    DECISION = "decision"
    """On admission, removal or an OPP, for the Geschillencommissie passend onderwijs."""
    TLV_DECISION = "tlv_decision"
    """Of the samenwerkingsverband; objections go by the Awb."""
    CONDUCT = "conduct"
    """What a complaint to the LKC would be about."""
    ENROLLED = "enrolled"
    ADMITTED = "admitted"
    SUPPORT_AGREED = "support_agreed"
    """Extra support was agreed on: one of three days from which an OPP is due."""
    OPP_SET = "opp_set"
    """The OPP was fixed, or discussed with the parents again."""
    FILED = "filed"
    """A request, objection or complaint went to a committee."""
    OTHER = "other"


class Moment(Noun):
    """One dated event, in the parent's own words."""

    id: str = Field(min_length=1)
    """Unique in the dossier: "M1", "M2", ..."""
    kind: MomentKind
    date: datetime.date
    text: str = ""
    """What it was about; may be empty, and may hold anything."""
    answers: str = ""
    """`Moment.id` of the request or letter that this answers, extends or reminds of; empty when it stands alone."""
