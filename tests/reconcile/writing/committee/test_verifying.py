"""A bundle that was tampered with is told from one that was not, and a hostile one is refused calmly."""

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import NotFound, Problem, StorageFailed, Unreadable
from reconcile.writing.committee import State, as_zip, bundle, put_folder, verify
from reconcile.writing.committee.manifest import (
    MANIFEST,
    Manifest,
    manifest_bytes,
    part_of,
    read_manifest,
    safe_name,
    whole_of,
)
from reconcile.writing.committee.parcel import LARGEST_MANIFEST
from tests.reconcile.writing.committee.case import CASE, TODAY

FILES = bundle(CASE, with_recording=True, program="kloppend 0.1.0")
SMALL = {"a.pdf": b"eerste stuk", "map/b.txt": b"tweede stuk", "map/c.txt": b""}
SMALL[MANIFEST] = manifest_bytes([part_of(name, f"Stuk {name}", what) for name, what in SMALL.items()], [], TODAY)


def zipped(tmp_path: Path, files: dict[str, bytes]) -> Path:
    path = tmp_path / "bundel.zip"
    path.write_bytes(as_zip(files))
    return path


def states(path: Path) -> dict[str, State]:
    return {part.file: part.state for part in verify(path).parts if part.state is not State.SAME}


def test_a_bundle_as_it_was_made_is_whole_as_folder_as_zip_and_by_its_manifest(tmp_path: Path) -> None:
    put_folder(FILES, tmp_path / "bundel")
    verdicts = [
        verify(place) for place in (tmp_path / "bundel", zipped(tmp_path, FILES), tmp_path / "bundel" / MANIFEST)
    ]
    assert verdicts[0].intact
    assert verdicts[0] == verdicts[1] == verdicts[2]
    assert {part.file for part in verdicts[0].parts} == FILES.keys() - {MANIFEST}


def test_a_zip_with_the_folder_in_it_is_a_bundle_too(tmp_path: Path) -> None:
    assert verify(zipped(tmp_path, {f"Bundel/{name}": what for name, what in SMALL.items()})).intact


@pytest.mark.parametrize("name", sorted(FILES.keys() - {MANIFEST}))
def test_one_flipped_bit_in_any_part_is_seen(tmp_path: Path, name: str) -> None:
    changed = bytearray(FILES[name])
    changed[len(changed) // 2] ^= 1
    assert states(zipped(tmp_path, {**FILES, name: bytes(changed)})) == {name: State.CHANGED}


@given(st.data())
def test_any_flipped_bit_anywhere_is_seen_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(name for name, what in SMALL.items() if what)))
    place = data.draw(st.integers(0, len(SMALL[name]) - 1))
    changed = bytearray(SMALL[name])
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    path = zipped(tmp_path_factory.mktemp("bundel"), {**SMALL, name: bytes(changed)})
    try:
        assert not verify(path).intact
    except Unreadable:
        assert name == MANIFEST


def test_a_part_that_grew_or_shrank_is_seen(tmp_path: Path) -> None:
    for what in (b"eerste stuk.", b"eerste stu", b"", b"x" * 3_000_000):
        assert states(zipped(tmp_path, {**SMALL, "a.pdf": what})) == {"a.pdf": State.CHANGED}


def test_missing_added_and_renamed_parts_are_told_apart(tmp_path: Path) -> None:
    assert states(zipped(tmp_path, {n: w for n, w in SMALL.items() if n != "a.pdf"})) == {"a.pdf": State.MISSING}
    assert states(zipped(tmp_path, {**SMALL, "nieuw.pdf": b"nieuw"})) == {"nieuw.pdf": State.ADDED}
    moved = {("anders.pdf" if name == "a.pdf" else name): what for name, what in SMALL.items()}
    verdict = verify(zipped(tmp_path, moved))
    assert [(p.file, p.renamed_to) for p in verdict.parts if p.state is State.MISSING] == [("a.pdf", "anders.pdf")]
    assert not [part for part in verdict.parts if part.state is State.ADDED]
    assert not verdict.intact


def test_two_parts_that_changed_places_are_both_seen(tmp_path: Path) -> None:
    swapped = {**SMALL, "a.pdf": SMALL["map/b.txt"], "map/b.txt": SMALL["a.pdf"]}
    assert states(zipped(tmp_path, swapped)) == {"a.pdf": State.CHANGED, "map/b.txt": State.CHANGED}


def test_a_manifest_that_somebody_wrote_in_is_not_whole(tmp_path: Path) -> None:
    content = json.loads(SMALL[MANIFEST])
    content["date"] = "2026-01-01"
    verdict = verify(zipped(tmp_path, {**SMALL, MANIFEST: json.dumps(content).encode()}))
    assert not verdict.manifest_whole
    assert not verdict.intact
    assert all(part.state is State.SAME for part in verdict.parts)


def test_a_manifest_made_anew_for_other_parts_shows_another_number(tmp_path: Path) -> None:
    parts = [part_of("a.pdf", "Stuk", b"vals")]
    other = verify(zipped(tmp_path, {"a.pdf": b"vals", MANIFEST: manifest_bytes(parts, [], TODAY)}))
    assert other.intact
    assert other.manifest_sha256 != verify(zipped(tmp_path, SMALL)).manifest_sha256


