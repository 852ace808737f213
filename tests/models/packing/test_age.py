"""Locked streams, held against pyrage's own reading of the format, and against everything that can be done to one."""

import base64
import errno
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from models.packing import age
from tests.models.packing.trees import PHRASE, QUICK, locked

PHRASES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
AROUND_A_CHUNK = [0, 1, 65_535, 65_536, 65_537, 131_072]
"""The format divides a body in chunks of 64 KiB, and says which is the last."""
SEALED = 65_536 + 16
"""Bytes of a chunk in the file."""
REFUSALS = (age.NotLocked, age.WrongPassphrase, age.Damaged)


def content(size: int) -> bytes:
    """Bytes of which no two chunks are alike."""
    return b"".join(number.to_bytes(4, "big") for number in range(size // 4 + 1))[:size]


def opened(file: bytes, passphrase: str = PHRASE) -> bytes:
    return age.unlocked(io.BytesIO(file), passphrase).read()


def given_before_the_refusal(file: bytes) -> bytes:
    """What one can read, in pieces of which whole ones make a chunk, of a file that is not as it was locked."""
    got = b""
    with pytest.raises(REFUSALS):  # noqa: PT012  what came before it matters
        plain = age.unlocked(io.BytesIO(file), PHRASE)
        while piece := plain.read(1_024):
            got += piece
    return got


THREE_CHUNKS = content(2 * 65_536 + 5_000)
LOCKED = locked(THREE_CHUNKS)
BODY = LOCKED.index(b"\n--- ") + 49 + 16
"""Where the first chunk begins, after the line that signs the header and the nonce."""
HEAD, CHUNKS = LOCKED[:BODY], [LOCKED[BODY:][start : start + SEALED] for start in range(0, 3 * SEALED, SEALED)]


@given(st.lists(st.sampled_from([0, 1, 300, 65_535, 65_536, 65_537, 200_000]), max_size=4), PHRASES)
@settings(max_examples=60, deadline=None)
def test_what_was_locked_in_pieces_of_any_size_opens_here_and_with_age(sizes: list[int], passphrase: str) -> None:
    pieces = [content(size) for size in sizes]
    file = io.BytesIO()
    age.lock(pieces, file, passphrase, QUICK)
    assert pyrage.passphrase.decrypt(file.getvalue(), passphrase) == b"".join(pieces)
    assert opened(file.getvalue(), passphrase) == b"".join(pieces)


@pytest.mark.parametrize("size", AROUND_A_CHUNK)
def test_a_body_of_any_number_of_chunks_opens_here_and_with_age(size: int) -> None:
    file = locked(content(size))
    assert pyrage.passphrase.decrypt(file, PHRASE) == content(size)
    assert opened(file) == content(size)
    chunks = max(1, -(-size // 65_536))
    assert len(file) == BODY + size + 16 * chunks  # no empty chunk at the end


KEY = rsa.generate_private_key(65_537, 2_048)
SSH_KEY = KEY.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


@given(st.one_of(st.sampled_from(AROUND_A_CHUNK), st.integers(0, 200_000)))
@settings(max_examples=60, deadline=None)
def test_a_body_that_age_made_opens_here(size: int) -> None:
    """With a header of ours: with a passphrase, pyrage works seconds on each (see the last test for one it made)."""
    file = pyrage.encrypt(content(size), [pyrage.ssh.Recipient.from_str(SSH_KEY)])
    header = re.match(rb"(?s).+?-> ssh-rsa .+?\n([\w+/\n]+).*?\n--- .{43}\n", file)
    assert header
    purpose = OAEP(MGF1(SHA256()), SHA256(), b"age-encryption.org/v1/ssh-rsa")
    file_key = KEY.decrypt(base64.b64decode(header[1] + b"=="), purpose)
    assert opened(age._header_for(file_key, PHRASE, QUICK) + file[header.end() :]) == content(size)


def test_the_same_twice_gives_two_files_that_have_nothing_in_common() -> None:
    one, other = (locked(bytes(1_000)) for _ in range(2))
    assert len(one) == len(other)
    assert one.splitlines()[0] == other.splitlines()[0] == b"age-encryption.org/v1"
    alike = sum(mine == theirs for mine, theirs in zip(one[-1_000:], other[-1_000:], strict=True))
    assert alike < 50  # one in 256 by chance


def test_a_file_can_be_opened_with_the_passphrase_only() -> None:
    assert LOCKED.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert HEAD.count(b"\n-> ") == 1


@pytest.mark.parametrize("wrong", [PHRASE + " ", PHRASE.upper(), PHRASE[:-1], ""])
def test_another_passphrase_does_not_open_it(wrong: str) -> None:
    with pytest.raises(age.WrongPassphrase):
        opened(LOCKED, wrong)


def test_every_bit_that_is_turned_is_refused() -> None:
    file = locked(b"geheim")
    for place in range(len(file)):
        for bit in (1, 32):
            altered = file[:place] + bytes([file[place] ^ bit]) + file[place + 1 :]
            with pytest.raises(REFUSALS):
                opened(altered)


@pytest.mark.parametrize("sign", b"_-=* \n\r\0")
def test_a_header_with_any_other_sign_in_it_is_no_header(sign: int) -> None:
    """Python's reading of base64 passes over what does not belong in it."""
    for place in range(LOCKED.index(b"scrypt ") + 7, BODY - 16):
        with pytest.raises(REFUSALS):
            opened(LOCKED[:place] + bytes([sign]) + LOCKED[place + (LOCKED[place] != sign) :])


def test_every_place_to_cut_it_off_is_refused_and_so_is_anything_added() -> None:
    file = locked(b"geheim")
    for end in range(len(file)):
        with pytest.raises((age.NotLocked, age.Damaged)):
            opened(file[:end])
    with pytest.raises(age.Damaged):
        opened(file + b"\0")


@given(st.integers(BODY - 16, len(LOCKED) - 1), st.integers(1, 255))
@settings(deadline=None)
def test_of_a_body_with_one_byte_altered_only_whole_chunks_before_it_are_given(place: int, change: int) -> None:
    altered = LOCKED[:place] + bytes([LOCKED[place] ^ change]) + LOCKED[place + 1 :]
    whole = max(0, place - BODY) // SEALED  # in the nonce there is nothing before it
    assert given_before_the_refusal(altered) == THREE_CHUNKS[: whole * 65_536]


@given(st.one_of(st.sampled_from([BODY, BODY + SEALED, BODY + 2 * SEALED]), st.integers(BODY - 16, len(LOCKED) - 1)))
@settings(deadline=None)
def test_of_a_body_that_is_cut_off_the_chunk_that_is_last_then_is_not_given(end: int) -> None:
    whole = max(0, -(-(end - BODY) // SEALED) - 1)
    assert given_before_the_refusal(LOCKED[:end]) == THREE_CHUNKS[: whole * 65_536]


@given(st.lists(st.integers(0, 2), max_size=5).filter(lambda order: order != [0, 1, 2]))
@settings(deadline=None)
def test_chunks_that_were_moved_left_out_or_repeated_are_refused(order: list[int]) -> None:
    got = given_before_the_refusal(HEAD + b"".join(CHUNKS[place] for place in order))
    assert THREE_CHUNKS.startswith(got)
    assert len(got) in (0, 65_536, 131_072)


@pytest.mark.parametrize("size", AROUND_A_CHUNK)
@pytest.mark.parametrize("more", [b"\0", bytes(16), LOCKED[-SEALED:], LOCKED])
def test_anything_added_is_refused_before_the_last_chunk_is_given(size: int, more: bytes) -> None:
    got = given_before_the_refusal(locked(content(size)) + more)
    assert got == content(size)[: max(0, size - 1) // 65_536 * 65_536]


def test_an_empty_chunk_ends_nothing_but_what_is_empty_itself() -> None:
    """Who knows the passphrase could make one; age does not take it either."""
    file = locked(content(65_536))
    cipher = age._body_cipher(age._file_key_in(file[: BODY - 16], PHRASE), file[BODY - 16 : BODY])
    place, first, last = bytes(11), b"\0", b"\1"
    chunks = [cipher.encrypt(place + first, content(65_536), None), cipher.encrypt(bytes(10) + b"\1" + last, b"", None)]
    odd = file[:BODY] + b"".join(chunks)
    with pytest.raises(age.Damaged):
        opened(odd)
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(odd, PHRASE)


def test_after_damage_there_is_no_reading_on_as_if_it_ended_there() -> None:
    plain = age.unlocked(io.BytesIO(HEAD + CHUNKS[0] + CHUNKS[2]), PHRASE)
    assert plain.read(65_536) == THREE_CHUNKS[:65_536]
    with pytest.raises(age.Damaged):
        plain.read(1)
    for _ in range(3):
        with pytest.raises(ValueError, match="closed"):
            plain.read(1)


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
    class Failing(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "vol")

        def read(self, _: object = -1) -> bytes:
            raise OSError(errno.EIO, "stuk")

    def broken() -> Iterator[bytes]:
        yield b"x"
        raise KeyError

    with pytest.raises(OSError, match="vol"):
        age.lock([b"x"], Failing(), PHRASE, QUICK)
    with pytest.raises(KeyError):
        age.lock(broken(), io.BytesIO(), PHRASE, QUICK)
    with pytest.raises(OSError, match="stuk"):
        age.unlocked(Failing(LOCKED), PHRASE)


def test_what_age_locked_long_ago_opens() -> None:
    """The file was made by pyrage.passphrase.encrypt, which chose 17 for the work."""
    file = (Path(__file__).parent / "locked_by_age.age").read_bytes()
    assert b"-> scrypt " in file[:40]
    assert len(opened(file)) % 512 == 0
