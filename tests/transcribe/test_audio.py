"""Every file a parent may bring: sound in all its containers, and what only looks like it."""

import contextlib
import os
import socket
import struct
import sys
import threading
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.problems import NotFound, Problem, Unreadable
from tests.transcribe.containers import KINDS, LOCKED, Kind, tone, write_picture, write_silent_film, write_sound
from tests.transcribe.human_sound import human_recording, human_sound
from transcribe.audio import SAMPLE_RATE, Samples, check_sound, decode, decode_into
from transcribe.clips import find_clips


def loudness(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_container_gives_back_the_sound_that_was_put_in(tmp_path: Path, kind: Kind) -> None:
    voices = human_sound().samples[6 * SAMPLE_RATE : 14 * SAMPLE_RATE]
    sound = decode(write_sound(tmp_path / f"gesprek{kind.suffix}", voices, kind))
    assert sound.samples.dtype == np.float32
    assert sound.samples.ndim == 1
    assert sound.bad_packets == 0
    assert sound.duration == pytest.approx(8, abs=0.1)
    assert loudness(sound.samples) == pytest.approx(loudness(voices), rel=0.15)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_whole_file_misses_nothing(tmp_path: Path, kind: Kind) -> None:
    path = write_sound(tmp_path / f"gesprek{kind.suffix}", tone(8), kind)
    check_sound(path)
    found = decode_into(path, lambda _: None)
    assert (found.missing, found.bad_packets) == (0, 0)


def test_a_silent_channel_makes_nobody_harder_to_find() -> None:
    voices = human_sound().samples
    for decibels in (6, 20):  # beside a silent channel a voice loses 6
        assert find_clips(np.asarray(voices * 10 ** (-decibels / 20), np.float32)) == find_clips(voices)


def test_the_sound_is_where_it_was_to_within_a_twentieth_of_a_second(tmp_path: Path) -> None:
    click = np.zeros(4 * SAMPLE_RATE, np.float32)
    click[3 * SAMPLE_RATE : 3 * SAMPLE_RATE + 200] = 0.8
    for name in ("wav", "mp3", "m4a", "ogg opus"):
        kind = KINDS[name]
        sound = decode(write_sound(tmp_path / f"klik{kind.suffix}", click, kind))
        assert np.argmax(np.abs(sound.samples)) / SAMPLE_RATE == pytest.approx(3.0, abs=0.05), name


def test_a_name_with_accents_spaces_and_a_colon_is_just_a_name(tmp_path: Path) -> None:
    name = "gesprek zórg 12 maart.wav" if sys.platform == "win32" else "http: zórg 12 maart.wav"
    assert decode(write_sound(tmp_path / "x.wav", tone(1), KINDS["wav"]).rename(tmp_path / name)).duration == 1


def test_progress_is_told_every_ten_seconds() -> None:
    told: list[tuple[float, float]] = []
    decode(human_recording(), lambda done, total: told.append((done, total)))
    assert [round(done) for done, _ in told] == [10, 20]  # and the caller knows that the whole is done
    assert all(total == pytest.approx(30) for _, total in told)


def test_two_recordings_glued_together_are_heard_whole(tmp_path: Path) -> None:
    first = write_sound(tmp_path / "a.mp3", tone(2), Kind(".mp3", "libmp3lame", 44100, "stereo"))
    second = write_sound(tmp_path / "b.mp3", tone(3), Kind(".mp3", "libmp3lame", 16000, "mono"))
    (tmp_path / "ab.mp3").write_bytes(first.read_bytes() + second.read_bytes())
    assert decode(tmp_path / "ab.mp3").duration == pytest.approx(5, abs=0.25)


def test_garbage_in_the_middle_is_left_out_and_counted(tmp_path: Path) -> None:
    mp3 = write_sound(tmp_path / "kapot.mp3", tone(20), KINDS["mp3"])
    content = bytearray(mp3.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = np.random.default_rng(1).bytes(20_000)
    mp3.write_bytes(content)
    sound = decode(mp3)
    assert sound.bad_packets > 0
    assert 17 < sound.duration < 20.5  # 20,000 bytes are 1.25 s


def test_an_m4a_with_damaged_packets_is_heard_but_for_those(tmp_path: Path) -> None:
    m4a = write_sound(tmp_path / "kapot.m4a", human_sound().samples, KINDS["m4a"])
    content = bytearray(m4a.read_bytes())
    for place in (0.3, 0.5, 0.7):
        at = int(place * len(content))
        content[at : at + 500] = b"\x55" * 500
    m4a.write_bytes(content)
    sound = decode(m4a)
    assert 29 < sound.duration < 30.1
    assert 3 <= sound.bad_packets <= 12


@pytest.mark.parametrize("kind", ["wav", "mp3", "ogg opus", "amr", "webm"])
def test_a_file_that_was_not_copied_completely_is_heard_as_far_as_it_goes(tmp_path: Path, kind: str) -> None:
    path = write_sound(tmp_path / f"half{KINDS[kind].suffix}", tone(10), KINDS[kind])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert decode(path).duration == pytest.approx(5, abs=1.5)


@pytest.mark.parametrize("kind", ["m4a with its index in front", "webm", "flac"])
def test_how_much_is_missing_is_known_where_the_file_says_how_long_it_is(tmp_path: Path, kind: str) -> None:
    path = write_sound(tmp_path / f"half{KINDS[kind].suffix}", human_sound().samples, KINDS[kind])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = decode_into(path, lambda _: None)
    assert found.missing == pytest.approx(30 - found.seconds, abs=0.1)
    assert 10 < found.missing < 20


def test_sound_before_a_place_that_cannot_be_passed_is_kept(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "kapot.m4a", tone(20), KINDS["m4a with its index in front"])
    content = bytearray(path.read_bytes())
    sizes = content.index(b"stsz") + 16
    struct.pack_into(">I", content, sizes + 4 * 300, 0x3FFFFFFF)  # a packet of 1 GB, after 300 of 21 ms
    path.write_bytes(content)
    found = decode_into(path, lambda _: None)
    assert found.seconds == pytest.approx(6.4, abs=0.1)
    assert found.missing == pytest.approx(13.6, abs=0.1)


def test_a_recording_that_shrinks_while_it_is_read_is_heard_as_far_as_it_went(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "weg.wav", tone(60), KINDS["wav of a telephone"])

    def empty_it(_: bytes) -> None:
        os.truncate(path, 0)

    found = decode_into(path, empty_it)
    assert 0 < found.seconds < 20
    assert found.missing == pytest.approx(60 - found.seconds, abs=0.1)


def test_a_protected_recording_is_said_to_be_so(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "winkel.m4a", human_sound().samples, LOCKED)
    with pytest.raises(Unreadable, match=r"winkel\.m4a is protected against copying"):
        decode(path)


def test_an_m4a_that_was_not_finished_is_said_to_be_so(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "half.m4a", tone(10), KINDS["m4a"])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Unreadable, match=r"half\.m4a was not finished: its index is missing"):
        decode(path)


def test_a_picture_renamed_to_sound_holds_no_sound(tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "foto.jpg").rename(tmp_path / "foto.m4a")
    with pytest.raises(Unreadable, match=r"foto\.m4a holds no sound"):
        decode(picture)


def test_a_film_without_a_sound_track_holds_no_sound(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"stil\.mp4 holds no sound"):
        decode(write_silent_film(tmp_path / "stil.mp4"))


def test_zero_seconds_are_not_a_recording(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "niets.wav"), "wb") as empty:
        empty.setparams((1, 2, 16000, 0, "NONE", ""))
    with pytest.raises(Unreadable, match=r"0 seconds of sound in niets\.wav"):
        decode(tmp_path / "niets.wav")


