"""A form goes out, is filled in, comes back: as the changes its author would have made in a copy of the document."""

import base64
import json
import re
import shutil
import subprocess
import zlib
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.choices import audiences, event_forms
from kuzplan_desktop.domain.events.doubles import written_twice
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.reporting.blank_form import GUIDE, SERVICE, blank_form_from_json
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS
from kuzplan_desktop.store.document.blank_forms import begin_blank_form
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.inspection import remember_own
from tests.exchange.forms import Form, new_form, read, signed, take, told

CHOICES = ("event_forms", "audiences")
COMMISSION = "Топкинская территориальная избирательная комиссия"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KUZPLAN_HOME", str(folder / "home"))
        PlanFile.create(folder / "plan.sqlite", commission=COMMISSION).close()
    return (folder / "plan.sqlite").read_bytes()


@pytest.fixture
def file(tmp_path: Path, begun: bytes):
    path = tmp_path / "plan.sqlite"
    path.write_bytes(begun)
    remember_own(path, at_work=False, in_order=True)
    with PlanFile.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def handed_out(begun: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("handed_out")
    (folder / "plan.sqlite").write_bytes(begun)
    with PlanFile.of_private_copy(folder / "plan.sqlite") as opened:
        return new_form(opened, folder).path.read_bytes()


@pytest.fixture
def form(file: PlanFile, tmp_path: Path, handed_out: bytes) -> Form:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(handed_out)
    return signed(path)


def uid(file: PlanFile, number: str) -> str:
    return file.document.plan.find(number)[0].uid


def mark(file: PlanFile, number: str, quarter: int = 1) -> Mark | None:
    return file.document.marks_of(uid(file, number)).get(quarter)


def events(file: PlanFile, number: str) -> tuple[Event, ...]:
    return file.document.events_of(uid(file, number))


def test_a_form_that_nobody_filled_in_brings_nothing(file, form):
    file.marks.mark([uid(file, "1.2.4")], 1, date=date(2022, 2, 10), text="Строка\nвторая", note="  отступ ")
    reading = read(file, new_form_beside(file, form).send())
    assert (reading.bodies, reading.complaints, reading.summary) == ((), (), ())


def new_form_beside(file: PlanFile, form: Form) -> Form:
    folder = form.path.parent / "еще"
    folder.mkdir(exist_ok=True)
    return new_form(file, folder)


def test_marks_come_with_day_text_and_note(file, form):
    form.mark("1.2.5", state="да", date=datetime(2022, 3, 14), text="Проведен вебинар", note="по графику")
    form.mark("2.2.3", state="не требуется", note="перенесено")
    assert take(file, form.send()).complaints == ()
    found = mark(file, "1.2.5")
    assert found
    assert (found.state, found.date, found.text, found.note) == (
        MarkState.DONE,
        date(2022, 3, 14),
        "Проведен вебинар",
        "по графику",
    )
    other = mark(file, "2.2.3")
    assert other
    assert (other.state, other.note) == (MarkState.NOT_REQUIRED, "перенесено")


def test_only_what_was_touched_changes_and_unknown_parts_of_a_mark_are_carried_over(file, tmp_path):
    with file.step("Новая версия") as writer:
        made_of = {"activity": uid(file, "1.2.4"), "quarter": 1}
        from kuzplan_desktop.store.changes.identity import mark_uid

        row = mark_uid(made_of["activity"], 1)
        writer.put("mark", row, {"content": {"text": "Было", "later": "x"}}, made_of=made_of)
    form = new_form(file, tmp_path)
    form.mark("1.2.4", note="дополнено")
    reading = read(file, form.send())
    assert len(reading.bodies) == 1
    assert '"later":"x"' in reading.bodies[0]
    take(file, form.send())
    found = mark(file, "1.2.4")
    assert found
    assert (found.state, found.text, found.note, found.conflict) == (None, "Было", "дополнено", False)


def test_an_event_comes_with_its_people_and_ticks_its_quarter_leaving_the_rest_of_the_mark(file, tmp_path):
    file.marks.mark([uid(file, "1.2.4")], 1, state=None, text="Готовились")
    form = new_form(file, tmp_path)
    form.event(2, title="Выездной", place="г. Топки", ends_on="15.03", члены_УИК=37, СМИ="2", minutes="1:30", count=2)
    assert take(file, form.send()).complaints == ()
    (event,) = events(file, "1.2.4")
    assert (event.starts_on, event.ends_on, event.title, event.place) == (
        date(2022, 3, 14),
        date(2022, 3, 15),
        "Выездной",
        "г. Топки",
    )
    assert (event.participants, event.minutes, event.count) == (39, 90, 2)
    found = mark(file, "1.2.4")
    assert found
    assert (found.state, found.text) == (MarkState.DONE, "Готовились")


@pytest.mark.slow
def test_an_event_of_another_quarter_ticks_its_own_quarter_and_is_told(file, tmp_path):
    form = new_form(file, tmp_path, "2022-H1")
    form.sign("Петрова А.И.")
    form.event(2, starts_on="14.03.2022")
    assert take(file, form.send()).complaints == ()
    other = new_form_beside(file, form)
    other.sign("Сидорова О.П.")
    other.event(2, activity="1.2.5", starts_on="20.02.2022")
    assert take(file, other.send()).complaints == ()
    late = new_form_of(file, form, "2022-03")
    late.event(2, activity="2.1.4", starts_on="20.02.2022")
    assert told(take(file, late.send())) == [
        "Мероприятия, ячейка B2: дата не за март 2022 года; записано с этой датой, проверьте ее."
    ]
    assert mark(file, "2.1.4")


def new_form_of(file: PlanFile, form: Form, period: str) -> Form:
    folder = form.path.parent / period
    folder.mkdir()
    return new_form(file, folder, period)


def test_the_same_form_twice_changes_nothing_and_gives_the_same_bodies(file, form, tmp_path, begun):
    form.mark("1.2.5", state="да")
    form.event(2, члены_УИК=37)
    sent = form.send()
    first, second = read(file, sent), read(file, sent)
    assert first.bodies == second.bodies
    take(file, sent)
    assert read(file, sent).summary == ()
    before = sorted(file.bodies())
    take(file, sent)
    assert sorted(file.bodies()) == before


def test_what_was_written_meanwhile_is_a_conflict_and_both_values_stay(file, form):
    form.mark("1.2.5", text="Из бланка")
    file.marks.mark([uid(file, "1.2.5")], 1, state=None, text="Из программы")
    reading = take(file, form.send())
    assert [one.conflict for one in reading.summary] == [True]
    found = mark(file, "1.2.5")
    assert found
    assert found.conflict
    assert any("Из программы" in body for body in file.bodies())
    assert any("Из бланка" in body for body in file.bodies())


@pytest.mark.slow
def test_one_undo_takes_a_form_away_and_it_can_be_collected_again(file, form):
    form.mark("1.2.5", state="да")
    form.event(2)
    before = file.document
    sent = form.send()
    take(file, sent)
    assert file.undo() == "Бланк: Петрова А.И., I квартал 2022 года"
    assert (file.document.marks, file.document.events) == (before.marks, before.events)
    take(file, sent)
    assert len(events(file, "1.2.4")) == 1


def test_a_corrected_form_corrects_its_events_and_does_not_double_them(file, form):
    form.event(2, члены_УИК=37)
    form.mark("1.2.5", text="Раз")
    take(file, form.send())
    form.event(2, starts_on=date(2022, 3, 15), члены_УИК=None, резерв_УИК=38, place="г. Топки")
    form.mark("1.2.5", text="Два")
    reading = take(file, form.send())
    assert (reading.complaints, [one.conflict for one in reading.summary]) == ((), [False, False])
    (event,) = events(file, "1.2.4")
    assert (event.starts_on, event.place, event.conflicts) == (date(2022, 3, 15), "г. Топки", frozenset())
    assert [(one.audience, one.people) for one in event.attendance] == [("резерв УИК", 38)]
    found = mark(file, "1.2.5")
    assert found
    assert (found.text, found.conflict) == ("Два", False)


def test_an_older_form_does_not_take_back_what_a_later_one_corrected(file, form):
    form.mark("1.2.5", text="Раз")
    form.event(2, place="г. Топки")
    first = form.send("первый.xlsx")
    form.mark("1.2.5", text="Два")
    form.event(2, place="г. Юрга")
    take(file, first)
    take(file, form.send())
    reading = take(file, first)
    assert len(reading.complaints) == 2
    assert "более позднее исправление" in told(reading)[0]
    found = mark(file, "1.2.5")
    assert found
    assert found.text == "Два"
    assert events(file, "1.2.4")[0].place == "г. Юрга"


def test_a_correction_of_what_was_edited_in_the_program_is_a_conflict(file, form):
    form.event(2, place="г. Топки")
    take(file, form.send())
    file.events.edit(events(file, "1.2.4")[0].uid, place="г. Кемерово")
    form.event(2, place="г. Юрга")
    reading = take(file, form.send())
    assert [one.conflict for one in reading.summary] == [True]
    assert events(file, "1.2.4")[0].conflicts == {"place"}


def test_two_people_may_fill_copies_of_one_form_in(file, form):
    form.event(2, title="Первый")
    first = form.send("1.xlsx")
    form.sign("Сидорова О.П.")
    form.event(2, title="Второй")
    take(file, first)
    take(file, form.send("2.xlsx"))
    assert {event.title for event in events(file, "1.2.4")} == {"Первый", "Второй"}


def test_without_a_name_a_second_form_stands_beside_the_first(file, form):
    form.sign("")
    form.event(2, title="Первый")
    form.mark("1.2.5", text="Раз")
    first = form.send("1.xlsx")
    form.event(2, title="Второй")
    form.mark("1.2.5", text="Два")
    assert "не указано, кто заполнил" in told(take(file, first))[0]
    take(file, form.send("2.xlsx"))
    assert {event.title for event in events(file, "1.2.4")} == {"Первый", "Второй"}
    found = mark(file, "1.2.5")
    assert found
    assert found.conflict


def test_an_event_that_is_gone_from_the_form_stays_in_the_document_and_is_told(file, form):
    form.event(2)
    take(file, form.send())
    form.event(2, activity=None, starts_on=None, form=None)
    reading = take(file, form.send())
    assert "осталось в документе" in told(reading)[0]
    assert len(events(file, "1.2.4")) == 1


def test_a_form_whose_step_was_undone_in_the_journal_says_so(file, form):
    form.event(2)
    take(file, form.send())
    file.switch_step(file.history()[-1].uid)
    with pytest.raises(PlanError, match="отменено в журнале"):
        read(file, form.send())


# what a person and a sheet program do to rows


def test_sorted_inserted_deleted_and_moved_rows_and_columns_still_read(file, form):
    form.mark("1.2.5", state="да", text="Вебинар")
    form.mark("2.2.3", state="+")
    form.event(2, title="Первый")
    form.event(3, activity="2.1.4", title="Второй")
    marks, rows = form.marks, [[cell.value for cell in row] for row in form.marks.iter_rows(min_row=2)]
    for at, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            marks.cell(at, column).value = value
    marks.delete_rows(form.row_of("1.2.8"))
    marks.insert_rows(2)
    marks.insert_cols(1)
    marks.auto_filter.ref = "B1:J10"
    marks.row_dimensions[5].hidden = True
    form.events.insert_rows(2, 3)
    reading = take(file, form.send())
    assert reading.complaints == ()
    for number, text in (("1.2.5", "Вебинар"), ("2.2.3", "")):
        found = mark(file, number)
        assert found
        assert (found.state, found.text) == (MarkState.DONE, text)
    assert mark(file, "1.2.8") is None
    assert events(file, "2.1.4")[0].title == "Второй"


def test_columns_sorted_apart_from_their_rows_are_noticed(file, form):
    row = form.mark("1.2.5", state="да")
    form.marks.cell(row, 1).value = "1.2.8"
    reading = read(file, form.send())
    assert reading.bodies == ()
    assert told(reading) == [
        f"Отметки, ячейка A{row}: строка перемешана с другой (столбцы сортировались порознь): она не взята."
    ]


def test_a_row_copied_without_its_key_is_known_by_what_is_seen(file, form):
    row = form.mark("1.2.5", state="да")
    form.marks.cell(row, 9).value = None
    assert take(file, form.send()).complaints == ()
    assert mark(file, "1.2.5")


def test_two_rows_that_say_different_things_about_one_mark_bring_neither(file, form):
    form.mark("1.2.5", text="Раз")
    form.marks.append(["1.2.5", "", "", "I", "", None, "Два", "", form.marks.cell(form.row_of("1.2.5"), 9).value])
    reading = read(file, form.send())
    assert (reading.bodies, len(reading.complaints)) == ((), 1)


def test_inserted_event_rows_keep_their_uid_when_other_things_in_them_are_corrected(file, form):
    form.events.insert_rows(2)
    form.event(2, title="Вставленный")
    take(file, form.send())
    form.event(2, title="Вставленный", place="г. Топки")
    take(file, form.send())
    (event,) = events(file, "1.2.4")
    assert event.place == "г. Топки"


def test_a_copied_event_row_is_an_event_of_its_own(file, form):
    form.event(2, title="Первый")
    form.event(3, title="Второй")
    form.events[f"{form.event_letters['key']}3"].value = form.events[f"{form.event_letters['key']}2"].value
    take(file, form.send())
    assert {event.title for event in events(file, "1.2.4")} == {"Первый", "Второй"}


def test_what_the_program_prints_is_understood_in_the_cells(file, form):
    cells = {"starts_on": "14–15 марта 2022 г.", "people": "37 чел.", "члены_УИК": "25,0", "minutes": "2 ак. часа"}
    form.event(2, **cells)
    form.event(3, starts_on="14.03.22 10:00", ends_on="15.03.2022", count="2 раза", form="семинар")
    reading = read(file, form.send())
    assert reading.complaints == ()
    take(file, form.send())
    days = date(2022, 3, 14), date(2022, 3, 15)
    assert [(event.starts_on, event.ends_on) for event in events(file, "1.2.4")] == [days, days]
    first = next(event for event in events(file, "1.2.4") if event.people)
    second = next(event for event in events(file, "1.2.4") if not event.people)
    assert (first.people, first.minutes, second.count) == (37, 120, 2)
    assert [(one.audience, one.people) for one in first.attendance] == [("члены УИК", 25)]


# what may be chosen


def test_forms_and_categories_that_the_plan_itself_names_are_offered_and_taken(file, form):
    lists = form.book[SERVICE]
    assert [cell.value for cell in lists["C"][1:] if cell.value] == list(event_forms(file.document.plan))
    assert [cell.value for cell in form.events[1]][8:-3] == list(audiences(file.document.plan))
    form.event(2, form="Брифинг", МФЦ=3, члены_УИК=4)
    assert take(file, form.send()).complaints == ()
    (event,) = events(file, "1.2.4")
    assert event.form == "брифинг"
    assert {one.audience: one.people for one in event.attendance} == {"члены УИК": 4, "МФЦ": 3}


def test_a_form_of_long_ago_offers_the_vocabulary_alone_and_is_read(file, tmp_path):
    blank = begin_blank_form(file, parse_reporting_period("2022-Q1"), own=True)
    former = replace(blank, event_forms=EVENT_FORMS, audiences=AUDIENCES)
    told_then = {name: one for name, one in json.loads(former.to_json()).items() if name not in CHOICES}
    assert blank_form_from_json(json.dumps(told_then)) == replace(former, return_by=None)


@pytest.mark.parametrize("choices", [["x"] * 201, ["x" * 201], [""], [1], [None]])
def test_choices_that_no_form_offers_are_refused(file, choices):
    text = begin_blank_form(file, parse_reporting_period("2022-Q1"), own=True).to_json()
    for name in CHOICES:
        with pytest.raises(ValueError, match=r".+"):
            blank_form_from_json(json.dumps({**json.loads(text), name: choices}))


# what may be there twice


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "is_double"),
    [
        ({"place": "г. Топки"}, True),
        ({"title": "Подготовка членов комиссии"}, True),
        ({"form": "лекция", "place": "Г. ТОПКИ"}, True),
        ({"starts_on": date(2022, 3, 13), "ends_on": date(2022, 3, 15), "place": "г. Топки"}, True),
        ({"члены_УИК": 37}, True),
        ({"title": "О дне молодого избирателя", "place": "г. Юрга", "СМИ": 2}, False),
        ({"starts_on": date(2022, 3, 15), "place": "г. Топки"}, False),
    ],
)
def test_doubles_are_found_as_everywhere(file, tmp_path, cells, is_double):
    values = {"starts_on": date(2022, 3, 14), "form": "семинар", "place": "г. Топки"}
    file.events.hold(uid(file, "1.2.4"), title="Подготовка членов комиссий", **values, attendance={"СМИ": (37, None)})
    (standing,) = events(file, "1.2.4")
    form = new_form(file, tmp_path)
    form.event(2, **cells)
    likes = [one for one in told(take(file, form.send())) if "Похожее мероприятие".casefold() in one.casefold()]
    assert len(likes) == is_double
    (other,) = (event for event in events(file, "1.2.4") if event != standing)
    assert written_twice(standing, other) == is_double


