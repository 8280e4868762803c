"""A year of a region played in its window; every number on its screen and papers recounted from the documents.

`python -m reliability.region_year [COMMISSIONS]`. The recount knows of events what `show --json` tells of the documents
and adds up by itself.
"""

import io
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from typing import Any

from openpyxl import load_workbook

from kuzplan_desktop.cli.commands import run
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability.common import Tally, workplace
from reliability.region_story import Story, told

SPANS = {
    "-Q1": ((1, 1), (3, 31)), "-Q2": ((4, 1), (6, 30)), "-Q3": ((7, 1), (9, 30)), "-Q4": ((10, 1), (12, 31)),
    "-H1": ((1, 1), (6, 30)), "-9M": ((1, 1), (9, 30)), "": ((1, 1), (12, 31)), "-02": ((2, 1), (2, 28)),
    "-05": ((5, 1), (5, 31)),
}  # fmt: skip
TRAINING = ("семинар", "вебинар")
JOINED = {"сем.": "семинар"}  # what she decides in the window
LAST_DAY = date(2022, 12, 31)


class Sums:
    """What events come to, added up by hand: of one commission's report, or of the region (taking part is no event)."""

    def __init__(self) -> None:
        self.events = self.people = 0
        self.forms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.categories: dict[str, int] = defaultdict(int)
        self.items: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, document: Mapping[str, Any], part: str, *, of_region: bool) -> None:
        """Add the events of a document in a part of the year."""
        for number, event in _held(document, part):
            count = 0 if of_region and event["taking_part"] else event["count"]
            self.events += count
            self.people += event["people"]
            form = event["form"].lower()
            for found in (self.forms[JOINED.get(form, form)], self.items[number]):
                found[0] += count
                found[1] += event["people"]
            for name, people in event["audience"].items():
                self.categories[name] += people


