"""Rows without ORDER BY come in an order that changes with SQLite's version: here they come the other way round."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

REVERSED = "PRAGMA reverse_unordered_selects = ON"


@contextmanager
def reversed_rows() -> Iterator[None]:
    """Every connection of this process that is opened meanwhile reverses what says no ORDER BY."""
    connect = sqlite3.connect

    def connect_reversed(*arguments: object, **named: object) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.execute(REVERSED)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect_reversed)
        yield
