"""Playing: one sound at a time, stopped at once, never an exception where nobody hears it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from models.problems import NotFound, Unreadable
from tests.tui.sound.tones import DeadEar, Ear, samples, second_heard, tones
from tui.sound import player as playing
from tui.sound.decoding import RATE
from tui.sound.loudspeaker import ComputerLoudspeaker, no_loudspeaker
from tui.sound.player import Player
from tui.sound.recording import Recording, Stretch

DEADLINE = 20.0
"""Seconds, on a busy computer."""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return Recording(tones(tmp_path_factory.mktemp("opname") / "opname.m4a", 40))


def wait_until(condition: Callable[[], bool]) -> None:
    """Return as soon as `condition` holds; fail after DEADLINE."""
    waiting = threading.Event()
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        waiting.wait(0.005)


def play_out(player: Player) -> None:
    wait_until(lambda: not player.playing)


def test_what_was_asked_for_is_heard_from_begin_to_end(recording: Recording) -> None:
    ear = Ear()
    player = Player(ear)
    player.play(recording, Stretch(12, 15))
    assert player.playing
    play_out(player)
    assert player.problem is None
    assert len(samples(bytes(ear.heard))) / RATE == pytest.approx(3, abs=0.1)
    assert [round(second_heard(bytes(ear.heard), at)) for at in (0.5, 1.5, 2.5)] == [12, 13, 14]
    assert player.position == pytest.approx(15, abs=0.05)


def test_on_a_true_device_the_position_runs_from_begin_to_end_with_the_sound(recording: Recording) -> None:
    player = Player(ComputerLoudspeaker(silent=True))
    player.play(recording, Stretch(30, 30.5))
    seen = [player.position]
    wait_until(lambda: seen.append(player.position) is None and not player.playing)  # type: ignore[func-returns-value]
    assert player.problem is None
    assert seen == sorted(seen)
    assert seen[0] == 30
    assert len(set(seen)) > 5
    assert player.position == pytest.approx(30.5, abs=0.05)


def test_slow_playing_passes_the_same_stretch(recording: Recording) -> None:
    ear = Ear()
    player = Player(ear)
    player.play(recording, Stretch(20, 23), slowly=True)
    assert player.slowly
    play_out(player)
    assert len(samples(bytes(ear.heard))) / RATE == pytest.approx(4, abs=0.3)
    assert player.position == pytest.approx(23, abs=0.3)


def test_it_stops_at_once_and_lets_go_of_the_loudspeaker(recording: Recording) -> None:
    ear = Ear()
    player = Player(ear)
    player.play(recording, Stretch(0, 40))
    wait_until(lambda: len(ear.heard) > 0)
    player.stop()
    assert not player.playing
    player.stop()
    player.close()
    assert ear.open == 0
    assert player.problem is None
    assert len(samples(bytes(ear.heard))) / RATE < 40


def test_a_new_sound_takes_the_place_of_the_one_before(recording: Recording) -> None:
    crowd = []
    ear = Ear(starts=lambda: crowd.append(ear.open))
    player = Player(ear)
    for start in range(20):
        player.play(recording, Stretch(start, start + 20))
    player.play(recording, Stretch(38, 39))
    play_out(player)
    assert player.problem is None
    assert set(crowd) == {0}, "two sounds at a time"
    assert round(second_heard(bytes(ear.heard)[-RATE:], 0.1)) == 38


def test_on_a_true_device_many_quick_starts_and_stops_leave_nothing_behind(recording: Recording) -> None:
    player = Player(ComputerLoudspeaker(silent=True))
    for start in range(30):
        player.play(recording, Stretch(start, start + 5), slowly=bool(start % 2))
    player.stop()
    player.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "playing"]


def test_a_loudspeaker_that_falls_silent_is_told(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "GONE_AFTER", 0.1)
    monkeypatch.setattr(playing, "BLOCKS_AHEAD", 10)
    for stretch in (Stretch(0, 0.1), Stretch(0, 30)):  # all of it decoded ahead, and not
        player = Player(DeadEar())
        player.play(recording, stretch)
        play_out(player)
        assert isinstance(player.problem, NotFound)


def test_without_any_loudspeaker_there_is_one_calm_sentence(recording: Recording) -> None:
    def refuse() -> None:
        raise no_loudspeaker()

    player = Player(Ear(starts=refuse))
    player.play(recording, Stretch(0, 5))
    play_out(player)
    assert isinstance(player.problem, NotFound)
    player.play(recording, Stretch(0, 5))
    player.stop()
    assert player.position >= 0


def test_what_cannot_be_decoded_opens_no_loudspeaker(tmp_path: Path) -> None:
    path = tmp_path / "opname.m4a"
    path.write_bytes(b"geen geluid" * 99)
    opened = []
    player = Player(Ear(starts=lambda: opened.append(1)))
    player.play(Recording(path), Stretch(0, 5))
    play_out(player)
    assert isinstance(player.problem, Unreadable)
    assert opened == []


def test_nothing_played_yet_is_silence() -> None:
    player = Player(Ear())
    player.stop()
    player.close()
    assert (player.playing, player.position, player.problem, player.stretch) == (False, 0.0, None, None)
