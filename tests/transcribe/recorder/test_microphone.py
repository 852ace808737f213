"""The real microphone code, on miniaudio's device that always works and hears nothing."""

import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest
from miniaudio import Backend

from models.problems import NotFound
from transcribe.audio import decode
from transcribe.recorder.microphone import NULL_DEVICE, ComputerMicrophone, _backends, microphones
from transcribe.recorder.recorder import Recorder
from transcribe.recorder.wave_file import BYTES_PER_SECOND, RATE

PATIENCE = 10.0
"""Seconds that a test waits for something that takes a tenth."""


@pytest.fixture
def microphone() -> Iterator[ComputerMicrophone]:
    device = ComputerMicrophone(NULL_DEVICE)
    yield device
    device.stop()


def test_it_hands_over_whole_frames_at_the_pace_of_sound(microphone: ComputerMicrophone) -> None:
    heard: queue.Queue[bytes] = queue.Queue()
    microphone.start(heard.put)
    blocks = [heard.get(timeout=PATIENCE) for _ in range(4)]
    assert all(len(block) % 2 == 0 and not any(block) for block in blocks)
    assert 0 < sum(map(len, blocks)) <= BYTES_PER_SECOND


def test_after_a_stop_nothing_is_handed_over_and_it_can_start_again(microphone: ComputerMicrophone) -> None:
    heard: queue.Queue[bytes] = queue.Queue()
    microphone.start(heard.put)
    heard.get(timeout=PATIENCE)
    microphone.stop()
    microphone.stop()
    while not heard.empty():
        heard.get()
    with pytest.raises(queue.Empty):
        heard.get(timeout=0.25)  # two blocks' time
    microphone.start(heard.put)
    assert heard.get(timeout=PATIENCE)


def test_a_recording_of_nothing_is_silence_of_the_right_length(microphone: ComputerMicrophone, tmp_path: Path) -> None:
    recorded = Recorder(microphone, tmp_path / "opname.wav", limit=0.5).run()
    sound = decode(recorded.path)
    assert sound.duration == pytest.approx(0.5, abs=0.01)
    assert not sound.samples.any()


def test_a_microphone_nobody_has_is_refused_without_a_word_of_the_sound_system(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(NotFound):
        ComputerMicrophone("Nobody's microphone 9000").start(lambda _: None)
    assert capfd.readouterr() == ("", "")


def test_microphones_have_names_and_none_of_them_hears_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    names = microphones()
    assert all(name.strip() for name in names)
    assert not [name for name in names if name.startswith("Discard all samples")]
    assert capfd.readouterr() == ("", "")


def test_on_a_computer_without_a_sound_system_silence_is_not_recorded_instead() -> None:
    """Left to itself miniaudio ends with its device that hears nothing."""
    assert Backend.NULL not in _backends()
    assert _backends(silent=True) == [Backend.NULL]


@pytest.fixture
def playing_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound card of ALSA's own that plays a file into the computer's ear; needs nothing but its library."""
    base = Path("/usr/share/alsa/alsa.conf")
    if not base.exists():
        pytest.skip("no ALSA here")
    tone = tmp_path / "tone.raw"
    tone.write_bytes(b"".join((4_000 + 7 * n % 999).to_bytes(2, "little") * 2 for n in range(2 * RATE)))
    card = tmp_path / "asound.conf"
    card.write_text(
        'pcm.!default { type plug slave.pcm "tape" }\n'
        f'pcm.tape {{ type file slave.pcm "null" file "{os.devnull}" infile "{tone}" format "raw" }}\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("ALSA_CONFIG_PATH", f"{base}:{card}")
    monkeypatch.setenv("PULSE_SERVER", "none")
    try:
        _one_block(ComputerMicrophone())
    except NotFound:
        pytest.skip("ALSA plays no file here")


def _one_block(microphone: ComputerMicrophone) -> bytes:
    heard: queue.Queue[bytes] = queue.Queue()
    microphone.start(heard.put)
    try:
        return heard.get(timeout=PATIENCE)
    finally:
        microphone.stop()


@pytest.mark.usefixtures("playing_card")
def test_what_sounds_in_the_default_microphone_is_what_is_recorded(tmp_path: Path) -> None:
    recorded = Recorder(ComputerMicrophone(), tmp_path / "opname.wav", limit=0.5).run()
    assert decode(recorded.path).samples.max() == pytest.approx(4_998 / 32_768, rel=0.05)


@pytest.mark.usefixtures("playing_card")
def test_a_named_microphone_that_was_unplugged_is_replaced_by_the_default_one() -> None:
    microphone = ComputerMicrophone("the headset of this morning")
    with pytest.raises(NotFound):
        microphone.start(lambda _: None)
    microphone._worked = True  # as after an hour of recording
    assert _one_block(microphone)
