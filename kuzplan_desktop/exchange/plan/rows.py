"""A row of a plan's table -> what it says: number, name, executors, срок, notes; what is merged holds for each row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kuzplan_desktop.exchange.plan.columns import ColumnRole, Columns, names_a_part_of_the_year, says_when
from kuzplan_desktop.exchange.plan.executors_cell import Executors, executors_of_cell
from kuzplan_desktop.exchange.plan.footnotes import without_marks
from kuzplan_desktop.exchange.plan.whole_words import one_line
from kuzplan_desktop.exchange.source.grid import GridCell, GridRow

_CROSS = re.compile(r"[xхXХ+*vV✓✔☑●•]|да", re.IGNORECASE)
_NOBODY = re.compile(r"[–—-]+")  # where a side does nothing
_LIKE_A_NUMBER = re.compile(r"(?=.*\d)[\dЗзОоOo]+(?:[.,][\dЗзОоOo]+)+[.,]?\)?")
_DIGITS = str.maketrans("ЗзОоOo,", "330000.")
_DAY_FOR_A_NUMBER = re.compile(r"(?P<day>\d{2})\.(?P<month>\d{2})(?:\.(?P<year>20\d{2}))?(?!\d)")
TYPED_WITHOUT_A_YEAR = 2020  # from then on a day of the year in which somebody typed it
_CUT_WITHOUT_A_HYPHEN = re.compile(r"(?<=[а-яё])[ \t]*\n\s*(?=[а-яё])")
_ONE_NAME_OR_TWO = " стоят в нескольких строках, и неясно, один это исполнитель или несколько"


def _both(one: str, other: str, *, cut: bool) -> str:
    """What stands in two rows of one item: one text that a page cut, or two that are each whole."""
    if not one or not other or cut or one[-1] in ",;-–":
        return f"{one} {other}".strip()
    if one == other:
        return one
    whole = says_when(one) and says_when(other)
    return f"{one}, {other}" if whole or not (other[0].islower() or says_when(f"{one} {other}")) else f"{one} {other}"


def _all_notes(
    above: tuple[tuple[str, str], ...], below: tuple[tuple[str, str], ...], *, cut: bool
) -> tuple[tuple[str, str], ...]:
    """The notes of two rows of one item; what a page cut in two is one again."""
    rests = dict(below) if cut else {}
    whole = tuple((column, one_line(f"{text} {rests.pop(column, '')}")) for column, text in above)
    return (*whole, *(rests.items() if cut else below))


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one row of the plan says. `alone`: one cell holds all of it; `wide`: that cell reaches over columns.

    `marks` are those of footnotes that were taken off. `doubts` are pairs of texts between which the item is named, in
    the dative. `inherited`: executors and срок stand in cells of a row above, which reach down.
    """

    number: str = ""
    title: str = ""
    executors: str = ""
    period: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    inherited: bool = False
    bold: bool = False
    alone: bool = False
    wide: bool = False
    after_break: bool = False
    place: str = ""

    def joined(self, rest: "SourceRow") -> "SourceRow":
        """The row with the cells of its continuation."""
        executors = Executors(_both(self.executors, rest.executors, cut=rest.after_break))
        if rest.after_break:  # by a page, within a name or between two
            executors = executors_of_cell(f"{self.executors}\n{rest.executors}")
        return replace(
            self,
            title=one_line(f"{self.title} {rest.title}"),
            executors=executors.text,
            period=_both(self.period, rest.period, cut=rest.after_break),
            notes=_all_notes(self.notes, rest.notes, cut=rest.after_break),
            footnotes=(*self.footnotes, *rest.footnotes),
            marks=(*self.marks, *rest.marks),
            doubts=(*self.doubts, *rest.doubts, *_doubts(executors)),
            alone=False,
        )


@dataclass(frozen=True, slots=True)
class _CellText:
    """What a cell says: under which caption, in which role."""

    role: ColumnRole
    caption: str
    text: str
    from_above: bool