def test_two_rows_that_tell_of_one_event_are_told(file, form):
    form.event(2, title="О выборах", place="г. Топки", члены_УИК=5)
    form.event(3, title="О выборах.", place="г. Топки", члены_УИК=6)
    form.event(4, title="О другом", place="г. Юрга")
    assert [one for one in told(take(file, form.send())) if "похожа на строку" in one] == [
        "Мероприятия, ячейка A3: строка похожа на строку 2: взяты обе, проверьте."
    ]


# what is not understood


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"starts_on": "32 марта"}, "ячейка B14: даты «32 марта» нет в календаре."),
        ({"starts_on": None}, "ячейка B14: у проведенного мероприятия должна быть дата."),
        ({"starts_on": "14.03.2021"}, "ячейка B14: дата не 2022 года."),
        ({"starts_on": "14.05.2022"}, "ячейка B14: 14.05.2022 еще не наступило"),
        (
            {"starts_on": "14-15.03.2022", "ends_on": "16.03.2022"},
            "ячейка B14: последний день указан дважды: 15.03.2022",
        ),
        ({"starts_on": "март 2022 года"}, "ячейка B14: у проведенного мероприятия должна быть дата."),
        ({"ends_on": "13.03.2022"}, "ячейка C14: последний день мероприятия раньше первого."),
        ({"starts_on": "=TODAY()"}, "ячейка B14: в ячейке формула"),
        ({"starts_on": 14.1}, "ячейка B14: год должен быть от 1990 до 2099, а не 1900."),
        ({"activity": None}, "ячейка A14: не указан пункт плана."),
        ({"activity": "9.9.9"}, "ячейка A14: пункт плана «9.9.9» не найден."),
    ],
)
def test_a_row_of_which_item_or_day_is_not_understood_brings_nothing(file, form, cells, complaint):
    form.event(14, **cells)
    reading = read(file, form.send())
    assert reading.bodies == ()
    assert len(reading.complaints) == 1
    assert told(reading)[0].startswith(f"Мероприятия, {complaint}")
    assert told(reading)[0].endswith("Строка не взята.")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ({"form": "танцы"}, "D2"),
        ({"count": "много"}, "G2"),
        ({"count": 0}, "G2"),
        ({"people": 5, "члены_УИК": 37}, "H2"),
        ({"члены_УИК": -1}, "K2"),
        ({"члены_УИК": 3.5}, "K2"),
        ({"члены_УИК": "=1+1"}, "K2"),
        ({"члены_УИК": date(2022, 1, 5)}, "K2"),
        ({"члены_УИК": True}, "K2"),
        ({"minutes": "долго"}, "Z2"),
        ({"title": "=HYPERLINK(1)"}, "E2"),
        ({"place": datetime(2022, 5, 1)}, "F2"),
    ],
)
def test_other_cells_are_told_by_address_and_the_rest_of_the_row_is_taken(file, form, cells, address):
    form.event(2, **cells)
    reading = take(file, form.send())
    assert {one.cell for one in reading.complaints} == {address}
    assert len(events(file, "1.2.4")) == 1


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["14.03.2022", "14.3.22", "14/03", "2022-03-14", 44634, datetime(2022, 3, 14)])
def test_a_day_is_understood_however_it_came_into_its_cell(file, form, typed):
    form.event(2, starts_on=typed)
    assert take(file, form.send()).complaints == ()
    assert events(file, "1.2.4")[0].starts_on == date(2022, 3, 14)


