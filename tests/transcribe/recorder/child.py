"""Records in a process of its own that can be killed, and says on stdout how much the microphone has heard.

    python -m tests.transcribe.recorder.child FILE [LARGEST_FILE]

Blocks come at the pace of sound, each announced only after it was handed over; LARGEST_FILE is a quota in bytes.
"""

import itertools
import sys
import threading
from pathlib import Path

from tests.transcribe.recorder.scripted import block
from transcribe.recorder.microphone import Deliver
from transcribe.recorder.recorder import Recorder
from transcribe.recorder.space import Space

BLOCK_SECONDS = 0.1


class PacedMicrophone:
    """A new block every tenth of a second; block number n is noise made from seed n."""

    def __init__(self, pace: float) -> None:
        self._pace = pace
        self._done = threading.Event()

    def start(self, deliver: Deliver) -> None:
        threading.Thread(target=self._hear, args=[deliver], daemon=True).start()

    def stop(self) -> None:
        self._done.set()

    def _hear(self, deliver: Deliver) -> None:
        for number in itertools.count():
            if self._done.wait(self._pace):
                return
            deliver(block(BLOCK_SECONDS, seed=number))
            print(number + 1, flush=True)  # noqa: T201  how it tells the test


def main(path: str, quota: str = "") -> None:
    if quota:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(quota), int(quota)))
    place = Path(path)
    microphone = PacedMicrophone(0.001 if quota else BLOCK_SECONDS)
    recorded = Recorder(microphone, place, Space(place.parent, reserve=0)).run()
    problem = recorded.trouble
    sys.stdout.write(f"\nended {type(problem).__name__} {problem}\n")  # at once: the microphone may still be counting
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
