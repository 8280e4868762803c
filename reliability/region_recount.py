"""What the documents of a region tell by themselves, one by one, and what they come to together: added up by hand."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kuzplan_desktop.cli.commands import run
from reliability.region_story import FRESH, GONE_TITLE, YEAR

SPANS = {
    "-Q1": ((1, 1), (3, 31)), "-Q2": ((4, 1), (6, 30)), "-Q3": ((7, 1), (9, 30)), "-Q4": ((10, 1), (12, 31)),
    "-H1": ((1, 1), (6, 30)), "-9M": ((1, 1), (9, 30)), "": ((1, 1), (12, 31)), "-02": ((2, 1), (2, 28)),
    "-05": ((5, 1), (5, 31)),
}  # fmt: skip
TRAINING = ("семинар", "вебинар")
JOINED = {"сем.": "семинар"}  # what she decides in the window
SHARES = ("По плану", "Проводилась работа", "Не выполнено в срок", "Вне срока")
Share = dict[str, int]


class Sums:
    """What events come to: in one commission's report, or `of_region` (taking part is no event, spellings joined)."""

    def __init__(self, *, of_region: bool) -> None:
        self.events = self.people = self.trained = self.training_events = 0
        self.hours = 0.0
        self.forms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.categories: dict[str, list[int]] = defaultdict(lambda: [0, 0])  # people, trained
        self.items: dict[str, list[int]] = defaultdict(lambda: [0, 0])  # by their words: a number may be another's
        self._of_region = of_region

    def add(self, document: Mapping[str, Any], part: str) -> None:
        """Add the events of a document in a part of the year."""
        for title, event in _held(document, part):
            count = 0 if self._of_region and event["taking_part"] else event["count"]
            form = event["form"].lower()
            form = JOINED.get(form, form) if self._of_region else form
            self.events += count
            self.people += event["people"]
            for found in (self.forms[form], self.items[title]):
                found[0] += count
                found[1] += event["people"]
            trains = form in TRAINING
            self.trained += event["people"] * trains
            self.training_events += count * trains
            self.hours += (event["hours"] or 0) * count * trains
            for name, people in event["audience"].items():
                self.categories[name][0] += people
                self.categories[name][1] += people * trains

    @property
    def told(self) -> dict[str, float]:
        """The same by the keys of `figures --json`."""
        names = ("events", "people", "trained", "training_events", "hours")
        return {name: getattr(self, name) for name in names}


def _held(document: Mapping[str, Any], part: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The events of the own items that were held in a part of the year, with the words of these."""
    first, last = (date(YEAR, *day).isoformat() for day in SPANS[part])
    for item in items_in(document):
        for event in item["held_events"] if item["own"] else ():
            if first <= (event["ends_on"] or event["starts_on"]) <= last:
                yield item["title"], event


def items_in(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The items of a document."""
    return (
        item
        for section in document["sections"]
        for subsection in section["subsections"]
        for item in subsection["activities"]
    )


@dataclass(slots=True)
class Told:
    """What a document tells of a part of the year: its figures, its tables, its events added up by hand."""

    figures: Mapping[str, Any]
    shares: dict[str, Share]  # of each item that anything was asked of or done about, by its words
    written: int  # marks with a state or words
    has_records: bool
    sums: Sums

    def count(self, name: str) -> int:
        """A column of the shares added up."""
        return sum(share[name] for share in self.shares.values())


def told_by(path: Path, document: Mapping[str, Any], part: str) -> Told:
    """What a document tells of a part of the year."""
    folder, period = path.with_name(f"tables of {path.stem}"), ("--period", f"{YEAR}{part}")
    command("tables", path, folder, *period)
    shares = {row["Пункт плана"]: {name: int(row[name]) for name in SHARES} for row in _rows(folder / "Показатели.csv")}
    marks, events = list(_rows(folder / "Отметки.csv")), list(_rows(folder / "Мероприятия.csv"))
    sums = Sums(of_region=False)
    sums.add(document, part)
    figures = json.loads(command("figures", path, *period, "--json"))
    return Told(figures, shares, len(marks), bool(marks or events), sums)


def on_the_regions_plan(each: Mapping[str, Told], former: list[str]) -> None:
    """Those who did not take in the amended plan are counted on it: one item is asked of them too, one no more."""
    untouched = [
        share
        for name, told in each.items()
        if name not in former
        for title, share in told.shares.items()
        if title == FRESH and share["По плану"] and not share["Проводилась работа"]
    ]
    for name in former:
        shares = each[name].shares
        if untouched:
            shares[FRESH] = untouched[0]
        if GONE_TITLE in shares:
            worked = any(shares[GONE_TITLE][key] for key in ("Проводилась работа", "Вне срока"))
            shares[GONE_TITLE] = {**dict.fromkeys(SHARES, 0), "Вне срока": int(worked)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def command(*words: object) -> str:
    """What a command prints; SystemExit if it is refused."""
    printed, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(errors):
        code = run([str(word) for word in words])
    if code:
        raise SystemExit(f"{words}: {errors.getvalue()}")
    return printed.getvalue()