def test_a_day_in_a_cell_that_shows_numbers_is_understood_unless_it_could_be_two(file, form):
    for row, typed in enumerate((44634, 14.03, 14.3, 14.1), 2):
        form.event(row, starts_on=typed, title=str(row))
        form.events[f"B{row}"].number_format = "General"
    reading = take(file, form.send())
    assert told(reading) == [
        "Мероприятия, ячейка B5: дата «14.1» не понята. Напишите ее так: 14.03.2022. Строка не взята."
    ]
    assert [event.starts_on for event in events(file, "1.2.4")] == [date(2022, 3, 14)] * 3


@pytest.mark.slow
@pytest.mark.parametrize("typed", [37, 37.0, "37", " 37 "])
def test_a_number_is_understood_however_it_came_into_its_cell(file, form, typed):
    form.event(2, people=typed)
    assert take(file, form.send()).complaints == ()
    assert events(file, "1.2.4")[0].people == 37


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["1,5", 1.5, "1:30", time(1, 30), "1,5 ч"])
def test_hours_are_understood_however_they_came_into_their_cell(file, form, typed):
    form.event(2, minutes=typed)
    assert take(file, form.send()).complaints == ()
    assert events(file, "1.2.4")[0].minutes == 90


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["да", "Да", "+", "х", "X", "✓", True, 1])
def test_a_tick_is_understood_however_it_was_made(file, form, typed):
    form.mark("1.2.5", state=typed)
    take(file, form.send())
    found = mark(file, "1.2.5")
    assert found
    assert found.state is MarkState.DONE


