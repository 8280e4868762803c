"""A filled-in form (бланк) -> the changes that its author would have made in a copy of the document, and complaints."""

import base64
import binascii
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kuzplan_desktop.domain.calendar import ROMAN, quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.doubles import written_twice
from kuzplan_desktop.domain.events.event_fields import added
from kuzplan_desktop.domain.events.event_text import COMPARED, event_line
from kuzplan_desktop.domain.marks import Event, EventStatus, MarkState
from kuzplan_desktop.domain.reporting.blank_form import (
    EVENTS,
    GUIDE,
    MARKER,
    MARKS,
    NAME_LABEL,
    SERVICE,
    BlankForm,
    blank_form_from_json,
    clipped,
)
from kuzplan_desktop.domain.wording import quoted, searchable
from kuzplan_desktop.domain.words import MARK_CONTENT, MARK_STATES
from kuzplan_desktop.exchange.blank_form import cells as sheet_cells
from kuzplan_desktop.exchange.blank_form.cells import Complaint
from kuzplan_desktop.exchange.blank_form.events import EventRow, read_events
from kuzplan_desktop.exchange.blank_form.excel_reading import Sheet, read_workbook
from kuzplan_desktop.exchange.blank_form.marks import MarkRow, Place, filled, read_marks
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.identity import mark_uid
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document.blank_forms import DAMAGED, Collecting, documents_of
from kuzplan_desktop.store.document.event_values import event_of
from kuzplan_desktop.store.document.open_file import OpenFile

LONGEST_BLANK = 100_000_000  # letters of what the form carries, unpacked
LONGEST_NAME = 100
LONGEST_SHOWN = 80
OUTDATED = "В документе уже есть более позднее исправление из этого же бланка: не взято, проверьте в программе."
UNTICKED = "На листе «Отметки» за этот квартал стоит «не требуется»: отметка не изменена."
LIKE = "Похожее мероприятие в документе уже есть: проверьте, не записано ли оно дважды."
STAYS = "Мероприятие, собранное из этой строки раньше, осталось в документе: удалить его можно в программе."


@dataclass(frozen=True, slots=True)
class FilledBlankForm:
    """A form as it came back: what it carries, and its sheets by name."""

    blank: BlankForm
    sheets: Mapping[str, Sheet]


@dataclass(frozen=True, slots=True)
class Coming:
    """What a form brings to one mark or event: the item's number, what it is, how it stands now and will stand.

    `conflict` tells that it was changed in the program since the form was made: both values will be kept.
    """

    activity: str
    number: str
    what: str
    before: str
    after: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class BlankFormReading:
    """What collecting a form would do: the bodies of its changes, what that means for a reader, and complaints."""

    bodies: tuple[str, ...]
    complaints: tuple[Complaint, ...]
    summary: tuple[Coming, ...]
    by: str
    label: str


def read_blank_form(path: Path) -> FilledBlankForm:
    """The form in the file at `path`; PlanError with one sentence if it is none. Needs no document."""
    sheets = read_workbook(path)
    carried = next((sheet for sheet in (sheets.get(SERVICE), *sheets.values()) if sheet and _is_service(sheet)), None)
    if carried is None:
        raise PlanError(f"Файл «{path.name}» – не бланк КузПлана.", "Выберите файл, который записала программа.")
    pieces = [cells[1].value for _, cells in carried.rows[1:] if 1 in cells]
    try:
        packed = base64.b64decode("".join(piece.removeprefix(":") for piece in pieces), validate=True)
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(packed, LONGEST_BLANK)
        if not unpacking.eof:
            raise ValueError("too long, or cut")
        blank = blank_form_from_json(text.decode("ascii"))
    except (ValueError, AttributeError, binascii.Error, zlib.error) as error:
        raise PlanError(*DAMAGED) from error
    return FilledBlankForm(blank, sheets)


def _is_service(sheet: Sheet) -> bool:
    return any(cells.get(1) is not None and cells[1].value == MARKER for _, cells in sheet.rows[:1])


