"""Word documents, made with python-docx in the shapes that Teams, Word and people give them."""

import datetime
from pathlib import Path

import docx

from transcribe.imports import read_transcript

SPOKEN = [
    ("Marieke de Boer", "0:03", "Goedemiddag, fijn dat u er bent."),
    ("Samira Haddou [Gast]", "0:09", "Dank u wel. Kort gezegd: hij komt niet mee."),
    ("Marieke de Boer", "1:02:15", "Ik plan drie keer per week twintig minuten in."),
]
STARTS = [3.0, 9.0, 3735.0]


def turns_of(path: Path) -> list[tuple[str, float | None, float | None, str]]:
    transcript = read_transcript(path)
    return [(transcript.speaker_of(turn).name, turn.start, turn.end, turn.text) for turn in transcript.turns]


def test_teams_now_name_time_and_words_in_one_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Gesprek over Sem-20260312_140310-Meeting Recording")
    document.add_paragraph("12 maart 2026, 02:03pm")
    document.add_paragraph("1h 4m 11s")
    document.add_paragraph("Marieke de Boer started transcription")
    for name, time, text in SPOKEN:
        paragraph = document.add_paragraph("\n")
        paragraph.add_run(name).bold = True
        paragraph.add_run(f" {time}\n")
        paragraph.add_run(text)
    document.add_paragraph("Marieke de Boer stopped transcription")
    document.save(str(tmp_path / "teams.docx"))
    expected = [(name, start, None, text) for (name, _, text), start in zip(SPOKEN, STARTS, strict=True)]
    assert turns_of(tmp_path / "teams.docx") == expected
    assert read_transcript(tmp_path / "teams.docx").date == datetime.date(2026, 3, 12)


def test_teams_before_2023_times_name_and_words_in_three_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    for times, name, text in [
        ("0:0:3.100 --> 0:0:8.250", "Marieke de Boer", "Goedemiddag, fijn dat u er bent."),
        ("0:0:9.0 --> 0:0:12.5", "Samira Haddou", "Dank u wel."),
        ("0:0:13.0 --> 0:0:14.0", "Samira Haddou", "Hij komt niet mee."),
    ]:
        for line in (times, name, text):
            document.add_paragraph(line)
    document.save(str(tmp_path / "oud.docx"))
    assert turns_of(tmp_path / "oud.docx") == [
        ("Marieke de Boer", 3.1, 8.25, "Goedemiddag, fijn dat u er bent."),
        ("Samira Haddou", 9.0, 14.0, "Dank u wel. Hij komt niet mee."),
    ]


def test_dictation_in_word_puts_the_time_before_the_speaker(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Audiobestand")
    document.add_paragraph("gesprek.wav")
    document.add_heading("Transcriptie")
    for line in (
        "00:00:03 Spreker 1",
        "Goedemiddag.",
        "00:00:09 Spreker 2",
        "Dank u wel.",
        "00:00:12 Spreker 1",
        "Ja.",
    ):
        document.add_paragraph(line)
    document.save(str(tmp_path / "dictaat.docx"))
    transcript = read_transcript(tmp_path / "dictaat.docx")
    assert [(turn.speaker, turn.start, turn.text) for turn in transcript.turns] == [
        ("S1", 3.0, "Goedemiddag."),
        ("S2", 9.0, "Dank u wel."),
        ("S1", 12.0, "Ja."),
    ]
    assert [speaker.name for speaker in transcript.speakers] == ["", ""]


def test_a_table_of_time_speaker_and_words(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=3)
    for name, time, text in [("Spreker", "Tijd", "Tekst"), *SPOKEN]:
        for cell, content in zip(table.add_row().cells, (time, name, text), strict=True):
            cell.text = content
    document.save(str(tmp_path / "tabel.docx"))
    assert [(start, text) for _, start, _, text in turns_of(tmp_path / "tabel.docx")] == [
        (start, text) for (_, _, text), start in zip(SPOKEN, STARTS, strict=True)
    ]


def test_bold_names_with_a_colon_and_words_added_under_tracked_changes(tmp_path: Path) -> None:
    document = docx.Document()
    for name, text in [("moeder", "Dank u wel."), ("Juf Anouk", "Graag gedaan."), ("moeder", "Tot maandag.")]:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}:").bold = True
        paragraph.add_run(f" {text}")
    inserted = document.paragraphs[-1]._p.makeelement(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ins", {}
    )
    inserted.append(document.paragraphs[-1].add_run(" Om half negen.")._r)
    document.paragraphs[-1]._p.append(inserted)
    document.save(str(tmp_path / "getypt.docx"))
    assert [(name, text) for name, _, _, text in turns_of(tmp_path / "getypt.docx")] == [
        ("moeder", "Dank u wel."),
        ("Juf Anouk", "Graag gedaan."),
        ("moeder", "Tot maandag. Om half negen."),
    ]
