"""Random documents, and a recount of their figures by hand that knows nothing of the program's."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.words import AUDIENCES
from tests.reports.small import item, small

FORMS = ("семинар", "Семинар", "ВКС", "выставка", "тестирование", "круглый стол", "мастер-класс", "иное", "")
TRAINING = ("семинар", "вкс")
VOTERS = ("избиратели", "молодые и будущие избиратели")
ITEMS = (
    item("1.1.1"),
    item("1.1.2", "Февраль"),
    item("1.1.3", "ежеквартально"),
    item("1.1.4", "В период подготовки и проведения выборов"),
    item("1.1.5", executors="ИККО – Кузбасса"),
)
NUMBER = st.none() | st.integers(0, 60)
ATTENDANCE = st.lists(
    st.builds(
        Attendance,
        st.just(""),
        st.sampled_from((*AUDIENCES, "ЧЛЕНЫ УИК", "члены  УИК", "краеведы", "")),
        st.integers(0, 50),
        NUMBER,
    ),
    max_size=3,
).map(tuple)


def events(days: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[list[Event]]:
    """Held, planned and called-off events under the items."""
    one = st.builds(
        Event,
        st.just(""),
        st.sampled_from([each.uid for each in ITEMS]),
        st.sampled_from((EventStatus.HELD, EventStatus.HELD, EventStatus.HELD, *EventStatus)),
        days or st.dates(date(2022, 1, 1), date(2022, 6, 30)),
        form=st.sampled_from(FORMS),
        count=st.integers(1, 5),
        people=NUMBER,
        minutes=NUMBER,
        trained=NUMBER,
        tested=NUMBER,
        publications=NUMBER,
        volunteers=NUMBER,
        taking_part=st.booleans(),
        attendance=ATTENDANCE,
    )
    return st.lists(one, max_size=6)


MARKS = st.dictionaries(
    st.tuples(st.sampled_from([each.uid for each in ITEMS]), st.integers(1, 4)),
    st.sampled_from((MarkState.DONE, MarkState.NOT_REQUIRED, None)),
    max_size=8,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of a territorial commission with events and marks as anybody could have written them down."""
    found = [_numbered(event, at) for at, event in enumerate(draw(events()))]
    marks = [
        Mark(f"{uid}/{quarter}", uid, quarter, state, note="так решено", text="сделано" if state is None else "")
        for (uid, quarter), state in draw(MARKS).items()
    ]
    return small(*ITEMS, marks=marks, events=found)


def _numbered(event: Event, at: int) -> Event:
    return replace(event, uid=f"e{at}")


class Recount(NamedTuple):
    """What a person with a pencil would count."""

    events: int = 0
    people: int = 0
    trained: int = 0
    training_events: int = 0
    minutes: int = 0
    tested: int = 0
    publications: int = 0
    volunteers: int = 0


def recount(document: Document, first: date, last: date, *, own: bool = True) -> Recount:
    """The held events of the days from `first` to `last`, added up line by line as section 2 of the design says."""
    total: Counter[str] = Counter()
    for activity in document.plan.activities():
        if own and activity.executors_text != "ТИК":
            continue
        for event in document.events_of(activity.uid):
            if event.status == "held" and first <= event.starts_on <= last:  # type: ignore[operator]
                total.update(_of_event(event))
    return Recount(**{name: total[name] for name in Recount._fields})


def _of_event(event: Event) -> dict[str, int]:
    people = event.people
    if people is None:
        people = 0
        for one in event.attendance:
            people += one.people
    voters = sum(one.people for one in event.attendance if one.audience in VOTERS)
    is_training_form = event.form.lower() in TRAINING
    by_form = max(people - voters, 0) if is_training_form else 0
    trained = by_form if event.trained is None else event.trained
    training = bool(event.trained) or (is_training_form and (voters == 0 or people > voters))
    typed = [one.tested for one in event.attendance if one.tested is not None]
    if event.tested is not None:
        tested = event.tested
    elif typed:
        tested = sum(typed)
    else:
        tested = people if event.form == "тестирование" else 0
    return {
        "events": event.count,
        "people": people,
        "trained": trained,
        "training_events": event.count if training else 0,
        "minutes": (event.minutes or 0) * event.count if training else 0,
        "tested": tested,
        "publications": event.publications or 0,
        "volunteers": event.volunteers or 0,
    }