def collect(filled: FilledBlankForm, file: OpenFile, today: date) -> BlankFormReading:
    """What the form brings to the document; nothing is written. PlanError if it belongs to another document."""
    blank = filled.blank
    _demand_same(blank, file)
    complaints: list[Complaint] = []
    by = _name(filled, complaints)
    collecting = Collecting(file, blank, by)
    marks: dict[Place, MarkRow] = {}
    if MARKS in filled.sheets:
        marks = read_marks(filled.sheets[MARKS], blank, complaints)
    events: tuple[EventRow, ...] = ()
    if EVENTS in filled.sheets:
        sheet = read_events(filled.sheets[EVENTS], blank, today, complaints, named=bool(by))
        events = sheet.events
        for key, row in sheet.blank_rows.items():
            if collecting.came_before(collecting.event_uid(key)):
                row.complain("activity", STAYS)
    missing = [name for name in (MARKS, EVENTS) if name not in filled.sheets]
    complaints += [Complaint(name, "", "Такого листа в бланке нет.") for name in missing]
    known = {activity.uid for activity in file.document.plan.activities()}
    order = {item.uid: at for at, item in enumerate(blank.items)}
    summary = [
        *_put_marks(_ticked(marks, events, blank), collecting, file.document, blank, known),
        *_put_events(events, collecting, file.document, known),
    ]
    return BlankFormReading(
        bodies=tuple(collecting.bodies),
        complaints=tuple(complaints),
        summary=tuple(sorted(summary, key=lambda one: order[one.activity])),
        by=by,
        label=f"Бланк: {by}, {blank.period.caption}" if by else blank.label,
    )


def take_in(file: OpenFile, reading: BlankFormReading) -> None:
    """Write what collecting brings, after a backup, as one step that undo takes away again."""
    backups.make(file.path, "merge")
    file.unite(reading.bodies, label=reading.label)


def _demand_same(blank: BlankForm, file: OpenFile) -> None:
    """PlanError if the form was made for another plan or another commission."""
    plan, commission = file.document.plan, file.document.commission
    if blank.plan != plan.uid:
        title = clipped(blank.plan_title, sheet_cells.LONGEST_QUOTED)
        raise PlanError(f"Бланк составлен по другому плану: {quoted(title)}.", "Откройте документ этого плана.")
    if set(blank.documents) & set(documents_of(map(read_change, file.bodies()))):
        return
    same_entry = commission and blank.list_id and blank.list_id == commission.list_id
    same_name = commission and blank.commission and searchable(blank.commission) == searchable(commission.name)
    if not same_entry and not same_name:
        name = clipped(blank.commission, sheet_cells.LONGEST_QUOTED) or "без названия"
        sentence = f"Бланк составлен для другой комиссии: {quoted(name)}."
        raise PlanError(sentence, "Соберите его в документе этой комиссии.")


def _name(filled: FilledBlankForm, complaints: list[Complaint]) -> str:
    """Who filled the form in, as typed on the first sheet."""
    sheet = filled.sheets.get(GUIDE)
    for number, cells in sheet.rows if sheet else ():
        for column, cell in sorted(cells.items()):
            if isinstance(cell.value, str) and searchable(cell.value).startswith(searchable(NAME_LABEL)):
                right = next((cells[at] for at in sorted(cells) if at > column), None)
                row = sheet_cells.SheetRow(GUIDE, number, {"name": "B"}, {"name": right} if right else {}, complaints)
                name = row.read("name", sheet_cells.text(NAME_LABEL, one_line=True)) or ""
                if not name and not row.failed:
                    row.complain("name", "Не указано, кто заполнил бланк.")
                return clipped(name, LONGEST_NAME)
    complaints.append(Complaint(GUIDE, "", "Не найдено, кто заполнил бланк."))
    return ""


