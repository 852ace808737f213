"""A recording becomes a transcript in worker processes, and goes on where it was whatever stopped it."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from models.problems import Busy, Cancelled, EngineFailed, EngineMissing, NotFound, Unreadable
from models.transcript import Transcript
from tests.transcribe.containers import KINDS, write_sound
from tests.transcribe.engines.tiny_whisper import SENTENCE, make_whisper
from tests.transcribe.human_sound import human_recording, human_sound
from transcribe.audio import SAMPLE_RATE
from transcribe.engine_notes import NOTES
from transcribe.job.folder import JobFolder
from transcribe.job.messages import ClipDone, Message, Progress, Stage, StageDone
from transcribe.job.order import Order
from transcribe.job.transcription import Transcription

Ordered = Callable[..., Order]


@pytest.fixture
def order(brisk_folder: Path, tmp_path: Path) -> Ordered:
    def make(recording: Path | None = None, **more: object) -> Order:
        asked = {"recording": recording or human_recording(), "place": tmp_path / "werk", "speech": brisk_folder}
        return Order(**(asked | more))  # type: ignore[arg-type]

    return make


def ignore(_: Message) -> None:
    pass


def stored(folder: JobFolder) -> dict[str, int]:
    """When each file of the work was written; the lock and the card change with every run."""
    paths = [path for path in folder.path.rglob("*") if path.is_file() and path.name not in (".lock", "job.json")]
    return {path.relative_to(folder.path).as_posix(): path.stat().st_mtime_ns for path in paths}


def test_a_recording_becomes_a_transcript_with_speakers(
    order: Ordered, pyannote_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transcribe.job.transcription.available_memory", lambda: 64 * 2**30)
    told: list[Message] = []
    at_once: list[int] = []
    day = datetime.date(2026, 3, 12)
    job = Transcription(order(speakers=pyannote_folder, max_speakers=2))

    def tell(message: Message) -> None:
        told.append(message)
        at_once.append(len(job.process_ids))

    outcome = job.run(tell, date=day)
    assert max(at_once) == 2  # speech and speakers side by side
    transcript = outcome.transcript
    assert " ".join(turn.text for turn in transcript.turns).split() == SENTENCE.split() * outcome.hearing.clips
    assert (transcript.language, transcript.date) == ("nl", day)
    assert [speaker.id for speaker in transcript.speakers] == ["S1", "S2"]
    assert transcript.model_extra is not None
    assert transcript.model_extra["recording"]["seconds"] == 30.0
    assert transcript.model_extra["hearing"]["clips"] == outcome.hearing.clips > 5
    assert outcome.hearing.covers_speech
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript
    steps = [message for message in told if isinstance(message, Progress)]
    assert {step.stage for step in steps} == set(Stage)
    for stage in Stage:
        mine = [step for step in steps if step.stage == stage]
        assert [step.done for step in mine] == sorted(step.done for step in mine)
        assert mine[-1].done == pytest.approx(mine[-1].total)
    assert {message.stage for message in told if isinstance(message, StageDone)} == set(Stage)
    clips = [message for message in told if isinstance(message, ClipDone)]
    assert [clip.number for clip in clips] == list(range(outcome.hearing.clips))


def test_a_finished_transcription_is_not_done_again(order: Ordered) -> None:
    first = Transcription(order())
    outcome = first.run(ignore)
    before = stored(first.plan.folder)
    again: list[Message] = []
    assert Transcription(order()).run(again.append) == outcome
    assert again == [StageDone(Stage.SPEECH)]
    assert stored(first.plan.folder) == before


def test_the_sound_can_go_and_only_what_needs_it_decodes_again(order: Ordered) -> None:
    job = Transcription(order())
    outcome = job.run(ignore)
    job.clear(keep_results=True)
    assert not job.plan.folder.sound_path.exists()
    assert Transcription(order()).run(ignore) == outcome
    assert not job.plan.folder.sound_path.exists()
    next((job.plan.folder.path / f"speech-{job.plan.speech_key}").iterdir()).unlink()
    assert Transcription(order()).run(ignore) == outcome
    job.clear(keep_results=False)
    assert not job.plan.order.place.exists()


def test_another_number_of_speakers_needs_no_second_transcription(
    order: Ordered, pyannote_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transcribe.job.transcription.available_memory", lambda: 1 * 2**30)
    at_once: list[int] = []
    first = Transcription(order(speakers=pyannote_folder))
    first.run(lambda _: at_once.append(len(first.process_ids)))
    assert max(at_once) == 1  # with little memory one after the other
    first.clear(keep_results=True)
    before = stored(first.plan.folder)
    told: list[Message] = []
    outcome = Transcription(order(speakers=pyannote_folder, speaker_count=1)).run(told.append)
    assert [speaker.id for speaker in outcome.transcript.speakers] == ["S1"]
    assert told == [StageDone(Stage.SPEECH), StageDone(Stage.SPEAKERS)]  # no sound was decoded and nothing heard
    assert before.items() <= stored(first.plan.folder).items()


def test_a_damaged_block_of_voices_is_heard_anew(order: Ordered, pyannote_folder: Path) -> None:
    job = Transcription(order(speakers=pyannote_folder))
    outcome = job.run(ignore)
    (block,) = (job.plan.folder.path / f"voices-{job.plan.voices_key}").iterdir()
    block.write_bytes(block.read_bytes()[:-100])
    (job.plan.folder.path / f"speakers-{job.plan.speakers_key}.json").unlink()
    told: list[Message] = []
    assert Transcription(job.plan.order).run(told.append) == outcome
    assert any(isinstance(message, Progress) and message.stage == Stage.SPEAKERS for message in told)
    assert job.plan.folder.voices(job.plan.voices_key, 0) is not None


def test_another_engine_starts_afresh_and_loses_nothing(order: Ordered, tmp_path: Path) -> None:
    first = Transcription(order())
    first.run(ignore)
    before = stored(first.plan.folder)
    other = make_whisper(tmp_path / "ander", says="Iets anders.")
    shutil.copy(first.plan.order.speech / NOTES, other)
    outcome = Transcription(order(speech=other)).run(ignore)
    assert outcome.transcript.turns[0].text.startswith("Iets anders.")
    assert before.items() <= stored(first.plan.folder).items()


def test_another_recording_of_the_same_name_starts_afresh(order: Ordered, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "gesprek.wav", human_sound().samples[: 12 * SAMPLE_RATE], KINDS["wav"])
    short = Transcription(order(path)).run(ignore)
    write_sound(path, human_sound().samples, KINDS["wav"])
    assert Transcription(order(path)).run(ignore).hearing.clips > short.hearing.clips


def test_a_damaged_piece_is_made_anew(order: Ordered) -> None:
    job = Transcription(order())
    outcome = job.run(ignore)
    pieces = sorted((job.plan.folder.path / f"speech-{job.plan.speech_key}").iterdir())
    pieces[2].write_bytes(b'[{"text": "Wij')
    pieces[4].unlink()
    told: list[Message] = []
    assert Transcription(order()).run(told.append) == outcome
    assert [message.number for message in told if isinstance(message, ClipDone)] == [2, 4]


def test_cancelling_stops_the_workers_and_keeps_what_is_done(order: Ordered) -> None:
    job = Transcription(order())

    def stop(message: Message) -> None:
        if isinstance(message, ClipDone) and message.number == 3:
            job.cancel()

    with pytest.raises(Cancelled):
        job.run(stop)
    assert job.process_ids == ()
    assert job.plan.folder.heard(job.plan.speech_key, 3) is not None
    told: list[Message] = []
    Transcription(order()).run(told.append)
    assert all(message.number > 3 for message in told if isinstance(message, ClipDone))


@pytest.mark.parametrize("stage", [Stage.DECODING, Stage.SPEECH])
def test_what_is_raised_while_progress_is_told_stops_the_work(order: Ordered, stage: Stage) -> None:
    def stop(message: Message) -> None:
        if isinstance(message, Progress) and message.stage == stage:
            raise KeyboardInterrupt

    job = Transcription(order())
    with pytest.raises(KeyboardInterrupt):
        job.run(stop)
    assert job.process_ids == ()
    assert Transcription(order()).run(ignore).hearing.covers_speech


def test_two_windows_do_not_work_on_one_recording(order: Ordered) -> None:
    def start_another(message: Message) -> None:
        if isinstance(message, ClipDone) and message.number == 0:
            with pytest.raises(Busy, match="being written down already"):
                Transcription(order()).run(ignore)

    Transcription(order()).run(start_another)


def test_a_recording_without_a_voice_is_no_transcript_however_often_it_is_asked(order: Ordered, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "stil.mp3", np.zeros(4 * SAMPLE_RATE, np.float32), KINDS["mp3"])
    for _ in range(2):
        with pytest.raises(Unreadable, match=r"Nobody speaks in stil\.mp3"):
            Transcription(order(path)).run(ignore)


def test_an_empty_result_where_somebody_speaks_is_an_error_and_not_a_success(order: Ordered, tmp_path: Path) -> None:
    deaf = make_whisper(tmp_path / "doof", says="")
    with pytest.raises(EngineFailed, match="heard no words"):
        Transcription(order(speech=deaf)).run(ignore)


def test_a_text_that_does_not_cover_the_speech_is_no_success(order: Ordered, whisper_folder: Path) -> None:
    outcome = Transcription(order(speech=whisper_folder)).run(ignore)  # one sentence for 23 seconds of talk
    assert outcome.transcript.turns
    assert not outcome.hearing.covers_speech
    assert outcome.hearing.unheard


def test_what_is_missing_is_told_before_anything_is_made(order: Ordered, tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no speech engine"):
        Transcription(order(speech=tmp_path / "weg"))
    with pytest.raises(EngineMissing, match="no speaker engine"):
        Transcription(order(speakers=tmp_path / "weg"))
    with pytest.raises(NotFound):
        Transcription(order(tmp_path / "weg.m4a"))
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_does_not_load_is_told_as_such(order: Ordered, brisk_folder: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(brisk_folder, tmp_path / "kapot")
    (broken / "model.bin").write_bytes(b"no model")
    with pytest.raises(EngineMissing, match="does not load"):
        Transcription(order(speech=broken)).run(ignore)
