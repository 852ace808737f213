"""Locked streams, held against pyrage's own reading of the format, and against everything that can be done to one."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.packing import age
from tests.models.packing.trees import PHRASE, QUICK, locked

PHRASES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
AROUND_A_CHUNK = [0, 1, 65_535, 65_536, 65_537, 131_072]
"""The format divides a body in chunks of 64 KiB, and says which is the last."""


def opened(file: bytes, passphrase: str = PHRASE) -> bytes:
    with age.unlocked(io.BytesIO(file), passphrase) as plain:
        return plain.read()


@given(st.lists(st.binary(max_size=300), max_size=5), PHRASES)
@settings(max_examples=60, deadline=None)
def test_what_was_locked_opens_here_and_with_age(pieces: list[bytes], passphrase: str) -> None:
    file = io.BytesIO()
    age.lock(iter(pieces), file, passphrase, QUICK)
    assert pyrage.passphrase.decrypt(file.getvalue(), passphrase) == b"".join(pieces)
    assert opened(file.getvalue(), passphrase) == b"".join(pieces)


@pytest.mark.parametrize("size", AROUND_A_CHUNK)
def test_a_body_of_any_number_of_chunks_opens_here_and_with_age(size: int) -> None:
    plain = bytes(range(256)) * (size // 256) + bytes(size % 256)
    file = locked(plain)
    assert pyrage.passphrase.decrypt(file, PHRASE) == plain
    assert opened(file) == plain


def test_the_same_twice_gives_two_files_that_have_nothing_in_common() -> None:
    one, other = (locked(bytes(1_000)) for _ in range(2))
    assert len(one) == len(other)
    assert one.splitlines()[0] == other.splitlines()[0] == b"age-encryption.org/v1"
    alike = sum(mine == theirs for mine, theirs in zip(one[-1_000:], other[-1_000:], strict=True))
    assert alike < 50  # one in 256 by chance


def test_a_file_can_be_opened_with_the_passphrase_only() -> None:
    """The header that pyrage wrote for everybody to open never reaches the file."""
    file = locked(b"geheim")
    assert file.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert file.count(b"\n-> ") == 1


@pytest.mark.parametrize("wrong", [PHRASE + " ", PHRASE.upper(), PHRASE[:-1], ""])
def test_another_passphrase_does_not_open_it(wrong: str) -> None:
    with pytest.raises(age.WrongPassphrase):
        opened(locked(b"geheim"), wrong)


def test_every_bit_that_is_turned_is_refused() -> None:
    file = locked(b"geheim")
    for place in range(len(file)):
        for bit in (1, 32):
            altered = file[:place] + bytes([file[place] ^ bit]) + file[place + 1 :]
            with pytest.raises((age.NotLocked, age.WrongPassphrase, age.Damaged)):
                opened(altered)


def test_every_place_to_cut_it_off_is_refused_and_so_is_anything_added() -> None:
    file = locked(b"geheim")
    for end in range(len(file)):
        with pytest.raises((age.NotLocked, age.Damaged)):
            opened(file[:end])
    with pytest.raises(age.Damaged):
        opened(file + b"\0")


@pytest.mark.parametrize("chunk", [0, 1, 2])
def test_damage_in_any_chunk_is_told_whatever_was_made_of_what_came_before(chunk: int) -> None:
    file = bytearray(locked(bytes(3 * 65_536)))
    file[-(3 - chunk) * 65_552 + 100] ^= 1
    got = b""
    with pytest.raises(age.Damaged), age.unlocked(io.BytesIO(file), PHRASE) as plain:  # noqa: PT012
        got = plain.read()
        raise KeyError("the reader did not understand what it got")
    assert got == bytes(chunk * 65_536)


def test_a_file_that_asks_for_endless_work_is_refused_at_once() -> None:
    file = locked(b"geheim")
    for work in (b" 21\n", b" 64\n", b" 99\n", b" 0\n", b" 01\n", b" 100\n"):
        with pytest.raises(age.NotLocked):
            opened(file.replace(b" 1\n", work, 1))


def test_a_file_that_is_locked_with_a_key_is_not_for_us() -> None:
    identity = pyrage.x25519.Identity.generate()
    with pytest.raises(age.NotLocked):
        opened(pyrage.encrypt(b"geheim", [identity.to_public()]))


def test_what_goes_wrong_outside_comes_through_as_it_is() -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "vol")

    def broken() -> Iterator[bytes]:
        yield b"x"
        raise KeyError

    with pytest.raises(OSError, match="vol") as refusal:
        age.lock(iter([b"x"]), Full(), PHRASE, QUICK)
    assert refusal.value.errno == errno.ENOSPC
    with pytest.raises(KeyError):
        age.lock(broken(), io.BytesIO(), PHRASE, QUICK)
    with pytest.raises(KeyError), age.unlocked(io.BytesIO(locked(bytes(10**6))), PHRASE):
        raise KeyError


def test_what_age_locked_long_ago_opens() -> None:
    """The file was made by pyrage.passphrase.encrypt, which chose 17 for the work."""
    file = (Path(__file__).parent / "locked_by_age.age").read_bytes()
    assert b"-> scrypt " in file[:40]
    assert len(opened(file)) % 512 == 0
