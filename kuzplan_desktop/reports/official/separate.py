"""«Отдельный план»: the planned events of chosen items as a document that the chair approves."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.event_text import event_days, event_name
from kuzplan_desktop.domain.events.separate_plan import in_order, participants_words, responsible_words
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.reports.official.paper import OfficialPaper, PaperColumn, PaperRow
from kuzplan_desktop.reports.paper.letterhead import SIGNING, UNNAMED, signing
from kuzplan_desktop.reports.paper.sentences import capital, commission_genitive, plan_genitive, tied_name

COLUMNS = (
    PaperColumn("№", 12.0, centred=True),
    PaperColumn("Дата", 36.0, centred=True),
    PaperColumn("Форма и наименование мероприятия", 86.0),
    PaperColumn("Место", 46.0),
    PaperColumn("Участники", 43.0),
    PaperColumn("Ответственный", 34.0),
)
BLANK = "_" * 18
_SHORT = re.compile(r"(?:[\w-]+ая )+(?=[А-ЯЁ]{2,})")


def separate_paper(document: Document, items: Sequence[Activity], today: date) -> OfficialPaper:
    """The planned events of `items`, to be approved by whoever chairs the commission on `today`.

    PlanError if nothing is planned under one of them.
    """
    planned = {item.uid: _planned(document, item) for item in items}
    missing = [item.number for item in items if not planned[item.uid]]
    if missing:
        under = f"{'пункту' if len(missing) == 1 else 'пунктам'} {_listed(missing)}"
        raise PlanError(f"По {under} мероприятия не запланированы.", "Сначала запланируйте их.")
    commission = document.commission.name if document.commission else ""
    rows = [row for item in items for row in _item_rows(item, planned[item.uid], short_name(commission))]
    return OfficialPaper(
        approval=(_approval_by_the_chair(document, commission, today),),
        title=_title(document, items),
        columns=COLUMNS,
        rows=tuple(rows),
        after=(),
        name=f"Отдельный план: {_listed([item.number for item in items])}",
        author=commission,
        day=today,
        sheet="Отдельный план",
    )


def _planned(document: Document, item: Activity) -> list[Event]:
    return in_order([event for event in document.events_of(item.uid) if event.status is EventStatus.PLANNED])


def _listed(numbers: Sequence[str]) -> str:
    """«1.2.4, 1.2.5 и 2.1.4»."""
    return " и ".join(part for part in (", ".join(numbers[:-1]), numbers[-1]) if part)


def _title(document: Document, items: Sequence[Activity]) -> str:
    plan = document.plan
    genitive = plan.title_genitive.strip() or plan_genitive(plan.title.strip())
    under = f"{'пункту' if len(items) == 1 else 'пунктам'} {_listed([item.number for item in items])}"
    return f"Отдельный план мероприятий по {under} {genitive}"


def _approval_by_the_chair(document: Document, commission: str, today: date) -> str:
    """«УТВЕРЖДАЮ», the chair with the commission, a line to sign on and a blank day."""
    chair = signing(document.signatories, today).get(SIGNING[0])
    genitive = commission_genitive(commission) or _SHORT.sub(lambda found: found[0].replace("ая ", "ой "), commission)
    position = capital(chair.position) if chair else UNNAMED[0]
    name = tied_name(chair.name) if chair else BLANK
    lines = ["УТВЕРЖДАЮ", f"{position} {genitive}".strip(), "", f"{BLANK} {name}"]
    return "\n".join([*lines, f"«____» ______________ {document.plan.year} г."])


def _item_rows(item: Activity, events: Sequence[Event], otherwise: str) -> Iterator[PaperRow]:
    yield PaperRow((f"Пункт {item.number}. {item.title}",), 1)
    for number, event in enumerate(events, 1):
        days, name, place = event_days(event), event_name(event), event.place.strip()
        participants, responsible = participants_words(event), responsible_words(event, otherwise)
        yield PaperRow((str(number), days, name, place, participants, responsible))
