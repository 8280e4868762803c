"""A form (бланк) -> the workbook that a colleague without the program fills in: guide, marks, events, lists."""

import base64
import zlib
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.blank_form import (
    EVENT_DAYS,
    EVENT_ROWS,
    EVENT_TEXTS,
    EVENTS,
    LONGEST_CELL,
    MARK_CAPTIONS,
    MARKER,
    MARKS,
    NOT_REQUIRED,
    SERVICE,
    YES,
    Blank,
    event_key,
)
from kuzplan_desktop.reports.blank_form.checks import ask_day, ask_number, offer
from kuzplan_desktop.reports.blank_form.guide import fill_guide, put_tall_row
from kuzplan_desktop.reports.excel.cells import (
    CAPTION,
    DAY,
    FIGURE,
    FONT,
    NUMBER,
    TEXT,
    put,
    set_standard_type,
    set_up_print,
    set_widths,
    styles,
)
from kuzplan_desktop.reports.excel.file import finished
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.saving import save
from kuzplan_desktop.reports.paper.sheet_measures import LINE as LINE_HEIGHT
from kuzplan_desktop.reports.paper.sheet_measures import SPACE

INPUT = {name: f"{name}, ввод" for name in (TEXT, DAY, FIGURE)}
UPRIGHT = "КузПлан шапка, вверх"
QUIET = "КузПлан текст, вне срока"
PAPER = "FFFBE6"  # of the cells that are to be filled in
PIECE = 30_000  # letters of what the form carries in a cell
MARK_WIDTHS = {"number": 16, "title": 66, "term": 32, "quarter": 20, "state": 25, "date": 24, "text": 66, "note": 48}
EVENT_WIDTHS = {
    **{"activity": 66, "starts_on": 23, "ends_on": 23, "form": 30, "title": 46, "place": 34, "count": 16, "people": 16},
    **{"minutes": 16, "note": 40},
}
AUDIENCE_WIDTH = 15.0
UPRIGHT_HEIGHT = 132.0  # points of captions that stand upright
OUTSIDE = "вне срока"


def write_blank_form(blank: Blank, path: Path) -> None:
    """Write the workbook of `blank` to `path`; PlanError if that is not possible, or if a file lies there already."""
    if path.exists():
        raise PlanError(f"Файл «{path.name}» уже есть.", "Выберите другое имя: в нем могут быть чьи-то записи.")
    save(path, blank_form_xlsx(blank))


def blank_form_xlsx(blank: Blank) -> bytes:
    """The bytes of the workbook of `blank`, the same for the same form."""
    workbook = Workbook()
    set_standard_type(workbook)
    for style in (*styles(), *_input_styles()):
        workbook.add_named_style(style)
    guide, marks = workbook.active, workbook.create_sheet(MARKS)
    events, service = workbook.create_sheet(EVENTS), workbook.create_sheet(SERVICE)
    fill_guide(guide, blank, INPUT[TEXT])
    _fill_marks(marks, blank)
    _fill_events(events, blank)
    _fill_service(service, blank)
    for sheet in workbook.worksheets:
        _protect(sheet)
    workbook.security = WorkbookProtection(lockStructure=True)
    about, made = workbook.properties, datetime.fromisoformat(blank.made_at).replace(tzinfo=None)
    about.title, about.creator, about.lastModifiedBy = for_xml(blank.label), for_xml(blank.commission), ""
    about.language, about.created = "ru", made
    buffer = BytesIO()
    workbook.save(buffer)
    return finished(buffer.getvalue(), made, {})


def _input_styles() -> list[NamedStyle]:
    """The styles of cells that are to be filled in, of captions that stand upright, of what the срок does not ask."""
    made = []
    for style in styles():
        if style.name in INPUT:
            style.name = INPUT[style.name]
            style.number_format = "@" if style.name == INPUT[TEXT] else style.number_format
            style.fill, style.protection = PatternFill("solid", start_color=PAPER), Protection(locked=False)
            made.append(style)
        elif style.name == CAPTION:
            style.name = UPRIGHT
            style.alignment = Alignment(text_rotation=90, horizontal="center", vertical="top", wrap_text=True)
            made.append(style)
    quiet = next(style for style in styles() if style.name == TEXT)
    quiet.name, quiet.font = QUIET, Font(name=FONT, size=10, italic=True, color="808080")
    return [*made, quiet]


