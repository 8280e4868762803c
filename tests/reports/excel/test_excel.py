"""The workbook: typed cells, formulas that give the figures of the report, print set-up, repeatable bytes."""

import csv
import re
import shutil
import subprocess
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.paper.report import Report, RowKind
from kuzplan_desktop.reports.writing import write
from tests.reports.dumps import first_row
from tests.reports.filled import done, filled_document, held
from tests.reports.small import item, report_of, small

HEADINGS = (RowKind.SECTION, RowKind.SUBSECTION, RowKind.TOTAL)


def book_of(report: Report, *, results: bool = False) -> Workbook:
    """The workbook of a report, read again; with `results` the stored results of its formulas."""
    return load_workbook(BytesIO(report_xlsx(report)), data_only=results)


@pytest.fixture(scope="module")
def report() -> Report:
    """The second quarter of the filled-in plan with the figures since the year's beginning."""
    return report_of(filled_document(), "2022-Q2", today=date(2022, 7, 5), cumulative=True)


@pytest.fixture(scope="module")
def book(report: Report) -> Workbook:
    """Its workbook."""
    return book_of(report)


def rows_under(sheet: Worksheet, *, continued: bool = False) -> list[int]:
    """The numbers of the rows of the table, with `continued` those too in which an item goes on."""
    first = first_row(sheet)
    last = next(row for row in range(first, sheet.max_row + 1) if sheet.cell(row, 1).value == "Всего по отчету")
    return [
        row for row in range(first, last + 1) if continued or " (продолжение): " not in str(sheet.cell(row, 2).value)
    ]


def test_numbers_of_items_are_text_and_figures_are_numbers(report: Report, book: Workbook) -> None:
    sheet = book["Отчет"]
    for number, row in zip(rows_under(sheet), report.rows, strict=True):
        if row.kind is RowKind.ACTIVITY:
            first = sheet.cell(number, 1)
            assert (first.value, first.data_type, first.number_format) == (row.number, "s", "@")
            assert [sheet.cell(number, column).value for column in (5, 6, 7, 8)] == [
                row.sums.events, row.sums.people, row.year.events, row.year.people,
            ]  # fmt: skip
            assert {sheet.cell(number, column).data_type for column in (5, 6, 7, 8)} == {"n"}


def test_subtotals_are_formulas_and_their_stored_results_are_the_figures_of_the_report(report: Report) -> None:
    formulas, results = book_of(report)["Отчет"], book_of(report, results=True)["Отчет"]
    for number, row in zip(rows_under(formulas), report.rows, strict=True):
        if row.kind in HEADINGS:
            for column, key in enumerate(("events", "people", "year_events", "year_people"), 5):
                assert re.fullmatch(r"=SUBTOTAL\(9,[A-Z]\d+:[A-Z]\d+\)", formulas.cell(number, column).value)
                assert results.cell(number, column).value == row.value(key)


@pytest.mark.parametrize("own", [True, False])
def test_the_formulas_cover_the_rows_under_each_heading(own: bool) -> None:
    report = report_of(filled_document(), "2022", own=own, today=date(2022, 12, 31))
    sheet = book_of(report)["Отчет"]
    column = next(at for at, each in enumerate(report.columns, 1) if each.key == "people")
    for number, row in zip(rows_under(sheet), report.rows, strict=True):
        if row.kind in HEADINGS:
            first, last = map(int, re.findall(r"[A-Z](\d+)", sheet.cell(number, column).value))
            values = [sheet.cell(line, column).value for line in range(first, last + 1)]
            assert sum(value for value in values if isinstance(value, int)) == row.sums.people


def test_sections_fold(report: Report, book: Workbook) -> None:
    sheet = book["Отчет"]
    levels = {RowKind.SECTION: 0, RowKind.SUBSECTION: 1, RowKind.ACTIVITY: 2, RowKind.TOTAL: 0}
    told = [sheet.row_dimensions[number].outlineLevel for number in rows_under(sheet)]
    assert told == [levels[row.kind] for row in report.rows]
    assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_the_head_stays_in_sight_and_is_printed_on_every_page(book: Workbook) -> None:
    sheet = book["Отчет"]
    view = sheet.sheet_view
    assert (view.topLeftCell, view.pane.state, view.pane.topLeftCell) == ("A4", "split", "A1")  # the captions alone
    high = sum(sheet.row_dimensions[row].height for row in (4, 5, 6))
    assert high < view.pane.ySplit / 20 < high + 20
    assert sheet.print_title_rows == "$4:$6"
    assert sheet.auto_filter.ref == f"A6:J{rows_under(sheet)[-1] - 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.HeaderFooter.differentFirst
    assert (sheet.oddHeader.center.text, sheet.oddHeader.center.font, sheet.oddHeader.center.size) == (
        "&P", "Times New Roman", 12,
    )  # fmt: skip
    assert sheet.firstHeader.center.text is None