def test_a_number_that_a_sheet_turned_into_a_date_is_still_the_item(file, form):
    form.event(2, activity=datetime(2004, 2, 1))
    assert take(file, form.send()).complaints == ()
    assert len(events(file, "1.2.4")) == 1


def test_a_tick_that_is_not_understood_and_one_without_its_reason_leave_the_rest_of_the_row(file, form):
    row = form.mark("1.2.5", state="почти", text="Начато")
    other = form.mark("1.2.8", state="не требуется", text="Не проводилось")
    reading = take(file, form.send())
    assert told(reading) == [
        f"Отметки, ячейка E{row}: «почти» не понято. Выберите «да», «не требуется» или оставьте пусто.",
        f"Отметки, ячейка H{other}: для отметки «не требуется» нужна причина: это не взято.",
    ]
    for number, text in (("1.2.5", "Начато"), ("1.2.8", "Не проводилось")):
        found = mark(file, number)
        assert found
        assert (found.state, found.text) == (None, text)


@pytest.mark.slow
@pytest.mark.parametrize("words", ["=1+1", "<b>жирный</b>", "я" * 32_000, "+7 900", "строка\nвторая", "@SUM(1)"])
def test_hostile_words_come_as_they_stand_and_go_out_again_untouched(file, form, words):
    row = form.mark("1.2.5", text="x")
    cell = form.marks[f"G{row}"]
    cell.value = words
    cell.data_type = "s"
    assert take(file, form.send()).complaints == ()
    found = mark(file, "1.2.5")
    assert found
    assert found.text == words
    again = read(file, new_form_beside(file, form).send())
    assert (again.bodies, again.complaints) == ((), ())


