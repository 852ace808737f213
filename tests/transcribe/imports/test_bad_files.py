"""Every file that cannot be taken in is refused with one clear reason, which holds no word of what is said in it."""

import contextlib
import io
import json
import struct
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exits import ExitCode
from models.problems import NotFound, Problem, Unreadable
from transcribe.imports import read_transcript

FILES = Path(__file__).parent / "files"
SECRET = "Zorgelijk"
REPORT = """Verslag MDO

Datum: 12 maart 2026
Aanwezig: Marieke de Boer (IB'er), Samira Haddou (moeder)

Inbreng ouders: Zorgelijk vinden zij het lezen.
Afspraken:
- IB'er plant twee keer per week begeleiding in.
- Evaluatie: over zes weken, om 14:30 uur.
"""


def refusal(tmp_path: Path, name: str, content: bytes | str) -> Problem:
    """The problem that reading this content gives, checked for what holds for every problem."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Unreadable) as caught:
        read_transcript(path)
    problem = caught.value
    assert problem.exit_code is ExitCode.UNREADABLE
    for sentence in (problem.what, problem.meaning, problem.remedy):
        assert SECRET not in sentence.format(**problem.details)
    assert name in problem.what.format(**problem.details)
    return problem


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_transcript(tmp_path / "weg.vtt")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leeg.vtt", b"", "is empty"),
        ("wit.txt", b" \n\n ", "not a transcript"),
        ("foto.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "is a picture"),
        ("verslag.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "is a picture"),
        ("scherm.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture"),
        ("foto.heic", b"\x00\x00\x00\x18ftypheic\x00\x00", "is a picture"),
        ("gesprek.m4a", b"\x00\x00\x00\x18ftypM4A \x00\x00", "is a recording"),
        ("gesprek.wav", b"RIFF\x00\x00\x00\x00WAVEfmt ", "is a recording"),
        ("gesprek.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00", "is a recording"),
        ("verslag.pdf", b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        ("programma.txt", b"MZ\x90\x00\x03\x00\x00\x00", "not a transcript"),
        ("half.txt", "Naam: é".encode("utf-16")[:-1], "cannot be read"),
        ("verslag.txt", REPORT, "not a transcript"),
        ("agenda.txt", f"Vergadering Oost 14:30\n{SECRET}\nEinde\n", "not a transcript"),
        ("verslag.html", f"<html><body><p>{SECRET}</p></body></html>", "not a transcript"),
        ("geen.vtt", f"{SECRET}\n\n00:00 --> 00:01\n", "not a transcript"),
        ("leeg_gesprek.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Moeder></v>\n", "no spoken text"),
        ("kapot.json", '{"turns": [{"id": 1,\n "text": "Zorgelijk', "broken at line 2"),
        ("tekst.json", SECRET, "broken at line 1"),
        ("diep.json", "[" * 100_000, "broken at line 1"),
        ("ander.json", '{"naam": "Zorgelijk", "leeftijd": 9}', "neither turns nor segments"),
        ("lijst.json", '["Zorgelijk"]', "neither turns nor segments"),
        ("leeg.json", '{"speakers": [], "turns": []}', "no spoken text"),
        ("stil.json", '{"segments": []}', "no spoken text"),
        ("segment.json", '{"segments": [{"start": 1, "tekst": "Zorgelijk"}]}', "segments.0.text is missing"),
    ],
)
def test_what_is_no_transcript_is_refused_for_its_own_reason(
    tmp_path: Path, name: str, content: bytes | str, reason: str
) -> None:
    assert reason in str(refusal(tmp_path, name, content))


def own(**changes: object) -> str:
    turn = {"id": 1, "start": 0.0, "end": 6.4, "speaker": "S1", "text": SECRET}
    later = {"id": 2, "start": 7.0, "end": 9.0, "speaker": "S1", "text": SECRET}
    return json.dumps({"speakers": [{"id": "S1", "name": SECRET}], "turns": [turn, later | changes]})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"start": -3.0}, "turn 2 is at -0:00:03, after one at 0:00:00"),
        ({"start": 3700.0, "end": 62.0}, "turn 2 is at 0:01:02, after one at 1:01:40"),
        ({"speaker": "S9"}, "the speaker of turn 2 is not in its list"),
        ({"id": 1}, "turn number 1 occurs twice"),
        ({"start": SECRET}, "turns.1.start is missing or not as it should be"),
        ({"text": None}, "turns.1.text is missing or not as it should be"),
        ({"words": [{"text": SECRET, "probability": 4}]}, "turns.1.words.0.probability is missing or not"),
    ],
)
def test_our_own_json_against_its_contract_names_the_place(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    assert reason in str(refusal(tmp_path, "gesprek.json", own(**changes)))


def test_turns_of_our_own_json_in_the_wrong_order_are_refused_with_both_times(tmp_path: Path) -> None:
    turns = [
        {"id": 1, "start": 65.0, "end": 66.0, "speaker": "S1", "text": SECRET},
        {"id": 2, "start": 64.0, "end": 66.0, "speaker": "S1", "text": SECRET},
    ]
    content = json.dumps({"speakers": [{"id": "S1"}], "turns": turns})
    assert "turn 2 is at 0:01:04, after one at 0:01:05" in str(refusal(tmp_path, "gesprek.json", content))


def test_captions_that_run_far_backwards_are_refused_with_the_place(tmp_path: Path) -> None:
    content = f"WEBVTT\n\n00:20.000 --> 00:21.000\n{SECRET}\n\n00:09.900 --> 00:10.000\n{SECRET}\n"
    assert "turn 2 is at 0:00:09, after one at 0:00:20" in str(refusal(tmp_path, "gesprek.vtt", content))


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\nJa.\n\n00:75.000 --> 00:80.000\n{SECRET}\n", 6),
        ("b.vtt", f"WEBVTT\n\n00:01.000 -> 00:02.000\nJa.\n\n1 minuut --> 2 minuten\n{SECRET}\n", 6),
        ("c.srt", f"1\n00:00:01,000 --> 00:00:02,000\nJa.\n\n00:00:03,000 --> 00:00:04,000\n{SECRET}\n", 5),
    ],
)
def test_captions_the_library_would_skip_are_not_lost_in_silence(
    tmp_path: Path, name: str, content: str, line: int
) -> None:
    assert refusal(tmp_path, name, content).details["line"] == line


def test_subtitles_without_text_lose_nothing_and_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nJa.\n", "utf-8")
    assert [turn.text for turn in read_transcript(path).turns] == ["Ja."]


def test_a_word_document_that_is_a_report_is_no_transcript(tmp_path: Path) -> None:
    document = docx.Document()
    for line in REPORT.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "made.docx"))
    assert "not a transcript" in str(refusal(tmp_path, "verslag.docx", (tmp_path / "made.docx").read_bytes()))


def test_a_word_document_cut_short_and_other_zip_files_are_no_whole_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(SECRET)
    document.save(str(tmp_path / "made.docx"))
    whole = (tmp_path / "made.docx").read_bytes()
    assert "not a whole Word document" in str(refusal(tmp_path, "half.docx", whole[: len(whole) // 2]))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "not a whole Word document" in str(refusal(tmp_path, "tekst.odt", archive.getvalue()))
    damaged = bytearray(whole)
    damaged[60:400] = bytes(340)
    assert "not a whole Word document" in str(refusal(tmp_path, "kapot.docx", bytes(damaged)))


def compound_file(*streams: str) -> bytes:
    """An OLE compound file ([MS-CFB] 2.2-2.6) with empty streams: one sector of allocation table, one of directory."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 0x1000, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b""
    for place, name in enumerate(("Root Entry", *streams)):
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack(
            "<HBB3I", len(raw), 5 if place == 0 else 2, 1, *[0xFFFFFFFF] * 3
        )
        directory += bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return header + table + directory.ljust(512, b"\0")


