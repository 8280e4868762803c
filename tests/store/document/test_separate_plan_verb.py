"""Taking an отдельный план in: one step that is undone as one, and nothing that stands in the document twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus
from kuzplan_desktop.store.document.plan_file import PlanFile

SEMINAR = Event("", "", EventStatus.PLANNED, date(2022, 8, 16), form="семинар", title="День голосования",
                attendance=(Attendance("", "члены УИК", 25),))  # fmt: skip
QUIZ = Event("", "", EventStatus.PLANNED, month=date(2022, 10, 1), form="квиз", people=30, count=3)


def test_all_are_planned_in_one_step_and_undone_as_one(tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "a.sqlite", commission="Топкинская ТИК") as file:
        item = file.document.plan.find("1.2.4")[0].uid
        before, steps = file.document, len(file.history())
        assert len(file.events.plan_all(item, [SEMINAR, QUIZ])) == 2
        planned = [replace(event, uid="", activity="", attendance=()) for event in file.document.events_of(item)]
        assert planned == [replace(SEMINAR, attendance=()), QUIZ]
        assert [one.people for one in file.document.events_of(item)[0].attendance] == [25]
        assert file.document.marks_of(item) == {}
        assert [step.label for step in file.history()[steps:]] == ["Отдельный план 1.2.4, мероприятий: 2"]
        file.undo()
        assert file.document == before


def test_what_stands_there_already_is_left_as_it_is_even_when_it_was_held(tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "a.sqlite", commission="Топкинская ТИК") as file:
        item = file.document.plan.find("1.2.4")[0].uid
        (seminar,) = file.events.plan_all(item, [SEMINAR, SEMINAR])
        file.events.edit(seminar, status=EventStatus.HELD)
        steps = len(file.history())
        assert len(file.events.plan_all(item, [SEMINAR, QUIZ])) == 1
        assert file.events.plan_all(item, [SEMINAR, QUIZ]) == ()
        assert len(file.history()) == steps + 1
        assert len(file.document.events_of(item)) == 2


def test_one_that_is_refused_leaves_none(tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "a.sqlite", commission="Топкинская ТИК") as file:
        item = file.document.plan.find("1.2.4")[0].uid
        with pytest.raises(PlanError, match="Не сказано, когда"):
            file.events.plan_all(item, [SEMINAR, replace(QUIZ, month=None)])
        assert file.document.events_of(item) == ()
