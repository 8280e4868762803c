"""The screen and the papers of a region, number by number, against what its documents tell by themselves."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from kuzplan_desktop.domain.commission_names import short_name
from reliability.common import Tally
from reliability.region_recount import SHARES, Sums, Told, command
from reliability.region_story import YEAR, Story

if TYPE_CHECKING:
    from kuzplan_desktop.ui.region.region_window import RegionWindow

SHEETS = ("Показатели", "Мероприятия", "Участники")
AMOUNTS = ("Мероприятий", "Участников", "Обучено (посещений)", "Обучающих мероприятий", "Часов обучения")
FIGURE_COLUMNS = 4  # of the matrix
PLANNED, WORKED, LATE, OUTSIDE = SHARES


@dataclass(slots=True)
class Checks:
    """The comparisons of a part of the year: `region` is the recount of all, `each` what each commission tells."""

    story: Story
    tally: Tally
    part: str
    region: Sums
    each: Mapping[str, Told]
    regional: str  # the name of the regional commission

    def check(self, what: object, found: object, wanted: object) -> None:
        """Count a comparison, and note what differs."""
        self.tally.tried += 1
        if found != wanted:
            self.tally.failures.append(f"{self.part} {what}: {found!r} instead of {wanted!r}")

    def true_name(self, shown: str) -> str:
        """The name in the story of a commission that is shown."""
        return next((name for name in self.each if short_name(name) == short_name(shown)), shown)

    def of_item(self, title: str, column: str, *, others: bool = True) -> int:
        """A column of the shares over the commissions, or over the regional one too."""
        told = (one for name, one in self.each.items() if not (others and name == self.regional))
        return sum(one.shares[title][column] for one in told if title in one.shares)

    def handed(self, name: str) -> str:
        """«Отчет» of a commission, without the day of its file."""
        if name not in self.each:
            return "не представила"
        sent = self.story.sent.get((name, self.part))
        return f"сдан {sent:%d.%m.%Y}" if sent else "записи" if self.each[name].has_records else "записей нет"

    # the screen

    def screen(self, window: "RegionWindow") -> None:
        """Everything that the window shows without a further question."""
        self._matrix(window)
        self._sums(window)
        model, each = window.commissions.tree, self.each
        for at in range(model.topLevelItemCount()):
            item = model.topLevelItem(at)
            assert item is not None
            name, texts = self.true_name(item.text(0)), [item.text(column) for column in range(2, 6)]
            self.check(("list", name), [_undated(texts[0]), *texts[1:]], [self.handed(name), *self._figures(name)])
        sentence = f"мероприятий {self.region.events}, участников {self.region.people}"
        self.check("status", sentence in window.status.text(), True)
        known = [name for name in each if name != self.regional]
        sent = sum((name, self.part) in self.story.sent for name in known)
        written = sum(each[name].has_records for name in known if (name, self.part) not in self.story.sent)
        detail = f"(отчет сдан {sent}, есть записи {written})"
        self.check("reported", detail in window.status.text(), True)
        self._charts(window)

    def _figures(self, name: str) -> list[str]:
        if name not in self.each:
            return ["", "", ""]
        told = self.each[name]
        return [f"{told.count(WORKED)} из {told.count(PLANNED)}", str(told.sums.events), str(told.sums.people)]

    def _matrix(self, window: "RegionWindow") -> None:
        model, seen = window.model, set()
        for row in range(model.rowCount()):
            line = model.line(row)
            texts = [model.index(row, column).data() for column in range(FIGURE_COLUMNS)]
            if line is None:
                self.check("total", texts[2:], [str(self.region.events), str(self.region.people)])
                continue
            name = self.true_name(line.name)
            seen.add(name)
            self.check(("line", name), [_undated(texts[0]), *texts[1:]], [self.handed(name), *self._figures(name)])
        self.check("all are there", sorted(seen & set(self.each)), sorted(self.each))
        assert model.region is not None
        for column in range(FIGURE_COLUMNS, model.columnCount()):
            at = model.item(column)
            assert at is not None
            title = model.region.items[at].title
            done, asked = self.of_item(title, WORKED), self.of_item(title, PLANNED)
            self.check(("item", title), model.index(0, column).data(), f"{done}/{asked}")
            total = model.region.total(at)
            self.check(("late", title), total.late, self.of_item(title, LATE))
            self.check(("outside", title), total.outside, self.of_item(title, OUTSIDE))
            self.check(("amount", title), list(total.amount), self.region.items.get(title, [0, 0]))

    def _sums(self, window: "RegionWindow") -> None:
        sections, forms, categories = (
            [[item.text(column) for column in range(3)] for item in _children(window.sums.topLevelItem(at))]
            for at in range(3)
        )
        both = [self.region.events, self.region.people]
        self.check("sections", [sum(int(row[at]) for row in sections[:-1]) for at in (1, 2)], both)
        self.check("sections, total", [int(text) for text in sections[-1][1:]], both)
        self.check("forms", {row[0].lower(): [int(row[1]), int(row[2])] for row in forms}, _some(self.region.forms))
        people = {name: found[0] for name, found in self.region.categories.items()}
        self.check("categories", {row[0]: int(row[2]) for row in categories}, people)

    def _charts(self, window: "RegionWindow") -> None:
        window.pages.show_page(window.charts)
        bars: dict[str, list[Any]] = {}
        for view in window.charts.charts:
            chart = view.chart
            if chart is not None and "комиссиям" in chart.title:
                for at, name in enumerate(chart.categories):
                    bars.setdefault(name, []).extend(series.values[at] for series in chart.series)
        for name, told in self.each.items():
            done, asked = told.count(WORKED), told.count(PLANNED)
            self.check(("chart", name), bars[short_name(name)], [done, asked - done, told.sums.people])

    def events(self, found: Mapping[str, str]) -> None:
        """The lines of sums under the list of events: of all (no name), and of commissions."""
        for name, line in found.items():
            sums = self.each[name].sums if name else self.region
            counted = re.findall(r"\d+", re.sub(r" \(.*?\)", "", line))[:2]
            self.check(("list of events", name), counted, [str(sums.events), str(sums.people)])

    def written(self, found: int) -> None:
        """The marks in «Записи» of all commissions."""
        self.check("written", found, sum(told.written for told in self.each.values()))

    # what a machine is told

    def json(self, path: Path) -> None:
        """`figures --json` of the consolidated file: the region's, and each commission's."""
        told = json.loads(command("figures", path, "--period", f"{YEAR}{self.part}", "--json"))
        self.check("json", {key: told[key] for key in self.region.told}, self.region.told)
        forms = {name.lower(): [one["events"], one["people"]] for name, one in told["by_form"].items()}
        self.check("json, forms", forms, _some(self.region.forms))
        categories = {name: [one["people"], one["trained"]] for name, one in told["by_category"].items()}
        self.check("json, categories", categories, dict(self.region.categories))
        titles = {title for one in self.each.values() for title in one.shares}
        planned = {title for title in titles if self.of_item(title, PLANNED, others=False)}
        worked = {title for title in titles if self._any(title, (WORKED, OUTSIDE))}
        late = {title for title in titles if self.of_item(title, LATE, others=False)}
        wanted = [len(planned), len(planned & worked), len(planned - worked), len(late), len(worked - planned)]
        names = ("planned", "worked", "no_information", "late", "outside")
        self.check("json, items", [told[name] for name in names], wanted)
        for one in told["commissions"]:
            name = self.true_name(one["name"])
            if name in self.each:
                figures = self.each[name].figures
                self.check(("json", name), {key: one[key] for key in figures}, figures)
                for key, value in self.each[name].sums.told.items():
                    self.check(("by hand", name, key), one[key], value)
                sent = self.story.sent.get((name, self.part))
                self.check(("json, sent", name), one["sent_on"], sent and sent.isoformat())
            else:
                self.check(("json, nothing", name), [one["events"], one["people"], one["reported"]], [0, 0, "none"])

    def _any(self, title: str, columns: Iterable[str]) -> bool:
        return any(self.of_item(title, column, others=False) for column in columns)

    # papers

    def papers(self, path: Path) -> None:
        """Both reports as workbooks and the tables to calculate with, written beside the consolidated file."""
        period = ("--period", f"{YEAR}{self.part}")
        for kind in ("control", "consolidated"):
            command("report", path, "--kind", kind, *period, "-o", path.with_name(f"{kind}.xlsx"))
        command("tables", path, path.with_name("tables.xlsx"), *period)
        self._control(load_workbook(path.with_name("control.xlsx"), data_only=True))
        self._consolidated(load_workbook(path.with_name("consolidated.xlsx"), data_only=True))
        self._tables(load_workbook(path.with_name("tables.xlsx")))

    def _control(self, book: Any) -> None:
        signs: dict[str, list[str]] = {short_name(name): [] for name in self.each}
        lines: dict[str, list[Any]] = {}
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                cells = [cell for cell in row if cell is not None]
                if len(cells) in (6, 7) and all(isinstance(cell, int) for cell in cells[-5:]):
                    lines.setdefault(cells[0], cells)
                elif len(cells) > 1 and cells[0] in signs and " из " in str(cells[1]):
                    signs[cells[0]] += cells[2:]
        for name, told in self.each.items():
            wanted = [told.count(column) for column in (PLANNED, WORKED, LATE)]
            self.check(("control", name), lines[short_name(name)][-5:], [*wanted, told.sums.events, told.sums.people])
            found = [signs[short_name(name)].count(sign) for sign in ("+", "нет")]
            worked = {title for title, share in told.shares.items() if share[WORKED] or share[OUTSIDE]}
            late = {title for title, share in told.shares.items() if share[LATE]}
            self.check(("signs", name), found, [len(worked), len(late - worked)])  # a cell has one sign: work, if any
        self.check("control, total", lines["Всего"][-2:], [self.region.events, self.region.people])

    def _consolidated(self, book: Any) -> None:
        head: list[Any] = []
        seen: set[str] = set()
        sections: list[list[int]] = []
        for row in book.worksheets[0].iter_rows(values_only=True):
            if row[0] == "№ пункта":
                head = list(row)
                continue
            if not head or not isinstance(row[0], str):
                continue
            places = [head.index(name) for name in ("Количество мероприятий", "Количество участников")]
            found = [row[place] or 0 for place in places]
            title = row[1]
            if row[0].count(".") == 2 and row[0] + str(title) not in seen:
                seen.add(row[0] + str(title))  # what stands below an item has its number too
                if any(found) or title in self.region.items:
                    self.check(("consolidated", title), found, self.region.items.get(str(title), [0, 0]))
            elif all(isinstance(cell, int) for cell in found) and row[0].strip(".").isalpha():
                sections.append(found)
        if sections:
            both = [self.region.events, self.region.people]
            self.check("consolidated, sections", [sum(one[at] for one in sections) for at in (0, 1)], both)

    def _tables(self, book: Any) -> None:
        shares, events, people = (
            [dict(zip(captions, row, strict=True)) for row in rows]
            for captions, *rows in (book[name].iter_rows(values_only=True) for name in SHEETS)
        )
        both = [self.region.events, self.region.people]
        self.check("tables", [_column(shares, name) for name in AMOUNTS], list(self.region.told.values()))
        wanted = [sum(told.count(name) for told in self.each.values()) for name in SHARES]
        self.check("tables, shares", [_column(shares, name) for name in SHARES], wanted)
        self.check("tables, events", [_column(events, name) for name in AMOUNTS[:2]], both)
        found: dict[str, int] = {}
        for row in people:
            found[row["Категория"]] = found.get(row["Категория"], 0) + (row["Человек"] or 0)
        self.check("tables, categories", found, {name: one[0] for name, one in self.region.categories.items()})


def _column(rows: Iterable[Mapping[str, Any]], name: str) -> float:
    return sum(row[name] or 0 for row in rows)


def _undated(handed: str) -> str:
    """«Отчет» of a line without the day of the file."""
    return handed if handed.startswith("сдан") else handed.split(" 2")[0].rstrip(" 0123456789.")


def _some(found: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {name: both for name, both in found.items() if any(both)}


def _children(group: Any) -> Iterator[Any]:
    yield from (group.child(at) for at in range(group.childCount()))