def test_a_text_that_no_cell_holds_is_kept_whole_and_an_edit_of_its_beginning_is_refused(file, tmp_path):
    long = "слово " * 7_000
    file.marks.mark([uid(file, "1.2.5")], 1, text=long)
    form = new_form(file, tmp_path)
    assert read(file, form.send()).bodies == ()
    form.mark("1.2.5", text="коротко")
    reading = read(file, form.send())
    assert (reading.bodies, len(reading.complaints)) == ((), 1)


# files that are something else


def test_a_form_of_another_plan_or_commission_is_named(file, form, tmp_path):
    with (
        PlanFile.create(tmp_path / "other.sqlite", commission="Юргинская ТИК") as other,
        pytest.raises(PlanError, match="для другой комиссии: «Топкинская"),
    ):
        read(other, form.send())


@pytest.mark.slow
def test_two_documents_begun_apart_by_one_commission_take_the_same_form(file, form, tmp_path):
    form.mark("1.2.5", state="да")
    with PlanFile.create(tmp_path / "other.sqlite", commission=COMMISSION) as other:
        take(other, form.send())
        assert mark(other, "1.2.5")


def test_a_damaged_service_sheet_is_refused(file, form):
    sheet = form.book["Служебный"]
    sheet["A2"].value = sheet["A2"].value[:-40]
    with pytest.raises(PlanError, match="Служебный лист бланка поврежден"):
        read(file, form.send())


