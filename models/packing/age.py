"""A stream locked with a passphrase, in the age format (https://c2sp.org/age), that the command `age` opens too.

Such a file is a header, in which a random file key is sealed with a key made of the passphrase, and a body: a nonce,
and chunks that are sealed with a key made of the file key and that nonce. Each chunk is sealed for its place, so none
can be altered, moved or left out.
"""

import base64
import hashlib
import hmac
import io
import re
import secrets
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

WORK = 18
"""Trying one passphrase takes 2 ** WORK steps and KiB: .7 s and 256 MiB on a laptop, as much as `age` itself asks."""
MOST_WORK = 20
"""Of a file made elsewhere: a gibibyte."""
CHUNK = 1 << 16
"""Bytes of the content that are sealed together."""

_TAG = 16
_VERSION = b"age-encryption.org/v1\n"
_HEADER = re.compile(
    _VERSION + rb"(-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n)--- [A-Za-z0-9+/]{43}\n"
)
_LINES, _LONGEST_LINE = 4, 64


class NotLocked(Exception):  # noqa: N818  these three are outcomes, told to the user by who knows the file's name
    """It is no age file locked with a passphrase."""


class WrongPassphrase(Exception):  # noqa: N818
    """It does not open with this passphrase."""


class Damaged(Exception):  # noqa: N818
    """It is not, or not completely, what was locked."""


def lock(pieces: Iterable[bytes], file: BinaryIO, passphrase: str, work: int = WORK) -> None:
    """Write all of `pieces`, of any size, to `file`; no more than one piece and one chunk is ever in memory."""
    file_key, nonce = secrets.token_bytes(16), secrets.token_bytes(16)
    file.write(_header_for(file_key, passphrase, work) + nonce)
    cipher = _body_cipher(file_key, nonce)
    for place, chunk in _chunks(pieces, CHUNK):
        file.write(cipher.encrypt(place, chunk, None))


def unlocked(file: BinaryIO, passphrase: str) -> BinaryIO:
    """What is in `file`, which is at its beginning, to be read to its end; nothing that was altered is ever given.

    Raises NotLocked, WrongPassphrase and, about the header, Damaged. Reading raises Damaged as well, in the place of
    the first chunk that is not as it was, and after that nothing more can be read.
    """
    header = b"".join(file.readline(_LONGEST_LINE) for _ in range(_LINES))
    file_key = _file_key_in(header, passphrase)
    cipher = _body_cipher(file_key, file.read(16))
    return io.BufferedReader(_Body(_unsealed(file, cipher)), CHUNK)


class _Body(io.RawIOBase):
    """Chunks as a file to read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._chunk = io.BytesIO()

    def readable(self) -> bool:
        return True

    def readinto(self, target: "WriteableBuffer", /) -> int:
        if size := self._chunk.readinto(target):
            return size
        try:
            self._chunk = io.BytesIO(next(self._chunks, b""))
        except BaseException:
            self.close()  # else the next to read would think this the end
            raise
        return self._chunk.readinto(target)


def _unsealed(file: BinaryIO, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    sealed = iter(partial(file.read, CHUNK + _TAG), b"")
    for number, (place, chunk) in enumerate(_chunks(sealed, CHUNK + _TAG)):
        try:
            plain = cipher.decrypt(place, chunk, None)
        except InvalidTag:
            raise Damaged from None
        if number and not plain:  # the format has one way only to end
            raise Damaged
        yield plain


def _chunks(pieces: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bytes]]:
    """All of `pieces`, `size` bytes at a time and last what is left, each after the nonce that stands for its place.

    The last is told apart by its nonce, and is empty only when there is nothing at all.
    """
    held, number = bytearray(), 0
    for piece in pieces:
        held += piece
        while len(held) > size:
            yield number.to_bytes(11, "big") + b"\x00", bytes(held[:size])
            del held[:size]
            number += 1
    yield number.to_bytes(11, "big") + b"\x01", bytes(held)


def _header_for(file_key: bytes, passphrase: str, work: int) -> bytes:
    salt = secrets.token_bytes(16)
    sealed = _header_cipher(passphrase, salt, work).encrypt(bytes(12), file_key, None)
    return _signed(b"-> scrypt %s %d\n%s\n" % (_written(salt), work, _written(sealed)), file_key)


def _file_key_in(header: bytes, passphrase: str) -> bytes:
    found = _HEADER.fullmatch(header)
    if not found or int(found[3]) > MOST_WORK:
        raise NotLocked
    stanza, salt, work, sealed = found.groups()
    try:
        file_key = _header_cipher(passphrase, _unwritten(salt), int(work)).decrypt(bytes(12), _unwritten(sealed), None)
    except InvalidTag:
        raise WrongPassphrase from None
    if not hmac.compare_digest(_signed(stanza, file_key), header):
        raise Damaged
    return file_key


def _signed(stanza: bytes, file_key: bytes) -> bytes:
    """The whole header with `stanza` in it."""
    head = _VERSION + stanza + b"---"
    return head + b" " + _written(hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")) + b"\n"


def _header_cipher(passphrase: str, salt: bytes, work: int) -> ChaCha20Poly1305:
    """Of the key that `passphrase` stands for, 2 ** `work` KiB and as many steps away; `salt` makes it serve once."""
    salt, steps = b"age-encryption.org/v1/scrypt" + salt, 1 << work
    key = hashlib.scrypt(passphrase.encode(), salt=salt, n=steps, r=8, p=1, dklen=32, maxmem=(steps + 64) * 1024)
    return ChaCha20Poly1305(key)


def _body_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))


def _derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(secret)


def _written(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _unwritten(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
