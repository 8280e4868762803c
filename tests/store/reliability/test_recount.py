"""The recount of a document's numbers, in a small version: `python -m reliability.recount_papers` does whole years."""

from pathlib import Path

import pytest

from reliability.common import Tally, large_document
from reliability.recount import tables_of
from reliability.recount_papers import Papers, recounted


@pytest.mark.slow
def test_every_number_of_a_quarter_is_what_the_tables_come_to(tmp_path: Path) -> None:
    path, tally = tmp_path / "plan.sqlite", Tally()
    large_document(path)
    recounted(path, tmp_path, tally, ("-Q2",))
    assert tally.failures == []
    assert tally.tried > 150


def test_a_number_that_differs_is_told(tmp_path: Path) -> None:
    path, tally = tmp_path / "plan.sqlite", Tally()
    large_document(path)
    tables = tables_of(path)
    (event,) = (event for events in tables.events.values() for event in events)
    event["attended"][0]["people"] += 1  # type: ignore[index]
    Papers(path, tables, "-Q2", False, tally).told_to_machines()
    assert {failure.split(" (")[1].split(")")[0] for failure in tally.failures} >= {"'json', 'people'"}
