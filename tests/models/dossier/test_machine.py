"""Whatever is decided, undone, redone and reopened, in whatever order: the dossier agrees with a plain model of it."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from models.dossier import Decision, Dossier, FindingDecided
from tests.models.dossier.meeting import comparison, finding

FINDINGS = ("F1", "F2", "F3")


class Deciding(RuleBasedStateMachine):
    """The model is a list of whole pictures, and a finger that says which one is now: it knows no events."""

    def __init__(self) -> None:
        super().__init__()
        self._home = tempfile.TemporaryDirectory()
        self.dossier = Dossier.create(Path(self._home.name) / "d")
        self.dossier.add_reconciliation(comparison(*map(finding, FINDINGS)))
        self.pictures: list[dict[str, tuple[Decision, str]]] = [{}]
        self.now = 0
        self.reports = 0

    def teardown(self) -> None:
        self.dossier.close()
        self._home.cleanup()

    @rule(finding=st.sampled_from(FINDINGS), decision=st.sampled_from(Decision), note=st.text(max_size=8))
    def decide(self, finding: str, decision: Decision, note: str) -> None:
        self.dossier.append(FindingDecided(finding=finding, decision=decision, note=note))
        self.pictures[self.now + 1 :] = [self.pictures[self.now] | {finding: (decision, note)}]
        self.now += 1

    @rule()
    def undo(self) -> None:
        assert (self.dossier.undo() is None) == (self.now == 0)
        self.now = max(self.now - 1, 0)

    @rule()
    def redo(self) -> None:
        assert (self.dossier.redo() is None) == (self.now == len(self.pictures) - 1)
        self.now = min(self.now + 1, len(self.pictures) - 1)

    @precondition(lambda self: self.reports < 2)
    @rule()
    def receive(self) -> None:
        self.dossier.add_report(Path(__file__))
        self.reports += 1

    @rule()
    def reopen(self) -> None:
        before = self.dossier.entries
        self.dossier.close()
        self.dossier = Dossier.open(self.dossier.folder)
        assert self.dossier.entries == before

    @invariant()
    def the_dossier_shows_the_picture_that_is_now(self) -> None:
        state = self.dossier.state
        assert {key: (decided.decision, decided.note) for key, decided in state.decisions.items()} == self.pictures[
            self.now
        ]
        assert len(state.reports) == self.reports


TestDeciding = Deciding.TestCase
# Each step is a real commit to a real file, hence not hundreds of runs.
TestDeciding.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
