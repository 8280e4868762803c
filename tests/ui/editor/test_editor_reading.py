"""What a person types in a field, and what it means."""

from datetime import date

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_text import event_days, event_line, listed_look
from kuzplan_desktop.domain.marks import Attendance, Event, EventStatus
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.typed.reading import read_day, read_hours, read_number
from kuzplan_desktop.ui.editor.event_values import AudienceInput, check_event, input_of, typed_event


@pytest.mark.parametrize(
    "text",
    ["14.03.2022", "14.3.22", "14/03/2022", "14-03-2022", "14 03 2022", "2022-03-14", "14.03", "14.3.22 г."],
)
def test_a_day_is_understood_however_it_is_written(text):
    assert read_day(text, 2022) == date(2022, 3, 14)


@pytest.mark.parametrize("text", ["", "   "])
def test_a_blank_day_is_no_day(text):
    assert read_day(text, 2022) is None


@pytest.mark.parametrize("text", ["31.02.2022", "14.13.2022", "вчера", "14", "0.0.2022", "00000000"])
def test_what_is_no_day_is_told_in_words(text):
    with pytest.raises(PlanError, match=r"Дат.+ «?.*14\.03\.2022"):
        read_day(text, 2022)


@pytest.mark.parametrize(("text", "year"), [("14.03.1989", 1989), ("14.03.2100", 2100), ("14.03.0022", 22)])
def test_a_day_of_a_year_that_no_document_takes_is_refused(text, year):
    with pytest.raises(PlanError, match=f"от 1990 до 2099, а не {year}"):
        read_day(text, 2022)


@pytest.mark.parametrize(("text", "number"), [("37", 37), (" 1 200 ", 1200), ("1\u00a0200", 1200), ("", None)])
def test_a_number_is_read(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["-3", "1,5", "много", "12345678901", "٣"])
def test_what_is_no_number_is_told_in_words(text):
    with pytest.raises(PlanError):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "minutes"), [("1,5", 90), ("1.5", 90), ("2", 120), ("1:20", 80), ("2 ч", 120), ("0,75 ч", 45), ("", None)]
)
def test_hours_are_read_as_minutes(text, minutes):
    assert read_hours(text) == minutes


@pytest.mark.parametrize("text", ["полтора", "-1", "1:75", "1,5,5"])
def test_what_is_no_length_is_told_in_words(text):
    with pytest.raises(PlanError, match="1,5"):
        read_hours(text)


@pytest.mark.parametrize("minutes", [0, 20, 45, 60, 80, 90, 135, 6000])
def test_hours_are_written_as_they_are_read(minutes):
    assert read_hours(write_hours(minutes)) == minutes


TODAY = date(2022, 12, 31)


def held(**fields):
    return typed_event(starts_on="14.03.2022", **fields)


def test_a_form_as_typed_becomes_fields():
    participants = (AudienceInput("члены УИК", "37", "30"),)
    checked = check_event(
        held(ends_on="16.03.2022", form=" семинар ", minutes="1,5", audiences=participants), 2022, TODAY
    )
    assert checked.errors == {}
    assert checked.fields["starts_on"] == date(2022, 3, 14)
    assert checked.last_day == date(2022, 3, 16)
    assert (checked.fields["form"], checked.fields["minutes"], checked.fields["count"]) == ("семинар", 90, 1)
    assert checked.attendance == {"члены УИК": (37, 30)}


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (typed_event(), "starts_on", "Укажите дату"),
        (typed_event(status=EventStatus.PLANNED), "starts_on", "дату или месяц"),
        (typed_event(starts_on="вчера"), "starts_on", "не понята"),
        (held(ends_on="13.03.2022"), "ends_on", "раньше"),
        (held(count="0"), "count", "1"),
        (held(people="тридцать"), "people", "не число"),
        (held(people="36", audiences=(AudienceInput("СМИ", "37"),)), "people", "получается 37."),
        (held(minutes="долго"), "minutes", "не понята"),
        (held(audiences=(AudienceInput("", "5", ""),)), "audiences", "не выбрана аудитория"),
        (held(audiences=(AudienceInput("члены УИК", "", ""),)), "audiences", "сколько человек"),
        (held(audiences=(AudienceInput("члены УИК", "3", "4"),)), "audiences", "тестирование прошли 4"),
        (held(audiences=(AudienceInput("СМИ", "3", ""), AudienceInput(" сми", "1", ""))), "audiences", "дважды"),
    ],
)
def test_what_is_wrong_in_a_form_is_told_beside_its_field(typed, field, words):
    errors = check_event(typed, 2022, TODAY).errors
    assert list(errors) == [field]
    assert words in errors[field]


