"""The pages look as in their pictures. `make snapshots` takes new ones; look at what changed before you keep them."""

import asyncio
import os
import re
import time
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pytest

from tests.tui.workbench.openings import empty
from tests.tui.workbench.picture import HOME, picture_of, stand_still, words_in
from tests.tui.workbench.sights import SIGHTS, Sight, keys
from tui.workbench.app import Workbench

PICTURES: Final = Path(__file__).with_name("pictures")
NEW_PICTURES: Final = "KLOPPEND_NEW_PICTURES"
MOST_BYTES: Final = 1_500_000
MOST_LINES_TOLD: Final = 30


@pytest.fixture(autouse=True)
def _still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        stand_still(patch, tmp_path)
        yield
    if hasattr(time, "tzset"):
        time.tzset()


def take(sight: Sight, patch: pytest.MonkeyPatch) -> str:
    """A picture of `sight`, taken now."""
    if sight.without_colour:
        patch.setenv("NO_COLOR", "1")

    async def run() -> str:
        async with sight.opening(HOME, sight.size) as pilot:
            await sight.walk(pilot)
            await pilot.pause()
            app = pilot.app
            assert isinstance(app, Workbench)
            sight.hold(app.screen)
            return picture_of(app)

    return asyncio.run(run())


def what_differs(stored: Path, now: Path) -> str:
    """What to do about a picture that is not as it was, and which words changed, if it is in the words."""
    was, is_now = (words_in(file.read_text(encoding="utf-8")) if file.exists() else [] for file in (stored, now))
    words = list(unified_diff(was, is_now, "was", "is now", lineterm="", n=0))[:MOST_LINES_TOLD]
    return "\n".join(
        [
            "This page does not look as in its picture. Open both in a browser:",
            f"  was     {stored}",
            f"  is now  {now}",
            "If it is as it should be, `make snapshots` keeps all new ones.",
            *(words or ["The words are the same: it is in the colours."]),
        ]
    )


@pytest.mark.parametrize("sight", SIGHTS, ids=[sight.name for sight in SIGHTS])
def test_a_page_looks_as_in_its_picture(sight: Sight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored, now = PICTURES / f"{sight.name}.svg", tmp_path / f"{sight.name}.svg"
    now.write_text(take(sight, monkeypatch), encoding="utf-8", newline="\n")
    if os.environ.get(NEW_PICTURES):
        PICTURES.mkdir(exist_ok=True)
        stored.write_bytes(now.read_bytes())
    if not stored.exists() or stored.read_text(encoding="utf-8") != now.read_text(encoding="utf-8"):
        pytest.fail(what_differs(stored, now), pytrace=False)


def test_no_picture_is_of_something_that_is_not_looked_at() -> None:
    assert {file.stem for file in PICTURES.iterdir()} == {sight.name for sight in SIGHTS}
    assert len({sight.name for sight in SIGHTS}) == len(SIGHTS)


def test_no_picture_tells_of_a_machine_or_leads_to_one(tmp_path: Path) -> None:
    of_a_machine = (str(tmp_path), str(Path.home()), str(Path(__file__).parents[3]), "/tmp", "url(http", "@import")
    for file in PICTURES.iterdir():
        picture = file.read_text(encoding="utf-8")
        assert [each for each in of_a_machine if each in picture] == [], file.name
        assert set(re.findall(r"https?://[^\s\"<]+", picture)) == {"http://www.w3.org/2000/svg"}, file.name


def test_the_pictures_are_small_together() -> None:
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < MOST_BYTES


def test_one_other_word_or_colour_makes_another_picture_and_the_words_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_was, typed, light = (
        take(Sight(name, empty, walk), monkeypatch)
        for name, walk in (("a", keys()), ("b", keys("x")), ("c", keys("ctrl+t")))
    )
    assert len({as_it_was, typed, light}) == 3
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    one.write_text(as_it_was, encoding="utf-8")
    other.write_text(typed, encoding="utf-8")
    assert "+ Die toets doet hier niets" in what_differs(one, other).replace("+Die", "+ Die")
    assert "in the colours" in what_differs(one, one)
