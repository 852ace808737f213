"""The archive inside a packed dossier: any tar reads it, and what is not exactly ours is refused."""

import io
import tarfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from models.files import sha256_of
from models.packing import tape
from models.packing.manifest import LARGEST, Manifest, PackedFile, _is_name_here

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda name: name not in (".", "..")
)
MOMENTS = st.integers(-(10**18), 4 * 10**18)
Contents = dict[str, bytes]


def manifest_of(contents: Contents, folders: tuple[str, ...] = (), changed: int = 0) -> Manifest:
    return Manifest.model_validate(as_told(contents, folders, changed))


def as_told(contents: Contents, folders: tuple[str, ...] = (), changed: int = 0) -> dict[str, Any]:
    return {
        "name": "Kim",
        "changed": changed,
        "folders": tuple({"path": path, "changed": changed} for path in folders),
        "files": tuple(
            {"path": path, "changed": changed, "size": len(content), "sha256": sha256_of(content)}
            for path, content in contents.items()
        ),
    }


def from_memory(contents: Contents) -> Callable[[PackedFile], AbstractContextManager[BinaryIO]]:
    return lambda file: nullcontext(io.BytesIO(contents[file.path]))


def archive_of(contents: Contents, folders: tuple[str, ...] = (), changed: int = 0) -> bytes:
    return b"".join(tape.written(manifest_of(contents, folders, changed), from_memory(contents)))


def read(archive: bytes) -> Contents:
    kept: dict[str, io.BytesIO] = {}

    def keep(file: PackedFile) -> AbstractContextManager[BinaryIO]:
        return nullcontext(kept.setdefault(file.path, io.BytesIO()))

    stream = io.BytesIO(archive)
    tape.read_rest(stream, tape.manifest_in(stream), keep)
    return {path: content.getvalue() for path, content in kept.items()}


@given(st.dictionaries(NAMES, st.binary(max_size=1_500), max_size=5), MOMENTS)
@settings(deadline=None)
def test_any_tar_reads_it_as_it_was(contents: Contents, changed: int) -> None:
    archive = archive_of(contents, changed=changed)
    assert read(archive) == contents
    with tarfile.open(fileobj=io.BytesIO(archive)) as other:
        manifest, folder, *members = other.getmembers()
        assert manifest.name == "kloppend.json"
        assert folder.isdir()
        assert [member.name for member in members] == [f"Kim/{path}" for path in contents]
        assert {member.mode for member in members} <= {0o600}
        assert all(abs(float(member.mtime) - changed / 1e9) < 1e-6 * max(1, abs(changed / 1e9)) for member in members)
        found = [other.extractfile(member) for member in members]
        assert [file.read() for file in found if file] == list(contents.values())


def test_the_same_content_gives_the_same_bytes() -> None:
    assert archive_of({"a": b"1", "b/c": b"2"}, ("b",)) == archive_of({"a": b"1", "b/c": b"2"}, ("b",))


