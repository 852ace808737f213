"""The dossier's one SQLite file: rows in, rows out, each kept for good before the call returns.

Knows tables and SQLite's moods; knows nothing of what events mean.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Literal, Self
from urllib.parse import quote

from models.dossier.lock import busy
from models.dossier.migrations import migrate, steps
from models.files import PRIVATE_FILE, storage_problem, storage_trouble
from models.messages import N_
from models.problems import Unreadable

APPLICATION_ID = int.from_bytes(b"Klop", "big")
"""In the file's header, so that another program's database is not taken for a dossier."""

_SHM_BYTES = 32 * 1024  # the smallest -shm file: https://sqlite.org/walformat.html

Role = Literal["recording", "report"]


@dataclass(frozen=True)
class Original:
    """A file as received, kept untouched."""

    id: int
    role: Role
    name: str
    """As received."""
    path: str
    """In the dossier's folder, with forward slashes."""
    sha256: str
    size: int
    """In bytes."""


class Store:
    """An open database. Every write outside `together` is kept by itself. Calls raise as `sqlite_trouble` says."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take over a connection that stands at the last migration step; `open` and `snapshot` make one."""
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path, wanted: Mapping[int, str] | None = None) -> Self:
        """Open the database at `path` for writing, made or brought up to the `wanted` steps (default: all of ours).

        Raises Unreadable when it is broken, not ours or from a newer version; StorageFailed when it cannot be written.
        """
        wanted = steps() if wanted is None else wanted
        with storage_trouble(path):  # SQLite would make it with the rights of the umask; its -wal and -shm follow it
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
        with sqlite_trouble(path), contextlib.ExitStack() as on_failure:
            connection = _connect(str(path))
            on_failure.callback(connection.close)
            _check(connection, path, wanted)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # kept means: on the disk
            connection.execute("PRAGMA fullfsync = ON")  # on macOS fsync alone leaves it in the disk's own memory
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, wanted)
            on_failure.pop_all()
        return cls(connection, path)

    @classmethod
    def snapshot(cls, path: Path, wanted: Mapping[int, str] | None = None) -> Self:
        """Read the database at `path` as it is now into memory, without a lock; nothing at `path` changes.

        Works in a read-only folder, beside a writer, and for older versions. Raises Unreadable; and StorageFailed for
        what a killed program left in a folder that was made read-only since, and lacks its -shm file.
        """
        wanted = steps() if wanted is None else wanted
        with sqlite_trouble(path), contextlib.ExitStack() as on_failure:
            memory = _connect(":memory:")
            on_failure.callback(memory.close)
            _read_into(memory, path)
            _check(memory, path, wanted)
            migrate(memory, wanted)
            memory.execute("PRAGMA query_only = ON")
            on_failure.pop_all()
        return cls(memory, path)

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless."""
        self._connection.close()

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is written inside, or, when anything goes wrong, none of it."""
        with sqlite_trouble(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite itself rolls back on a full disk
                    self._connection.execute("ROLLBACK")
                raise

    def add_event(self, at: str, body: str, meeting: int = 1) -> int:
        """Append an event (its ISO moment and its JSON) of the meeting with this number, and return its own."""
        return self._insert("INSERT INTO events (at, body, meeting) VALUES (?, ?, ?)", at, body, meeting)

    def add_transcript(self, body: str) -> int:
        """Keep a transcript's JSON and return its number."""
        return self._insert("INSERT INTO transcripts (body) VALUES (?)", body)

    def add_reconciliation(self, body: str) -> int:
        """Keep a reconciliation's JSON and return its number."""
        return self._insert("INSERT INTO reconciliations (body) VALUES (?)", body)

    def add_original(self, role: Role, name: str, path: str, sha256: str, size: int) -> int:
        """Keep what a received file is, and where in the folder; return its number."""
        columns = "INSERT INTO originals (role, name, path, sha256, size) VALUES (?, ?, ?, ?, ?)"
        return self._insert(columns, role, name, path, sha256, size)

    def events(self) -> list[tuple[int, str, str, int]]:
        """Number, ISO moment, JSON and meeting of every event, in order."""
        return self._select("SELECT id, at, body, meeting FROM events ORDER BY id")

    def transcript(self, number: int) -> str:
        """The JSON of a transcript."""
        return self._body("SELECT body FROM transcripts WHERE id = ?", number)

    def reconciliation(self, number: int) -> str:
        """The JSON of a reconciliation."""
        return self._body("SELECT body FROM reconciliations WHERE id = ?", number)

    def originals(self) -> tuple[Original, ...]:
        """Every received file, in order."""
        return tuple(
            Original(*row)
            for row in self._select("SELECT id, role, name, path, sha256, size FROM originals ORDER BY id")
        )

    def _insert(self, sql: str, *values: str | int) -> int:
        with sqlite_trouble(self._path):
            number = self._connection.execute(sql, values).lastrowid
        if number is None:
            raise RuntimeError("SQLite gave the new row no number")
        return number

    def _select(self, sql: str, *values: int) -> list[tuple[Any, ...]]:
        with sqlite_trouble(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _body(self, sql: str, number: int) -> str:
        rows = self._select(sql, number)
        if not rows:
            raise damaged(self._path)
        return str(rows[0][0])


@contextlib.contextmanager
def sqlite_trouble(path: Path) -> Iterator[None]:
    """Turn SQLite's refusals into ours: StorageFailed, Busy, or Unreadable for a broken file."""
    try:
        yield
    except sqlite3.Error as error:
        match _family(error):
            case sqlite3.SQLITE_FULL:
                raise storage_problem(path, OSError(errno.ENOSPC, "")) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
                raise storage_problem(path, OSError(errno.EROFS, "")) from error
            case sqlite3.SQLITE_IOERR:
                # Short of space for its -shm file, SQLite says no more than this.
                reason = errno.ENOSPC if shutil.disk_usage(path.parent).free < _SHM_BYTES else errno.EIO
                raise storage_problem(path, OSError(reason, os.strerror(reason))) from error
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise busy(path.parent) from error
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                raise damaged(path) from error
        raise


def _connect(database: str, *, uri: bool = False) -> sqlite3.Connection:
    # Transactions are ours to begin; the window's worker threads share the connection, one at a time (see Dossier).
    return sqlite3.connect(database, uri=uri, isolation_level=None, check_same_thread=False)


def _check(connection: sqlite3.Connection, path: Path, wanted: Mapping[int, str]) -> None:
    """Refuse what is broken, not ours, or newer than the `wanted` steps. An empty database is a new one."""
    ((health,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    if health != "ok":
        raise damaged(path)
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    if application != APPLICATION_ID and (tables or version):
        raise damaged(path)
    if version > max(wanted):
        raise Unreadable(
            N_("The dossier {name} was made by a newer version of Kloppend."),
            meaning=N_("Nothing was changed; everything in it is as it was."),
            remedy=N_("Install the newest version of Kloppend and open the dossier with that."),
            name=path.parent.name,
        )


def damaged(path: Path) -> Unreadable:
    """The database at `path` cannot be used."""
    return Unreadable(
        N_("The file {file} in {name} is damaged, or is not a dossier."),
        meaning=N_("Nothing was changed. The recording and the reports beside it are ordinary files, apart from this."),
        remedy=N_("Put a copy of the folder from your backup in its place and open that."),
        file=path.name,
        name=path.parent.name,
    )


def _read_into(memory: sqlite3.Connection, path: Path) -> None:
    try:
        with contextlib.closing(_connect(_uri(path, "mode=ro"), uri=True)) as source:
            source.backup(memory)
    except sqlite3.OperationalError as error:
        # Beside its write-ahead log SQLite wants to make a -shm file, which a read-only or full disk refuses. With
        # an empty log the database is whole without it.
        log = path.with_name(path.name + "-wal")
        unwritten = log.exists() and log.stat().st_size > 0
        if unwritten or _family(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY):
            raise
        with contextlib.closing(_connect(_uri(path, "mode=ro&immutable=1"), uri=True)) as source:
            source.backup(memory)


def _family(error: sqlite3.Error) -> int:
    """SQLite's primary result code: the low byte, https://sqlite.org/rescode.html."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF


def _uri(path: PurePath, query: str) -> str:
    """SQLite's address of an absolute path, also for C:/... and //server/share/... ("file://" + "/" + "C:/...")."""
    place = path.as_posix()
    return f"file://{quote(place if place.startswith('/') else '/' + place)}?{query}"
