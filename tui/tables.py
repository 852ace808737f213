"""Findings and remarks as tables for a terminal; every mark is also a word, so that no colour is needed."""

from textwrap import shorten
from typing import Final

from rich import box
from rich.table import Table
from rich.text import Text

from models.finding import Finding, FindingKind, Tier
from models.messages import N_
from models.reconciliation import Reconciliation
from models.transcript import Transcript
from tui.health import Health
from tui.language import translate
from tui.remark_words import kind_words, quoted
from tui.words import KIND_SYMBOLS, TIER_WORDS, aspects_label, clock, is_shown, kind_label, tier_label

# Okabe-Ito: told apart by people who see no red or green, on dark and on light.
STYLES = {
    FindingKind.OMITTED: "#D55E00",
    FindingKind.ALTERED: "#E69F00",
    FindingKind.ADDED: "#56B4E9",
    FindingKind.MISATTRIBUTED: "#CC79A7",
    FindingKind.CONFIRMED: "#009E73",
}


QUOTE_LENGTH: Final = 160
"""Characters: two or three lines of a narrow window."""


def findings_table(reconciliation: Reconciliation, transcript: Transcript, *, everything: bool = False) -> Table:
    """One row per finding, in the order of `reconciliation`; without `everything` only the likely differences."""
    table = Table(box=box.SIMPLE, pad_edge=False, show_lines=True)
    table.add_column(translate(N_("No.")), no_wrap=True)
    table.add_column(translate(N_("What")), width=24)
    table.add_column(translate(N_("What we found")), ratio=1)
    for finding in reconciliation.findings:
        if everything or is_shown(finding):
            table.add_row(finding.id, _label(finding), _account(finding, transcript))
    return table


def _label(finding: Finding) -> Text:
    label = Text(kind_label(finding.kind), style=f"bold {STYLES[finding.kind]}")
    if finding.aspects:
        label.append(f"\n({aspects_label(finding)})")
    return label.append(f"\n{tier_label(finding.tier)}", style="not bold")


def _account(finding: Finding, transcript: Transcript) -> Text:
    """The explanation, what was said with its moment and speaker, and what the report says."""
    account = Text(finding.explanation)
    if finding.said:
        turn = transcript.turn(finding.said.turn)
        who = transcript.speaker_of(turn).label
        place = clock(turn.start) or translate(N_("turn {number}"), number=turn.id)
        said = turn.text[finding.said.start : finding.said.end]
        quote = translate(N_("Said, {place}, {who}: {text}"), place=place, who=who, text=_short(said))
        account.append("\n").append(quote, "dim")
    for statement in finding.statements:
        quote = translate(N_("In the report: {text}"), text=_short(statement.text))
        account.append("\n").append(quote, "dim")
    return account


def _short(text: str) -> str:
    """At most `QUOTE_LENGTH` characters, cut between words."""
    return shorten(text, QUOTE_LENGTH, placeholder=" …")


def counts_table(reconciliation: Reconciliation) -> Table:
    """How many findings of each kind, by how sure they are."""
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column(translate(N_("What")))
    for tier in Tier:
        table.add_column(translate(TIER_WORDS[tier]), justify="right")
    for kind in KIND_SYMBOLS:
        counts = [sum(f.kind is kind and f.tier is tier for f in reconciliation.findings) for tier in Tier]
        table.add_row(Text(kind_label(kind), style=STYLES[kind]), *(str(count) for count in counts))
    return table


def remarks_table(reconciliation: Reconciliation, *, everything: bool = False) -> list[Table]:
    """The remarks on the report itself, each with what it rests on; no table when there are none.

    Without `everything` what was kept back is left out.
    """
    remarks = [remark for remark in reconciliation.remarks if everything or remark.shown]
    if not remarks:
        return []
    table = Table(box=box.SIMPLE, pad_edge=False, show_lines=True)
    table.add_column(translate(N_("In the report")), ratio=2)
    table.add_column(translate(N_("What stands out")), ratio=3)
    for remark in remarks:
        quote = quoted(remark, reconciliation.report_text)
        account = Text(kind_words(remark), style="bold").append(f"\n{remark.explanation}", "not bold")
        if remark.advice:
            account.append(f" {remark.advice}", "not bold")
        if remark.source:
            account.append(f"\n[{remark.source}]", "not bold dim")
        table.add_row(Text(f"“{_short(quote)}”" if quote else "–"), account)
    return [table]


def speakers_table(transcript: Transcript) -> Table:
    """Who speaks: name, role, number of turns and of words."""
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column(translate(N_("Who speaks")))
    table.add_column(translate(N_("Role")))
    table.add_column(translate(N_("Turns")), justify="right")
    table.add_column(translate(N_("Words")), justify="right")
    for speaker in transcript.speakers:
        turns = [turn for turn in transcript.turns if turn.speaker == speaker.id]
        words = sum(len(turn.text.split()) for turn in turns)
        table.add_row(Text(speaker.name or speaker.id), Text(speaker.role), str(len(turns)), str(words))
    return table


def health_table(health: Health) -> Table:
    """What `kloppend doctor` found, one thing per row."""
    table = Table(box=box.SIMPLE, pad_edge=False, show_header=False)
    unknown = translate(N_("unknown"))
    memory = unknown if health.memory_gib is None else f"{health.memory_gib} GiB"
    disk = unknown if health.disk_free_gib is None else f"{health.disk_free_gib} GiB"
    rows = (
        ("Kloppend", health.kloppend),
        ("Python", health.python),
        (translate(N_("System")), health.system),
        (translate(N_("Processor cores")), str(health.cores)),
        (translate(N_("Memory")), memory),
        (translate(N_("Free disk space")), disk),
        (translate(N_("Dossiers go into")), health.dossier_folder),
        (translate(N_("Your own keys go into")), health.own_keys_file),
    )
    for name, value in rows:
        table.add_row(name, Text(value))
    for part in health.parts:
        table.add_row(part.name, part.version or translate(N_("not installed")))
    return table
