"""What is true of every report, whatever its form."""

from models.report import Report
from reconcile.reports.lines import is_ruling


def uncovered(report: Report) -> str:
    """The characters of the text that stand in no block."""
    ends = [0, *(block.end for block in report.blocks)]
    starts = [*(block.start for block in report.blocks), len(report.text)]
    return "".join(report.text[end:start] for end, start in zip(ends, starts, strict=True))


def assert_blocks_are_in_order_and_apart(report: Report) -> None:
    position = 0
    for block in report.blocks:
        assert position <= block.start < block.end <= len(report.text)
        said = report.text[block.start : block.end]
        assert said == said.strip()
        position = block.end


def assert_only_drawing_is_left_out(report: Report) -> None:
    """For plain text, whose rulings, cell borders and quote marks are no statement."""
    assert_blocks_are_in_order_and_apart(report)
    for line in uncovered(report).splitlines():
        rest = "".join(character for character in line if character not in "|>" and not character.isspace())
        assert rest == "" or is_ruling(line.replace(">", " ").strip()), line


def assert_all_is_covered(report: Report) -> None:
    """For every format whose text is made by its reader."""
    assert_blocks_are_in_order_and_apart(report)
    assert uncovered(report).strip() == ""


def outline(report: Report) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind.value, report.text[block.start : block.end]) for block in report.blocks]


def cells(report: Report) -> list[tuple[int | None, int | None, int | None, str]]:
    """Table, row, column and text of every block in a table."""
    return [
        (block.table, block.row, block.column, report.text[block.start : block.end])
        for block in report.blocks
        if block.table is not None
    ]


def section_of(report: Report, words: str) -> tuple[str, ...]:
    """The headings above the one block that holds `words`."""
    (block,) = [block for block in report.blocks if words in report.text[block.start : block.end]]
    return block.section
