"""Planned events go into the calendar of a phone: what the file says is what the document says."""

from datetime import date, timedelta

import pytest

from kuzplan_desktop.domain.marks import EventStatus
from kuzplan_desktop.ui.events import calendar_file

LONG = "Встреча с молодыми избирателями; вопросы, ответы\\разбор: " + "очень длинное название " * 5


def read_back(data):
    """The events of a calendar as RFC 5545 tells to read them: unfolded, unescaped."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    found = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _, value = line.partition(":")
            unescaped = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
            found[-1][name] = unescaped.replace("\0", "\\")
    return found


@pytest.fixture
def planned(session, activity):
    """A planned event of two days, one of which only the month is known, one that was held."""
    hold, uid = session.file.events.hold, activity("1.2.4").uid
    hold(uid, form="лекция", status=EventStatus.PLANNED, month=date(2022, 9, 1))
    hold(uid, form="лекция", starts_on=date(2022, 3, 1))
    first = date(2022, 8, 16)
    fields = {"starts_on": first, "ends_on": first + timedelta(days=1), "place": "г. Топки"}
    return hold(uid, form="семинар", title=LONG.strip(), status=EventStatus.PLANNED, **fields)


def save(window, session, tmp_path, monkeypatch):
    target = tmp_path / "год.ics"
    monkeypatch.setattr(calendar_file, "choose_report", lambda *_: target)
    window.actions_by_name["phone"].trigger()
    return target


def test_planned_events_are_read_back_from_the_file(planned, window, session, tmp_path, monkeypatch):
    (event,) = read_back(save(window, session, tmp_path, monkeypatch).read_bytes())
    assert event["UID"] == f"{planned}@kuzplan"
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == (
        "20220816",
        "20220818",
    )  # the day after the last
    assert LONG.strip() in event["SUMMARY"]
    assert event["LOCATION"] == "г. Топки"
    assert event["DTSTAMP"].endswith("Z")
    assert "мероприятий: 1" in session.messages[-1].sentence
    assert (
        session.messages[-1].hint
        == "Без дня, только с месяцем: 1, их в файле нет. Перешлите файл на телефон и откройте его."
    )


def test_where_nothing_is_planned_or_the_place_takes_no_file_it_is_said(
    window, session, activity, tmp_path, monkeypatch
):
    assert not save(window, session, tmp_path, monkeypatch).exists()
    assert session.messages[-1].sentence == calendar_file.NOTHING
    planned = {"form": "семинар", "status": EventStatus.PLANNED, "starts_on": date(2022, 8, 16)}
    session.file.events.hold(activity("1.2.4").uid, **planned)
    monkeypatch.setattr(calendar_file, "choose_report", lambda *_: tmp_path / "нет" / "год.ics")
    window.actions_by_name["phone"].trigger()
    assert "не" in session.messages[-1].sentence
    assert not (tmp_path / "нет").exists()
