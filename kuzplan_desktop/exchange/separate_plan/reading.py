"""A table of planned events -> a draft of them: every row is an event, a heading of an item, or told as a doubt."""

from dataclasses import replace
from pathlib import Path

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.events.event_rules import refused
from kuzplan_desktop.domain.events.separate_plan import PlannedDraft, PlannedRow
from kuzplan_desktop.domain.plan.draft import DraftWarning
from kuzplan_desktop.domain.typed.reading import days_of_event, read_when
from kuzplan_desktop.exchange.separate_plan.captions import Header, PlannedColumn, header_of, is_numbering
from kuzplan_desktop.exchange.separate_plan.rows import (
    Texts,
    event_of_row,
    held_below,
    is_count,
    lists_of,
    named_item,
    texts_of_row,
)
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow
from kuzplan_desktop.exchange.source.reading import read_grid

SAY_COLUMNS = "Нужна таблица, в заголовке которой названы дата и мероприятие."
_HOLDS_BELOW = (  # of each row that a cell goes down to
    PlannedColumn.DAYS, PlannedColumn.PLACE, PlannedColumn.PARTICIPANTS, PlannedColumn.RESPONSIBLE, PlannedColumn.HOURS,
)  # fmt: skip
LONGEST_SHOWN = 80  # letters of a row in a sentence


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
        plan = document.plan
        self.rows: list[PlannedRow] = []
        self.doubts: list[DraftWarning] = []
        self._year = plan.year
        self._numbers = {activity.number for activity in plan.activities() if activity.number}
        self._lists = lists_of(document)
        self._item = ""

    def begin_item(self, line: str) -> bool:
        """Take a line for the heading of an item, if it is one."""
        number = named_item(line, self._numbers)
        self._item = number or self._item
        return bool(number)

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
        columns = {at: column for at, (column, _) in header[1].items()}
        held = {at: cell for at, cell in above.items() if columns.get(at) in _HOLDS_BELOW}
        whole, doubts = held_below(row, held, lambda cell: is_count(cell.line, columns[cell.column]))
        self._add(texts_of_row(whole, header), row.place, doubts)

    def _add(self, texts: Texts, place: str, doubts: tuple[str, ...]) -> None:
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
        told = event_of_row(texts, self._lists)
        event = replace(told.event, status=EventStatus.PLANNED, **when)  # type: ignore[arg-type]
        objections = refused(event, self._year)
        if objections:
            self._doubt(place, f"{shown}: {objections[0].sentence} Мероприятие не взято.")
            return
        for doubt in told.doubts:
            self._doubt(place, f"{shown}: {doubt}")
        for doubt in doubts:
            self._doubt(place, doubt)
        self.rows.append(PlannedRow(event, self._item, place))

    def _doubt(self, place: str, text: str) -> None:
        self.doubts.append(DraftWarning(place, text))
