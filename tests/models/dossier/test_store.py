"""The SQLite file: made step by step, refused when it is not ours, and never changed behind our back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from models.dossier import Dossier, FactSet
from models.dossier.migrations import migrate, steps
from models.dossier.store import APPLICATION_ID, Store, _uri
from models.problems import Busy, Unreadable
from tests.models.dossier.meeting import TRANSCRIPT, comparison

TABLES = ("events", "originals", "transcripts", "reconciliations")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The file of a closed dossier with a row in every table."""
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))
        dossier.add_report(Path(__file__))
        dossier.add_transcript(TRANSCRIPT)
        dossier.add_reconciliation(comparison())
    return tmp_path / "d" / "dossier.sqlite"


@pytest.fixture
def raw(database: Path) -> Iterator[sqlite3.Connection]:
    """The same file in the hands of any other program."""
    with closing(sqlite3.connect(database)) as connection:
        yield connection


def test_the_file_is_what_the_design_says(database: Path) -> None:
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (max(steps()),)
        assert raw.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict").fetchall() == [
            ("sqlite_schema",)
        ]
    store = Store.open(database)
    with closing(store):
        connection = store._connection
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET id = 9", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
    ids=["update", "delete", "replace"],
)
def test_no_program_changes_or_removes_a_row(raw: sqlite3.Connection, table: str, statement: str) -> None:
    columns = {"events": "(id, at, body) SELECT id, at, body FROM events"}
    sql = statement.format(table)
    if table in columns and "REPLACE" in sql:  # its generated columns cannot be given
        sql = f"INSERT OR REPLACE INTO {table} {columns[table]}"
    before = raw.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        raw.execute(sql)
    assert before
    assert raw.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("column", ["original", "transcript", "reconciliation", "event"])
def test_an_event_cannot_point_at_what_is_not_there(database: Path, column: str) -> None:
    with closing(Store.open(database)) as store:
        before = store.events()
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            store.add_event("2026-03-12T12:00:00+00:00", f'{{"kind": "x", "{column}": 99}}')
        assert store.events() == before


def test_what_is_written_together_is_kept_together_or_not_at_all(database: Path) -> None:
    def fail(store: Store) -> None:
        with store.together():
            store.add_transcript("{}")
            raise ZeroDivisionError

    with closing(Store.open(database)) as store:
        before = store._connection.execute("SELECT count(*) FROM transcripts").fetchone()
        with pytest.raises(ZeroDivisionError):
            fail(store)
        assert store._connection.execute("SELECT count(*) FROM transcripts").fetchone() == before


def test_a_first_version_made_long_ago_still_opens(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "dossier.sqlite")) as raw:
        raw.executescript(steps()[1] + "PRAGMA user_version = 1;")
        raw.execute(
            "INSERT INTO events (at, body) VALUES "
            """('2026-03-12T12:00:00+00:00', '{"kind": "fact_set", "key": "kind", "value": "Sem"}')"""
        )
        raw.commit()
    with Dossier.open(tmp_path) as dossier:
        assert dossier.state.facts == {"kind": "Sem"}
        dossier.append(FactSet(key="kind", value="Noor"))
    with Dossier.open(tmp_path, read_only=True) as dossier:
        assert dossier.state.facts == {"kind": "Noor"}


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert list(steps()) == list(range(1, len(steps()) + 1))


def test_steps_are_applied_in_order_and_only_those_not_yet_done() -> None:
    three = {1: "CREATE TABLE a (x);", 2: "ALTER TABLE a ADD COLUMN y;", 3: "ALTER TABLE a RENAME COLUMN y TO z;"}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, {1: three[1]})
        migrate(connection, three)
        migrate(connection, three)
        assert [row[1] for row in connection.execute("PRAGMA table_info(a)")] == ["x", "z"]
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_step_that_fails_halfway_leaves_the_step_before_it(database: Path) -> None:
    last = max(steps())
    broken = dict(steps()) | {last + 1: "CREATE TABLE extra (x); INSERT INTO nowhere VALUES (1);"}
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store.open(database, broken)
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (last,)
        assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone() == (0,)


def test_an_older_dossier_is_brought_up_to_date_and_a_picture_of_it_leaves_it_as_it_is(database: Path) -> None:
    last = max(steps())
    newer = dict(steps()) | {last + 1: "ALTER TABLE events ADD COLUMN extra TEXT;"}
    before = database.read_bytes()
    picture = Store.snapshot(database, newer)
    assert picture._connection.execute("PRAGMA user_version").fetchone() == (last + 1,)
    assert database.read_bytes() == before
    with closing(Store.open(database, newer)) as store:
        assert store._connection.execute("PRAGMA user_version").fetchone() == (last + 1,)
        assert store.events() == picture.events()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_dossier_from_a_newer_version_is_refused_and_left_alone(
    database: Path, raw: sqlite3.Connection, read_only: bool
) -> None:
    raw.execute(f"PRAGMA user_version = {max(steps()) + 1}")
    raw.close()
    before = database.read_bytes()
    with pytest.raises(Unreadable, match="newer version"):
        Dossier.open(database.parent, read_only=read_only)
    assert database.read_bytes() == before


def _text(database: Path) -> None:
    database.write_text("Dit is geen dossier, maar een gewone tekst. " * 100)


def _foreign(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")


def _cut_off(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:5_000])


def _scribbled_over(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4_096:12_288] = b"\x5a" * 8_192
    database.write_bytes(content)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("spoil", [_text, _foreign, _cut_off, _scribbled_over])
def test_a_file_that_is_damaged_or_not_a_dossier_is_refused(
    database: Path, spoil: Callable[[Path], None], read_only: bool
) -> None:
    spoil(database)
    with pytest.raises(Unreadable, match="damaged"):
        Dossier.open(database.parent, read_only=read_only)


def test_an_event_of_a_kind_nobody_knows_is_refused(database: Path, raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO events (at, body) VALUES ('2026-03-12T12:00:00+00:00', '{\"kind\": \"tea_served\"}')")
    raw.commit()
    with pytest.raises(Unreadable, match="damaged"):
        Dossier.open(database.parent)


def test_a_dossier_whose_making_was_broken_off_is_made_after_all(tmp_path: Path) -> None:
    (tmp_path / "dossier.sqlite").touch()
    with Dossier.open(tmp_path) as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))


def test_a_database_in_the_grip_of_another_program_is_busy(database: Path, raw: sqlite3.Connection) -> None:
    with closing(Store.open(database)) as store:
        store._connection.execute("PRAGMA busy_timeout = 0")
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy), store.together():
            store.add_transcript("{}")
        raw.rollback()


def test_an_address_fits_every_system() -> None:
    assert _uri(PurePosixPath("/huis/a b?.sqlite"), "mode=ro") == "file:///huis/a%20b%3F.sqlite?mode=ro"
    assert _uri(PureWindowsPath(r"C:\Huis\d.sqlite"), "mode=ro") == "file:///C%3A/Huis/d.sqlite?mode=ro"
    assert _uri(PureWindowsPath(r"\\nas\huis\d.sqlite"), "mode=ro") == "file:////nas/huis/d.sqlite?mode=ro"
