"""Nobody but the owner may look, whatever the umask and however the folder came here."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.dossier import Dossier, FactSet
from models.problems import Unreadable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights; on Windows the user's profile guards it")


@pytest.fixture(params=[0o000, 0o077], ids=["umask-000", "umask-077"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    places = (folder, *folder.rglob("*"))
    return {str(place.relative_to(folder)): stat.S_IMODE(place.stat().st_mode) for place in places}


def private(folder: Path) -> dict[str, int]:
    places = (folder, *folder.rglob("*"))
    return {str(place.relative_to(folder)): 0o700 if place.is_dir() else 0o600 for place in places}


@pytest.mark.usefixtures("umask")
def test_folders_are_0700_and_files_0600_while_open_and_after(tmp_path: Path) -> None:
    folder = tmp_path / "Kloppend" / "gesprek"
    with Dossier.create(folder) as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))
        dossier.add_report(Path(__file__))
        dossier.export_path("brief.docx")
        Dossier.open(folder, read_only=True).close()
        assert {".lock", "dossier.sqlite", "dossier.sqlite-wal", "dossier.sqlite-shm"} <= set(rights(folder))
        assert rights(folder) == private(folder)
    Dossier.open(folder, read_only=True).close()  # makes the two helper files again, this time without a writer
    assert rights(folder.parent) == private(folder.parent)


def test_a_copy_that_lost_its_rights_is_closed_again_and_what_it_links_to_is_left_alone(tmp_path: Path) -> None:
    Dossier.create(tmp_path / "d").close()
    elsewhere = tmp_path / "elders.txt"
    elsewhere.write_text("van iemand")
    elsewhere.chmod(0o644)
    for place in (tmp_path / "d", *(tmp_path / "d").iterdir()):
        place.chmod(0o777)
    (tmp_path / "d" / "link").symlink_to(elsewhere)
    Dossier.open(tmp_path / "d").close()
    (tmp_path / "d" / "link").unlink()
    assert rights(tmp_path / "d") == private(tmp_path / "d")
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644


@pytest.fixture
def nobody() -> Iterator[None]:
    """Root sees through rights, so root steps aside for a moment."""
    if os.geteuid() == 0:
        os.seteuid(65_534)
        yield
        os.seteuid(0)
    else:
        yield


def test_a_dossier_of_somebody_else_is_refused(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shut = tmp_path / "shut"
    Dossier.create(shut / "d").close()
    shut.chmod(0o000)
    request.addfinalizer(lambda: shut.chmod(0o700))
    request.getfixturevalue("nobody")
    with pytest.raises(Unreadable, match="may not be read"):
        Dossier.open(shut / "d")


def test_a_dossier_moved_to_another_place_is_the_same_dossier(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        original = dossier.add_report(Path(__file__))
    shutil.move(tmp_path / "d", tmp_path / "elders")
    with Dossier.open(tmp_path / "elders") as dossier:
        assert dossier.originals() == (original,)
        assert dossier.altered_originals() == ()
