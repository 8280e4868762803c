"""Blank: what a form (бланк) carries of the document it was made from, and how its sheets are laid out."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS, MARK_CONTENT, MARK_STATES, caption

GUIDE, MARKS, EVENTS, SERVICE = "Как заполнить", "Отметки", "Мероприятия", "Служебный"
MARKER = "КузПлан, бланк, вид 1"
NAME_LABEL = "Кто заполнил"
KEY = "Ключ строки"
YES, NOT_REQUIRED = "да", MARK_STATES["not_required"]
EVENT_ROWS = 60
LONGEST_LABEL = 70  # letters of an item in the list that the cell of an event offers
LONGEST_CELL = 32_000  # letters; a sheet's program holds 32,767

MARK_CAPTIONS = {
    "number": caption("activity", "number"),
    "title": caption("activity", "title"),
    "term": "Срок",
    "quarter": "Квартал",
    "state": "Выполнено",
    "date": "Дата",
    "text": MARK_CONTENT["text"],
    "note": MARK_CONTENT["note"],
    "key": KEY,
}
_BEFORE_AUDIENCES = {
    "activity": caption("event", "activity"),
    "starts_on": caption("event", "starts_on"),
    "ends_on": "По какой день",  # a column is known by its caption, also in forms that were handed out long ago
    **{name: caption("event", name) for name in ("form", "title", "place", "count")},
    "people": "Участников всего",
}
_BEHIND_AUDIENCES = {"minutes": "Часов", "note": caption("event", "note"), "key": KEY}
COUNT_CAPTION = _BEFORE_AUDIENCES["count"]
MOST_CHOICES, LONGEST_CHOICE = 200, 200  # forms or categories of a form, and letters of one
_UID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EVENT_TEXTS, EVENT_DAYS = ("form", "title", "place", "note"), ("starts_on", "ends_on")


@dataclass(frozen=True, slots=True)
class BlankItem:
    """An item of the plan. `address` names it alone; `boxes` are the quarters its срок asks for; only the items of
    the form are `asked` about."""

    uid: str
    address: str
    number: str
    title: str
    term: str
    boxes: tuple[int, ...]
    asked: bool

    @property
    def label(self) -> str:
        """How the item stands in the list that the cell of an event offers."""
        return clipped(f"{self.address} {self.title}".strip(), LONGEST_LABEL)


@dataclass(frozen=True, slots=True)
class KnownMark:
    """A mark when the form was made: its content as a change holds it, and the change that set it."""

    content: Mapping[str, Any]
    head: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A form (бланк). `n` is the largest count of a change then, `made_at` the moment (ISO 8601), `documents` the uids
    under which the document is known. `marks` maps activity uid -> quarter -> the mark that stood. `return_by` is the
    day by which the report is expected; it stands on the first sheet alone, and a form that came back has none.
    `event_forms` and `audiences` are those that it offers; one that was handed out long ago does not tell them."""

    uid: str
    made_at: str
    n: int
    plan: str
    plan_title: str
    year: int
    documents: tuple[str, ...]
    commission: str
    list_id: str
    period: ReportingPeriod
    items: tuple[BlankItem, ...]
    marks: Mapping[str, Mapping[int, KnownMark]] = field(default_factory=dict)
    return_by: date | None = None
    event_forms: tuple[str, ...] = EVENT_FORMS
    audiences: tuple[str, ...] = AUDIENCES

    @property
    def event_captions(self) -> Mapping[str, str]:
        """The captions of the columns of the sheet of events, by key, in their order."""
        return {**_BEFORE_AUDIENCES, **{f"audience:{name}": name for name in self.audiences}, **_BEHIND_AUDIENCES}

    @property
    def label(self) -> str:
        """What a step or a merge that comes from the form is called."""
        return f"Бланк за {self.period.caption}"

    def rows(self) -> Iterator[tuple[str, BlankItem, int]]:
        """The rows of the sheet of marks: key, item, quarter."""
        for at, item in enumerate(self.items):
            for quarter in self.period.quarters(self.year):
                if item.asked:
                    yield f"m{at}q{quarter}", item, quarter

    def content(self, activity: str, quarter: int) -> Mapping[str, Any]:
        """The content of the mark that stood when the form was made, empty if there was none."""
        known = self.marks.get(activity, {}).get(quarter)
        return known.content if known else {}

    def to_json(self) -> str:
        """The form as one text, letters of ASCII alone."""
        carried = {name: value for name, value in asdict(self).items() if name != "return_by"}
        return json.dumps({**carried, "period": self.period.key}, separators=(",", ":"))


def clipped(text: str, letters: int) -> str:
    """`text` on one line and of at most so many letters, with «…» where it was longer."""
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"


def event_key(number: int) -> str:
    """The key of the row for the event `number`, 1 to EVENT_ROWS."""
    return f"e{number}"


def read_blank(text: str) -> Blank:
    """The form that `text`, written by `to_json`, tells; ValueError for anything else."""
    try:
        data = json.loads(text)
        blank = Blank(
            **{
                **data,
                "items": tuple(BlankItem(**{**item, "boxes": tuple(item["boxes"])}) for item in data["items"]),
                "marks": {
                    uid: {int(quarter): KnownMark(**mark) for quarter, mark in quarters.items()}
                    for uid, quarters in data["marks"].items()
                },
                "documents": tuple(data["documents"]),
                **{name: tuple(data[name]) for name in ("event_forms", "audiences") if name in data},
                "period": parse_reporting_period(data["period"]),
            }
        )
    except (TypeError, KeyError, AttributeError, RecursionError, PlanError) as error:
        raise ValueError("not a form") from error
    _demand_types(blank)
    return blank


def _demand_types(blank: Blank) -> None:
    """ValueError unless every part is of its type: the file has been in other hands."""
    choices = [*blank.event_forms, *blank.audiences]
    texts = [
        *choices,
        blank.uid,
        blank.made_at,
        blank.plan,
        blank.plan_title,
        blank.commission,
        blank.list_id,
        *blank.documents,
    ]
    for item in blank.items:
        texts += [item.uid, item.address, item.number, item.title, item.term]
    marks = [mark for quarters in blank.marks.values() for mark in quarters.values()]
    uids = [blank.uid, blank.plan, *(item.uid for item in blank.items)]
    good = (
        all(isinstance(uid, str) and _UID.fullmatch(uid) for uid in uids)
        and all(isinstance(text, str) for text in (*texts, *(mark.head for mark in marks)))
        and all(isinstance(mark.content, dict) for mark in marks)
        and all(isinstance(mark.content.get(key) or "", str) for mark in marks for key in MARK_CONTENT)
        and all(type(number) is int and number > 0 for number in (blank.n, blank.year))
        and bool(blank.period.quarters(blank.year))
        and max(len(blank.event_forms), len(blank.audiences)) <= MOST_CHOICES
        and all(0 < len(choice) <= LONGEST_CHOICE for choice in choices)
    )
    if not good:
        raise ValueError("a part is of another type")
