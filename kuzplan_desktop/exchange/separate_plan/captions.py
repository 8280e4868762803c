"""Which column of a table of planned events holds what, by the words of its header."""

import re
from collections.abc import Sequence
from enum import StrEnum

from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.exchange.source.grid import GridRow, GridTable


class PlannedColumn(StrEnum):
    """What a column of the table holds."""

    NUMBER = "number"
    DAYS = "days"
    FORM = "form"
    NAME = "name"
    PLACE = "place"
    PARTICIPANTS = "participants"
    RESPONSIBLE = "responsible"
    HOURS = "hours"
    OTHER = "other"


_WORDS = {  # in the order in which they are asked
    PlannedColumn.NUMBER: r"(?:№|n|номер)[ .]*(?:п/?п)?\.?$|п/?п$",
    PlannedColumn.DAYS: r"(?:планируем\w+ |примерн\w+ )?(?:дат[аы]\b|срок|период|когда|день|месяц)",
    PlannedColumn.FORM: r"форма(?: проведения| мероприятия| работы)?$|вид мероприятия$",
    PlannedColumn.PARTICIPANTS: r"(?:[\w-]+ )?(?:участн|категори|аудитори)|кол(?:-во|ичество)\.? чел|чел\b|кого обуч",
    PlannedColumn.PLACE: r"место\b",
    PlannedColumn.RESPONSIBLE: r"ответственн|исполнител|организатор|кто проводит",
    PlannedColumn.HOURS: r"продолжительность|час(?:ы|ов)$|количество часов|объем",
    PlannedColumn.NAME: r"(?:\w+ (?:и )?)?(?:наименовани|мероприяти|содержани|тема|название)",
}
LONGEST_CAPTION = 200  # letters
HEADER_ROWS = 8  # how far down the header of a table is looked for
SEVERAL = (PlannedColumn.PARTICIPANTS, PlannedColumn.OTHER)  # may be those of more than one column

Header = tuple[int, dict[int, tuple[PlannedColumn, str]]]
"""The row of the captions, and by column what it holds and its caption."""


def header_of(table: GridTable) -> Header | None:
    """The header of a table that tells when something is planned and what; None for any other table."""
    for at, row in enumerate(table.rows[:HEADER_ROWS]):
        columns = _columns(row)
        found = {column for column, _ in columns.values()}
        if PlannedColumn.DAYS in found and found & {PlannedColumn.NAME, PlannedColumn.FORM}:
            return at, columns
    return None


def _columns(row: GridRow) -> dict[int, tuple[PlannedColumn, str]]:
    found: dict[int, tuple[PlannedColumn, str]] = {}
    for cell in row.filled():
        column = _column_of(cell.line)
        taken = {known for known, _ in found.values()}
        found[cell.column] = (PlannedColumn.OTHER if column in taken and column not in SEVERAL else column, cell.line)
    return found


def _column_of(caption: str) -> PlannedColumn:
    if len(caption) > LONGEST_CAPTION:
        return PlannedColumn.OTHER
    words = " ".join(searchable(re.sub(r"\([^()]*\)", " ", caption)).replace(",", " ").split()).strip(" .:")
    if re.match(_WORDS[PlannedColumn.HOURS], words):
        return PlannedColumn.HOURS
    return next((column for column, pattern in _WORDS.items() if re.match(pattern, words)), PlannedColumn.OTHER)


def is_numbering(texts: Sequence[str]) -> bool:
    """True for the row «1 2 3 4» under a header."""
    return len(texts) > 1 and list(texts) == [str(number) for number in range(1, len(texts) + 1)]
