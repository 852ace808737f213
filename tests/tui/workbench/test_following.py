"""What the parent says became of an agreement stays, through undo, a restart and another text."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.dossier import Dossier, FactSet
from models.dossier.events import AgreementFollowed, Kept
from tests.tui.over_time import dossier_over_time
from tui.workbench.following import Asked, Following


@pytest.fixture
def april(tmp_path: Path) -> Iterator[Dossier]:
    with dossier_over_time(tmp_path / "Fenna", tmp_path / "verslag.txt") as dossier:
        yield dossier


def states(following: Following) -> list[Kept | None]:
    return [each.followed.kept if each.followed else None for each in following.asked]


def test_what_is_said_stays_after_a_restart_also_seen_from_a_third_meeting(april: Dossier) -> None:
    following = Following.load(april)
    assert set(states(following)) == {None}
    following.follow(following.asked[0], Kept.DONE)
    following.follow(following.asked[1], Kept.NOT_DONE)
    wanted = states(following)
    assert wanted[:3] == [Kept.DONE, Kept.NOT_DONE, None]
    april.close()
    with Dossier.open(april.folder) as again:
        assert states(Following.load(again)) == wanted
        third = again.begin_meeting()
        third.append(FactSet(key="meeting_date", value="2026-06-01"))
        asked = Following.load(third).asked
        assert [each.followed.kept if each.followed else None for each in asked if each.meeting == 1] == wanted
        assert {each.meeting for each in asked} == {1, 2}


def test_a_note_keeps_what_was_said_and_the_other_way_round(april: Dossier) -> None:
    following = Following.load(april)
    following.follow(following.asked[0], note="Nooit iets gehoord.")
    assert states(following)[0] is None  # a note alone does not decide
    following.follow(following.asked[0], Kept.UNCLEAR)
    following.follow(following.asked[0], note="Nooit iets gehoord.")
    assert states(following)[0] is Kept.UNCLEAR
    following.follow(following.asked[0], Kept.NOT_DONE)
    followed = following.asked[0].followed
    assert followed
    assert (followed.kept, followed.note) == (Kept.NOT_DONE, "Nooit iets gehoord.")
    assert followed.on == datetime.datetime.now().astimezone().date()


def test_the_same_again_keeps_nothing_new(april: Dossier) -> None:
    following = Following.load(april)
    following.follow(following.asked[0], Kept.DONE)
    before = april.entries
    following.follow(following.asked[0], Kept.DONE)
    assert april.entries == before


def test_only_what_was_done_here_is_taken_back(april: Dossier) -> None:
    following = Following.load(april)
    assert following.undo() is None  # the day of the meeting was told elsewhere
    following.follow(following.asked[0], Kept.DONE)
    assert isinstance(following.undo(), AgreementFollowed)
    assert states(following)[0] is None
    assert isinstance(following.redo(), AgreementFollowed)
    assert states(following)[0] is Kept.DONE


def test_what_no_longer_stands_in_the_text_is_shown_all_the_same(april: Dossier) -> None:
    following = Following.load(april)
    gone = Asked(1, None, "Wij gaan samen zwemmen.", 1)
    count = len(following.asked)
    following.follow(gone, Kept.DONE)
    last = following.asked[-1]
    assert len(following.asked) == count + 1
    assert (last.text, last.carried, last.followed and last.followed.kept) == (gone.text, None, Kept.DONE)
    following.follow(last, Kept.NOT_DONE)
    assert len(following.asked) == count + 1
    assert replace(last, followed=None).key == gone.key