def test_a_month_is_enough_for_a_planned_event_and_gives_way_to_a_day():
    planned = typed_event(status=EventStatus.PLANNED, month="5")
    assert check_event(planned, 2022, TODAY).fields["month"] == date(2022, 5, 1)
    assert (
        check_event(typed_event(status=EventStatus.PLANNED, month="5", starts_on="3.06"), 2022, TODAY).fields["month"]
        is None
    )


def test_several_days_or_a_month_may_stand_in_the_field_of_the_day():
    checked = check_event(typed_event(starts_on="14-15.03.2022"), 2022, TODAY)
    assert (checked.fields["starts_on"], checked.fields["ends_on"]) == (date(2022, 3, 14), date(2022, 3, 15))
    assert check_event(typed_event(starts_on="14-15.03.2022", ends_on="16.03"), 2022, TODAY).errors.keys() == {
        "starts_on"
    }
    planned = check_event(typed_event(status=EventStatus.PLANNED, starts_on="октябрь 2022 года"), 2022, TODAY)
    assert (planned.fields["month"], planned.fields["starts_on"], planned.errors) == (date(2022, 10, 1), None, {})
    assert "Укажите дату" in check_event(typed_event(starts_on="октябрь 2022 года"), 2022, TODAY).errors["starts_on"]


EVENT = Event(
    uid="e",
    activity="a",
    starts_on=date(2022, 3, 14),
    form="семинар",
    title="Работа УИК",
    place="Топки",
    minutes=80,
    attendance=(Attendance("x", "члены УИК", 37),),
)


def test_a_stored_event_shown_and_saved_again_changes_nothing():
    assert check_event(input_of(EVENT), 2022, TODAY).changes_of(EVENT) == {}


def test_only_what_was_changed_is_stored_and_what_is_in_conflict():
    typed = input_of(EVENT)
    day, disputed = date(2022, 3, 14), frozenset({"place"})
    conflicting = Event(uid="e", activity="a", starts_on=day, place="Топки", conflicts=disputed)
    assert check_event(typed, 2022, TODAY).changes_of(conflicting) == {
        "place": "Топки",
        "form": "семинар",
        "title": "Работа УИК",
        "minutes": 80,
        "attendance": {"члены УИК": (37, None)},
    }


def test_an_event_reads_in_one_line():
    assert event_line(EVENT, listed_look(2022)) == "14.03 · Топки · семинар · 37 чел."
    month, planned = date(2022, 5, 1), EventStatus.PLANNED
    many = Event(uid="e", activity="a", status=planned, month=month, count=14, title="Уроки права")
    assert event_line(many, listed_look(2022)) == "май · «Уроки права» (14 мероприятий) · запланировано"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2022, 3, 14), date(2022, 3, 16), "14–16.03"),
        (date(2022, 3, 30), date(2022, 4, 2), "30.03–02.04"),
        (date(2023, 1, 9), None, "09.01.2023"),
        (None, None, ""),
    ],
)
def test_days_are_written_short(first, last, shown):
    assert event_days(Event(uid="e", activity="a", starts_on=first, ends_on=last), 2022) == shown
