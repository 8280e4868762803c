"""A document on disk: founded on the supplied plan, edited in the secretary's verbs, opened again."""

import errno
import os
import stat
import subprocess
import sys
from datetime import date

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile

pytestmark = pytest.mark.files


@pytest.fixture
def path(tmp_path):
    return tmp_path / "План 2022 – Топкинская ТИК%3F#.sqlite"


@pytest.fixture
def file(path):
    with PlanFile.create(path, commission="Топкинская ТИК", author="Иванова") as opened:
        yield opened


def uid(file, number):
    (activity,) = file.document.plan.find(number)
    return activity.uid


def test_a_document_begins_with_the_whole_supplied_plan(file):
    plan = file.document.plan
    assert [len(s.subsections) for s in plan.sections] == [4, 3, 2]
    assert sum(file.document.is_own(activity) for activity in plan.activities()) == 18
    assert (plan.approved_on, plan.approved_number) == (date(2021, 12, 27), "3/20-7")
    assert file.document.commission.name == "Топкинская ТИК"
    assert file.undo_label is None


def test_the_regional_commission_carries_out_everything(tmp_path):
    with PlanFile.create(tmp_path / "o.sqlite", commission="ИККО – Кузбасса", role=Role.IKKO) as file:
        assert all(file.document.is_own(activity) for activity in file.document.plan.activities())


def test_the_supplied_plan_is_never_written_to(path):
    before = paths.SEED_PLAN.read_bytes(), paths.SEED_PLAN.stat().st_mtime_ns
    with PlanFile.create(path, commission="ТИК") as file:
        file.marks.mark([uid(file, "1.2.4")], 1)
    assert (paths.SEED_PLAN.read_bytes(), paths.SEED_PLAN.stat().st_mtime_ns) == before


def test_a_taken_name_is_refused_and_left_alone(path):
    path.write_bytes(b"hers")
    with pytest.raises(PlanError, match="уже есть"):
        PlanFile.create(path, commission="ТИК")
    assert path.read_bytes() == b"hers"
    assert list(path.parent.iterdir()) == [path]


def test_a_name_that_the_system_does_not_take_is_told(path, monkeypatch):
    def as_windows_does(*_):
        raise OSError(errno.EINVAL, "The filename, directory name, or volume label syntax is incorrect")

    if os.name != "nt":
        monkeypatch.setattr(os, "rename", as_windows_does)
    with pytest.raises(PlanError, match=r"Имя файла «План\?.sqlite» системе не подходит."):
        PlanFile.create(path.with_name("План?.sqlite"), commission="ТИК")
    assert list(path.parent.iterdir()) == []


def test_the_file_has_the_settings_that_survive_a_power_cut(file, path):
    connection = file._connection
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
             ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id")]  # fmt: skip
    assert found == ["delete", 3, 1, 1, int.from_bytes(b"KUZP", "big")]
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_step_takes_the_write_lock_before_it_reads(file):
    statements = []
    file._connection.set_trace_callback(statements.append)
    file.marks.mark([uid(file, "1.2.4")], 1)
    began = statements.index("BEGIN IMMEDIATE")
    assert not any("FROM head" in one or one.startswith("INSERT") for one in statements[:began])
    assert "COMMIT" in statements[began:]


def test_marks_survive_closing(path):
    with PlanFile.create(path, commission="ТИК") as file:
        file.marks.mark([uid(file, "1.2.4")], 1, date=date(2022, 3, 14), text="Проведено", note="г. Топки")
        file.marks.mark([uid(file, "1.2.5"), uid(file, "1.2.8")], 2)
    with PlanFile.open(path) as again:
        mark = again.document.marks_of(uid(again, "1.2.4"))[1]
        assert (mark.state, mark.date, mark.text, mark.note) == (
            MarkState.DONE,
            date(2022, 3, 14),
            "Проведено",
            "г. Топки",
        )
        assert {len(again.document.marks_of(uid(again, number))) for number in ("1.2.5", "1.2.8")} == {1}


def test_not_required_wants_a_reason(file):
    one = uid(file, "2.2.3")
    bodies = file.bodies()
    with pytest.raises(PlanError, match="причина"):
        file.marks.mark([one], 1, state=MarkState.NOT_REQUIRED)
    assert file.bodies() == bodies
    file.marks.mark([one], 1, state=MarkState.NOT_REQUIRED, note="Перенесено на май")
    assert file.document.marks_of(one)[1].state is MarkState.NOT_REQUIRED


