"""Papers for a committee or an advocate: with quotes and times only by an explicit choice."""

from reconcile.writing.committee.bundle import bundle
from reconcile.writing.committee.case import (
    Case,
    Enclosure,
    Forum,
    Handover,
    RecordingFacts,
    RequestFacts,
    Term,
)
from reconcile.writing.committee.papers import ONLY_WITH_RECORDING, paper
from reconcile.writing.committee.sending import as_zip, put_folder
from reconcile.writing.committee.verifying import Checked, State, Verdict, verify

__all__ = [
    "ONLY_WITH_RECORDING", "Case", "Checked", "Enclosure", "Forum", "Handover", "RecordingFacts", "RequestFacts",
    "State", "Term", "Verdict", "as_zip", "bundle", "paper", "put_folder", "verify",
]  # fmt: skip
