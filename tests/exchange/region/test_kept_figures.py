"""What is kept of a region's figures between two questions: the same figures, made anew where something changed."""

from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.region_counter import Counter
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.region import kept_figures
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.kept_figures import Kept
from tests.exchange.region_files import REGION, TAYGA, TODAY, TOPKI, document, edited, hold, mark

FIRST, YEAR = parse_reporting_period("2022-Q1"), parse_reporting_period("2022")


@pytest.fixture
def counted(monkeypatch) -> list[str]:
    """The commissions whose documents are counted, each time."""
    found: list[str] = []
    figures = Counter.figures

    def counting(self, document, *others):
        found.append(document.commission.name)
        return figures(self, document, *others)

    monkeypatch.setattr(Counter, "figures", counting)
    return found


def region(out: Path, period=FIRST) -> Region:
    with ConsolidatedFile.open(out, read_only=True) as file:
        return region_of(file, plan_of(file), period, TODAY)


def test_only_a_document_that_changed_is_counted_again(tmp_path: Path, counted: list[str]) -> None:
    out, topki = tmp_path / "region.sqlite", document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 1), 7))
    tayga = document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 5, 1), 9), mark("2.2.3", 1))
    own = document(tmp_path / "c.sqlite", REGION, role=Role.IKKO)
    consolidate(out, [topki, tayga, own], workers=1)
    first, year = region(out), region(out, YEAR)
    assert len(counted) == 6
    assert (region(out), region(out, YEAR)) == (first, year)
    assert len(counted) == 6
    consolidate(out, [edited(topki, hold("1.2.4", date(2022, 3, 2), 20))], workers=1)
    assert region(out).amounts.people == 27
    assert counted[6:] == [TOPKI]
    kept = region(out)
    kept_figures.FIGURES.forget()
    assert region(out) == kept


def test_the_oldest_of_too_many_is_dropped() -> None:
    kept: Kept[int] = Kept(2)
    made: list[str] = []

    def value(key: str) -> int:
        return kept.get((key,), lambda: made.append(key) or len(made))

    for key in ("a", "b", "a", "c", "a", "b"):
        value(key)
    assert made == ["a", "b", "c", "b"]
