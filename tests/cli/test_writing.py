"""Commands that write: new, mark, hold, undo, redo; one command is one step, what is refused leaves no trace."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from kuzplan_desktop import paths
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.reading import grid_of
from kuzplan_desktop.paths import SEED_PLAN
from kuzplan_desktop.store.document.copying import write_plan
from tests.cli.conftest import Kuzplan, activities

REPEATED = """План работы на 2022 год

№ п/п\tНаименование мероприятия\tИсполнитель\tПериод реализации
Раздел I. Обучение\t\t\t
1\tСеминар\tТИК\tМай
2\tЛекция\tТИК\tМай
Раздел II. Культура\t\t\t
1\tВикторина\tТИК\tМай
Раздел III. Печать\t\t\t
3\tИздание брошюр\tИККО – Кузбасса\tМай
"""


def labels(kuzplan: Kuzplan, file: Path) -> list[str]:
    return [step["label"] for step in kuzplan("history", file, "--json").json]


def test_a_new_document_never_replaces_a_file(kuzplan: Kuzplan, plan: Path) -> None:
    before = plan.read_bytes()
    answer = kuzplan("new", plan, "--commission", "Другая")
    assert (answer.code, answer.out) == (1, "")
    assert "уже есть" in answer.err
    assert plan.read_bytes() == before


def test_a_new_document_takes_the_plan_alone_from_another(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    new = tmp_path / "новый.sqlite"
    assert kuzplan("new", new, "--from", plan, "--commission", "ИККО", "--role", "ikko").code == 0
    shown = kuzplan("show", new, "--json", "--own").json
    assert shown["commission"] == {"name": "ИККО", "role": "ikko", "list_id": "", "executor_terms": ["ИККО"]}
    assert len(activities(shown)) == 47
    assert not any(one["marks"] for one in activities(shown))


def test_a_mark_keeps_all_that_was_given(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "14.03.2022", "--text", "Выезд в Топки", "--note", "по графику"]
    answer = kuzplan("mark", plan, "1.2.4", "--quarter", 1, *words)
    assert answer.out == "Отмечено: 1.2.4, I квартал.\n"
    expected = {"state": "done", "date": "2022-03-14", "text": "Выезд в Топки", "note": "по графику"}
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"] == {"1": expected}
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--note", "")
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"] == {"1": {**expected, "note": ""}}


def test_several_numbers_are_one_step(kuzplan: Kuzplan, plan: Path) -> None:
    before = labels(kuzplan, plan)
    assert kuzplan("mark", plan, "1.2.4", "1.2.5", "1.2.4", "--quarter", 2).out.count("Отмечено") == 2
    assert len(labels(kuzplan, plan)) == len(before) + 1
    kuzplan("undo", plan)
    shown = kuzplan("show", plan, "--json").json
    assert not any(one["marks"] for one in activities(shown))


def test_clearing_takes_the_tick_and_leaves_the_text(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "Выезд")
    assert kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--clear").out == "Отметка снята: 1.2.4, I квартал.\n"
    mark = kuzplan("show", plan, "--json").activity("1.2.4")["marks"]["1"]
    assert (mark["state"], mark["text"]) == (None, "Выезд")
    before = labels(kuzplan, plan)
    answer = kuzplan("mark", plan, "1.2.4", "1.2.5", "--quarter", 1, "--clear")
    assert answer.out == "Отметки и не было: 1.2.4, I квартал.\nОтметки и не было: 1.2.5, I квартал.\n"
    assert labels(kuzplan, plan) == before


def test_not_required_wants_a_reason(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--not-required")
    assert answer.code == 1
    assert "причина" in answer.err
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"] == {}
    assert kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--not-required", "--note", "нет заявок").code == 0
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"]["1"]["state"] == "not_required"


def test_a_quarter_outside_the_period_is_accepted_and_said(kuzplan: Kuzplan, plan: Path) -> None:
    assert kuzplan("mark", plan, "2.2.3", "--quarter", 3).out == "Отмечено: 2.2.3, III квартал (вне срока).\n"
    assert kuzplan("show", plan, "--json").activity("2.2.3")["marks"]["3"]["state"] == "done"


def test_2_2_10_is_not_2_2_1(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "2.2.10", "--quarter", 1)
    shown = kuzplan("show", plan, "--json")
    assert shown.activity("2.2.10")["marks"]
    assert shown.activity("2.2.1")["marks"] == {}


def test_an_event_is_written_down_with_everything_and_ticks_its_quarter(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "2022-03-30", "--until", "2022-04-01", "--form", "семинар", "--title", "Подготовка"]
    words += ["--place", "г. Топки", "--audience", "члены УИК=37", "--audience", "резерв УИК=4", "--count", "2"]
    answer = kuzplan("hold", plan, "1.2.4", *words, "--hours", "1,5", "--note", "выездной")
    assert "Отмечено: II квартал." in answer.out
    activity = kuzplan("show", plan, "--json").activity("1.2.4")
    assert activity["held_events"] == [
        {
            "starts_on": "2022-03-30",
            "ends_on": "2022-04-01",
            "form": "семинар",
            "title": "Подготовка",
            "place": "г. Топки",
            "count": 2,
            "people": 41,
            "audience": {"члены УИК": 37, "резерв УИК": 4},
            "hours": 1.5,
            "description": "",
            "note": "выездной",
            "taking_part": False,
            "held_by": "",
        }
    ]
    assert activity["marks"]["2"]["state"] == "done"
    assert "1" not in activity["marks"]
    kuzplan("undo", plan)
    activity = kuzplan("show", plan, "--json").activity("1.2.4")
    assert (activity["held_events"], activity["marks"]) == ([], {})


@pytest.mark.parametrize(
    ("told", "starts_on", "ends_on"),
    [
        ("14.03", "2022-03-14", None),
        ("14 марта 2022 г.", "2022-03-14", None),
        ("14.03.22 10:00", "2022-03-14", None),
        ("14-15.03.2022", "2022-03-14", "2022-03-15"),
        ("30.03–02.04.2022", "2022-03-30", "2022-04-02"),
    ],
)
def test_what_the_program_prints_is_taken_behind_the_options(
    kuzplan: Kuzplan, plan: Path, told: str, starts_on: str, ends_on: str | None
) -> None:
    words = ["--date", told, "--form", "семинар", "--people", "37 чел.", "--hours", "2 ак. часа", "--count", "2 раза"]
    assert kuzplan("hold", plan, "1.2.4", *words, "--audience", "члены УИК – 25,0").code == 0
    (event,) = kuzplan("show", plan, "--json").activity("1.2.4")["held_events"]
    assert (event["starts_on"], event["ends_on"]) == (starts_on, ends_on)
    assert (event["people"], event["hours"], event["count"], event["audience"]) == (37, 2, 2, {"члены УИК": 25})
    assert kuzplan("mark", plan, "1.2.5", "--quarter", "I квартал", "--date", "1 марта").code == 0
    assert kuzplan("show", plan, "--json").activity("1.2.5")["marks"]["1"]["date"] == "2022-03-01"


@pytest.mark.parametrize("told", ["2022-10", "октябрь", "октябрь 2022 года"])
def test_an_event_can_be_planned_for_a_month(kuzplan: Kuzplan, plan: Path, told: str) -> None:
    answer = kuzplan("hold", plan, "1.2.4", "--planned", "--date", told, "--form", "семинар")
    assert answer.out == "Запланировано: 1.2.4, октябрь 2022 года, семинар.\n"
    (event,) = kuzplan("show", plan, "--json").activity("1.2.4")["planned_events"]
    assert (event["month"], event["starts_on"]) == ("2022-10", None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--date", "2022-10"), "У проведенного мероприятия должна быть дата."),
        (("--planned", "--date", "2023-10"), "План составлен на 2022 год, а месяц указан другого года."),
        (
            ("--date", "14-15.03.2022", "--until", "16.03.2022"),
            "Последний день указан дважды: 15.03.2022 и 16.03.2022.",
        ),
        (("--date", "29.02"), "Даты «29.02» нет в календаре."),
    ],
)
def test_days_that_do_not_fit_are_refused(kuzplan: Kuzplan, plan: Path, words: tuple[str, ...], sentence: str) -> None:
    answer = kuzplan("hold", plan, "1.2.4", *words, "--form", "семинар")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(sentence)


def test_a_total_given_counts_in_place_of_the_audiences(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "2022-03-30", "--form", "акция", "--audience", "избиратели=30", "--people", "50"]
    kuzplan("hold", plan, "2.2.2", *words)
    (event,) = kuzplan("show", plan, "--json").activity("2.2.2")["held_events"]
    assert (event["people"], event["audience"], event["hours"]) == (50, {"избиратели": 30}, None)


def test_a_total_smaller_than_the_audiences_is_refused(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "2022-03-30", "--form", "семинар", "--audience", "члены УИК=37"]
    answer = kuzplan("hold", plan, "1.2.4", *words, "--people", "30")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Всего участников указано 30, а по аудиториям получается 37.")
    assert kuzplan("show", plan, "--json").activity("1.2.4")["held_events"] == []


def test_an_audience_is_named_once_however_it_is_written(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "2022-03-30", "--form", "семинар", "--audience", "члены УИК=37", "--audience", "Члены  УИК=3"]
    answer = kuzplan("hold", plan, "1.2.4", *words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Одна и та же аудитория указана дважды.")


def test_a_sentence_about_an_event_ends_with_one_stop(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("hold", plan, "1.2.4", "--date", "2022-03-30", "--form", "семинар", "--people", 3)
    assert answer.out == "Записано: 1.2.4, 30.03.2022, семинар, 3 чел.\nОтмечено: I квартал.\n"


def test_an_event_that_somebody_else_holds_says_who(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "2022-03-30", "--form", "ВКС", "--people", 12, "--taking-part", "--held-by", "ИККО"]
    answer = kuzplan("hold", plan, "1.2.1", *words)
    line = "30.03.2022, ВКС, участвуем, проводила ИККО, 12 чел."
    assert answer.out.splitlines()[0] == f"Записано: 1.2.1, {line}"
    (told,) = kuzplan("show", plan, "--json").activity("1.2.1")["held_events"]
    assert (told["taking_part"], told["held_by"]) == (True, "ИККО")
    assert line in kuzplan("show", plan).out
    changes = {one["field"]: one["after"] for one in kuzplan("history", plan, "--json").json[-1]["changes"]}
    assert (changes["taking_part"], changes["held_by"]) == ("участвуем", "ИККО")


def test_an_own_event_was_held_by_nobody_else(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("hold", plan, "1.2.1", "--date", "2022-03-30", "--form", "ВКС", "--held-by", "ИККО")
    assert (answer.code, answer.out) == (1, "")
    assert "записано как свое" in answer.err


def test_what_lies_ahead_is_planned_not_held(kuzplan: Kuzplan, plan: Path) -> None:
    words = ["--date", "2022-03-14", "--until", "2022-03-16", "--form", "семинар"]
    answer = kuzplan("hold", plan, "1.2.4", *words, "--today", "2022-03-15")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "16.03.2022 еще не наступило: проведенным мероприятие записать нельзя. "
        "Чтобы запланировать его, добавьте --planned.\n"
    )
    assert kuzplan("hold", plan, "1.2.4", *words, "--today", "2022-03-15", "--planned").code == 0
    assert kuzplan("hold", plan, "1.2.4", *words, "--today", "2022-03-16").code == 0
    assert kuzplan("hold", plan, "1.2.4", "--date", "2098-01-01", "--form", "семинар").code == 1


@pytest.mark.parametrize(
    ("stored", "name"),
    [
        ("Иванова И.И.", "Иванова И.И."),
        ('Иванова, "секретарь"; 100 % = все\\', 'Иванова, "секретарь"; 100 % = все\\'),
        ("@иванова", "@иванова"),
        ("  Иванова ", "Иванова"),
        ("", ""),
    ],
)
def test_a_step_is_in_the_name_that_the_window_knows(kuzplan: Kuzplan, plan: Path, stored: str, name: str) -> None:
    settings = QSettings(str(paths.settings_file()), QSettings.Format.IniFormat)
    settings.setValue("person/name", stored)
    settings.setValue("window/main", QByteArray(b"\x00%\xff\n=["))
    settings.sync()
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-30", "--form", "семинар")
    kuzplan("undo", plan)
    assert [step["by"] for step in kuzplan("history", plan, "--json").json[-2:]] == [name, name]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"name=x", b"[person]\nnaem=x\n[person"])
def test_settings_that_tell_no_name_are_no_obstacle(kuzplan: Kuzplan, plan: Path, content: bytes) -> None:
    paths.settings_file().write_bytes(content)
    assert kuzplan("mark", plan, "1.2.4", "--quarter", 1).code == 0
    assert kuzplan("history", plan, "--json").json[-1]["by"] == ""


def test_a_planned_event_ticks_nothing(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("hold", plan, "1.2.4", "--date", "2022-11-14", "--form", "семинар", "--planned")
    assert answer.out.startswith("Запланировано: 1.2.4, 14.11.2022, семинар")
    activity = kuzplan("show", plan, "--json").activity("1.2.4")
    assert (activity["held_events"], activity["marks"]) == ([], {})
    assert activity["planned_events"][0]["starts_on"] == "2022-11-14"


def test_an_event_of_another_year_ticks_nothing_and_says_so(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("hold", plan, "1.2.4", "--date", "2023-01-14", "--form", "семинар")
    assert "Квартал не отмечен: дата вне 2022 года." in answer.out
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"] == {}


def test_undo_and_redo_name_the_step(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    marked = kuzplan("show", plan, "--json").out
    assert kuzplan("undo", plan).out == "Отменено: Отметка 1.2.4, I квартал.\n"
    nothing = kuzplan("undo", plan)
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err.startswith("Отменять нечего")
    assert kuzplan("redo", plan).out == "Возвращено: Отметка 1.2.4, I квартал.\n"
    assert kuzplan("show", plan, "--json").out == marked
    assert kuzplan("redo", plan).err.startswith("Возвращать нечего")


def test_an_unknown_number_is_refused_and_nothing_is_marked(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("mark", plan, "1.2.4", "9.9.9", "--quarter", 1)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "В плане нет пункта 9.9.9. Номера показывает команда show.\n"
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"] == {}


def test_a_number_that_stands_twice_is_addressed_by_its_path(kuzplan: Kuzplan, tmp_path: Path) -> None:
    seed, file = tmp_path / "план.sqlite", tmp_path / "документ.sqlite"
    write_plan(seed, draft_of(grid_of(REPEATED.encode("utf-8"), "план.txt")))
    kuzplan("new", file, "--from", seed, "--commission", "ТИК")
    refused = kuzplan("mark", file, "1", "--quarter", 2)
    assert refused.code == 1
    assert refused.err == "Номер 1 стоит в плане 2 раза, укажите путь: I/1, II/1.\n"
    assert kuzplan("mark", file, "II/1", "2", "--quarter", 2).code == 0
    shown = kuzplan("show", file, "--json", "--own").json
    assert [section["number"] for section in shown["sections"]] == ["I", "II"], "a branch without own items is left out"
    assert [(one["title"], list(one["marks"])) for one in activities(shown)] == [
        ("Семинар", []),
        ("Лекция", ["2"]),
        ("Викторина", ["2"]),
    ]


def test_control_characters_are_not_written(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", " до\x1b\x07после\r\nвторая\tстрока\n")
    text = kuzplan("show", plan, "--json").activity("1.2.4")["marks"]["1"]["text"]
    assert text == "допосле\nвторая строка", "a tab is a space (domain/typed/hygiene.py)"


def test_a_very_long_text_is_kept_whole_or_refused(kuzplan: Kuzplan, plan: Path) -> None:
    text = ("Ёлка, «шары» и т. д. " * 5000)[:100_000].strip()
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", text)
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"]["1"]["text"] == text
    refused = kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "я" * 100_001)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("«Что сделано»: текст длиннее 100000 знаков")
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"]["1"]["text"] == text


def test_the_supplied_plan_is_never_written_to(kuzplan: Kuzplan) -> None:
    before = SEED_PLAN.read_bytes()
    answer = kuzplan("mark", SEED_PLAN, "1.2.4", "--quarter", 1)
    assert answer.code == 1
    assert "ничего не записано" in answer.err
    assert SEED_PLAN.read_bytes() == before


def test_writing_into_a_colleagues_file_is_the_answer_to_work_with_it(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "colleague"))
    assert kuzplan("undo", plan).code == 1, "what she did is not the colleague's to undo by a bare undo"
    assert kuzplan("mark", plan, "1.2.5", "--quarter", 1).code == 0
    shown = kuzplan("show", plan, "--json")
    assert shown.activity("1.2.4")["marks"]
    assert shown.activity("1.2.5")["marks"]


def test_the_step_of_another_person_is_undone_only_when_that_is_meant(kuzplan: Kuzplan, plan: Path) -> None:
    def is_called(name: str) -> None:
        settings = QSettings(str(paths.settings_file()), QSettings.Format.IniFormat)
        settings.setValue("person/name", name)
        settings.sync()

    is_called("Иванова И. И.")
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    is_called("Петрова П. П.")
    before = plan.read_bytes()
    refused = kuzplan("undo", plan)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Это действие записал другой человек: Иванова И. И., ")
    assert "Отменить «Отметка 1.2.4, I квартал»? Тогда добавьте --anyway." in refused.err
    assert plan.read_bytes() == before
    assert kuzplan("undo", plan, "--anyway").out == "Отменено: Отметка 1.2.4, I квартал.\n"
    kuzplan("mark", plan, "1.2.5", "--quarter", 1)
    is_called("петрова п. п.")
    assert kuzplan("undo", plan).code == 0