def test_a_protected_word_document_and_one_of_before_2007_get_their_own_remedy(tmp_path: Path) -> None:
    protected = compound_file("EncryptionInfo", "EncryptedPackage")
    assert len(protected) == 3 * 512
    assert "locked with a password" in str(refusal(tmp_path, "gesprek.docx", protected))
    assert "before 2007" in str(refusal(tmp_path, "gesprek.doc", compound_file("WordDocument")))


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """One of the files in files/, or a Word document, with a few bytes changed, removed or doubled."""
    path = draw(st.sampled_from([*sorted(FILES.iterdir()), None]))
    document = io.BytesIO()
    if path is None:
        docx.Document().save(document)
    content = bytearray(document.getvalue() if path is None else path.read_bytes())
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(content) - 1))
        length = draw(st.integers(0, 20))
        content[place : place + length] = draw(st.binary(max_size=5) | st.just(content[:length]))
    return path.suffix if path is not None else ".docx", bytes(content)


@settings(deadline=None)
@given(damaged())
def test_a_damaged_file_gives_a_transcript_or_a_reason_and_nothing_else(made: tuple[str, bytes]) -> None:
    suffix, content = made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"gesprek{suffix}"
        path.write_bytes(content)
        with contextlib.suppress(Problem):
            assert read_transcript(path).turns
