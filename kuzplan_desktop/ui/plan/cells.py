"""What a cell of the tree says: its text, its tooltip, its quarter box, and the words a screen reader speaks."""

from enum import IntEnum

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.figures.branch import BranchProgress, TriState
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.words import caption
from kuzplan_desktop.ui.drawing.boxes import Box, box_words
from kuzplan_desktop.ui.plan.index import Item


class PlanColumn(IntEnum):
    """The columns of the tree, in their order."""

    NUMBER = 0
    TITLE = 1
    EXECUTORS = 2
    PERIOD = 3
    QUARTER_1 = 4
    QUARTER_2 = 5
    QUARTER_3 = 6
    QUARTER_4 = 7
    STATE = 8

    @property
    def quarter(self) -> int:
        """The quarter of a box's column, 0 for any other."""
        return self - PlanColumn.PERIOD if PlanColumn.QUARTER_1 <= self <= PlanColumn.QUARTER_4 else 0


CONFLICT = "разногласие"
OWN_ITEM = "дополнительное мероприятие комиссии"
HEADERS = {
    PlanColumn.NUMBER: "№",
    PlanColumn.TITLE: caption("activity", "title"),
    PlanColumn.EXECUTORS: caption("activity", "executors_text"),
    PlanColumn.PERIOD: "Срок",
    **{PlanColumn(PlanColumn.PERIOD + quarter): ROMAN[quarter] for quarter in QUARTERS},
    PlanColumn.STATE: "Состояние",
}


_MARKS = {None: Box.EMPTY, MarkState.DONE: Box.DONE, MarkState.NOT_REQUIRED: Box.NOT_REQUIRED}
_BRANCHES = {
    TriState.ABSENT: Box.ABSENT,
    TriState.NONE: Box.NONE,
    TriState.PARTIAL: Box.PARTIAL,
    TriState.ALL: Box.ALL,
}


def item_box(item: Item, quarter: int) -> Box:
    """An activity's box; a quarter outside the срок has none until it is marked."""
    mark = item.marks.get(quarter)
    state = mark.state if mark else None
    return Box.OUTSIDE if state is None and quarter not in item.progress.due_quarters else _MARKS[state]


def branch_box(progress: BranchProgress, quarter: int) -> Box:
    """A heading's box."""
    return _BRANCHES[progress.quarters[quarter - 1]]


def branch_count(progress: BranchProgress) -> str:
    """«3 из 8»; a heading under which nothing counts says so."""
    return f"{progress.done} из {progress.total}" if progress.total else "не требуется"


def item_text(item: Item, column: PlanColumn) -> str:
    """What stands in a cell of an activity's row."""
    activity = item.activity
    match column:
        case PlanColumn.NUMBER:
            return activity.number
        case PlanColumn.TITLE:
            return activity.title
        case PlanColumn.EXECUTORS:
            return activity.executors_text
        case PlanColumn.PERIOD:
            return activity.period_override or activity.period_text
        case PlanColumn.STATE:
            return item.told[1]
        case _:
            return ""


def cell_text(item: Item, column: PlanColumn) -> str:
    """What is drawn of it: the срок in a word."""
    return item.term if column is PlanColumn.PERIOD else item_text(item, column)


def item_tip(item: Item, column: PlanColumn) -> str:
    """The whole of what a cell shows in part."""
    activity = item.activity
    if column.quarter:
        return _mark_tip(item, column.quarter)
    if column is PlanColumn.PERIOD and activity.period_override:
        parts = [activity.period_override, f"по плану: {activity.period_text}", activity.period_reason]
        return "\n".join(part for part in parts if part)
    if activity.added and column in (PlanColumn.NUMBER, PlanColumn.TITLE):
        return f"{item_text(item, column)}\n{OWN_ITEM}"
    if activity.excluded and column is PlanColumn.STATE:
        return f"{item.progress.caption}: {activity.excluded}"
    if column is PlanColumn.STATE and item.conflict:
        return f"{item.told[1]}\n{CONFLICT}: {', '.join(_disputed(item))}"
    return item_text(item, column)


def state_words(text: str, item: Item | None) -> str:
    """A cell of states as a screen reader speaks it: «выполняется, разногласие», «выполнено 3 из 8»."""
    if item is None:
        return f"{Box.DONE.value} {text}" if text[:1].isdigit() else text
    return f"{text}, {CONFLICT}" if item.conflict else text


def quarter_words(item: Item, quarter: int) -> str:
    """A quarter's cell as a screen reader speaks it: «I квартал: выполнено, вне срока, мероприятий: 2»."""
    mark, words = item.marks.get(quarter), box_words(item_box(item, quarter), quarter)
    outside = mark is not None and mark.state is not None and quarter not in item.progress.due_quarters
    parts = [
        words,
        "вне срока" if outside else "",
        f"мероприятий: {item.held[quarter]}" if quarter in item.held else "",
    ]
    return ", ".join(filter(None, parts))


def _mark_tip(item: Item, quarter: int) -> str:
    mark, words = item.marks.get(quarter), quarter_words(item, quarter)
    if mark is None:
        return words
    if mark.date:
        words += f", {mark.date:%d.%m.%Y}"
    parts = [words, mark.text, mark.note, f"{CONFLICT}: два разных содержания отметки" if mark.conflict else ""]
    return "\n".join(part for part in parts if part)


def _disputed(item: Item) -> list[str]:
    """What two people wrote differently: names of fields, marks, events."""
    fields = [caption("activity", name) for name in sorted(item.activity.conflicts)]
    marks = [f"отметка за {ROMAN[quarter]} квартал" for quarter, mark in sorted(item.marks.items()) if mark.conflict]
    return [*fields, *marks] or ["мероприятие"]