def test_a_held_event_ticks_its_quarter_in_one_step(file):
    one = uid(file, "2.2.3")
    file.events.hold(one, starts_on=date(2022, 3, 30), ends_on=date(2022, 4, 2), form="семинар",
                    attendance={"члены УИК": (37, 30)})  # fmt: skip
    assert {quarter: mark.state for quarter, mark in file.document.marks_of(one).items()} == {2: MarkState.DONE}
    (event,) = file.document.events_of(one)
    assert (event.participants, event.attendance[0].tested, event.count) == (37, 30, 1)
    file.undo()
    assert (file.document.events_of(one), dict(file.document.marks_of(one))) == ((), {})


def test_a_planned_event_ticks_only_when_it_is_held(file):
    one = uid(file, "2.2.3")
    event = file.events.hold(one, status=EventStatus.PLANNED, month=date(2022, 5, 1), title="Урок")
    assert dict(file.document.marks_of(one)) == {}
    file.events.edit(event, status=EventStatus.HELD, starts_on=date(2022, 5, 20))
    assert file.document.marks_of(one)[2].state is MarkState.DONE


def test_an_event_keeps_the_rest_of_a_mark_that_is_there(file):
    one = uid(file, "2.2.3")
    file.marks.mark([one], 1, state=None, text="Готовимся")
    file.events.hold(one, starts_on=date(2022, 2, 14))
    mark = file.document.marks_of(one)[1]
    assert (mark.state, mark.text) == (MarkState.DONE, "Готовимся")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "должна быть дата"),
        ({"starts_on": date(2022, 3, 2), "ends_on": date(2022, 3, 1)}, "раньше первого"),
        ({"starts_on": date(2022, 3, 2), "people": -1}, "«Участников»"),
        ({"starts_on": date(2022, 3, 2), "count": 10**9}, "«Количество мероприятий»"),
        ({"starts_on": date(2022, 3, 2), "attendance": {"СМИ": (-5, None)}}, "отрицательным"),
        (
            {"starts_on": date(2022, 3, 2), "people": 30, "attendance": {"СМИ": (7, None), "члены УИК": (30, None)}},
            "указано 30, а по аудиториям получается 37",
        ),
    ],
)
def test_an_event_that_cannot_be_is_refused_and_changes_nothing(file, fields, said):
    bodies = file.bodies()
    with pytest.raises(PlanError, match=said):
        file.events.hold(uid(file, "2.2.3"), **fields)
    assert file.bodies() == bodies
    assert file.document.events_of(uid(file, "2.2.3")) == ()


def test_a_total_is_never_smaller_than_its_audiences_after_an_edit(file):
    one = uid(file, "2.2.3")
    event = file.events.hold(one, starts_on=date(2022, 3, 2), people=50, attendance={"члены УИК": (37, None)})
    for fields in ({"people": 36}, {"attendance": {"члены УИК": (51, None)}}):
        with pytest.raises(PlanError, match="по аудиториям получается"):
            file.events.edit(event, **fields)
    assert file.document.events_of(one)[0].participants == 50
    file.events.edit(event, people=None, attendance={"члены УИК": (51, None)})
    assert file.document.events_of(one)[0].participants == 51


def test_an_edit_of_something_else_is_not_refused_for_a_total_that_was_smaller_before(path):
    with PlanFile.create(path, commission="ТИК") as mine:
        one = uid(mine, "2.2.3")
        event = mine.events.hold(one, starts_on=date(2022, 3, 2), people=40, attendance={"члены УИК": (37, None)})
        with PlanFile.create(path.with_name("hers.sqlite"), commission="ТИК") as hers:
            hers.unite(mine.bodies())
            hers.events.edit(event, people=37)
            mine.events.edit(event, attendance={"члены УИК": (38, None)})
            mine.unite(hers.bodies())
        (united,) = mine.document.events_of(one)
        assert (united.people, united.attendance[0].people) == (37, 38)
        mine.events.edit(event, place="Топки")
        assert mine.document.events_of(one)[0].place == "Топки"


