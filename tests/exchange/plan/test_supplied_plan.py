"""data/plan.sqlite is what the approved text says, and building it again gives the same."""

import hashlib
import sqlite3

from kuzplan_desktop import paths
from kuzplan_desktop.exchange.plan.supplied_plan import make_supplied_plan, supplied_draft
from kuzplan_desktop.store.document.founding import plan_changes

VERSION_FIELD = slice(96, 100)  # SQLite writes its own version number there


def content(path):
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables}
    connection.close()
    return found


def test_building_twice_gives_the_same_bytes(tmp_path):
    for name in ("one.sqlite", "two.sqlite"):
        make_supplied_plan(tmp_path / name)
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_the_supplied_file_is_the_text(tmp_path):
    make_supplied_plan(tmp_path / "plan.sqlite")
    built, supplied = (tmp_path / "plan.sqlite").read_bytes(), paths.SEED_PLAN.read_bytes()
    assert content(tmp_path / "plan.sqlite") == content(paths.SEED_PLAN)
    if built[VERSION_FIELD] == supplied[VERSION_FIELD]:
        assert built == supplied


def test_the_changes_of_the_2022_plan_are_the_same_for_ever():
    changes = plan_changes(supplied_draft())
    assert len(changes) == 1 + 3 + 9 + 47 + 4
    together = "".join(sorted(change.id for change in changes))
    digest = hashlib.sha256(together.encode()).hexdigest()
    assert digest == "611c9609e77b41ca821c2999a919faa097ae3de1ebef6ebd5798c52eea570eec"