def test_a_file_of_more_than_eight_gibibytes_has_its_size_told_in_full() -> None:
    size = 9 << 30
    head = tape._header("Kim/lang.wav", size=size, changed=10**9)
    assert tarfile.TarInfo.frombuf(head[:512], "utf-8", "strict").type == b"x"
    with tarfile.open(fileobj=io.BytesIO(head)) as other:
        assert other.next().size == size  # type: ignore[union-attr]


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_one_byte_that_is_not_as_announced_is_refused(data: st.DataObject) -> None:
    archive = bytearray(archive_of({"verslag/a.txt": b"Kim krijgt begeleiding.", "b": b""}, ("verslag",)))
    archive[data.draw(st.integers(0, len(archive) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises((tape.Foreign, tape.Newer, tape.Altered)):
        read(bytes(archive))


def test_what_stops_too_early_or_goes_on_is_refused() -> None:
    archive = archive_of({"a": b"x" * 700})
    for end in range(0, len(archive), 97):
        with pytest.raises(tape.Foreign):
            read(archive[:end])
    for more in (b"\0", bytes(512), archive):
        with pytest.raises(tape.Foreign):
            read(archive + more)


def entry(kind: bytes, name: str, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.mode = kind, link, 0o4777
    return info


@pytest.mark.parametrize(
    "hostile",
    [
        entry(tarfile.SYMTYPE, "Kim/a", "/etc"), entry(tarfile.LNKTYPE, "Kim/a", "/etc/passwd"),
        entry(tarfile.CHRTYPE, "Kim/a"), entry(tarfile.FIFOTYPE, "Kim/a"), entry(tarfile.REGTYPE, "/tmp/a"),
        entry(tarfile.REGTYPE, "../a"), entry(tarfile.REGTYPE, "Kim/../../a"),
        entry(tarfile.REGTYPE, "Kim/niet-genoemd"),
        entry(tarfile.GNUTYPE_SPARSE, "Kim/a"), entry(tarfile.GNUTYPE_LONGNAME, "Kim/a"),
    ],
    ids=lambda info: f"{info.type.decode()} {info.name}",
)  # fmt: skip
def test_an_entry_of_any_other_kind_or_place_is_refused(hostile: tarfile.TarInfo) -> None:
    """In the place of the first file, and behind the last."""
    archive = archive_of({"a": b""})
    before = len(archive) - 2 * 512 - 3 * 512
    for place in (before, len(archive) - 2 * 512):
        with pytest.raises(tape.Foreign):
            read(archive[:place] + hostile.tobuf(tarfile.PAX_FORMAT) + archive[place:])


def test_an_ordinary_tar_and_what_is_no_tar_are_refused() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as other:
        other.addfile(entry(tarfile.REGTYPE, "kloppend.json"))
    for foreign in (file.getvalue(), b"", bytes(10_000), b"x" * 10_000):
        with pytest.raises(tape.Foreign):
            read(foreign)


@pytest.mark.parametrize("size", [-1, tape.LARGEST_MANIFEST + 1, 0o77777777777])
def test_a_manifest_of_an_impossible_size_is_not_even_read(size: int) -> None:
    class Bottomless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 <= size < tape.LARGEST_MANIFEST
            return super().read(size) or bytes(size)

    with pytest.raises(tape.Foreign):
        tape.manifest_in(Bottomless(tape._header(tape.MANIFEST, size=size, changed=0)))


def test_a_later_version_is_told_apart_from_what_is_not_ours() -> None:
    body = b'{"version": 2, "something": "new"}'
    archive = tape._header(tape.MANIFEST, size=len(body), changed=0) + body + bytes(512)
    with pytest.raises(tape.Newer):
        read(archive)


FORBIDDEN_PATHS = ["/a", "../a", "a/../b", ".", "..", "", "a//b", "a/", "./a", "a\0b", "weg/a", "\udc80", "a" * 5_000]


@pytest.mark.parametrize("path", FORBIDDEN_PATHS)
def test_a_path_that_leads_out_or_nowhere_is_refused(path: str) -> None:
    told = as_told({"a": b""})
    told["files"][0]["path"] = path
    with pytest.raises(ValidationError):
        Manifest.model_validate(told)


@pytest.mark.parametrize(
    ("contents", "folders"),
    [
        ({"a": b"", "a/b": b""}, ()),  # in a file
        ({"a": b""}, ("a",)),
        ({}, ("a", "a")),
        ({}, ("a/b", "a")),  # before the folder it is in
    ],
)
def test_what_is_no_tree_is_refused(contents: Contents, folders: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        manifest_of(contents, folders)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("size", -1),
        ("size", LARGEST + 1),
        ("sha256", "zz"),
        ("changed", 10**20),
        ("changed", -(10**20)),
        ("mode", 0o4777),
    ],
)
def test_a_file_that_cannot_be_is_refused(field: str, value: object) -> None:
    told = as_told({"a": b""})
    told["files"][0][field] = value
    with pytest.raises(ValidationError):
        Manifest.model_validate(told)


def test_a_thing_told_twice_is_refused() -> None:
    told = as_told({"a": b""})
    told["files"] *= 2
    with pytest.raises(ValidationError):
        Manifest.model_validate(told)


@pytest.mark.parametrize("name", ["a/b", "..", "", "C:\\weg\0"])
def test_the_dossier_itself_has_a_plain_name(name: str) -> None:
    with pytest.raises(ValidationError):
        Manifest.model_validate(as_told({}) | {"name": name})


def test_windows_takes_no_name_that_means_another_place_there() -> None:
    for name in ("C:", "a\\b", "..\\a", "a:stroom", "a.", "a ", "a\x1b", "CON?"):
        assert not _is_name_here(name, windows=True)
    assert _is_name_here("Verslag van 12 maart (2).docx", windows=True)


@pytest.mark.parametrize("now", [b"", b"kort", b"anders!", b"langer dan het was"])
def test_a_file_that_changed_since_the_manifest_never_passes(now: bytes) -> None:
    archive = tape.written(manifest_of({"a": b"gisteren"}), from_memory({"a": now}))
    with pytest.raises(tape.Altered):
        read(b"".join(archive))
