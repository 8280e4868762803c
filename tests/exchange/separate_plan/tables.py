"""Tables of planned events as people make them, and documents that they are read into."""

from datetime import date

from kuzplan_desktop.domain.commission import Commission, Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridRow, GridTable

HEADER = ("№ п/п", "Дата", "Мероприятие", "Место", "Участники")
ITEMS = (
    Activity(
        "a", "1.2.4", "Организация и проведение выездных семинаров", "ТИК", "В течение года (по отдельному плану)"
    ),
    Activity("b", "2.2.2", "Организация и проведение мероприятий", "ТИК", "В течение года (по отдельному плану)"),
)


def document(*events: Event) -> Document:
    """A document of the plan of 2027 with two items."""
    parts = (Subsection("p", "1.2", "Обучение", ITEMS),)
    plan = Plan("plan", "Сводный план на 2027 год", 2027, "", None, "", "", (Section("s", "I", "Кадры", parts),))
    by_item = {item.uid: tuple(event for event in events if event.activity == item.uid) for item in ITEMS}
    return Document(
        plan,
        Commission("c", "Топкинская территориальная избирательная комиссия"),
        events=by_item,
        signatories=(Signatory("s", "Председатель", "Е.А. Тимофеева"),),
    )


def planned(uid: str, item: str, day: date | None, **fields: object) -> Event:
    """An event that is planned under an item."""
    return Event(uid, item, EventStatus.PLANNED, day, **fields)  # type: ignore[arg-type]


EVENTS = (
    planned("1", "a", date(2027, 8, 16), form="семинар", title="День голосования", place="г. Топки",
            attendance=(Attendance("x", "члены УИК", 25), Attendance("y", "резерв УИК", 0))),
    planned("2", "a", date(2027, 9, 14), ends_on=date(2027, 9, 15), form="выездной семинар", title="Итоги", people=30),
    planned("3", "a", None, month=date(2027, 10, 1), form="вебинар", taking_part=True, held_by="ИККО – Кузбасса"),
    planned("4", "b", date(2027, 6, 12), form="викторина", note="Ответственный: Соколова Н.В."),
    planned("5", "b", None, month=date(2027, 9, 1), form="квиз", title="Мой выбор", count=6, place="школы",
            attendance=(Attendance("z", "молодые и будущие избиратели", 120),)),
)  # fmt: skip


def grid(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Grid:
    """A document with one table; a row of one text is one cell over the whole width."""
    width = len(header)
    made = []
    for at, texts in enumerate((header, *rows)):
        span = width if len(texts) == 1 else 1
        cells = tuple(GridCell(column, text, span) for column, text in enumerate(texts))
        made.append(GridRow(cells, f"строка {at}"))
    return Grid((GridTable(tuple(made)),))