def _ticked(marks: dict[Place, MarkRow], events: tuple[EventRow, ...], blank: BlankForm) -> Iterator[MarkRow]:
    """The marks that the form changes; an event ticks its quarter and leaves the rest of the mark as it is."""
    for event in events:
        quarter = quarter_of(event.last_day.month)
        place = (event.item.uid, quarter)
        if place not in marks:
            marks[place] = MarkRow(event.item, quarter, None, filled(blank.content(*place)))
        mark = marks[place]
        before = mark.content.get("state")
        if before == MarkState.NOT_REQUIRED and before != blank.content(*place).get("state"):
            event.row.complain("activity", UNTICKED)
        else:
            mark.content["state"] = str(MarkState.DONE)
    yield from marks.values()


def _put_marks(
    marks: Iterator[MarkRow], collecting: Collecting, document: Document, blank: BlankForm, known: set[str]
) -> Iterator[Coming]:
    indexes = {item.uid: at for at, item in enumerate(blank.items)}
    for mark in marks:
        item, quarter = mark.item, mark.quarter
        earlier = collecting.came_before(mark_uid(item.uid, quarter))
        if item.uid not in known:
            if mark.row and mark.content != filled(blank.content(item.uid, quarter)):
                mark.row.complain("number", "Такого пункта плана в документе нет: строка не взята.")
            continue
        if mark.content == filled(blank.content(item.uid, quarter)) and not earlier:
            continue
        put = collecting.put_mark(item.uid, quarter, mark.content, 4 * indexes[item.uid] + quarter)
        if put.outdated and mark.row:
            mark.row.complain("state", OUTDATED)
        now = document.marks_of(item.uid).get(quarter)
        stands = filled({name: _iso(getattr(now, name)) for name in MARK_CONTENT}) if now else {}
        written = {name: part for name, part in mark.content.items() if name in MARK_CONTENT}
        if put.fresh and stands != written:
            what = f"{ROMAN[quarter]} квартал"
            yield Coming(item.uid, item.address, what, mark_words(stands), mark_words(written), put.conflict)


def mark_words(content: Mapping[str, Any]) -> str:
    """«выполнено, 14.03.2022; что сделано; примечание», as much of it as there is."""
    day = content.get("date")
    head = [MARK_STATES.get(content.get("state") or "", ""), f"{date.fromisoformat(day):%d.%m.%Y}" if day else ""]
    parts = (", ".join(filter(None, head)), content.get("text"), content.get("note"))
    return "; ".join(clipped(part, 200) for part in parts if part)


def _put_events(
    events: tuple[EventRow, ...], collecting: Collecting, document: Document, known: set[str]
) -> Iterator[Coming]:
    for event in events:
        if event.item.uid not in known:
            event.row.complain("activity", "Такого пункта плана в документе нет: строка не взята.")
            continue
        uid = collecting.event_uid(event.key)
        put = collecting.put_event(uid, event.item.uid, event.values, event.people, event.place)
        if put.outdated:
            event.row.complain("activity", OUTDATED)
        standing = document.events_of(event.item.uid)
        now = next((one for one in standing if one.uid == uid), None)
        if put.fresh and now is None and any(_is_double(one, event) for one in standing):
            event.row.complain("activity", LIKE)
        if put.fresh:
            people = added(event.people.values()) if event.values["people"] is None else event.values["people"]
            former = {name: _iso(getattr(now, name)) for name in event.values} if now else {}
            before = event_words(former, now.participants) if now else ""
            after = event_words(event.values, people)
            yield Coming(event.item.uid, event.item.address, "мероприятие", before, after, put.conflict)


def _is_double(one: Event, other: EventRow) -> bool:
    return one.status is not EventStatus.CANCELLED and written_twice(one, other.event)


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def event_words(values: Mapping[str, Any], people: int) -> str:
    """«14.03.2022, г. Топки, семинар «Название», 37 чел.», as much of it as there is."""
    shown = {name: clipped(values[name], LONGEST_SHOWN) for name in ("title", "form", "place")}
    return event_line(event_of({**values, **shown, "people": people}), COMPARED)
