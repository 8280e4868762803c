"""The columns of a sheet: as wide as their words need, captions whole, words that do not break."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.paper.sheet_measures import LINE, units, width_for
from tests.reports.every_kind import choice, planned_document


def test_many_columns_are_wide_enough_for_their_words_and_high_enough_for_their_groups() -> None:
    columns = ("period", "done", "people", "tested", "hours", "volunteers", "publications", "state", "note")
    asked = choice("progress", columns=(*columns, "executors", "partners", "trained"), cumulative=True)
    report = build(planned_document(), asked, date(2022, 7, 5))
    sheet = load_workbook(BytesIO(report_xlsx(report)))["Отчет"]
    widths = {name: column.width for name, column in sheet.column_dimensions.items()}
    captions = next(row for row in range(1, 9) if sheet.cell(row, 1).value == "№ пункта")
    assert sheet.row_dimensions[captions].height > 2 * LINE  # «За II квартал» over a single narrow column
    for column, known in zip("ABCDEFGHIJKLMNOP", report.columns, strict=False):
        if known.key in ("executors", "period", "partners", "state"):
            words = (word for row in report.rows for word in row.text(known.key).split(" "))
            assert widths[column] > min(max(map(len, words)), 16) * 0.95


def test_a_caption_with_the_button_of_a_filter_has_room_for_each_of_its_words_beside_it() -> None:
    report = build(planned_document(), choice("training"), date(2022, 7, 5))
    sheet = load_workbook(BytesIO(report_xlsx(report)))["Мероприятия"]
    for cell in sheet[2]:
        for word in cell.value.split():
            assert sheet.column_dimensions[cell.column_letter].width >= units(width_for(word) + 5.5)


def test_what_belongs_together_does_not_break_in_any_table() -> None:
    report = build(planned_document(), choice("training"), date(2022, 7, 5))
    sheet = load_workbook(BytesIO(report_xlsx(report)))["Мероприятия"]
    words = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "члены УИК\u00a0–\u00a041" in words
