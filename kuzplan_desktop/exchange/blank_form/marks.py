"""The sheet of marks of a filled-in form -> the contents of marks that its rows mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.reporting.blank_form import (
    LONGEST_CELL,
    MARK_CAPTIONS,
    NOT_REQUIRED,
    BlankForm,
    BlankFormItem,
)
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.domain.words import MARK_CONTENT
from kuzplan_desktop.exchange.blank_form import cells as sheet_cells
from kuzplan_desktop.exchange.blank_form.cells import Complaint, SheetRow
from kuzplan_desktop.exchange.blank_form.excel_reading import Sheet, unescaped

Place = tuple[str, int]
"""The uid of an item and a quarter."""

INPUTS = ("state", "date", "text", "note")


@dataclass(slots=True)
class MarkRow:
    """A row that was understood: which item and quarter, what the mark's content becomes; `row` tells where."""

    item: BlankFormItem
    quarter: int
    row: SheetRow | None
    content: dict[str, Any] = field(default_factory=dict)


def read_marks(sheet: Sheet, blank: BlankForm, complaints: list[Complaint]) -> dict[Place, MarkRow]:
    """The rows of the sheet by item and quarter; of two that say different things about one mark, neither."""
    by_key = {key: (item, quarter) for key, item, quarter in blank.rows()}
    by_name = {(item.address, ROMAN[quarter]): key for key, item, quarter in blank.rows()}
    others = {item.address for item in blank.items}
    found: dict[Place, MarkRow] = {}
    refused: set[Place] = set()
    for row in sheet_cells.rows_of(sheet, MARK_CAPTIONS, complaints):
        place = _place_of(row, by_key, by_name, others)
        if place is None:
            continue
        item, quarter = place
        known = filled(blank.content(item.uid, quarter))
        mark = MarkRow(item, quarter, row, _content(row, known, blank.year))
        former = found.get((item.uid, quarter))
        if former is None or former.content == known:
            found[item.uid, quarter] = mark
        elif mark.content not in (known, former.content):
            row.complain("number", f"Этот пункт и квартал уже есть в строке {_number(former)}, но там иначе: не взято.")
            refused.add((item.uid, quarter))
    return {place: mark for place, mark in found.items() if place not in refused}


def _number(mark: MarkRow) -> int:
    return mark.row.number if mark.row else 0


def _place_of(
    row: SheetRow,
    by_key: Mapping[str, tuple[BlankFormItem, int]],
    by_name: Mapping[tuple[str, str], str],
    others: set[str],
) -> tuple[BlankFormItem, int] | None:
    """The item and the quarter of a row: by its hidden key, else by what is seen. None for an empty or a torn row."""
    seen, quarter = row.word("number"), row.word("quarter").split(",")[0].strip()
    place = by_key.get(row.word("key")) or by_key.get(by_name.get((seen, quarter), ""))
    if place is None:
        if any(row.word(key) or row.cells.get(key) for key in INPUTS):
            row.complain("number", "Не понять, к какому пункту плана и кварталу относится строка: она не взята.")
        return None
    item, own = place
    if (seen in others and seen != item.address) or (quarter in ROMAN.values() and quarter != ROMAN[own]):
        row.complain("number", "Строка перемешана с другой (столбцы сортировались порознь): она не взята.")
        return None
    return place


def _content(row: SheetRow, known: Mapping[str, Any], year: int) -> dict[str, Any]:
    """The content of the mark as the row has it; what was not touched stays letter for letter, unknown parts too."""
    content = dict(known)
    state = row.read("state", sheet_cells.state)
    if row.holds("state") and state != known.get("state"):
        content["state"] = str(state) if state else None
    day = row.read("date", sheet_cells.day(year))
    if row.holds("date") and (day.isoformat() if day else None) != known.get("date"):
        content["date"] = day.isoformat() if day else None
        if day and day.year != year:
            row.complain("date", f"Взята дата не {year} года, проверьте ее.")
    for key in ("text", "note"):
        words = row.read(key, sheet_cells.text(MARK_CONTENT[key], one_line=False))
        former = known.get(key) or ""
        if not row.holds(key) or words == clean(unescaped(former[:LONGEST_CELL])).strip():
            continue
        if len(former) > LONGEST_CELL:
            row.complain(key, "Здесь было только начало длинного текста: правка не взята, исправьте его в программе.")
        else:
            content[key] = words
    _demand_reason(row, content, known)
    return filled(content)


def filled(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of a mark without the parts that are empty."""
    return {key: part for key, part in content.items() if part not in (None, "") or key not in MARK_CONTENT}


def _demand_reason(row: SheetRow, content: dict[str, Any], known: Mapping[str, Any]) -> None:
    """Take back what would leave «не требуется» without its reason, as the program does."""
    if content.get("state") != MarkState.NOT_REQUIRED or str(content.get("note") or "").strip():
        return
    if known.get("state") == MarkState.NOT_REQUIRED:
        content["note"] = known.get("note")
    else:
        content["state"] = known.get("state")
    row.complain("note", f"Для отметки «{NOT_REQUIRED}» нужна причина: это не взято.")