@pytest.mark.parametrize("content", [b"Beste ouders,\n" * 200, bytes(5000), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"x"])
def test_something_else_is_not_sound(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "verslag.mp3"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"verslag\.mp3"):
        decode(path)


def test_a_missing_file_an_empty_file_and_a_folder_are_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"weg\.mp3 does not exist"):
        decode(tmp_path / "weg.mp3")
    (tmp_path / "leeg.mp3").touch()
    with pytest.raises(Unreadable, match=r"leeg\.mp3 is empty"):
        decode(tmp_path / "leeg.mp3")
    with pytest.raises(Unreadable, match="is a folder"):
        decode(tmp_path)


def test_a_playlist_cannot_make_us_call_the_network(tmp_path: Path) -> None:
    callers: list[object] = []

    def open_the_door_once() -> None:
        connection, caller = server.accept()
        connection.close()
        callers.append(caller)

    with socket.create_server(("127.0.0.1", 0)) as server:
        doorman = threading.Thread(target=open_the_door_once)
        doorman.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/gesprek.ts"
        playlist = tmp_path / "gesprek.m3u8"
        playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{address}\n#EXT-X-ENDLIST\n")
        with pytest.raises(Unreadable):
            decode(playlist)
        with socket.create_connection(server.getsockname()) as ours:
            doorman.join()
            assert callers == [ours.getsockname()]  # nobody came before us


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["wav", "mp3", "m4a", "ogg opus", "flac", "3gp of an old phone", "webm"]),
    damage=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=400)), min_size=1, max_size=4),
    kept=st.floats(0.05, 1),
)
def test_whatever_is_damaged_there_is_sound_or_one_clear_problem(
    tmp_path: Path, kind: str, damage: list[tuple[float, bytes]], kept: float
) -> None:
    whole = tmp_path / f"heel{KINDS[kind].suffix}"
    if not whole.exists():
        write_sound(whole, tone(2), KINDS[kind])
    content = bytearray(whole.read_bytes())
    for place, garbage in damage:
        at = int(place * len(content))
        content[at : at + len(garbage)] = garbage
    damaged = tmp_path / f"kapot{KINDS[kind].suffix}"
    damaged.write_bytes(content[: max(1, int(kept * len(content)))])
    try:
        check_sound(damaged)
    except Problem:
        with pytest.raises(Problem):
            decode(damaged)
    else:
        with contextlib.suppress(Problem):  # anything else that is raised fails the test
            assert decode(damaged).duration > 0
