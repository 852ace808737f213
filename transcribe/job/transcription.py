"""Runs a transcription in worker processes and makes the transcript of what they store. Loads no engine itself."""

import datetime
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait

from filelock import FileLock, Timeout

from models.files import PRIVATE_FILE, storage_trouble
from models.messages import N_
from models.problems import Busy, Cancelled, EngineFailed, EngineMissing, NotFound, StorageFailed, Unreadable
from models.transcript import Transcript
from transcribe.audio import Decoded
from transcribe.job.folder import LOCK
from transcribe.job.memory import available_memory, side_by_side
from transcribe.job.messages import Failed, Finished, Message, Stage, StageDone
from transcribe.job.order import Order
from transcribe.job.plan import Plan
from transcribe.job.result import Hearing, transcript_of
from transcribe.job.work import Listen, TellApart
from transcribe.job.worker import Task, Worker, died

Tell = Callable[[Message], None]


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    transcript: Transcript
    hearing: Hearing
    """`covers_speech` says whether it may be called a success."""
    decoded: Decoded
    """How much sound there was, and what of it was damaged or missing."""


class Transcription:
    """One order, carried out in the background of `run`. A stopped one goes on where it was when made anew."""

    def __init__(self, order: Order) -> None:
        """Look at the recording and the engines. Raises EngineMissing, NotFound and Unreadable; makes nothing yet."""
        self.plan = Plan.of(order)
        self._workers: list[Worker] = []
        self._stopping = threading.Lock()
        self._cancelled = False

    def run(self, tell: Tell, *, date: datetime.date | None = None) -> Outcome:
        """Do the work and tell how far it is; what `tell` raises stops it, as `cancel` does.

        A job that fails before one clip is heard leaves nothing behind. Raises what Listen and TellApart raise,
        EngineFailed when an engine fails or hears not one word, Cancelled, StorageFailed, and Busy when the same
        recording is worked on in another window.
        """
        folder = self.plan.folder
        folder.make()
        folder.keep_card(self.plan.card)
        try:
            self._work_alone(tell)
        except (EngineMissing, NotFound, StorageFailed, Unreadable):
            if not folder.has_words:  # then there are at most the seconds of decoding to lose
                folder.clear()
            raise
        return self._outcome(date)

    @property
    def process_ids(self) -> tuple[int, ...]:
        """Of the workers that run now."""
        return tuple(worker.process_id for worker in self._workers if worker.process_id is not None)

    def cancel(self) -> None:
        """Stop at once, from any thread; `run` then raises Cancelled. What is stored stays."""
        with self._stopping:
            self._cancelled = True
            for worker in self._workers:
                worker.kill()

    def clear(self, *, keep_results: bool) -> None:
        """Remove the work files once the transcript is safe.

        With `keep_results` only the decoded sound goes (230 MB an hour, decoded again in seconds); what took hours
        stays, so that another number of speakers needs no second transcription.
        """
        if keep_results:
            self.plan.folder.clear_sound()
        else:
            self.plan.folder.clear()

    def _work_alone(self, tell: Tell) -> None:
        """Raises Busy when somebody else works in the folder."""
        place = self.plan.folder.path / LOCK
        lock = FileLock(place, timeout=0, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False)
        with storage_trouble(place):
            try:
                lock.acquire()
            except Timeout:  # an OSError to Python, so it must be met before storage_trouble sees it
                raise _busy(self.plan) from None
        try:
            self._work(tell)
        finally:
            self._end_workers()
            lock.release()

    def _work(self, tell: Tell) -> None:
        waiting = self.plan.speakers is not None and self.plan.folder.diarization(self.plan.speakers_key) is None
        self._start(Listen(self.plan))
        while self._workers:
            for connection in wait([worker.connection for worker in self._workers]):
                worker = next(worker for worker in self._workers if worker.connection is connection)
                message = worker.receive()
                if message is None:
                    raise self._stopped() if self._cancelled else died(worker.exit_code())
                if isinstance(message, Failed):
                    raise message.problem()
                if isinstance(message, Finished):
                    self._workers.remove(worker)
                    worker.end()
                else:
                    tell(message)
                if waiting and (not self._workers or self._fits_beside(message)):
                    waiting = False
                    self._start(TellApart(self.plan, beside_speech=bool(self._workers)))

    def _fits_beside(self, message: Message) -> bool:
        """Whether the sound has just been decoded and there is memory for the speaker engine beside speech."""
        return message == StageDone(Stage.DECODING) and side_by_side(available_memory())

    def _start(self, task: Task) -> None:
        with self._stopping:
            if self._cancelled:
                raise self._stopped()
            self._workers.append(Worker(task))

    def _end_workers(self) -> None:
        with self._stopping:
            for worker in self._workers:
                worker.kill()
            self._workers.clear()

    def _stopped(self) -> Cancelled:
        return Cancelled(
            N_("Stopped at your request."),
            meaning=N_("What was finished is kept; nothing half-written was left behind."),
            remedy=N_("Give the same command again to go on."),
        )

    def _outcome(self, date: datetime.date | None) -> Outcome:
        plan, folder = self.plan, self.plan.folder
        clips, decoded = folder.clips(plan.longest_clip), folder.decoded()
        heard = [folder.heard(plan.speech_key, number) for number in range(len(clips or ()))]
        diarization = folder.diarization(plan.speakers_key) if plan.speakers else None
        missing = plan.speakers is not None and diarization is None
        if clips is None or decoded is None or missing or any(segments is None for segments in heard):
            raise StorageFailed(
                N_("A part of what was written down from {name} cannot be read back."),
                meaning=N_("The disk may be failing. What can be read is kept."),
                remedy=N_("Give the same command again: only what is missing is done again."),
                name=plan.order.recording.name,
            )
        transcript, hearing = transcript_of(
            clips, [segments or () for segments in heard], diarization, hotwords=plan.hotwords, date=date
        )
        if not transcript.turns:
            raise EngineFailed(
                N_("The speech engine heard no words in {name}, though somebody speaks for {seconds} seconds."),
                meaning=N_("The engine does not work on this computer or with this recording. Nothing was kept."),
                remedy=N_("Try another speech engine. Your recording is untouched."),
                name=plan.order.recording.name,
                seconds=round(hearing.speech_seconds),
            )
        recording = {
            "seconds": round(decoded.seconds, 3),
            "bad_packets": decoded.bad_packets,
            "missing_seconds": round(decoded.missing, 3),
            "sha256": plan.sha256,
            "speech_engine": plan.speech,
            "speaker_engine": plan.speakers,
        }
        return Outcome(transcript.model_copy(update={"recording": recording}), hearing, decoded)


def _busy(plan: Plan) -> Busy:
    return Busy(
        N_("{name} is being written down already, in another window."),
        meaning=N_("Nothing was changed, here or there."),
        remedy=N_("Wait until it is ready there, or stop it there first."),
        name=plan.order.recording.name,
    )
