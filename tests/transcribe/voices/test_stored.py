"""The voices of a block survive the disk, and a damaged file counts as none."""

import io
import pickle

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transcribe.engines import Voices
from transcribe.voices.stored import as_bytes, from_bytes


def some_voices(windows: int = 4) -> Voices:
    chance = np.random.default_rng(1)
    return Voices(chance.random((windows, 293, 3)) < 0.3, chance.random((windows, 3, 16), np.float32))


def npz(**arrays: object) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=True, **arrays)  # type: ignore[arg-type]  # objects too, as an attacker would
    return file.getvalue()


def test_what_is_stored_is_read_back() -> None:
    voices = some_voices()
    again = from_bytes(as_bytes(voices))
    assert again is not None
    assert np.array_equal(again.active, voices.active)
    assert np.array_equal(again.embeddings, voices.embeddings)


@given(st.integers(0, 10**6), st.integers(0, 255))
def test_one_wrong_byte_gives_the_same_voices_or_none(place: int, value: int) -> None:
    content = bytearray(as_bytes(some_voices()))
    content[place % len(content)] = value
    again = from_bytes(bytes(content))
    assert again is None or (again.active.shape, again.embeddings.shape) == ((4, 293, 3), (4, 3, 16))


@given(st.integers(0, 10**6))
def test_a_file_that_was_cut_off_is_none(length: int) -> None:
    content = as_bytes(some_voices())
    assert from_bytes(content[: length % len(content)]) is None


def test_other_arrays_are_none() -> None:
    good = some_voices()
    assert from_bytes(npz(active=good.active, embeddings=good.embeddings[:2])) is None
    assert from_bytes(npz(active=good.active.astype(np.uint8), embeddings=good.embeddings)) is None
    assert from_bytes(npz(active=good.active)) is None
    assert from_bytes(b"") is None


class Trap:
    """Runs code when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return pickle.loads, (b"cos\nabort\n(tR.",)


def test_a_pickle_inside_is_never_opened() -> None:
    assert from_bytes(npz(active=np.array([Trap()]), embeddings=some_voices().embeddings)) is None