def _held(document: Mapping[str, Any], part: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The events of the own items that were held in a part of the year, with the numbers of these."""
    first, last = (date(2022, *day).isoformat() for day in SPANS[part])
    for section in document["sections"]:
        for subsection in section["subsections"]:
            for item in subsection["activities"]:
                for event in item["held_events"] if item["own"] else ():
                    if first <= (event["ends_on"] or event["starts_on"]) <= last:
                        yield item["number"], event


def command(*words: object) -> str:
    """What a command prints; SystemExit if it is refused."""
    printed, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(errors):
        code = run([str(word) for word in words])
    if code:
        raise SystemExit(f"{words}: {errors.getvalue()}")
    return printed.getvalue()


class Year:
    """The story in a window, and the comparison of what it shows with the recount."""

    def __init__(self, story: Story) -> None:
        from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
        from kuzplan_desktop.ui.region.region_session import RegionSession
        from kuzplan_desktop.ui.region.region_window import RegionWindow

        self.story, self.tally = story, Tally()
        self.path = story.folder / "region" / "Сводный файл.sqlite"
        self.path.parent.mkdir()
        ConsolidatedFile.open_or_make(self.path).close()
        self.window = RegionWindow(RegionSession(self.path, day=LAST_DAY))
        self.window.show()
        self._wait()
        self.documents: dict[str, Mapping[str, Any]] = {}

    def _wait(self) -> None:
        """Until all work in the background has come back."""
        from PySide6.QtTest import QTest

        from kuzplan_desktop.ui.base import tasks

        QTest.qWait(1)
        while tasks._running:
            QTest.qWait(20)

    def play(self) -> None:
        """Four waves as they come, and what she decides in between."""
        window, story = self.window, self.story
        for files in story.waves.values():
            story.rng.shuffle(files)
            window.take(files)
            self._wait()
            self._wait()
        files = {row.name: row.document for row in window.contents.files if row.good}
        window.deciding.assign(files[story.near], story.near_to)
        self._wait()
        window.deciding.take_out(files[story.wrong], True)
        self._wait()
        for written, meant in JOINED.items():
            from kuzplan_desktop.store.region.naming import join_spelling
            from kuzplan_desktop.store.region.steps import Decided

            window.session.decide(lambda file, to=(written, meant): join_spelling(file, Decided.FORM, *to))
            self._wait()
        self._remark()
        self.documents = {name: json.loads(command("show", path, "--json")) for name, path in story.truth.items()}

    def _remark(self) -> None:
        """A remark goes to a commission, which answers it and sends its document again."""
        from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
        from kuzplan_desktop.store.region.consolidated_reading import plan_of
        from kuzplan_desktop.store.region.remarking import give_remark, remarks_in

        window, region = self.window, self.window.model.region
        assert region is not None
        line = next(one for one in region.lines if one.name in self.story.truth)
        path, back, item = self.story.truth[line.name], self.story.folder / "back.sqlite", region.items[0].uid
        window.session.decide(
            lambda file: give_remark(file, line.document, item, "Сколько обучено?", by="Иванова И.И.", on=LAST_DAY)
        )
        self._wait()
        window.session.write_remarks(line.document, back)
        with PlanFile.open(path, device="first") as file:
            merge(file, compare_with(file.bodies(), back), MergeChoice())
            file.remarks.answer(file.document.region_remarks[0].uid, "Все", LAST_DAY)
        window.take([path])
        self._wait()
        with ConsolidatedFile.open(self.path, read_only=True) as consolidated:
            found = [one.remark.answer for one in remarks_in(consolidated, plan_of(consolidated).uid)]
        self._check("the answer to a remark", found, ["Все"])

    def compare(self) -> None:
        """Every part of the year, on the screen and on paper."""
        for part in SPANS:
            self.window.session.set_part(part)
            self._wait()
            region, each = Sums(), {}
            for name, document in self.documents.items():
                region.add(document, part, of_region=True)
                each[name] = Sums()
                each[name].add(document, part, of_region=False)
            self._screen(part, region, each)
            self._papers(part, region, each)
            print(f"2022{part}: {self.tally.tried:,} compared, {len(self.tally.failures)} differ", flush=True)

    def _check(self, what: object, found: object, wanted: object) -> None:
        self.tally.tried += 1
        if found != wanted:
            self.tally.failures.append(f"{what}: {found!r} instead of {wanted!r}")

    def _screen(self, part: str, region: Sums, each: Mapping[str, Sums]) -> None:
        """The matrix, its totals, the sums and the list of commissions."""
        model, window = self.window.model, self.window
        seen = set()
        for row in range(model.rowCount()):
            line = model.line(row)
            texts = [model.index(row, column).data() for column in range(4)]
            if line is None:
                self._check((part, "total"), texts[2:], [str(region.events), str(region.people)])
                continue
            name = self._true_name(line.name)
            if name in each:
                seen.add(name)
                own = json.loads(command("show", self.story.truth[name], "--json", "--period", f"2022{part}", "--own"))
                report = own["figures"]
                self._check((part, name, "done"), texts[1], f"{report['worked']} из {report['planned']}")
                self._check((part, name), texts[2:], [str(each[name].events), str(each[name].people)])
            else:
                self._check((part, name, "without a document"), texts[1:], ["", "", ""])
        self._check((part, "all are there"), sorted(seen), sorted(each))
        for column in range(4, model.columnCount()):
            at = model.item(column)
            assert at is not None
            assert model.region is not None
            number = model.region.items[at].number
            amount = model.region.total(at).amount
            self._check((part, number), list(amount), region.items.get(number, [0, 0]))
        groups = [window.sums.topLevelItem(at) for at in range(3)]
        forms = {item.text(0).lower(): [int(item.text(1)), int(item.text(2))] for item in _children(groups[1])}
        self._check((part, "forms"), forms, {name: found for name, found in region.forms.items() if any(found)})
        categories = {item.text(0): int(item.text(2)) for item in _children(groups[2])}
        self._check((part, "categories"), categories, dict(region.categories))
        sentence = f"мероприятий {region.events}, участников {region.people}"
        self._check((part, "status"), sentence in window.status.text(), True)

    def _papers(self, part: str, region: Sums, each: Mapping[str, Sums]) -> None:
        """Both reports and the tables to calculate with."""
        period = ("--period", f"2022{part}")
        for kind in ("control", "consolidated"):
            command("report", self.path, "--kind", kind, *period, "-o", self.path.with_name(f"{kind}.xlsx"))
        command("tables", self.path, self.path.with_name("tables.xlsx"), *period)
        lines: dict[str, list[Any]] = {}
        for sheet in load_workbook(self.path.with_name("control.xlsx"), data_only=True).worksheets:
            for row in sheet.iter_rows(values_only=True):
                cells = [cell for cell in row if cell is not None]
                if len(cells) in (6, 7) and all(isinstance(cell, int) for cell in cells[-5:]):
                    lines.setdefault(cells[0], cells)
        for name, sums in each.items():
            self._check((part, "control", name), lines[self._short(name)][-2:], [sums.events, sums.people])
        self._check((part, "control", "total"), lines["Всего"][-2:], [region.events, region.people])
        sheet = load_workbook(self.path.with_name("consolidated.xlsx"), data_only=True).worksheets[0]
        head: list[Any] = []
        seen: set[str] = set()
        for row in sheet.iter_rows(values_only=True):
            if row[0] == "№ пункта":
                head = list(row)
            elif head and isinstance(row[0], str) and row[0].count(".") == 2 and row[0] not in seen:
                seen.add(row[0])  # what stands below an item has its number too
                places = [head.index(name) for name in ("Количество мероприятий", "Количество участников")]
                found = [row[place] or 0 for place in places]
                if any(found) or row[0] in region.items:
                    self._check((part, "consolidated", row[0]), found, region.items.get(row[0], [0, 0]))
        book = load_workbook(self.path.with_name("tables.xlsx"), read_only=True)
        captions, *rows = book["Показатели"].iter_rows(values_only=True)
        sums = [sum(row[captions.index(name)] or 0 for row in rows) for name in ("Мероприятий", "Участников")]
        self._check((part, "tables"), sums, [region.events, region.people])

    def _true_name(self, shown: str) -> str:
        return next((name for name in self.documents if self._short(name) == self._short(shown)), shown)

    def _short(self, name: str) -> str:
        return name.replace("территориальная избирательная комиссия", "ТИК")


def _children(group: Any) -> Iterator[Any]:
    yield from (group.child(at) for at in range(group.childCount()))


def main(words: list[str]) -> None:
    """Play and compare."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with workplace() as folder:
        from kuzplan_desktop.ui.shell.app import application

        application()
        year = Year(told(folder, *(int(word) for word in words)))
        year.play()
        year.compare()
        print(f"compared {year.tally.tried:,}, differ {len(year.tally.failures)}")
        for failure in year.tally.failures[:20]:
            print(failure)
        if year.tally.failures:
            raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