def _protect(sheet: Worksheet) -> None:
    """What is not to be filled in is locked, without a password; sorting, filtering and inserting rows stay allowed."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.insertRows = protection.sort = protection.autoFilter = False


def _fill_marks(sheet: Worksheet, blank: Blank) -> None:
    """A row for each item and quarter of the period, with what is known."""
    widths = list(map(float, MARK_WIDTHS.values()))
    set_widths(sheet, widths)
    captions = [caption for key, caption in MARK_CAPTIONS.items() if key in MARK_WIDTHS]
    put_tall_row(sheet, 1, captions, [CAPTION] * len(captions), [width - 6 for width in widths])
    at = 1
    for at, (key, item, quarter) in enumerate(blank.rows(), 2):
        known = blank.content(item.uid, quarter)
        due = quarter in item.boxes
        state = {"done": YES, "not_required": NOT_REQUIRED}.get(known.get("state") or "")
        day = date.fromisoformat(known["date"]) if known.get("date") else None
        texts = [(known.get(name) or "")[:LONGEST_CELL] for name in ("text", "note")]
        where = ROMAN[quarter] if due else f"{ROMAN[quarter]}, {OUTSIDE}"
        values = [item.address, item.title, item.term, where, state, day, *texts]
        still = [NUMBER if due else QUIET, *[TEXT if due else QUIET] * 3]
        put_tall_row(sheet, at, values, [*still, INPUT[TEXT], INPUT[DAY], INPUT[TEXT], INPUT[TEXT]], widths, 2)
        put(sheet.cell(at, len(widths) + 1), key, NUMBER)
    _hide_keys(sheet, len(widths) + 1, at)
    letters = dict(zip(MARK_WIDTHS, map(get_column_letter, range(1, len(widths) + 1)), strict=True))
    offer(sheet, f"{letters['state']}2:{letters['state']}{at}", f'"{YES},{NOT_REQUIRED}"', "Выберите из списка.")
    ask_day(sheet, f"{letters['date']}2:{letters['date']}{at}", blank.year)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths) + 1)}{at}"
    sheet.freeze_panes = "C2"
    set_up_print(sheet, "1:1")


def _hide_keys(sheet: Worksheet, column: int, last: int) -> None:
    """The hidden column by which a row is known again after sorting."""
    put(sheet.cell(1, column), MARK_CAPTIONS["key"], CAPTION)
    sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.print_area = f"A1:{get_column_letter(column - 1)}{max(last, 1)}"


def _fill_events(sheet: Worksheet, blank: Blank) -> None:
    """Empty rows for events."""
    keys = [key for key in blank.event_captions if key != "key"]
    widths = [float(EVENT_WIDTHS.get(key, AUDIENCE_WIDTH)) for key in keys]
    set_widths(sheet, widths)
    for column, key in enumerate(keys, 1):
        upright = key.startswith("audience:") or key in ("count", "people", "minutes")
        put(sheet.cell(1, column), blank.event_captions[key], UPRIGHT if upright else CAPTION)
    sheet.row_dimensions[1].height = UPRIGHT_HEIGHT
    named = {**dict.fromkeys(("activity", *EVENT_TEXTS), TEXT), **dict.fromkeys(EVENT_DAYS, DAY)}
    for at in range(2, EVENT_ROWS + 2):
        for column, key in enumerate(keys, 1):
            put(sheet.cell(at, column), None, INPUT[named.get(key, FIGURE)])
        put(sheet.cell(at, len(keys) + 1), event_key(at - 1), INPUT[TEXT])  # open, so that it is sorted with its row
        sheet.row_dimensions[at].height = 2 * LINE_HEIGHT + SPACE
    last = EVENT_ROWS + 1
    _hide_keys(sheet, len(keys) + 1, last)
    _check_events(sheet, keys, blank)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(keys) + 1)}{last}"
    sheet.protection.deleteRows = False
    sheet.freeze_panes = "B2"
    set_up_print(sheet, "1:1")


def _check_events(sheet: Worksheet, keys: Sequence[str], blank: Blank) -> None:
    """What the cells of the columns `keys` offer and take."""
    last = EVENT_ROWS + 1
    spans = {key: f"{get_column_letter(at)}2:{get_column_letter(at)}{last}" for at, key in enumerate(keys, 1)}
    asked = max(sum(item.asked for item in blank.items), 1)
    lists = (("activity", "B", asked, "Такого пункта нет."), ("form", "C", len(blank.event_forms), "Такой формы нет."))
    for key, letter, count, wrong in lists:
        offer(sheet, spans[key], f"'{SERVICE}'!${letter}$2:${letter}${count + 1}", wrong, strict=False)
    for key in EVENT_DAYS:
        ask_day(sheet, spans[key], blank.year)
    for key in keys:
        if key in ("count", "people") or key.startswith("audience:"):
            ask_number(sheet, spans[key], "whole", 1 if key == "count" else 0)
    ask_number(sheet, spans["minutes"], "decimal", 0)


def _fill_service(sheet: Worksheet, blank: Blank) -> None:
    """The hidden sheet: what the form carries, packed, and the lists that cells offer."""
    put(sheet["A1"], MARKER, TEXT)
    packed = base64.b64encode(zlib.compress(blank.to_json().encode("ascii"), 9)).decode("ascii")
    for at, begin in enumerate(range(0, len(packed), PIECE), 2):
        put(sheet.cell(at, 1), f":{packed[begin : begin + PIECE]}", TEXT)
    lists = ([item.label for item in blank.items if item.asked], blank.event_forms)
    for column, words in enumerate(lists, 2):
        for at, word in enumerate(words, 2):
            put(sheet.cell(at, column), word, TEXT)
    sheet.sheet_state = "hidden"
