"""The papers about the procedure: the draft request (C6), the note on the recording (C4), the handover (C10), and the
transcript with how it was made (C3)."""

from collections.abc import Sequence

from models.moment import Moment, MomentKind
from reconcile.writing.committee.appendices import References
from reconcile.writing.committee.case import Case
from reconcile.writing.committee.comparison import points_of
from reconcile.writing.committee.lines import lines_of
from reconcile.writing.committee.naming import Naming
from reconcile.writing.committee.numbering import numbered
from reconcile.writing.committee.words import clock, day, gap_for, words
from reconcile.writing.document import Block, Document, Paragraph, Table, text_of
from reconcile.writing.phrasing.words import enumerated
from reconcile.writing.templates import document_from

_SENT = (MomentKind.OWN_REPORT_SENT, MomentKind.REACTION_SENT, MomentKind.RECTIFICATION_REQUESTED)


def request(case: Case, *, with_recording: bool = False) -> Document:
    """C6, a draft. The last day comes from the clocks; past it, the draft asks for the reason."""
    facts, naming = case.request, Naming(case)
    references = References(case, with_recording=with_recording)
    points = len(points_of(case))
    forum = facts.forum.value

    def own(text: str, name: str) -> str:
        return naming.in_text(" ".join(text.split())) or gap_for(name)

    values = {
        "title": words()["titles"]["request"][forum],
        "forum": forum,
        "parents": _parents(case),
        "child": naming.child,
        "against": gap_for("against"),
        "school": case.sources.facts.school or gap_for("school"),
        "decision": own(facts.decision, "decision"),
        "decided_on": day(facts.decided_on),
        "due": day(facts.due, "due"),
        "late": facts.due is not None and case.today > facts.due,
        "late_reason": gap_for("late"),
        "today": day(case.today),
        "meeting_date": _meeting_day(case),
        "points": _span(points),
        "report": references.report if any(e.is_report for e in case.enclosures) else "",
        "own": " ".join(_sent_lines(case, references)),
        "grounds": [own(ground, "grounds") for ground in facts.grounds] or [gap_for("grounds")],
        "tried": [own(step, "tried") for step in facts.tried] or [gap_for("tried")],
        "wanted": own(facts.wanted, "wanted"),
        "appendices": _span(len(references.all), words()["appendix"]),
    }
    return numbered(document_from("request", values, {"closing": _closing(case)}, folder="committee"))


def recording_note(case: Case) -> Document:
    """C4. What nobody filled in stands as a gap."""
    facts, naming = case.recording, Naming(case)
    references = References(case, with_recording=True)
    note = words()["recording_note"]
    who = naming.in_text(facts.recorded_by) or gap_for("recorded_by")

    def known(value: bool | None, name: str) -> str:
        return str(note[f"{name}_{'yes' if value else 'no'}"].format(who=who)) if value is not None else gap_for(name)

    duration = facts.duration if facts.duration is not None else case.transcript.duration
    values = {
        "title": words()["titles"]["recording_note"],
        "meeting_date": _meeting_day(case),
        "recorded_by": who,
        "device": facts.device or gap_for("device"),
        "present": known(facts.present_throughout, "present"),
        "announced": known(facts.announced, "announced"),
        "unedited": known(facts.unedited, "unedited"),
        "duration": clock(duration),
        "cuts": [naming.in_text(cut) for cut in facts.cuts],
        "sha256": facts.sha256 or gap_for("sha256"),
        "transcript": references.transcript,
        "listen_at": gap_for("listen_at"),
        "points": _span(len(points_of(case))),
        "sent": _sent_lines(case, references),
        "why_needed": naming.in_text(facts.why_needed) or gap_for("why_needed"),
    }
    return numbered(document_from("recording_note", values, folder="committee"))


def transcript(case: Case) -> Document:
    """C3, the whole meeting in numbered lines."""
    naming = Naming(case)
    lines = lines_of(case)
    spoke = {turn.speaker for turn in case.transcript.turns}
    table = Table(
        header=tuple(text_of(word) for word in words()["transcript"]["header"]),
        rows=tuple(
            (text_of(str(line.number)), text_of(line.time), text_of(line.speaker), text_of(line.text))
            for line in lines.all
        ),
        widths=(7, 10, 19, 64),
        ruled=False,
    )
    there = {turn.id for turn in case.transcript.turns}
    values = {
        "title": words()["titles"]["transcript"],
        "meeting_date": _meeting_day(case),
        "made": case.recording.transcribed or gap_for("transcribed"),
        "corrected": len((case.corrected - case.withheld) & there),
        "withheld": bool(case.withheld & there),
        "roles": not case.show_names,
        "speakers": list(dict.fromkeys(naming.of(each) for each in case.transcript.speakers if each.id in spoke)),
    }
    return numbered(document_from("transcript", values, {"lines": [table]}, folder="committee"))


def handover(case: Case, parts: Sequence[str], *, with_recording: bool = False) -> Document:
    """C10, what goes along with the pack: for what it is, and until when. `parts` are the titles in it."""
    naming, facts = Naming(case), case.handover
    values = {
        "title": words()["titles"]["handover"],
        "to": facts.to or gap_for("to"),
        "today": day(case.today),
        "purpose": naming.in_text(facts.purpose) or gap_for("purpose"),
        "delete_by": day(facts.delete_by, "delete_by"),
        "child": naming.child,
        "with_recording": with_recording,
        "parts": list(parts),
    }
    return numbered(document_from("handover", values, {"closing": _closing(case)}, folder="committee"))


def _parents(case: Case) -> str:
    """Verzoekers sign by name: a request without names is none."""
    return enumerated(case.sources.facts.writers) or gap_for("parents")


def _closing(case: Case) -> list[Block]:
    """Day and who sign, each on a line."""
    return [Paragraph(text_of(f"{day(case.today)}\n{_parents(case)}"))]


def _meeting_day(case: Case) -> str:
    return day(case.sources.facts.meeting_date or case.transcript.date)


def _span(count: int, form: str = "{number}") -> str:
    """ "1", "1 en 2", "1 tot en met 5"; empty for nothing."""
    one = form.format(number=1)
    if count < 2:
        return one if count else ""
    many: str = words()["spans"]["two" if count == 2 else "many"]
    return many.format(first=one, last=count)


def _sent_lines(case: Case, references: References) -> list[str]:
    """For every letter in which the parents told the school how they see it: when, and whether an answer came."""
    return [_sent_line(moment, case, references) for moment in case.sources.moments if moment.kind in _SENT]


def _sent_line(moment: Moment, case: Case, references: References) -> str:
    text = words()["sent"]
    enclosed = references.of_moment(moment.id)
    where = f" ({enclosed})" if enclosed else ""
    answer = next(
        (m for m in case.sources.moments if m.kind is MomentKind.ANSWER_RECEIVED and m.answers == moment.id), None
    )
    reply = text["answered"].format(day=day(answer.date)) if answer else text["unanswered"]
    return str(text[moment.kind.value].format(day=day(moment.date), where=where, reply=reply))
