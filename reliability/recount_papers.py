"""Documents recounted, and the recount beside what the program tells and prints.

`python -m reliability.recount_papers DOCUMENT…`: `figures --json`, and four kinds of reports in each format, of every
quarter, longer parts of the year, a month and some days. The plan's year must be over.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
from openpyxl import load_workbook
from pypdf import PdfReader

from reliability.common import Tally, workplace
from reliability.recount import Tables, coverage_of, sums_of, tables_of
from reliability.recount_items import Unknown, items_of
from reliability.region_recount import command

SPANS = {
    "-Q1": ((1, 1), (3, 31)), "-Q2": ((4, 1), (6, 30)), "-Q3": ((7, 1), (9, 30)), "-Q4": ((10, 1), (12, 31)),
    "-H1": ((1, 1), (6, 30)), "-9M": ((1, 1), (9, 30)), "": ((1, 1), (12, 31)), "-05": ((5, 1), (5, 31)),
    "-02-01..{year}-05-20": ((2, 1), (5, 20)), "-03-15..{year}-03-15": ((3, 15), (3, 15)),
    "-06-10..{year}-11-02": ((6, 10), (11, 2)),
}  # fmt: skip
AMOUNTS = ("events", "people", "trained", "training_events", "tested")
NUMBERS = r"([\d ]+)"
SENTENCE = re.compile(
    r"по плану (\d+) пункт\w*, проводилась работа по (\d+), нет сведений (\d+), не выполнено в срок (\d+)"
    rf"(?:, вне срока (\d+))?; мероприятий {NUMBERS}, участников {NUMBERS}"
)
TRAINED = re.compile(
    rf"обучающих мероприятий {NUMBERS}, обучено {NUMBERS} чел\."
    rf"(?:, часов ([\d ,]*\d))?(?:, прошли тестирование {NUMBERS})?"
)
LISTED = re.compile(rf"проведено мероприятий {NUMBERS}, участников {NUMBERS}")
ITEMS = {
    "Пунктов по плану": "planned", "Проводилась работа": "worked", "Нет сведений": "no_information",
    "Не выполнено в срок": "late",
}  # fmt: skip
Cells = list[list[list[Any]]]  # of each table its rows


class Papers:
    """The comparisons of one document in one span of days."""

    def __init__(self, path: Path, tables: Tables, part: str, own: bool, tally: Tally) -> None:
        first, last = (date(tables.year, *day) for day in SPANS[part])
        self.period = f"{tables.year}{part.format(year=tables.year)}"
        self.path, self.tables, self.tally, self.own = path, tables, tally, own
        self.sums = sums_of(tables, first, last, own=own)
        try:
            self.items: Mapping[str, int] = items_of(tables, first, last, own=own)
        except Unknown as unknown:
            tally.count(f"spans without items ({unknown})")
            self.items = {}

    def check(self, what: object, found: object, wanted: object) -> None:
        """Count a comparison, and note what differs."""
        self.tally.tried += 1
        if found != wanted:
            self.tally.failures.append(f"{self.path.stem} {self.period} {what}: {found!r} instead of {wanted!r}")

    def compare(self, folder: Path) -> None:
        """Everything."""
        self.told_to_machines()
        for kind in ("progress", "figures", "training", "event_list") if self.own else ("progress",):
            for ending in ("xlsx", "docx", "pdf") if self.own else ("xlsx",):
                paper = folder / f"{kind}.{ending}"
                command("report", self.path, "--kind", kind, *self._asked, "-o", paper)
                text, cells = {"xlsx": _sheet, "docx": _word, "pdf": _pdf}[ending](paper)
                self._sentence(kind, ending, text)
                if cells:
                    getattr(self, f"_{kind}")(ending, cells)
                elif kind == "progress":
                    self._lines(text)

    @property
    def _asked(self) -> tuple[str, ...]:
        return "--period", self.period, "--own" if self.own else "--all"

    def told_to_machines(self) -> None:
        """`figures --json`."""
        told = json.loads(command("figures", self.path, *self._asked, "--json"))
        for name in AMOUNTS:
            self.check(("json", name), told[name], self.sums.whole[name])
        self.check("json, hours", told["hours"], round(self.sums.whole["minutes"] / 60, 2))
        for name, number in self.items.items():
            self.check(("json", name), told[name], number)
        for of, known, names in (
            ("by_category", self.sums.categories, ("people", "trained", "tested")),
            ("by_form", {name.lower(): one for name, one in self.sums.forms.items()}, AMOUNTS),
        ):
            found = {name.lower() if of == "by_form" else name: one for name, one in told[of].items()}
            self.check(("json", of), sorted(found), sorted(known))
            for name in known:
                for amount in names:
                    self.check(("json", of, name, amount), found.get(name, {}).get(amount), known[name][amount])
        for name, members, trained in coverage_of(self.tables, self.sums):
            percent = int(100 * trained / members + 0.5)
            wanted = {"members": members, "trained": trained, "percent": percent}
            self.check(("json, coverage", name), told["coverage"]["by_category"][name], wanted)

    def _sentence(self, kind: str, ending: str, text: str) -> None:
        """The line of figures at the head."""
        whole, what = self.sums.whole, (kind, ending, "head")
        line = {"event_list": LISTED, "training": TRAINED}.get(kind, SENTENCE).search(text.replace("\n", " "))
        told = [_number(one) for one in line.groups()] if line else []
        if kind == "event_list":
            nothing = "Мероприятий за этот период нет" in text
            self.check(what, [0, 0] if nothing else told, [whole["events"], whole["people"]])
        elif kind == "training":
            hours = float(f"{whole['minutes'] / 60:.2f}")
            self.check(what, told, [whole["training_events"], whole["trained"], hours, whole["tested"]])
        else:
            self.check(what, told[5:], [whole["events"], whole["people"]])
            if self.items:
                self.check((*what, "items"), told[:5], [self.items[name] for name in (*ITEMS.values(), "outside")])

    def _own_items(self) -> Iterator[tuple[str, int, int]]:
        """Number, events and people of each item of the report."""
        for item in self.tables.items:
            if not self.own or self.tables.is_own(item):
                one = self.sums.items[item["uid"]]
                yield item["number"], one["events"], one["people"]

    def _progress(self, ending: str, cells: Cells) -> None:
        """The row of each item, the sums of the sections and of all."""
        head, rows = _under(cells, "Количество мероприятий")
        places = [head.index(f"Количество {of}") for of in ("мероприятий", "участников")]
        told = [(row[0], [_number(row[place]) for place in places]) for row in rows if row[places[0]] not in (None, "")]
        items: defaultdict[str, list[list[float]]] = defaultdict(list)
        for number, both in told:
            if isinstance(number, str):
                items[number].append(both)
        for number, events, people in self._own_items():  # one that was excluded may share the number of another
            self.check(("progress", ending, number), [events, people] in items[number], True)
        whole = [self.sums.whole["events"], self.sums.whole["people"]]
        self.check(("progress", ending, "total"), items["Всего по отчету"][:1], [whole])
        sections = [both for name, both in told if str(name).startswith("Раздел")]
        self.check(("progress", ending, "sections"), [sum(column) for column in zip(*sections, strict=True)], whole)
        self._categories(("progress", ending), cells)

    def _lines(self, text: str) -> None:
        """The same in the lines of a page: figures follow the words of the row that begins with the number."""
        for number, events, people in self._own_items():
            between = r"(?:(?!\n\d+\.\d+\.\d+\n)[\s\S])*?"
            wanted = rf"\n{re.escape(number)}\n{between}\n{_grouped(events)}\n{_grouped(people)}\n"
            self.check(("progress", "pdf", number), re.search(wanted, text) is not None, True)

    def _training(self, ending: str, cells: Cells) -> None:
        self._categories(("training", ending), cells)
        listed = [table for table in cells if "Категории" in table[0]]
        if listed:
            (table,) = listed
            for name, amount in (("Человек", "trained"), ("Прошли тестирование", "tested")):
                place = table[0].index(name)
                number = self.sums.whole[amount]
                self.check(("training", ending, "listed", name), _added(table[1:], place), [number, number])

    def _categories(self, what: tuple[str, ...], cells: Cells) -> None:
        """The table of those who were trained and tested."""
        rows = next((table for table in cells if table[0][0] == "Категория обученных"), [[]])
        found = {row[0]: [_number(row[1]), _number(row[3])] for row in rows[1:]}
        for name, one in self.sums.categories.items():
            if one["trained"] or one["tested"]:
                self.check((*what, name), found.get(name), [one["trained"], one["tested"]])
        whole = [self.sums.whole["trained"], self.sums.whole["tested"]]
        if any(whole):
            self.check((*what, "total"), found.get("Всего"), whole)
        covered = next((table for table in cells if table[0][0] == "Категория" and "Численность" in table[0]), [[]])
        if what[0] == "training":
            told = {row[0]: [_number(one) for one in row[1:]] for row in covered[1:]}
            for name, members, trained in coverage_of(self.tables, self.sums):
                wanted = [members, trained, int(100 * trained / members + 0.5)]
                self.check((*what, "coverage", name), told.get(name), wanted)

    def _figures(self, ending: str, cells: Cells) -> None:
        """The figures of the sections in «Сводка», and of all."""
        head, rows = _under(cells, "Мероприятий")
        wanted = {"Мероприятий": self.sums.whole["events"], "Участников": self.sums.whole["people"]}
        wanted |= {caption: self.items[name] for caption, name in ITEMS.items() if self.items}
        for caption, number in wanted.items():
            self.check(("figures", ending, caption), _added(rows, head.index(caption)), [number, number])

    def _event_list(self, ending: str, cells: Cells) -> None:
        """The columns of the list, and its last row."""
        head, rows = _under(cells, "Мероприятие и все, что о нем записано")
        for caption, name in {"Количество": "events", "Участников": "people", "Обучено": "trained"}.items():
            number = self.sums.whole[name]
            self.check(("event_list", ending, caption), _added(rows, head.index(caption)), [number, number])


def _under(cells: Cells, caption: str) -> tuple[list[Any], list[list[Any]]]:
    """The captions of the first table that has this one, and its rows."""
    head, *rows = next(table for table in cells if caption in table[0])
    return head, rows


def _added(rows: list[list[Any]], place: int) -> list[float]:
    """What a column adds up to, and what its row «Всего» says."""
    told = [(str(row[0]), _number(row[place])) for row in rows if isinstance(row[0], str)]
    total = next((at for at, (name, _) in enumerate(told) if name.startswith("Всего")), None)
    return [0, 0] if total is None else [sum(number for _, number in told[:total]), told[total][1]]


def _number(value: Any) -> float:
    """The number in a cell or in words; 0 where there is none."""
    if isinstance(value, int | float):
        return value
    text = re.sub(r"\s", "", str(value or "0")).replace(",", ".")
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else 0


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", r"\s")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _sheet(path: Path) -> tuple[str, Cells]:
    """The words of a workbook, and its tables with one row of captions each."""
    book = load_workbook(path, data_only=True)
    tables, words = [], []
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        words += [_plain(str(cell)) for row in rows for cell in row if isinstance(cell, str)]
        begin = next((at for at, row in enumerate(rows) if sum(cell is not None for cell in row) > 2), None)
        if begin is not None:
            tables.append([[_plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows[begin:]])
    return "\n".join(words) + "\n", tables


def _word(path: Path) -> tuple[str, Cells]:
    """The words of a Word document, and its tables."""
    document = docx.Document(str(path))
    tables = [
        [[_plain(cell.text) for cell in row.cells] for row in table.rows]
        for table in document.tables
        if len(table.columns) > 3
    ]
    words = [_plain(one.text) for one in document.paragraphs]
    return "\n".join(words) + "\n", [table for table in tables if table]


def _pdf(path: Path) -> tuple[str, Cells]:
    """The words of a page."""
    return _plain("\n".join(page.extract_text() for page in PdfReader(path).pages)) + "\n", []


def recounted(path: Path, folder: Path, tally: Tally, parts: Sequence[str] = tuple(SPANS)) -> None:
    """Recount a document, the commission's items and all, in parts of its year."""
    tables = tables_of(path)
    for part in parts:
        for own in (True, False):
            Papers(path, tables, part, own, tally).compare(folder)


def main(words: list[str]) -> None:
    """Recount the documents that are named."""
    with workplace() as folder:
        tally = Tally()
        for word in words:
            recounted(Path(word), folder, tally)
            print(f"{word}: {tally.tried:,} compared, {len(tally.failures):,} differ", flush=True)
    for failure in tally.failures[:60]:
        print(failure)
    for what, number in tally.counts.items():
        print(f"{what}: {number}")
    sys.exit(bool(tally.failures))


if __name__ == "__main__":
    main(sys.argv[1:])