def row_of(row: GridRow, columns: Columns, above: dict[int, GridCell], *, after_break: bool) -> SourceRow:
    """What a row says; `above` are the cells of the rows above it by their columns, which may reach down."""
    filled = row.filled()
    alone = len(filled) == 1
    wide = alone and (columns.covers_several(filled[0]) or filled[0].span > 1)
    texts: list[_CellText] = []
    marks: list[str] = []
    doubts: list[tuple[str, str]] = []
    for cell in row.cells:
        role = columns.role_of(cell)
        reaches = cell.continues and role not in (ColumnRole.NUMBER, ColumnRole.TITLE) and cell.column in above
        shown = above[cell.column] if reaches else cell
        if alone and not reaches and (wide or role is ColumnRole.NUMBER):
            role = ColumnRole.TITLE
        if shown.line:
            text, found = without_marks(_text(shown, role, doubts), is_number=role is ColumnRole.NUMBER)
            marks += found
            texts.append(_CellText(role, columns.caption_of(cell) or f"столбец {cell.column + 1}", text, reaches))
    periods = [one for one in texts if one.role is ColumnRole.PERIOD]
    if _is_composed(periods):
        doubts.append(("Срок к", f" составлен по нескольким столбцам: «{_period(periods)}»."))
    when_and_who = [one for one in texts if one.role in (ColumnRole.EXECUTORS, ColumnRole.PERIOD)]
    return SourceRow(
        number=_undated(_number(" ".join(_in(texts, ColumnRole.NUMBER))), doubts),
        title=" ".join(_in(texts, ColumnRole.TITLE)),
        executors=_executors(_in(texts, ColumnRole.EXECUTORS)),
        period=_period(periods),
        notes=tuple((one.caption, one.text) for one in texts if one.role is ColumnRole.EXTRA),
        footnotes=tuple(note for cell in row.cells for note in cell.notes),
        marks=tuple(marks),
        doubts=tuple(doubts),
        inherited=bool(when_and_who) and all(one.from_above for one in when_and_who),
        bold=all(cell.bold for cell in filled),
        alone=alone,
        wide=wide,
        after_break=after_break,
        place=row.place,
    )


def _executors(cells: Sequence[str]) -> str:
    """The executors of a row; a dash beside others is none."""
    named = [one for one in cells if not _NOBODY.fullmatch(one)]
    return ", ".join(dict.fromkeys(named or cells))


def _undated(number: str, doubts: list[tuple[str, str]]) -> str:
    """What was typed before a sheet made a day of it: «1.3» became a day of this year, «1.2.10» one of 2010."""
    day = _DAY_FOR_A_NUMBER.fullmatch(number)
    if not day:
        return number
    doubts.append(("Вместо номера к", f" стоит дата «{number}»: сверьте номер."))
    year = int(day["year"] or TYPED_WITHOUT_A_YEAR)
    parts = [day["day"], day["month"], *([day["year"][2:]] if year < TYPED_WITHOUT_A_YEAR else [])]
    return ".".join(str(int(part)) for part in parts)


def _number(text: str) -> str:
    """The number of a row, whole where a narrow column cut it."""
    bare = "".join(text.split())
    if _LIKE_A_NUMBER.fullmatch(bare):  # «З» and «О» typed for 3 and 0, a comma for a dot
        bare = bare.translate(_DIGITS)
    return (bare if re.fullmatch(r"[\d.]+\)?", bare) else text).strip().rstrip(".)").strip()


def _in(texts: Sequence[_CellText], role: ColumnRole) -> list[str]:
    return [one.text for one in texts if one.role is role]


def _part_of_the_year(cell: _CellText) -> str:
    """The quarter or month over a cell of a calendar; empty where the caption names none."""
    caption = cell.caption.rsplit(" – ", 1)[-1]
    return caption if names_a_part_of_the_year(caption) else ""


def _is_composed(cells: Sequence[_CellText]) -> bool:
    return len(cells) > 1 or any(map(_part_of_the_year, cells))


def _period(cells: Sequence[_CellText]) -> str:
    """The срок of a row: of a calendar the quarters or months with a sign, of two columns from – to."""
    if cells and all(map(_part_of_the_year, cells)):
        return ", ".join(map(_in_calendar, cells))
    return " – ".join(dict.fromkeys(one.text for one in cells))


def _in_calendar(cell: _CellText) -> str:
    if _CROSS.fullmatch(cell.text):
        return _part_of_the_year(cell)
    return cell.text if says_when(cell.text) else f"{_part_of_the_year(cell)} ({cell.text})"


def _doubts(executors: Executors) -> list[tuple[str, str]]:
    return [("Исполнители к", f"{_ONE_NAME_OR_TWO}: «{executors.text}».")] if executors.doubtful else []


def _text(cell: GridCell, role: ColumnRole, doubts: list[tuple[str, str]]) -> str:
    if role is ColumnRole.EXECUTORS:
        found = executors_of_cell(cell.text)
        doubts += _doubts(found)
        return found.text
    lines = [one_line(line) for line in cell.text.split("\n") if line.strip()]
    if role is ColumnRole.PERIOD and len(lines) > 1 and all(map(says_when, lines)):
        return " ".join([*(line if line[-1] in ",;" else f"{line}," for line in lines[:-1]), lines[-1].rstrip(" ,;")])
    text = one_line(cell.text)
    if role is ColumnRole.PERIOD and len(lines) > 1 and not says_when(text):
        whole = one_line(_CUT_WITHOUT_A_HYPHEN.sub("", cell.text))  # «фев⏎раль» in a narrow column
        return whole if says_when(whole) else text
    return text
