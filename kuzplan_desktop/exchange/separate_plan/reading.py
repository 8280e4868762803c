"""A table of planned events -> a draft of them: every row is an event, a heading of an item, or told as a doubt."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.choices import audiences, event_forms
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.event_rules import refused
from kuzplan_desktop.domain.events.separate_plan import PARTICIPANTS, RESPONSIBLE, PlannedDraft, PlannedRow
from kuzplan_desktop.domain.plan.draft import DraftWarning
from kuzplan_desktop.domain.typed.reading import days_of_event, read_hours, read_when
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.exchange.separate_plan.captions import Header, PlannedColumn, header_of, is_numbering
from kuzplan_desktop.exchange.separate_plan.cells import called_event, read_host, read_participants
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow
from kuzplan_desktop.exchange.source.reading import read_grid

_NAMED = re.compile(r"пункт\w*\s+(?:плана\s+)?(?P<number>[\w./]*\w)[.:]?(?:\s|$)", re.IGNORECASE)
_HOLDS_BELOW = (PlannedColumn.DAYS, PlannedColumn.PLACE, PlannedColumn.PARTICIPANTS, PlannedColumn.RESPONSIBLE)
SAY_COLUMNS = "Нужна таблица, в заголовке которой названы дата и мероприятие."
LONGEST_SHOWN = 80  # letters of a row in a sentence

Texts = dict[PlannedColumn, list[tuple[str, str]]]
"""What stands in a row: by column, the captions and the texts."""


def read_separate_plan(source: Path, document: Document) -> PlannedDraft:
    """The planned events in the document at `source`, for the plan of `document`; PlanError if it holds no table."""
    return planned_in(read_grid(source), document)


def planned_in(grid: Grid, document: Document) -> PlannedDraft:
    """The planned events of a grid. What is not understood is a doubt, with its place, and no event."""
    reading = _TableReading(document)
    header: Header | None = None
    for block in grid.blocks:
        if isinstance(block, GridParagraph):
            reading.begin_item(block.line)
            continue
        header = header_of(block) or header
        if header is not None:
            begins = header[0] + 1 if header_of(block) else 0
            reading.read_rows(block.rows[begins:], header)
    if header is None:
        raise PlanError("В документе нет таблицы с мероприятиями.", SAY_COLUMNS)
    reading.doubts += [DraftWarning(place, f"Не прочитано: «{text}».") for place, text in grid.left_out]
    return PlannedDraft(tuple(reading.rows), tuple(reading.doubts))


class _TableReading:
    """Rows as they are read."""

    def __init__(self, document: Document) -> None:
        plan, commission = document.plan, document.commission
        self.rows: list[PlannedRow] = []
        self.doubts: list[DraftWarning] = []
        self._year = plan.year
        self._numbers = {activity.number for activity in plan.activities() if activity.number}
        self._forms, self._audiences = event_forms(plan), audiences(plan)
        self._own = (
            {searchable(name) for name in (commission.name, short_name(commission.name))} if commission else set()
        )
        self._item = ""

    def begin_item(self, line: str) -> bool:
        """Take a line for the heading of an item, if it is one."""
        named = _NAMED.match(line)
        number = named["number"].rstrip(".") if named else line.split(" ", 1)[0].rstrip(".)")
        if number in self._numbers and (named or len(line.split()) > 1):
            self._item = number
        return number in self._numbers and (named is not None or len(line.split()) > 1)

    def read_rows(self, rows: tuple[GridRow, ...], header: Header) -> None:
        """Read the rows of a table below its header."""
        above: dict[int, GridCell] = {}
        captions = [caption for _, caption in header[1].values()]
        for row in rows:
            filled = row.filled()
            texts = [cell.line for cell in filled]
            if filled and texts != captions and not is_numbering(texts):
                self._read_row(row, header, above)
            above |= {cell.column: cell for cell in row.cells if not cell.continues}

    def _read_row(self, row: GridRow, header: Header, above: dict[int, GridCell]) -> None:
        filled = row.filled()
        line = " ".join(cell.line for cell in filled)
        heading = len(filled) == 1 or (len(filled) == 2 and filled[1].span > 1)
        if heading and self.begin_item(line):
            return
        if heading:
            self._doubt(row.place, f"Строка не понята: «{line[:LONGEST_SHOWN]}».")
            return
        for note in (note for cell in filled for note in cell.notes):
            self._doubt(row.place, f"Сноска или примечание не прочитаны: «{note}».")
        self._add(_texts(row, header, above), row.place)

    def _add(self, texts: Texts, place: str) -> None:
        name = " ".join(text for column in (PlannedColumn.FORM, PlannedColumn.NAME) for _, text in texts[column])
        shown = f"«{name[:LONGEST_SHOWN]}»" if name else "Мероприятие без названия"
        days = " ".join(text for _, text in texts[PlannedColumn.DAYS])
        if not name or not days:
            missing = "не указана дата" if name else "не указано, что это за мероприятие"
            self._doubt(place, f"{shown}: {missing}, мероприятие не взято.")
            return
        try:
            when = days_of_event(read_when(days, self._year), None, self._year)
        except PlanError as error:
            self._doubt(place, f"{shown}: {error.sentence[0].lower()}{error.sentence[1:]} Мероприятие не взято.")
            return
        event = self._event(texts, place, shown, when)
        objections = refused(event, self._year)
        if objections:
            self._doubt(place, f"{shown}: {objections[0].sentence} Мероприятие не взято.")
            return
        self.rows.append(PlannedRow(event, self._item, place))

    def _event(self, texts: Texts, place: str, shown: str, when: dict[str, date | None]) -> Event:
        called = called_event(
            " ".join(text for _, text in texts[PlannedColumn.FORM]),
            " ".join(text for _, text in texts[PlannedColumn.NAME]),
            self._forms,
        )
        if not called.form:
            self._doubt(place, f"{shown}: форма не понята, записано только название.")
        told = read_participants((text for _, text in texts[PlannedColumn.PARTICIPANTS]), self._audiences)
        if told.words:
            self._doubt(place, f"{shown}: участники записаны в примечание словами: «{told.words}».")
        taking_part, held_by, responsible = read_host("; ".join(text for _, text in texts[PlannedColumn.RESPONSIBLE]))
        note = [(PARTICIPANTS, told.words)]
        note.append((RESPONSIBLE, "" if searchable(responsible) in self._own else responsible))
        minutes, unread = _minutes(texts[PlannedColumn.HOURS])
        note += [*texts[PlannedColumn.OTHER], *unread]
        return Event(
            "",
            "",
            EventStatus.PLANNED,
            form=called.form,
            title=called.title,
            count=called.events,
            place=" ".join(text for _, text in texts[PlannedColumn.PLACE]),
            people=told.people,
            attendance=told.attendance,
            minutes=minutes,
            taking_part=taking_part,
            held_by=held_by,
            note="\n".join(f"{caption}: {text}" for caption, text in note if text),
            **when,  # type: ignore[arg-type]
        )

    def _doubt(self, place: str, text: str) -> None:
        self.doubts.append(DraftWarning(place, text))


def _texts(row: GridRow, header: Header, above: dict[int, GridCell]) -> Texts:
    found: Texts = {column: [] for column in PlannedColumn}
    for cell in row.cells:
        column, caption = header[1].get(cell.column, (PlannedColumn.OTHER, f"столбец {cell.column + 1}"))
        if cell.continues and column in _HOLDS_BELOW:
            cell = above.get(cell.column, cell)  # merged downwards: it holds for each of the rows
        lines = [" ".join(line.split()) for line in cell.text.split("\n") if line.strip()]
        if lines:
            found[column].append((caption, ("\n" if column is PlannedColumn.PARTICIPANTS else " ").join(lines)))
    return found


def _minutes(cells: list[tuple[str, str]]) -> tuple[int | None, Iterator[tuple[str, str]]]:
    """The length of an event; what is no length stays in words."""
    for _, text in cells:
        try:
            return read_hours(text), iter(())
        except PlanError:
            break
    return None, iter(cells)