def test_events_stand_in_the_order_in_which_they_began_those_without_a_day_last(path):
    with PlanFile.create(path, commission="ТИК") as file:
        activity = uid(file, "1.2.4")
        planned = EventStatus.PLANNED
        file.events.hold(activity, status=planned, month=date(2022, 12, 1), title="в декабре")
        file.events.hold(activity, starts_on=date(2022, 3, 10), ends_on=date(2022, 3, 11), title="два дня")
        file.events.hold(activity, starts_on=date(2022, 3, 1), ends_on=date(2022, 3, 30), title="весь март")
        file.events.hold(activity, status=planned, starts_on=date(2022, 11, 5), title="в ноябре")
        told = [event.title for event in file.document.events[activity]]
    assert told == ["весь март", "два дня", "в ноябре", "в декабре"]
    with PlanFile.open(path) as file:
        assert [event.title for event in file.document.events[activity]] == told


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"starts_on": date(2022, 3, 14), "form": "семинар"}, "14.03.2022, семинар"),
        ({"starts_on": date(2022, 3, 14), "title": "Мы\nвыбираем"}, "14.03.2022, Мы выбираем"),
        ({"starts_on": date(2022, 3, 14)}, "14.03.2022"),
        ({"status": EventStatus.PLANNED, "month": date(2022, 5, 1)}, "май 2022 года, запланировано"),
        ({"status": EventStatus.CANCELLED, "starts_on": date(2022, 5, 1)}, "01.05.2022, отменено"),
        ({"starts_on": date(2022, 5, 1), "form": "я" * 61}, f"01.05.2022, {'я' * 59}…"),
    ],
)
def test_a_step_about_an_event_tells_which(file, fields, name):
    event = file.events.hold(uid(file, "2.2.3"), **fields)
    assert file.undo_label == f"Мероприятие 2.2.3, {name}"
    file.events.edit(event, place="Топки")
    without_status = name.removesuffix(", запланировано").removesuffix(", отменено")
    assert file.undo_label == f"Мероприятие 2.2.3, {without_status}, правка"
    file.events.delete(event)
    assert file.undo_label == f"Мероприятие 2.2.3, {without_status}, удаление"


def test_deleting_an_event_may_take_its_tick_along(file):
    one = uid(file, "2.2.3")
    event = file.events.hold(one, starts_on=date(2022, 2, 14))
    file.events.delete(event)
    assert file.document.marks_of(one)[1].state is MarkState.DONE
    file.undo()
    file.events.delete(event, clear_mark=True)
    assert file.document.marks_of(one)[1].state is None
    assert file.document.events_of(one) == ()


def test_own_items_are_changed_by_a_person(file):
    theirs, ours = uid(file, "3.1.1"), uid(file, "1.2.4")
    file.plan.set_own([theirs, ours], True)
    file.plan.set_own([ours], False)
    own = {activity.number for activity in file.document.plan.activities() if file.document.is_own(activity)}
    assert "3.1.1" in own
    assert "1.2.4" not in own
    file.undo()
    file.undo()
    assert sum(file.document.is_own(activity) for activity in file.document.plan.activities()) == 18


def test_campaigns_signatories_and_settings_travel_with_the_document(path):
    with PlanFile.create(path, commission="ТИК") as file:
        file.settings.set_campaign(Campaign("", "Выборы", "муниципальные", date(2022, 6, 20), date(2022, 9, 11)))
        file.settings.set_letterhead(
            [Signatory("", "Председатель", "И.И. Иванов"), Signatory("", "Секретарь", "П.П. Петрова")]
        )
        file.settings.put("preparer_phone", "8 (384) 54-2-11-11")
        file.settings.set_commission(name="Топкинская территориальная избирательная комиссия")
    with PlanFile.open(path) as again:
        document = again.document
        assert [campaign.votes_on for campaign in document.campaigns] == [date(2022, 9, 11)]
        assert [one.name for one in document.signatories] == ["И.И. Иванов", "П.П. Петрова"]
        assert document.settings["preparer_phone"] == "8 (384) 54-2-11-11"
        assert document.commission.name.startswith("Топкинская территориальная")
        again.settings.set_letterhead(document.signatories[1:])
        assert [one.position for one in again.document.signatories] == ["Секретарь"]
        again.settings.delete_campaign(document.campaigns[0].uid)
        assert again.document.campaigns == ()


