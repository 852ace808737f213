"""The steps that build the dossier's tables: one SQL file per step, each applied in a transaction of its own."""

import sqlite3
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def steps() -> Mapping[int, str]:
    """The SQL of every step by its number, from 1, ascending."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".sql"))
    return {int(file.name[:4]): file.read_text(encoding="utf-8") for file in sorted(files, key=lambda file: file.name)}


def migrate(connection: sqlite3.Connection, wanted: Mapping[int, str]) -> None:
    """Bring an autocommitting connection's database to the last of the `wanted` steps, which ascend.

    Each step and its number (`user_version`) are kept together or not at all. Raises sqlite3.Error; then the
    database stands at the last step that went well.
    """
    (present,) = connection.execute("PRAGMA user_version").fetchone()
    for number, sql in wanted.items():
        if number <= present:
            continue
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