def test_a_form_that_carries_what_no_mark_holds_is_refused(file, tmp_path):
    file.marks.mark([uid(file, "1.2.4")], 1, text="Проведен")
    form = new_form(file, tmp_path)
    sheet = form.book["Служебный"]
    packed = "".join(row[0].value.removeprefix(":") for row in sheet.iter_rows(min_row=2) if row[0].value)
    text = zlib.decompress(base64.b64decode(packed)).decode()
    forged = re.sub(r'"text":"[^"]*"', '"text":5', text, count=1)
    assert forged != text
    for row in sheet.iter_rows(min_row=2):
        row[0].value = None
    sheet["A2"].value = ":" + base64.b64encode(zlib.compress(forged.encode())).decode()
    with pytest.raises(PlanError, match="Служебный лист бланка поврежден"):
        read(file, form.send())


def test_missing_sheets_and_columns_are_told_and_touch_nothing(file, tmp_path):
    file.marks.mark([uid(file, "1.2.4")], 1, text="Было", note="и это")
    form = new_form(file, tmp_path)
    form.marks.delete_cols(7)
    del form.book["Мероприятия"]
    reading = read(file, form.send())
    assert reading.bodies == ()
    assert told(reading) == [
        "Отметки: нет столбца «Что сделано», он не прочитан.",
        "Мероприятия: такого листа в бланке нет.",
    ]


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed, as on Windows under Wine"
)
def test_a_form_saved_anew_by_libreoffice_reads_the_same(file, form, tmp_path):
    file.marks.mark([uid(file, "1.2.8")], 1, text="Строка\nвторая")
    form = new_form_beside(file, form)
    form.mark("1.2.5", state="да", date="14.03.2022", text="Вебинар\nв два дня")
    form.event(2, члены_УИК=37, minutes=1.5, ends_on=date(2022, 3, 15))
    form.event(3, activity="9.9")
    sent = form.send()
    out = tmp_path / "lo"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), str(sent)], check=True, capture_output=True, timeout=120)
    there, here = read(file, out / sent.name), read(file, sent)
    assert there.bodies == here.bodies
    assert told(there) == told(here)
    assert len(there.bodies) == 4


def test_a_form_asks_to_be_returned_by_the_day_that_was_entered(file, tmp_path):
    file.settings.set_due_dates({"due_quarter_1": date(2022, 4, 15)})
    rows = new_form(file, tmp_path).book[GUIDE].iter_rows(min_row=3, max_row=6, max_col=2, values_only=True)
    assert dict(rows)["Вернуть"].replace("\N{NO-BREAK SPACE}", " ") == "до 15 апреля 2022 г., когда сдается отчет"
