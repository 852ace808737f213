"""What a worker tells the program that started it. All of it can be pickled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models import problems


class Stage(StrEnum):
    """The parts of the work. Speech and speakers may run side by side."""

    DECODING = "decoding"
    CLIPS = "clips"
    """Finding where somebody speaks."""
    SPEECH = "speech"
    SPEAKERS = "speakers"


@dataclass(frozen=True)
class Progress:
    """How far one stage is."""

    stage: Stage
    done: float
    """Seconds of sound."""
    total: float
    """Seconds of sound; 0 when it is not known."""
    seconds_left: float | None = None
    """Of waiting, at the pace of this run; None while that says nothing yet."""


@dataclass(frozen=True)
class ClipDone:
    """One clip is heard and stored."""

    number: int
    """From 0."""
    total: int
    """How many clips there are."""


@dataclass(frozen=True)
class StageDone:
    """All that a stage makes is stored."""

    stage: Stage


@dataclass(frozen=True)
class Finished:
    """The worker has done all it was asked."""


@dataclass(frozen=True)
class Failed:
    """The worker met a problem and stops: the fields of a Problem, with the name of its class."""

    kind: str
    what: str
    meaning: str
    remedy: str
    details: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: problems.Problem) -> "Failed":
        """`problem` as a message."""
        return cls(type(problem).__name__, problem.what, problem.meaning, problem.remedy, problem.details)

    def problem(self) -> problems.Problem:
        """The problem again, of the class it was."""
        kind: type[problems.Problem] = vars(problems).get(self.kind, problems.Problem)
        return kind(self.what, meaning=self.meaning, remedy=self.remedy, **self.details)


Message = Progress | ClipDone | StageDone | Finished | Failed
