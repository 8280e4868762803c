"""docs/file-format.md: its queries run on the kept documents of today's version, and no table is left untold."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kuzplan_desktop.store.changes import migrations, schema
from kuzplan_desktop.store.region import migrations as region_migrations

STORE = Path(__file__).resolve().parent / "store"
PAPER = (STORE.parent.parent / "docs" / "file-format.md").read_text(encoding="utf-8")
FILES = {
    "A document": STORE / "documents" / f"version-{len(migrations.MIGRATIONS)}.sqlite",
    "A consolidated file": STORE / "consolidated" / f"version-{len(region_migrations.MIGRATIONS)}.sqlite",
}


def chapter(name: str) -> str:
    """What the paper says under a heading."""
    return PAPER.split(f"\n## {name}\n")[1].split("\n## ")[0]


QUERIES = [
    (name, query.strip())
    for name in FILES
    for block in re.findall(r"```sql\n(.*?)```", chapter(name), re.DOTALL)
    for query in block.split(";")
    if query.strip()
]


@contextmanager
def opened(name: str) -> Iterator[sqlite3.Connection]:
    """The kept document or consolidated file, for reading only."""
    with closing(sqlite3.connect(f"{FILES[name].as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.mark.parametrize(("name", "query"), QUERIES, ids=lambda text: text.split("\n")[0][:60])
def test_a_query_of_the_paper_runs(name: str, query: str) -> None:
    with opened(name) as connection:
        cursor = connection.execute(query)
        assert cursor.description
        cursor.fetchall()


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_table_stands_in_a_list_and_in_a_query(name: str) -> None:
    with opened(name) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    rows = [line.split("|")[1] for line in chapter(name).splitlines() if line.startswith("| `")]
    assert {word for row in rows for word in re.findall(r"`(\w+)`", row)} == tables
    asked = " ".join(query for place, query in QUERIES if place == name)
    assert tables - set(re.findall(r"(?:FROM|JOIN)\s+(\w+)", asked)) == set()


def test_the_marks_of_the_application_are_told() -> None:
    assert re.findall(r"application_id (\d+)", PAPER) == [
        str(schema.APPLICATION_ID),
        str(schema.CONSOLIDATED_APPLICATION_ID),
    ]


def test_the_plan_and_the_events_come_out_as_the_paper_says() -> None:
    plan, held = (query for _, query in QUERIES if " AS q1" in query or "status = 'held'" in query)
    with opened("A document") as connection:
        rows = connection.execute(plan).fetchall()
        assert len(rows) == connection.execute("SELECT count(*) FROM activity").fetchone()[0]
        assert {row[4] for row in rows} >= {None, "done"}
        assert [row for row in connection.execute(held) if row[7]]


def test_sqlite_utils_reads_a_document() -> None:
    """sqlite-utils is among the program's packages; its own command prints the items as the paper says."""
    query = re.search(r"^sqlite-utils query \S+ '(.+)' --table$", PAPER, re.MULTILINE)
    assert query
    printed = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "query", str(FILES["A document"]), query[1]],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ).stdout
    assert printed.count("number") == 5