def test_every_row_is_as_high_as_its_words_need(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if any(cell.value is not None for cell in row):
                height = sheet.row_dimensions[row[0].row].height
                longest = max(str(cell.value).count("\n") + 1 for cell in row if cell.value is not None)
                assert height is not None
                assert longest * 12 <= height <= 409.5


def test_letters_are_times_new_roman(book: Workbook) -> None:
    fonts = {cell.font.name for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}


def test_a_field_of_the_table_has_a_column_where_an_event_has_it() -> None:
    own = held("1.1.1", date(2022, 3, 14), form="семинар", trained=5)
    other = held("1.1.1", date(2022, 3, 15), form="ВКС", taking_part=True, held_by="ИККО")
    alone, both = (
        [[cell.value for cell in row] for row in book_of(report_of(small(events=events)))["Мероприятия"].iter_rows()]
        for events in ([own], [own, other])
    )
    assert "Кто проводил" not in alone[0]
    first, second = (dict(zip(both[0], row, strict=True)) for row in both[1:])
    assert (first["Обучено, чел."], second["Обучено, чел."]) == (5, None)
    assert (second["Проводим или участвуем"], second["Кто проводил"]) == ("участвуем", "ИККО")
    assert not first["Проводим или участвуем"]


def test_the_events_are_listed_with_dates_that_are_dates(report: Report, book: Workbook) -> None:
    sheet = book["Мероприятия"]
    captions = [cell.value for cell in sheet[1]]
    listed = [line for row in report.rows for line in row.events]
    assert sheet.max_row == len(listed) + 1
    for number, (number_of_item, event) in enumerate(((line.number, line.event) for line in listed), 2):
        row = dict(zip(captions, sheet[number], strict=True))
        assert row["Первый день"].value == datetime.combine(event.starts_on or date.min, datetime.min.time())
        assert (row["Первый день"].data_type, row["Первый день"].number_format) == ("d", "DD.MM.YYYY")
        assert row["№ пункта"].value == number_of_item
        assert row["Количество мероприятий"].value == event.count
        assert row["Участников"].value == event.participants
        assert row["Часов"].value == (event.minutes / 60 if event.minutes else None)


def test_a_column_in_which_no_event_has_anything_is_left_out(book: Workbook) -> None:
    captions = [cell.value for cell in book["Мероприятия"][1]]
    assert "Партнеры" in captions
    assert "Волонтеров" not in captions


def test_the_training_is_a_sheet_of_numbers_with_the_people_summed_by_a_formula(report: Report, book: Workbook) -> None:
    sheet = load_workbook(BytesIO(report_xlsx(report)), data_only=True)["Обучение"]
    table = report.tables[1]
    assert [cell.value for cell in sheet[2]] == ["Категория обученных", "Человек", "Часов", "Прошли тестирование"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        [row.value(column.key) for column in table.columns] for row in table.rows
    ]
    last = book["Обучение"].max_row
    assert book["Обучение"][f"B{last}"].value == f"=SUBTOTAL(9,B3:B{last - 1})"


def test_without_events_and_training_the_charts_alone_stand_beside_the_report() -> None:
    assert book_of(report_of(small())).sheetnames == ["Отчет", "Диаграммы"]


def test_the_properties_name_report_and_commission(report: Report, book: Workbook) -> None:
    about = book.properties
    assert (about.title, about.creator, about.language) == (report.name, report.commission, "ru")
    assert about.created == about.modified == datetime(2022, 7, 5)


def test_the_same_data_give_the_same_bytes(report: Report) -> None:
    assert report_xlsx(report) == report_xlsx(report)
    with ZipFile(BytesIO(report_xlsx(report))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_in_the_file_leads_outside_or_runs(report: Report) -> None:
    with ZipFile(BytesIO(report_xlsx(report))) as parts:
        assert not [name for name in parts.namelist() if re.search(r"vba|externalLink|activeX|printerSettings", name)]
        assert "hyperlink" not in "".join(
            parts.read(name).decode() for name in parts.namelist() if name.endswith("xml")
        )


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["=1+1", "+7 900 000-00-00", "-", "@SUM(A1)", "#N/A", "1.10", "2022-03-14", "'да", "TRUE"]
)
def test_words_stay_words_whatever_they_look_like(text: str) -> None:
    document = small(
        item("1.10"), marks=[done("1.10", 1, text, note=text)], events=[held("1.10", date(2022, 3, 1), title=text)]
    )
    book = book_of(report_of(document))
    sheet = book["Отчет"]
    row = next(number for number in rows_under(sheet) if sheet.cell(number, 1).value == "1.10")
    note, name = sheet.cell(row, 8), next(cell for cell in book["Мероприятия"][2] if cell.value == text)
    assert (note.value, note.data_type) == (text, "s")
    assert name.data_type == "s"
    assert note.quotePrefix == (text[0] in "=+-@")


@pytest.mark.slow
def test_long_texts_go_on_across_the_table_and_nothing_is_cut() -> None:
    note = " ".join(f"слово{number}" for number in range(5000))
    sheet = book_of(report_of(small(marks=[done("1.1.1", 1, "Кратко", note=note)])))["Отчет"]
    first, *rows = (row for row in rows_under(sheet, continued=True) if sheet.cell(row, 1).value == "1.1.1")
    caption, below = " ".join(str(sheet.cell(number, 2).value) for number in rows).split(" (продолжение): ")
    assert caption == "Примечание"
    assert f"{sheet.cell(first, 8).value} {below}" == note
    assert len(rows) > 10
    assert all(len(str(sheet.cell(number, 2).value)) <= 32_767 for number in rows)
    assert all(f"B{number}:H{number}" in map(str, sheet.merged_cells.ranges) for number in rows)
    assert [sheet.cell(number, 5).value for number in (first, *rows)] == [0] + [None] * len(rows)
    assert max(sheet.row_dimensions[number].height for number in (first, *rows)) <= 204


def test_a_row_that_the_sheet_allows_stays_whole() -> None:
    heights = []
    for lines in (20, 24, 31, 60):
        note = "\n".join(f"строка {number}" for number in range(lines))
        sheet = book_of(report_of(small(marks=[done("1.1.1", 1, "Кратко", note=note)])))["Отчет"]
        rows = [row for row in rows_under(sheet, continued=True) if sheet.cell(row, 1).value == "1.1.1"]
        heights.append([sheet.row_dimensions[number].height for number in rows])
    assert [len(found) for found in heights] == [1, 1, 1, 4]
    assert max(height for found in heights for height in found) <= 409


def test_a_text_of_paragraphs_keeps_them_over_the_rows() -> None:
    note = "\n".join(f"строка {number}" for number in range(200))
    sheet = book_of(report_of(small(marks=[done("1.1.1", 1, "Кратко", note=note)])))["Отчет"]
    rows = [row for row in rows_under(sheet, continued=True) if sheet.cell(row, 1).value == "1.1.1"]
    parts = [sheet.cell(rows[0], 8).value, *(sheet.cell(number, 2).value for number in rows[1:])]
    assert "\n".join(parts).replace("Примечание (продолжение): ", "") == note


def test_a_day_before_the_calendar_of_sheets_is_written_in_words() -> None:
    document = small(events=[held("1.1.1", date(2022, 3, 1)), held("1.1.1", date(1812, 9, 7), date(2022, 3, 2))])
    days = [cell.value for cell in book_of(report_of(document))["Мероприятия"]["C"]][1:]
    assert days == ["1812-09-07", datetime(2022, 3, 1)]


def test_a_report_is_written_to_its_file(report: Report, tmp_path: Path) -> None:
    write(report, tmp_path / "отчет.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["отчет.xlsx"]
    assert (tmp_path / "отчет.xlsx").read_bytes() == report_xlsx(report)
    with pytest.raises(PlanError):
        write(report, tmp_path / "нет" / "отчет.xlsx")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_the_same_totals(report: Report, tmp_path: Path) -> None:
    changed = load_workbook(BytesIO(report_xlsx(report)))  # written anew: the stored results are gone
    changed.save(tmp_path / "report.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        str(tmp_path),
        "report.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    sheet = changed["Отчет"]
    for number, row in zip(rows_under(sheet), report.rows, strict=True):
        told = [int(value) for value in lines[number - 1][4:8]]
        assert told == [row.value(key) for key in ("events", "people", "year_events", "year_people")]
