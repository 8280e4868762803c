"""An event in one line: the same order everywhere, as much of it as the place has room for."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus
from kuzplan_desktop.domain.events.event_text import COMPARED, PRINTED, EventLook, event_line, listed_look


def event(**fields: Any) -> Event:
    known = {"starts_on": date(2022, 3, 14), "place": "г. Топки", "form": "ВКС", "title": "Выборы"}
    return Event("e", "1.1.1", **{**known, **fields})


FULL = event(count=2, attendance=(Attendance("a", "члены УИК", 37),), description="С вопросами.")


@pytest.mark.parametrize(
    ("look", "line"),
    [
        (PRINTED, "14.03.2022, г. Топки, ВКС «Выборы» (2 мероприятия), 37 чел. (члены УИК – 37). С вопросами."),
        (COMPARED, "14.03.2022, г. Топки, ВКС «Выборы» (2 мероприятия), 37 чел."),
        (listed_look(2022), "14.03 · г. Топки · ВКС (2 мероприятия) · 37 чел."),
        (listed_look(2023), "14.03.2022 · г. Топки · ВКС (2 мероприятия) · 37 чел."),
    ],
)
def test_one_order_everywhere(look: EventLook, line: str) -> None:
    assert event_line(FULL, look) == line


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"form": "иное"}, "«Выборы»"),
        ({"form": "Иное", "title": ""}, "мероприятие"),
        ({"form": "иное", "count": 2}, "«Выборы» (2 мероприятия)"),
        ({"form": "иное занятие"}, "иное занятие «Выборы»"),
        ({"title": "««Выборы»»"}, "ВКС «Выборы»"),
        ({"title": "Конкурс «Мы»"}, "ВКС «Конкурс „Мы“»"),
    ],
)
def test_an_event_is_called_by_what_says_something(fields: dict[str, Any], name: str) -> None:
    assert event_line(event(**fields)) == f"14.03.2022, г. Топки, {name}"


TITLES = st.text(alphabet='«»" аб', max_size=12)


@given(st.sampled_from(["", "иное", " ИНОЕ ", "семинар"]), TITLES, TITLES, st.integers(1, 30))
def test_no_line_has_empty_or_doubled_words(form: str, title: str, place: str, count: int) -> None:
    line = event_line(event(form=form, title=title, place="г. Топки", count=count, people=5, held_by=place))
    assert "иное" not in line.casefold()
    assert ", ," not in line
    assert "««" not in line
    assert "»»" not in line


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"taking_part": True}, "участвуем"),
        ({"taking_part": True, "held_by": "ИККО"}, "участвуем, проводила ИККО"),
        (
            {"taking_part": True, "held_by": "Избирательная комиссия Кузбасса"},
            "участвуем, проводила Избирательная комиссия Кузбасса",
        ),
        ({"taking_part": True, "held_by": "Дом культуры"}, "участвуем, организатор – Дом культуры"),
        (
            {"taking_part": True, "held_by": "ИККО", "status": EventStatus.PLANNED},
            "участвуем, проводит ИККО, 12 чел., запланировано",
        ),
    ],
)
def test_taking_part_stands_before_the_people(fields: dict[str, Any], told: str) -> None:
    line = event_line(event(**fields, people=12), COMPARED)
    assert line.startswith(f"14.03.2022, г. Топки, ВКС «Выборы», {told}")
    assert ", 12 чел." in line


def test_an_own_event_says_nothing_of_who_held_it() -> None:
    assert event_line(event(held_by="ИККО")) == event_line(event())


def test_what_is_not_as_usual_stands_at_the_end() -> None:
    odd = event(conflicts=frozenset({"place"}), same_as="f", status=EventStatus.CANCELLED, starts_on=None)
    assert event_line(odd, listed_look(2022)) == (
        "без даты · г. Топки · ВКС · разногласие · то же мероприятие, не считается · отменено"
    )
