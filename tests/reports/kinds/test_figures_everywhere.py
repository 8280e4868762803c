"""Whatever was written down: each number that is printed anywhere is the one that a recount by hand gives."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from docx import Document as open_docx
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import total_of
from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.domain.region_counter import Counter
from kuzplan_desktop.domain.reporting.report_kinds import FIGURES, LATE, OF_REGION, PROGRESS, TRAINING, ReportKind
from kuzplan_desktop.reports.charts.definitions import events_by_form, events_by_month, people_by_month
from kuzplan_desktop.reports.kinds.columns import USUAL
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.reports.paper.report import Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.sentences import figures_line
from kuzplan_desktop.reports.writing import as_bytes
from tests.random_documents import Recount, documents, recount

SECOND = parse_reporting_period("2022-Q2")
JULY = date(2022, 7, 5)
ADDED = ("trained", "tested", "hours", "publications", "volunteers")
HEAD = re.compile(
    r"по плану (\d+) \w+, проводилась работа по (\d+), нет сведений (\d+), не выполнено в срок (\d+)"
    r"(?:, вне срока (\d+))?; мероприятий (\d+), участников (\d+)"
)


def made(document: Document, kind: ReportKind, *, own: bool = True, cumulative: bool = True) -> Report:
    columns = (*USUAL, *ADDED) if kind is PROGRESS else None
    chosen = ReportChoice(kind=kind, period=SECOND, own=own, cumulative=cumulative, columns=columns)
    return build(document, chosen, JULY)


def of_quarter(document: Document, *, own: bool = True) -> Recount:
    return recount(document, date(2022, 4, 1), date(2022, 6, 30), own=own)


def so_far(document: Document, *, own: bool = True) -> Recount:
    return recount(document, date(2022, 1, 1), date(2022, 6, 30), own=own)


def total(table: Table) -> Row:
    (found,) = (row for row in table.rows if row.kind is RowKind.TOTAL)
    return found


def number(row: Row, key: str) -> float:
    value = row.value(key)
    return float(value) if isinstance(value, int | float) else 0.0


@given(documents())
def test_the_figures_are_those_of_a_recount(document: Document) -> None:
    for own in (True, False):
        found, told = figures_of(document, SECOND, JULY, own=own), of_quarter(document, own=own)
        assert tuple(getattr(found.amounts, name) for name in Recount._fields) == told
        assert (found.line.events, found.line.people) == (told.events, told.people)
        assert found.line.planned == found.line.worked + found.line.no_information
        by_category = total_of(found.by_category.values())
        assert (by_category.people, by_category.trained, by_category.tested) == (
            told.people,
            told.trained,
            told.tested,
        )
        assert total_of(found.by_form.values()) == found.amounts


@pytest.mark.slow
@given(documents())
def test_a_progress_report_tells_them_in_every_place(document: Document) -> None:
    for own in (True, False):
        report, told, year = (
            made(document, PROGRESS, own=own), of_quarter(document, own=own), so_far(document, own=own)
        )  # fmt: skip
        figures = figures_of(document, SECOND, JULY, own=own)
        whole = total(report.tables[0])
        assert (whole.sums.events, whole.sums.people) == (told.events, told.people)
        assert whole.year is not None
        assert (whole.year.events, whole.year.people) == (year.events, year.people)
        for key in ("trained", "tested", "publications", "volunteers"):
            assert number(whole, key) == getattr(told, key), key
        assert number(whole, "hours") * 60 == pytest.approx(told.minutes)
        items = [row for row in report.rows if row.kind is RowKind.ACTIVITY]
        for key in ("events", "people", "year_events", "year_people", *ADDED):
            assert sum(number(row, key) for row in items) == pytest.approx(number(whole, key)), key
        assert whole.state.startswith(f"работа по {figures.line.worked} из {figures.line.planned}") or not (
            figures.line.planned
        )
        assert head(report.figures_line) == (
            *figures.line[:4], figures.line.outside, figures.line.events, figures.line.people
        )  # fmt: skip
        for table in report.tables[1:]:
            _is_the_training(table, told)


def head(line: str) -> tuple[int, ...]:
    found = HEAD.search(line)
    assert found, line
    return tuple(int(part or 0) for part in found.groups())


def _is_the_training(table: Table, told: Recount) -> None:
    whole, rows = total(table), [row for row in table.rows if row.kind is RowKind.LINE]
    assert (number(whole, "people"), number(whole, "tested")) == (told.trained, told.tested)
    assert number(whole, "hours") * 60 == pytest.approx(told.minutes)
    for key in ("people", "tested"):
        assert sum(number(row, key) for row in rows) == number(whole, key), key


@given(documents())
def test_the_report_on_training_and_its_list_tell_them(document: Document) -> None:
    report, told, year = made(document, TRAINING), of_quarter(document), so_far(document)
    by_category, *listed = report.tables
    if by_category.rows:
        _is_the_training(by_category, told)
        assert number(total(by_category), "year_people") == year.trained
        assert number(total(by_category), "year_tested") == year.tested
    for table in listed:
        _is_the_training(table, told)
        hours = sum(number(row, "hours") for row in table.rows if row.kind is RowKind.LINE)
        assert hours * 60 == pytest.approx(told.minutes)
    assert f"обучающих мероприятий {told.training_events}, обучено {told.trained} чел." in report.figures_line


@pytest.mark.slow
@given(documents())
def test_the_summary_and_its_charts_tell_them(document: Document) -> None:
    report, told, year = made(document, FIGURES), of_quarter(document), so_far(document)
    whole = total(report.tables[0])
    assert (number(whole, "events"), number(whole, "people")) == (told.events, told.people)
    assert (number(whole, "year_events"), number(whole, "year_people")) == (year.events, year.people)
    assert head(report.figures_line)[-2:] == (told.events, told.people)
    drawn = [make(document, SECOND, JULY, True) for make in (events_by_form, events_by_month, people_by_month)]
    assert [_drawn(chart.series) for chart in drawn] == [told.events, year.events, year.people]


def _drawn(series: tuple[object, ...]) -> int:
    return sum(sum(one.values) for one in series)  # type: ignore[attr-defined]


@pytest.mark.slow
@settings(max_examples=25)
@given(documents(), documents())
def test_a_region_tells_what_its_commissions_tell(one: Document, other: Document) -> None:
    counter = Counter(one.plan, SECOND, JULY)
    lines = tuple(
        CommissionLine(name, name, name, counter.line(document, {})) for name, document in (("a", one), ("b", other))
    )
    region = Region(
        one.plan, SECOND, JULY, counter.items, lines, (),
        event_forms=counter.event_forms, audiences=counter.audiences, not_own=counter.not_own,
        item_amounts=counter.item_amounts,
    )  # fmt: skip
    for line, document in zip(lines, (one, other), strict=True):
        told, figures = of_quarter(document), document.figures(SECOND, JULY, True)
        assert line.amount == (told.events, told.people)
        assert (line.done, line.asked, line.late) == (figures.worked, figures.planned, figures.late)
    taken = sum(line_taken.taken_part for line in lines for line_taken in line.cells)
    whole = region.figures()
    assert whole.events == of_quarter(one).events + of_quarter(other).events - taken
    assert whole.people == of_quarter(one).people + of_quarter(other).people
    kinds = {kind.name: build(region, ReportChoice(kind=kind, period=SECOND), JULY) for kind in OF_REGION}
    for table in kinds["consolidated"].tables:
        if table.rows:
            assert total(table).sums.people == whole.people, table.key
            assert total(table).sums.events in (whole.events, 0), table.key
    assert f"мероприятий {whole.events}, участников {whole.people}" in kinds["consolidated"].figures_line
    assert total(kinds["control"].tables[1]).sums.events == whole.events


@pytest.mark.slow
@settings(max_examples=4)
@given(documents())
def test_every_format_prints_them_and_the_formulas_of_a_sheet_agree(document: Document) -> None:
    told = of_quarter(document)
    for kind in (PROGRESS, FIGURES, TRAINING, LATE):
        report = made(document, kind, cumulative=False)
        workbook = load_workbook(BytesIO(as_bytes(report, "xlsx")))
        results = load_workbook(BytesIO(as_bytes(report, "xlsx")), data_only=True)
        for sheet in workbook.worksheets:
            for coordinate, value in _formulas(sheet):
                assert value == pytest.approx(results[sheet.title][coordinate].value), (sheet.title, coordinate)
        pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(as_bytes(report, "pdf"))).pages)
        words = open_docx(BytesIO(as_bytes(report, "docx")))
        paper = " ".join(paragraph.text for paragraph in words.paragraphs)
        for text in (pages, paper):
            assert _plain(report.figures_line) in _plain(text)
        tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in words.tables]
        for table in report.tables:
            if table.rows:
                last = [column.printed(table.rows[-1]) for column in table.columns if column.summed]
                ends = [row for rows in tables for row in rows[-2:]]  # the signatures may stand in a row of their own
                assert any(_holds(row, last) for row in ends), (kind.name, last)
    assert figures_line(document.figures(SECOND, JULY, True)).endswith(
        f"мероприятий {told.events}, участников {told.people}"
    )


def _holds(cells: list[str], wanted: list[str]) -> bool:
    """True if the texts stand among the cells, in their order."""
    left = iter(cells)
    return all(text in left for text in wanted)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _formulas(sheet: Worksheet) -> Iterator[tuple[str, float]]:
    """The formulas of a sheet with what a sheet program makes of them: SUBTOTAL passes over other subtotals."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            found = re.fullmatch(r"=SUBTOTAL\(9,([A-Z]+\d+:[A-Z]+\d+)\)", str(cell.value))
            assert found, cell.value
            covered = [one[0] for one in sheet[found[1]]]
            yield cell.coordinate, sum(one.value for one in covered if isinstance(one.value, int | float))
