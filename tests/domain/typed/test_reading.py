"""What the program prints it reads back; what else is typed is read alike everywhere, or refused with a sentence."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import Quarter, parse_reporting_period, quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import (
    EVENT_FIELDS,
    Attendance,
    Event,
    EventField,
    EventStatus,
    FieldType,
)
from kuzplan_desktop.domain.events.event_text import audiences_words, event_days, event_name, event_people
from kuzplan_desktop.domain.limits import LARGEST_NUMBER
from kuzplan_desktop.domain.period.period import Period, PeriodKind, period_meaning
from kuzplan_desktop.domain.readable import moment, readable, write_hours
from kuzplan_desktop.domain.typed import reading
from kuzplan_desktop.domain.typed.reading import TypedDays
from kuzplan_desktop.domain.wording import date_words, day_digits, days_digits
from kuzplan_desktop.reports.paper.sentences import hours_digits

DAYS = st.dates(date(1991, 1, 1), date(2098, 12, 31))
SPANS = st.tuples(DAYS, st.integers(1, 200)).map(lambda told: (told[0], told[0] + timedelta(days=told[1])))
MINUTES = st.integers(0, 99 * 60)
PEOPLE = st.integers(1, LARGEST_NUMBER)
YEAR = 2022


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("14.03.2022", "2022-03-14", "2022-03-14"),
        ("14.3.22", "2022-03-14", "2022-03-14"),
        ("20.05.22", "2022-05-20", "2022-05-20"),
        ("14/03/2022", "2022-03-14", "2022-03-14"),
        ("14-03-2022", "2022-03-14", "2022-03-14"),
        ("14032022", "2022-03-14", "2022-03-14"),
        ("14.03", "2022-03-14", "2022-03-14"),
        ("14 марта 2022 г.", "2022-03-14", "2022-03-14"),
        ("«14» марта 2022 года", "2022-03-14", "2022-03-14"),
        ("14 мар. 2022", "2022-03-14", "2022-03-14"),
        ("14.03.2022 г.", "2022-03-14", "2022-03-14"),
        ("14.03.2022 10:00", "2022-03-14", "2022-03-14"),
        ("14.03.2022 г., в 10.00", "2022-03-14", "2022-03-14"),
        ("14 марта 2022 г. 10:00–12:30", "2022-03-14", "2022-03-14"),
        ("2022-03-14T10:15:00", "2022-03-14", "2022-03-14"),
        ("14-15.03.2022", "2022-03-14", "2022-03-15"),
        ("14 – 15.03", "2022-03-14", "2022-03-15"),
        ("10-12.03", "2022-03-10", "2022-03-12"),
        ("14–16 марта", "2022-03-14", "2022-03-16"),
        ("с 14 по 16 марта 2022 года", "2022-03-14", "2022-03-16"),
        ("30 марта – 2 апреля 2022 г.", "2022-03-30", "2022-04-02"),
        ("28.12–02.01.2023", "2022-12-28", "2023-01-02"),
        ("2022-01-10..2022-02-20", "2022-01-10", "2022-02-20"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    assert reading.read_when(text, YEAR) == TypedDays(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["2022-10", "октябрь 2022 года", "Октябрь 2022", "октябрь", "окт."])
def test_months(text: str) -> None:
    assert reading.read_when(text, YEAR) == TypedDays(date(2022, 10, 1), date(2022, 10, 1), of_month=True)
    with pytest.raises(PlanError, match="нужен один день"):
        reading.read_day(text, YEAR)


@pytest.mark.parametrize(
    "text", ["вчера", "14.13.2022", "30.02", "14-15-16.03", "14.03-2022", "14.03.2022 25:00", "1 ч"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(PlanError, match=r"не понята|нет в календаре"):
        reading.read_when(text, YEAR)


@given(SPANS)
def test_days_read_back_as_they_are_printed(span: tuple[date, date]) -> None:
    first, last = span
    event = Event("", "", starts_on=first, ends_on=last)
    meant = period_meaning(Period("", PeriodKind.DATE_RANGE, starts_on=first, ends_on=last))
    for printed in (days_digits(first, last), event_days(event), event_days(event, YEAR), meant):
        assert reading.read_when(printed, YEAR) == TypedDays(first, last)
    for year in (first.year, last.year):
        assert reading.read_when(event_days(event, year), year) == TypedDays(first, last)


@given(DAYS, st.times())
def test_a_day_reads_back_in_each_of_its_notations(day: date, hour: time) -> None:
    at = datetime.combine(day, hour)
    shown = [day_digits(day), date_words(day), reading.write_day(day), day.isoformat(), f"{at:%Y-%m-%d %H:%M}"]
    for text in (*shown, readable("date", day.isoformat()), moment(at.isoformat())):
        assert reading.read_day(text, YEAR) == day


@given(DAYS)
def test_a_month_reads_back(day: date) -> None:
    month = day.replace(day=1)
    event = Event("", "", status=EventStatus.PLANNED, month=month)
    for text in (event_days(event), event_days(event, YEAR), readable("month", month.isoformat()), f"{month:%Y-%m}"):
        assert reading.read_when(text, YEAR) == TypedDays(month, month, of_month=True)


@given(DAYS, SPANS)
def test_a_period_reads_back_by_its_caption(day: date, span: tuple[date, date]) -> None:
    year, quarter = day.year, (day.month + 2) // 3
    keys = [f"{year}", f"{year}-9M", f"{year}-H{(quarter + 1) // 2}", f"{day:%Y-%m}", f"{span[0]}..{span[1]}"]
    for period in (quarter_period(year, quarter), *map(parse_reporting_period, keys)):
        read = reading.read_reporting_period(period.caption)
        assert (read.first_day, read.last_day) == (period.first_day, period.last_day)
        assert reading.read_reporting_period(period.key) == period
    assert reading.read_quarter(Quarter(year, quarter).caption) == quarter


@pytest.mark.parametrize(
    ("text", "number"), [("37", 37), ("37 чел.", 37), ("25,0", 25), ("1 234", 1234), ("2 раза", 2), ("007", 7)]
)
def test_numbers(text: str, number: int) -> None:
    assert reading.read_number(text) == number


@pytest.mark.parametrize("text", ["1,5", "1.000", "-1", "тридцать", "37 чел. и 4", "٣", "9" * 5000])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(PlanError):
        reading.read_number(text)


@given(PEOPLE, st.integers(2, 200), st.lists(st.integers(0, 500), min_size=1, max_size=4))
def test_numbers_read_back_with_their_words(people: int, count: int, attended: list[int]) -> None:
    assert reading.read_number(event_people(Event("", "", people=people))) == people
    assert reading.read_number(reading.write_number(people)) == people
    counted = event_name(Event("", "", form="семинар", count=count))
    assert reading.read_number(counted.removeprefix("семинар (").removesuffix(")")) == count
    attendance = tuple(Attendance("", f"категория {number}", each) for number, each in enumerate(attended))
    told = [reading.read_attended(part) for part in audiences_words(attendance).split("; ")]
    assert dict(told) == {each.audience: each.people for each in attendance}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2", 120),
        ("1,5 ч", 90),
        ("1:30", 90),
        ("2 ак. часа", 120),
        ("2 академических часа", 120),
        ("25,0", 1500),
        ("2 ч 30 мин", 150),
        ("90 минут", 90),
    ],
)
def test_hours(text: str, minutes: int) -> None:
    assert reading.read_hours(text) == minutes


@given(MINUTES)
def test_hours_read_back(minutes: int) -> None:
    for text in (write_hours(minutes), readable("minutes", str(minutes)), hours_digits(minutes), f"{minutes / 60:.2f}"):
        assert reading.read_hours(text) == minutes


STORED = {
    FieldType.NUMBER: PEOPLE.map(str),
    FieldType.HOURS: MINUTES.map(str),
    FieldType.DAY: DAYS.map(date.isoformat),
    FieldType.MONTH: DAYS.map(lambda day: day.replace(day=1).isoformat()),
}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("I квартал", "2024-Q1"),
        ("1 квартал", "2024-Q1"),
        ("за III квартал", "2024-Q3"),
        ("q2", "2024-Q2"),
        ("H1", "2024-H1"),
        ("II полугодие", "2024-H2"),
        ("9 месяцев", "2024-9M"),
        ("март", "2024-03"),
        ("29.02", "2024-02-29..2024-02-29"),
        ("с 10 января по 20 февраля", "2024-01-10..2024-02-20"),
        ("3 квартал 2021", "2021-Q3"),
        ("2021-Q3", "2021-Q3"),
    ],
)
def test_a_reporting_period_without_a_year_is_of_the_plans(text: str, key: str) -> None:
    assert reading.read_reporting_period(text, 2024).key == key
    if "2021" not in text:
        with pytest.raises(PlanError):
            reading.read_reporting_period(text)


@pytest.mark.parametrize("text", ["", "1", "03", "22", "Q5", "I", "30.02", "01.12-15.01", "март-апрель", "2022-3"])
def test_what_is_no_reporting_period_even_with_the_plans_year(text: str) -> None:
    with pytest.raises(PlanError, match=f"Отчетный период «{text}» не распознан"):
        reading.read_reporting_period(text, 2024)


READERS: dict[FieldType, Callable[[str], object]] = {
    FieldType.NUMBER: reading.read_number,
    FieldType.HOURS: reading.read_hours,
    FieldType.DAY: lambda text: reading.read_when(text, YEAR),
    FieldType.MONTH: lambda text: reading.read_when(text, YEAR),
}


@pytest.mark.parametrize("field", [one for one in EVENT_FIELDS if one.type in STORED], ids=lambda field: field.name)
@given(data=st.data())
def test_every_field_of_an_event_reads_back_as_the_histories_print_it(field: EventField, data: st.DataObject) -> None:
    stored = data.draw(STORED[field.type])
    read = READERS[field.type](readable(field.name, stored))
    assert (read.first.isoformat() if isinstance(read, TypedDays) else str(read)) == stored


@pytest.mark.parametrize("text", ["5", "0", "", "квартал", "I, II кварталы", "2.0"])
def test_what_is_no_quarter(text: str) -> None:
    with pytest.raises(PlanError):
        reading.read_quarter(text)


SOUP = "14 3 03 2022 22 . - – .. / , марта март г. года с по в 10:00 чел. ч мин = : 1,5 0000 квартал I"
SOUPS = st.lists(st.sampled_from(SOUP.split()))
EVERY_READER = [*READERS.values(), reading.read_attended, reading.read_quarter, reading.read_reporting_period]


@given(st.text(max_size=40) | SOUPS.map(" ".join) | SOUPS.map("".join), st.sampled_from(EVERY_READER))
def test_anything_is_read_or_refused_with_a_sentence(text: str, read: Callable[[str], object]) -> None:
    with suppress(PlanError):
        read(text)
