"""The workbook of a form: what may be filled in is open, what it offers are lists, what it carries is hidden."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.blank_form import BlankForm, BlankFormItem, KnownMark, blank_form_from_json
from kuzplan_desktop.reports.blank_form.workbook import blank_form_xlsx
from kuzplan_desktop.reports.paper.sheet_measures import HIGHEST

UID = "00000000-0000-5000-8000-00000000000"


@pytest.fixture
def blank() -> BlankForm:
    items = tuple(
        BlankFormItem(f"{UID}{at}", number, number, title, "Февраль", (1,), asked)
        for at, (number, title, asked) in enumerate(
            (("1.10", "=1+1", True), ("2.2.10", "слово " * 90, True), ("3.1", "<b>не наш</b>", False)), 1
        )
    )
    known = KnownMark({"state": "done", "date": "2022-02-10", "text": "=2+2", "note": "я" * 40_000, "later": 1}, "a")
    return BlankForm(
        uid=f"{UID}0",
        made_at="2022-04-01T09:00:00+07:00",
        n=7,
        plan=f"{UID}9",
        plan_title="План",
        year=2022,
        documents=("d",),
        commission="Топкинская ТИК",
        list_id="",
        period=parse_reporting_period("2022-H1"),
        items=items,
        marks={f"{UID}1": {1: known}},
    )


@pytest.fixture
def book(blank: BlankForm) -> Workbook:
    return load_workbook(BytesIO(blank_form_xlsx(blank)))


def test_what_a_form_carries_comes_back_as_it_was(blank: BlankForm) -> None:
    assert blank_form_from_json(blank.to_json()) == blank


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"uid": 1}'])
def test_what_is_no_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        blank_form_from_json(text)


def test_a_form_that_was_tampered_with_is_refused(blank: BlankForm) -> None:
    for old, new in ((f'"{UID}1"', '"x"'), ('"n":7', '"n":"7"'), ('"head":"a"', '"head":1'), ("2022-H1", "1999-H1")):
        assert old in blank.to_json()
        with pytest.raises(ValueError, match=r".+"):
            blank_form_from_json(blank.to_json().replace(old, new, 1))


def test_the_same_form_gives_the_same_bytes(blank: BlankForm) -> None:
    assert blank_form_xlsx(blank) == blank_form_xlsx(blank)


def test_every_sheet_is_protected_without_a_password_and_the_inputs_are_open(book: Workbook) -> None:
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [
        "Как заполнить",
        "Отметки",
        "Мероприятия",
    ]
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert book.security.lockStructure
    marks, events = book["Отметки"], book["Мероприятия"]
    assert [marks.cell(2, column).protection.locked for column in range(1, 9)] == [True] * 4 + [False] * 4
    assert all(not cell.protection.locked for row in events["A2:Y61"] for cell in row if cell.column <= 22)
    assert not book["Как заполнить"]["B7"].protection.locked


def test_there_is_a_row_for_each_asked_item_and_quarter_prefilled_with_what_is_known(book: Workbook) -> None:
    rows = list(book["Отметки"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3]) for row in rows] == [
        ("1.10", "I"),
        ("1.10", "II, вне срока"),
        ("2.2.10", "I"),
        ("2.2.10", "II, вне срока"),
    ]
    assert rows[0][4:7] == ("да", rows[0][5], "=2+2")
    assert rows[0][5].date() == date(2022, 2, 10)
    assert len(rows[0][7]) == 32_000
    assert book["Отметки"]["B2"].data_type == "s"
    assert book["Отметки"]["I2"].value == "m0q1"
    assert book["Отметки"].column_dimensions["I"].hidden


def test_cells_offer_lists_and_take_days_and_numbers_alone(book: Workbook) -> None:
    marks = {check.type: check for check in book["Отметки"].data_validations.dataValidation}
    assert (marks["list"].formula1, marks["list"].errorStyle) == ('"да,не требуется"', "stop")
    checks = book["Мероприятия"].data_validations.dataValidation
    lists = [check for check in checks if check.type == "list"]
    assert [check.formula1 for check in lists] == ["'Служебный'!$B$2:$B$3", "'Служебный'!$C$2:$C$24"]
    assert {check.errorStyle for check in lists} == {"warning"}
    assert sum(check.type == "whole" for check in checks) == 13
    assert sum(check.type == "date" for check in checks) == 2
    labels = [book["Служебный"].cell(row, 2).value for row in (2, 3, 4)]
    assert labels[0] == "1.10 =1+1"
    assert len(labels[1]) <= 70
    assert labels[2] is None


def test_rows_are_as_high_as_their_words_and_no_higher_than_a_sheet_allows(book: Workbook) -> None:
    heights = [book["Отметки"].row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] == HIGHEST
    assert heights[1] < heights[2] < HIGHEST


def test_nothing_in_the_file_tells_the_hour_it_was_written(blank: BlankForm) -> None:
    with zipfile.ZipFile(BytesIO(blank_form_xlsx(blank))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