def test_a_manifest_has_one_spelling() -> None:
    parts = [part_of("é.pdf", "Tïtel", b"x")]
    made = manifest_bytes(parts, [], TODAY)
    assert made == manifest_bytes(parts, [], TODAY)
    read = read_manifest(made)
    assert whole_of(read) == read.whole
    assert json.dumps(json.loads(made), ensure_ascii=False, indent=1, sort_keys=True) + "\n" == made.decode()


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/passwd", "C:/x", "C:x", "a\\b", "\\\\server\\x", "", ".", "./a", "a//b", "a/", "a\x00b",
     "a\nb", "x" * 201, "a:b", "manifest.json", "Manifest.JSON"],
)  # fmt: skip
def test_a_name_that_could_lie_outside_is_refused(tmp_path: Path, name: str) -> None:
    content = json.loads(SMALL[MANIFEST])
    content["parts"][0]["file"] = name
    put_folder({**SMALL, MANIFEST: json.dumps(content).encode()}, tmp_path / "bundel")
    with pytest.raises(Unreadable):
        verify(tmp_path / "bundel")


def test_ordinary_names_are_safe() -> None:
    for name in FILES:
        assert safe_name(name) == name


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 50_000, b'{"format": "bundle"}',
        b'{"format":"bundle","version":2,"date":"2026-01-01","parts":[],"whole":"' + b"0" * 64 + b'"}',
        b" " * (LARGEST_MANIFEST + 1), SMALL[MANIFEST].replace(b'"size": 11', b'"size": -1'),
        SMALL[MANIFEST].replace(b'"size": 11', b'"size": 1e400'),
        SMALL[MANIFEST].replace(b'"size": 11', b'"size": "11"'),
        SMALL[MANIFEST].replace(b'"size": 11', b'"size": 99999999999999999999'),
        SMALL[MANIFEST].replace(b"map/b.txt", b"a.pdf"), SMALL[MANIFEST].replace(b"map/b.txt", b"A.PDF"),
    ],
)  # fmt: skip
def test_a_broken_manifest_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable):
        verify(zipped(tmp_path, {**SMALL, MANIFEST: content}))


def test_a_link_in_a_folder_is_refused_and_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_bytes(SMALL["a.pdf"])
    put_folder(SMALL, tmp_path / "bundel")
    (tmp_path / "bundel" / "a.pdf").unlink()
    (tmp_path / "bundel" / "a.pdf").symlink_to(secret)
    with pytest.raises(Unreadable):
        verify(tmp_path / "bundel")


def test_a_link_to_a_folder_is_refused(tmp_path: Path) -> None:
    put_folder(SMALL, tmp_path / "bundel")
    (tmp_path / "bundel" / "ver weg").symlink_to("/", target_is_directory=True)
    with pytest.raises(Unreadable):
        verify(tmp_path / "bundel")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    put_folder(SMALL, tmp_path / "bundel")
    os.mkfifo(tmp_path / "bundel" / "pijp")
    for place in (tmp_path / "bundel", tmp_path / "bundel" / "pijp"):
        with pytest.raises(Unreadable):
            verify(place)


def made_zip(tmp_path: Path, entries: list[tuple[zipfile.ZipInfo, bytes]]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    path = tmp_path / "vreemd.zip"
    path.write_bytes(out.getvalue())
    return path


def plain(files: dict[str, bytes]) -> list[tuple[zipfile.ZipInfo, bytes]]:
    return [(zipfile.ZipInfo(name), content) for name, content in files.items()]


@pytest.mark.parametrize("name", ["../buiten.txt", "/etc/buiten", "a/../../buiten", "C:\\buiten.txt"])
def test_a_zip_with_a_name_that_points_outside_is_refused_and_writes_nothing(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "hier"
    inside.mkdir()
    with pytest.raises(Unreadable):
        verify(made_zip(inside, [*plain(SMALL), (zipfile.ZipInfo(name), b"x")]))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["vreemd.zip"]


def test_a_zip_with_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("koppeling")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(Unreadable):
        verify(made_zip(tmp_path, [*plain(SMALL), (link, b"/etc/passwd")]))


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_zip_with_two_files_of_one_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        verify(made_zip(tmp_path, [*plain(SMALL), (zipfile.ZipInfo("a.pdf"), b"ander stuk")]))


def test_a_zip_bomb_is_read_no_further_than_what_was_listed(tmp_path: Path) -> None:
    path = made_zip(tmp_path, plain({**SMALL, "a.pdf": b"\x00" * 200_000_000}))
    assert path.stat().st_size < 300_000
    assert states(path) == {"a.pdf": State.CHANGED}


@given(st.binary(max_size=300))
def test_any_file_at_all_is_refused_calmly(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("los") / "iets.zip"
    path.write_bytes(content)
    with pytest.raises(Problem):
        verify(path)


@given(st.data())
def test_a_damaged_zip_is_seen_or_refused_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(as_zip(SMALL))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("los") / "iets.zip"
    path.write_bytes(content)
    try:
        verdict = verify(path)
    except Problem:
        return
    assert {part.file for part in verdict.parts} >= {"a.pdf"}


def test_what_is_not_there_or_no_bundle_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        verify(tmp_path / "nergens")
    with pytest.raises(NotFound):
        verify(tmp_path)
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(Problem):
        verify(tmp_path)


def test_a_bundle_does_not_go_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "ander.txt").write_text("x")
    with pytest.raises(StorageFailed):
        put_folder(SMALL, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ander.txt"]


def test_the_same_files_give_the_same_zip() -> None:
    assert as_zip(SMALL) == as_zip(dict(reversed(SMALL.items())))


def test_the_manifest_of_a_bundle_reads_back() -> None:
    manifest = read_manifest(FILES[MANIFEST])
    assert isinstance(manifest, Manifest)
    assert len(manifest.parts) == len(FILES) - 1
