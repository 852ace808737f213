"""The tracked version of documents of many makes, read back by the product, by docx-editor and by LibreOffice."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import Unreadable
from reconcile.reports.reading import pasted
from reconcile.writing.material import Edit
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.checking import Ours, accepted, is_right, texts_of
from reconcile.writing.tracked.package import WordFile
from reconcile.writing.tracked.refusals import NoTrackedVersion
from reconcile.writing.tracked.version import Tracked, tracked_version
from reconcile.writing.tracked.wishes import Wish
from tests.bench.tracked import opened_by_libreoffice
from tests.reconcile.reports.documents import body_of, paragraph, plain, with_parts
from tests.reconcile.writing.tracked import papers, trial

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def change(content: bytes, old: str, new: str, *, comment: str = "") -> Wish:
    """Put `new` for the only `old` in the report."""
    text = trial.read(content).text
    assert text.count(old) == 1
    start = text.index(old)
    return Wish(old, comment, edits=(Edit(start=start, end=start + len(old), text=new),))


def add(content: bytes, line: str, *, after: str | None) -> Wish:
    """Add `line` after the block that begins with `after`."""
    report = trial.read(content)
    starts = [b.start for b in report.blocks if after and report.text[b.start : b.end].startswith(after)]
    return Wish(line, "Dit missen wij nog.", lines=(line,), after=starts[0] if after else None)


def write(content: bytes, *wishes: Wish) -> Tracked:
    return tracked_version(content, trial.read(content), wishes, author=trial.AUTHOR, day=trial.DAY)


def xml_of(content: bytes, part: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(part))


def words(content: bytes, tag: str, inside: str) -> list[str]:
    """What every `inside` element holds in its `tag` elements."""
    found = xml_of(content).iter(f"{_W}{inside}")
    return ["".join(each.text or "" for each in holder.iter(f"{_W}{tag}")) for holder in found if len(holder)]


def reads(tracked: Tracked, original: bytes) -> list[str]:
    """The document once all of ours is accepted."""
    file = WordFile(original)
    return texts_of(accepted(tracked.content, Ours(file.next_change, file.next_comment)))


@pytest.mark.parametrize("name", papers.MADE)
def test_another_program_accepts_it_to_our_version_and_rejects_it_to_the_schools(name: str) -> None:
    outcome = trial.tried(name, papers.MADE[name](), in_boxes=papers.IN_BOXES.get(name, ()))
    assert outcome.accepts
    assert outcome.rejects
    assert len(outcome.tracked.placed) >= 4


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_them() -> None:
    chosen = ("tables", "others_changes", "others_comments", "split_runs", "libreoffice_footnotes")
    made = {}
    for name in chosen:
        content = papers.MADE[name]()
        made[name] = write(content, *trial.wishes_over(trial.read(content))).content
    assert opened_by_libreoffice(made) == set(chosen)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_change_of_words_in_any_cut_up_paragraph_comes_back_exactly(data: st.DataObject) -> None:
    letters = st.text(alphabet="ab ,.é&<\u00ad", min_size=1, max_size=9)
    looks = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>"])
    pieces = data.draw(st.lists(st.tuples(letters, looks), min_size=1, max_size=5))
    runs = [plain(text.replace("&", "&amp;").replace("<", "&lt;"), look) for text, look in pieces]
    content = body_of(paragraph("Begin") + paragraph(*runs) + paragraph("Eind"))
    report = trial.read(content)
    block = trial.body_blocks(report)[1]
    start = data.draw(st.integers(block.start, block.end - 1))
    end = data.draw(st.integers(start, block.end))
    new = data.draw(st.text(alphabet="abc é", max_size=12))
    wish = Wish("1", "Klopt niet.", edits=(Edit(start=start, end=end, text=new),))
    if new.split() == report.text[start:end].split():
        return
    made = tracked_version(content, report, [wish], author=trial.AUTHOR, day=trial.DAY)
    outcome = "".join("".join(reads(made, content)).split())
    assert outcome == "".join((report.text[:start] + new + report.text[end:]).split())


def test_only_the_words_that_differ_are_struck_out_and_put_in() -> None:
    content = papers.plain_paper()
    made = write(content, change(content, papers.TALK[0], papers.TALK[0].replace("twee", "drie")))
    assert words(made.content, "delText", "del") == ["twee"]
    assert words(made.content, "t", "ins") == ["drie"]


def test_new_words_look_like_those_they_replace() -> None:
    content = body_of(paragraph(plain("Noor krijgt "), plain("twee", "<w:b/>"), plain(" keer hulp.")))
    made = write(content, change(content, "twee", "drie"))
    inserted = next(each for each in xml_of(made.content).iter(f"{_W}ins"))
    assert inserted.find(f"{_W}r/{_W}rPr/{_W}b") is not None


def test_nobody_can_tell_at_what_hour_it_was_made() -> None:
    content = papers.others_changes()
    wish = change(content, "vet gemaakt", "niet vet", comment="Klopt volgens ons niet.")
    made = write(content, wish)
    stamps = {
        each.get(f"{_W}date")
        for part in ("word/document.xml", "word/comments.xml")
        for each in xml_of(made.content, part).iter()
        if each.get(f"{_W}author") == trial.AUTHOR
    }
    assert stamps == {"2026-11-05T12:00:00"}


def test_every_part_but_the_text_and_the_comments_stays_byte_for_byte() -> None:
    content = papers.headers_and_footers()
    made = write(content, change(content, papers.TALK[1], ""))
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(BytesIO(made.content)) as new:
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert changed == ["word/document.xml"]
        assert old.namelist() == new.namelist()


def test_comments_of_others_stay_and_ours_says_why() -> None:
    content = papers.others_comments()
    made = write(content, change(content, "twee keer", "drie keer", comment="Het gaat ons om de hoeveelheid."))
    before = [ElementTree.tostring(each) for each in xml_of(content, "word/comments.xml")]
    after = [ElementTree.tostring(each) for each in xml_of(made.content, "word/comments.xml")]
    assert after[:-1] == before
    assert b"Het gaat ons om de hoeveelheid." in after[-1]


def test_a_second_round_in_the_same_name_leaves_the_first_alone() -> None:
    content = papers.plain_paper()
    first = write(content, change(content, "twee keer", "drie keer", comment="Een."))
    second = write(first.content, change(first.content, "iedere vrijdag", "iedere maandag", comment="Twee."))
    assert words(second.content, "t", "ins") == ["drie", "maandag"]
    assert any("drie keer" in text for text in texts_of(trial.read(second.content)))


def test_a_paragraph_that_goes_takes_its_bullet_along() -> None:
    content = papers.bullet_lists()
    made = write(content, change(content, papers.AGREED[1], ""))
    assert papers.AGREED[1] not in reads(made, content)
    paragraphs = len(list(xml_of(content).iter(f"{_W}p")))
    file = WordFile(content)
    from reconcile.writing.tracked.resolving import resolved

    result = resolved(WordFile(made.content).root, Ours(file.next_change, 0).wrote, (), accept=True)
    assert len(list(result.iter(f"{_W}p"))) == paragraphs - 1


def test_a_new_line_takes_over_the_list_or_the_bullet_that_was_typed() -> None:
    content = papers.bullet_lists()
    made = write(content, add(content, "Eerste.", after=papers.AGREED[2]), add(content, "Tweede.", after="- Noor"))
    assert "- Tweede." in reads(made, content)
    new = [p for p in xml_of(made.content).iter(f"{_W}p") if "Eerste." in "".join(p.itertext())]
    style = new[0].find(f"{_W}pPr/{_W}pStyle")
    assert style is not None
    assert style.get(f"{_W}val") == "ListBullet"


def test_typed_numbers_count_on() -> None:
    content = body_of(paragraph("Afspraken") + paragraph("1. De school belt.") + paragraph("2. Ouders komen langs."))
    made = write(content, add(content, "De leerkracht mailt.", after="2."))
    assert reads(made, content)[-1] == "3. De leerkracht mailt."


def test_what_belongs_in_a_table_comes_after_it() -> None:
    content = papers.tables()
    made = write(content, add(content, "De school belt elke week.", after=papers.AGREED[2]))
    lines = reads(made, content)
    place = lines.index("De school belt elke week.")
    assert lines[place - 1] == "vanaf maandag 9 november"
    assert lines[place + 1] == "Tussen de tabellen staat nog een zin over de afspraken."


def test_words_that_run_over_two_paragraphs_leave_no_empty_one_behind() -> None:
    content = papers.plain_paper()
    text = trial.read(content).text
    start, end = text.index("Zij oefenen"), text.index(papers.AGREED[0]) - 1
    wish = Wish("1", "", edits=(Edit(start=start, end=end, text="Zij oefenen niet."),))
    made = write(content, wish)
    assert reads(made, content)[3:5] == ["Ouders maken zich zorgen over het lezen. Zij oefenen niet.", papers.AGREED[0]]


@pytest.mark.parametrize(
    ("paper", "old", "reason"),
    [
        (papers.others_changes, "ambulant begeleider", refusals.OTHERS_CHANGE),
        (papers.fields, "dinsdag 3 november", refusals.FIELD),
        (papers.fields, "vier", refusals.FIELD),
        (papers.content_controls, "moeder van Noor", refusals.CONTROL),
        (papers.content_controls, "hele blok", refusals.CONTROL),
        (papers.footnotes, "toets van begrijpend", refusals.HOLDS_MORE),
        (papers.text_boxes, "iets anders", refusals.NOT_FOUND),
    ],
)
def test_what_is_not_ours_to_change_is_refused_with_its_reason(
    paper: Callable[[], bytes], old: str, reason: str
) -> None:
    content = paper()
    other = change(content, "mailt", "belt") if paper is not papers.text_boxes else change(content, "brief", "mail")
    made = write(content, change(content, old, "anders"), other)
    assert made.refused == ((old, reason),)
    assert made.placed == (other.id,)


def test_a_passage_over_several_cells_is_refused() -> None:
    content = papers.tables()
    over = f"{papers.AGREED[1]}\tleerkracht"
    made = write(content, change(content, over, "iemand"), change(content, "kolommen", "rijen"))
    assert made.refused == ((over, refusals.SEVERAL_CELLS),)


def test_a_passage_that_a_text_box_says_too_is_refused() -> None:
    content = papers.text_boxes()
    report = trial.read(content)
    start = report.text.rindex(papers.AGREED[0])
    wish = Wish("1", "", edits=(Edit(start=start, end=start + 13, text="De directeur"),))
    made = tracked_version(content, report, [wish, change(content, "brief", "mail")], author="x", day=trial.DAY)
    assert made.refused == (("1", refusals.AMBIGUOUS),)


def test_the_later_of_two_changes_in_one_place_is_refused() -> None:
    content = papers.plain_paper()
    made = write(content, change(content, "twee keer per week", "elke dag"), change(content, "per week", "per maand"))
    assert made.refused == (("per week", refusals.TAKEN),)


def test_a_sentence_with_a_gap_is_refused() -> None:
    content = papers.plain_paper()
    gap = Wish("gat", "", lines=("De school belt op ⟦wanneer?⟧.",))
    made = write(content, gap, change(content, "twee keer", "drie keer"))
    assert made.refused == (("gat", refusals.GAP),)


def test_a_protected_document_is_left_alone() -> None:
    content = papers.protected()
    with pytest.raises(NoTrackedVersion) as raised:
        write(content, change(content, "twee keer", "drie keer"))
    assert raised.value.what == refusals.PROTECTED


def test_a_signed_document_is_left_alone() -> None:
    content = with_parts(papers.plain_paper(), {"_xmlsignatures/sig1.xml": b"<a/>"})
    with pytest.raises(NoTrackedVersion) as raised:
        write(content, change(content, "twee keer", "drie keer"))
    assert raised.value.what == refusals.SIGNED


def test_another_document_than_the_one_that_was_compared_is_left_alone() -> None:
    report = trial.read(papers.plain_paper())
    with pytest.raises(NoTrackedVersion) as raised:
        tracked_version(papers.tables(), report, [], author="x", day=trial.DAY)
    assert raised.value.what == refusals.ANOTHER_FILE


def test_a_report_that_is_no_word_document_goes_the_other_way() -> None:
    report = pasted("Verslag\n\nNoor krijgt hulp.")
    with pytest.raises(NoTrackedVersion) as raised:
        tracked_version(b"Verslag", report, [], author="x", day=trial.DAY)
    assert raised.value.what == refusals.NOT_WORD
    assert "completed report" in raised.value.remedy


def test_a_broken_document_is_a_problem_and_no_crash() -> None:
    content = papers.plain_paper()
    with pytest.raises(Unreadable):
        tracked_version(content[:-400], trial.read(content), [], author="x", day=trial.DAY)


@pytest.mark.parametrize("where", ["word/document.xml", "word/styles.xml", "word/comments.xml"])
def test_the_check_sees_a_letter_that_was_changed_elsewhere(where: str) -> None:
    content = papers.others_comments()
    made = write(content, change(content, "twee keer", "drie keer", comment="Klopt niet."))
    file = WordFile(content)
    ours = Ours(file.next_change, file.next_comment)
    expected = reads(made, content)
    assert is_right(WordFile(content), made.content, ours, expected)
    with zipfile.ZipFile(BytesIO(made.content)) as archive:
        part = archive.read(where)
    spoiled = part.replace(b"Ouders", b"Oudern", 1) if where.endswith("document.xml") else part.replace(b"a", b"e", 1)
    if where.endswith("comments.xml"):
        spoiled = part.replace(b"Navragen", b"Nagevraagd", 1)
    assert spoiled != part
    assert not is_right(WordFile(content), with_parts(made.content, {where: spoiled}), ours, expected)


def test_the_check_sees_a_change_of_ours_that_says_something_else() -> None:
    content = papers.plain_paper()
    made = write(content, change(content, "twee keer", "drie keer"))
    file = WordFile(content)
    with zipfile.ZipFile(BytesIO(made.content)) as archive:
        part = archive.read("word/document.xml")
    spoiled = with_parts(made.content, {"word/document.xml": part.replace(b">drie<", b">vier<")})
    assert not is_right(WordFile(content), spoiled, Ours(file.next_change, file.next_comment), reads(made, content))