def test_undo_and_redo_go_on_across_sessions_and_processes(path):
    with PlanFile.create(path, commission="ТИК") as file:
        one = uid(file, "1.2.4")
        for quarter in (1, 2, 3):
            file.marks.mark([one], quarter)
        assert file.undo() == "Отметка 1.2.4, III квартал"
    code = (
        "import sys; from pathlib import Path; from kuzplan_desktop.store.document.plan_file import PlanFile\n"
        "with PlanFile.open(Path(sys.argv[1])) as file: print(file.undo(), file.redo_label)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(path)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "Отметка 1.2.4, II квартал Отметка 1.2.4, II квартал"
    with PlanFile.open(path) as again:
        assert set(shown_quarters(again, one)) == {1}
        assert (again.redo(), again.redo(), again.redo()) == (
            "Отметка 1.2.4, II квартал",
            "Отметка 1.2.4, III квартал",
            None,
        )
        assert set(shown_quarters(again, one)) == {1, 2, 3}


def shown_quarters(file, one):
    return [quarter for quarter, mark in file.document.marks_of(one).items() if mark.state]


def test_a_new_step_ends_what_could_be_redone(file):
    one = uid(file, "1.2.4")
    file.marks.mark([one], 1)
    file.undo()
    file.marks.mark([one], 2)
    assert file.redo_label is None


def test_a_colleagues_steps_are_not_undone_for_her(path):
    with PlanFile.create(path, commission="ТИК", device="hers") as file:
        one = uid(file, "1.2.4")
        file.marks.mark([one], 1)
    with PlanFile.open(path, device="mine") as again:
        assert again.undo_label is None
        again.marks.mark([one], 2)
        assert again.undo() == "Отметка 1.2.4, II квартал"
        assert again.undo() is None
        assert shown_quarters(again, one) == [1]


def test_listeners_are_told_once_what_changed(file):
    told = []
    stop = file.subscribe(told.append)
    one = uid(file, "1.2.4")
    file.marks.mark([one], 1)
    file.marks.mark([one], 1)
    file.plan.edit_activity(one, period_override="Май", period_reason="Письмо")
    file.settings.set_commission(name="Другая")
    stop()
    file.marks.mark([one], 2)
    assert [(change.activities, change.structure) for change in told] == [
        ({one}, False),
        ({one}, False),
        (frozenset(), True),
    ]
    assert file.document.period_of(file.document.plan.find("1.2.4")[0]).months == (5,)


def test_another_window_is_noticed(path, file):
    told = []
    file.subscribe(told.append)
    assert not file.check_news()
    with PlanFile.open(path) as other:
        other.marks.mark([uid(other, "1.2.4")], 1)
    assert file.check_news()
    assert [change.structure for change in told] == [True]
    assert shown_quarters(file, uid(file, "1.2.4")) == [1]
    with PlanFile.open(path) as other:
        other.marks.mark([uid(other, "1.2.4")], 2)
    file.marks.mark([uid(file, "1.2.4")], 3)
    assert shown_quarters(file, uid(file, "1.2.4")) == [1, 2, 3]


def test_an_unexpected_error_rolls_the_step_back(file):
    one = uid(file, "1.2.4")

    def fail():
        with file.step("Шаг") as writer:
            writer.put("activity", one, {"title": "Другое"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert file.document.plan.find("1.2.4")[0].title.startswith("Организация")
    file.marks.mark([one], 1)
    assert shown_quarters(file, one) == [1]


def test_a_file_that_cannot_be_written_opens_for_reading(path):
    PlanFile.create(path, commission="ТИК").close()
    with PlanFile.open(path, read_only=True) as file:
        with pytest.raises(PlanError, match="только для чтения"):
            file.marks.mark([uid(file, "1.2.4")], 1)
        with pytest.raises(PlanError, match="только для чтения"):
            file.typing.keep(f"mark:{uid(file, '1.2.4')}:1", "text", "x")
        assert (file.undo_label, file.redo_label) == (None, None)
    assert stat.S_ISREG(path.stat().st_mode)


def test_the_journal_tells_before_and_after_in_russian(file):
    one = uid(file, "1.2.4")
    file.marks.mark([one], 1)
    file.marks.mark([one], 1, state=MarkState.NOT_REQUIRED, note="Отменено")
    file.undo()
    first, *_, before, last = file.history()
    assert (first.label, first.changes) == ("Внесен сводный план", ())
    assert (last.label, last.by, last.undone, before.undone) == ("Отметка 1.2.4, I квартал", "Иванова", True, False)
    assert [(one.field, one.before, one.after, one.number) for one in last.changes] == [
        ("state", "выполнено", "не требуется", "1.2.4"),
        ("note", "", "Отменено", "1.2.4"),
    ]
    assert [step.label for step in file.history(one)] == ["Отметка 1.2.4, I квартал"] * 2
    assert file.history(uid(file, "1.2.5")) == []


def test_the_founding_cannot_be_switched_off(file):
    for step in file.history()[:2]:
        with pytest.raises(PlanError, match="начинается документ"):
            file.switch_step(step.uid)


def test_a_number_that_names_nothing_is_refused(file):
    with pytest.raises(PlanError, match="нет"):
        file.marks.mark(["nobody"], 1)
    with pytest.raises(PlanError, match="от 1 до 4"):
        file.marks.mark([uid(file, "1.2.4")], 5)
    with pytest.raises(PlanError, match="мероприятия"):
        file.events.delete("nobody")
