"""Commands that read: show, history, check, copy, report; they change nothing and keep their keys."""

import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kuzplan_desktop.domain.calendar import Campaign, quarter_period
from kuzplan_desktop.domain.marks import EventStatus
from kuzplan_desktop.domain.reporting.report_kinds import OF_DOCUMENT, ReportOption
from kuzplan_desktop.paths import SEED_PLAN
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import COMMISSION, Kuzplan, activities

OWN = [
    *["1.2.4", "1.2.5", "1.2.8", "1.4.5", "2.1.2", "2.1.3", "2.1.4", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5"],
    *["2.2.6", "2.2.7", "2.2.8", "2.3.1", "2.3.2", "3.1.7"],
]


def test_show_gives_the_whole_plan_with_the_keys_of_the_design(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар")
    shown = kuzplan("show", plan, "--json").json
    assert list(shown) == ["plan", "commission", "today", "totals", "sections", "abbreviations"]
    assert list(shown["plan"]) == [
        *("title", "year", "authority", "approved_on", "approved_number", "amendments", "locked")
    ]
    assert set(shown["totals"]) == {"activities", "done", "in_progress", "late", "not_due", "not_required"}
    assert list(shown["sections"][0]) == ["number", "title", "subsections"]
    assert list(shown["sections"][0]["subsections"][0]) == ["number", "title", "activities"]
    (activity,) = (one for one in activities(shown) if one["number"] == "1.2.4")
    assert " ".join(activity) == (
        "number title executors executors_text period marks state completed_on own "
        "excluded added held_events planned_events"
    )
    assert " ".join(activity["period"]) == "text kind quarters months starts_on ends_on separate_plan as_needed"
    assert list(activity["marks"]["1"]) == ["state", "date", "text", "note"]
    assert " ".join(activity["held_events"][0]) == (
        "starts_on ends_on form title place count people audience hours description note taking_part held_by"
    )
    assert list(shown["abbreviations"][0]) == ["term", "meaning"]


def test_show_tells_the_plan_as_it_was_approved(kuzplan: Kuzplan, plan: Path) -> None:
    shown = kuzplan("show", plan, "--json").json
    assert shown["plan"]["approved_on"] == "2021-12-27"
    assert shown["plan"]["approved_number"] == "3/20-7"
    assert shown["plan"]["authority"] == "Избирательная комиссия Кемеровской области – Кузбасса"
    assert shown["commission"]["name"] == COMMISSION
    assert [len(section["subsections"]) for section in shown["sections"]] == [4, 3, 2]
    assert len(activities(shown)) == 47
    assert len(shown["abbreviations"]) == 4
    assert shown["totals"]["activities"] == 47


def test_show_own_gives_the_items_of_the_commission(kuzplan: Kuzplan, plan: Path) -> None:
    shown = kuzplan("show", plan, "--own", "--json").json
    assert [one["number"] for one in activities(shown)] == OWN
    assert shown["totals"]["activities"] == 18
    assert all(part["activities"] for section in shown["sections"] for part in section["subsections"])


def test_periods_and_executors_are_told_by_their_meaning(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("show", plan, "--json")
    assert answer.activity("2.2.4")["period"] == {
        "text": "Май",
        "kind": "months",
        "quarters": [2],
        "months": [5],
        "starts_on": None,
        "ends_on": None,
        "separate_plan": False,
        "as_needed": False,
    }
    assert answer.activity("1.2.4")["period"]["separate_plan"] is True
    assert answer.activity("1.3.2")["period"]["kind"] == "election"
    assert answer.activity("1.3.2")["period"]["quarters"] == []
    assert answer.activity("1.2.1")["executors"] == ["ЦИК РФ", "РЦОИТ при ЦИК России", "ИККО – Кузбасса"]


def test_states_are_told_for_the_day_asked_for(kuzplan: Kuzplan, plan: Path) -> None:
    assert kuzplan("show", plan, "--json").json["today"] == "2022-12-31"
    early = kuzplan("show", plan, "--json", "--today", "2022-02-01")
    late = kuzplan("show", plan, "--json", "--today", "01.03.2022")
    assert early.json["today"] == "2022-02-01"
    assert early.activity("2.2.3")["state"] == "not_due"
    assert late.activity("2.2.3")["state"] == "late"


def test_the_supplied_plan_can_be_shown_without_a_commission(kuzplan: Kuzplan) -> None:
    shown = kuzplan("show", SEED_PLAN, "--json").json
    assert shown["commission"] is None
    assert len(activities(shown)) == 47


def test_the_outline_shows_boxes_texts_and_counts(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "Выезд в Топки", "--date", "2022-03-14")
    kuzplan("mark", plan, "1.2.5", "--quarter", 2, "--not-required", "--note", "нет заявок")
    kuzplan("hold", plan, "2.2.3", "--date", "2022-05-20", "--form", "викторина", "--audience", "избиратели=25")
    lines = kuzplan("show", plan, "--own").out.splitlines()
    assert any(line.startswith("Пунктов: 18; выполнено 2, ") for line in lines)
    assert any(re.match(r"\[~\] \[ \] \[ \] \[ \]    1\.2 .* – выполнено 1 из 3$", line) for line in lines)
    assert any(line.startswith("[x] [ ] [ ] [ ]      1.2.4 ") for line in lines)
    assert any(line.startswith("[ ] [–] [ ] [ ]      1.2.5 ") for line in lines)
    assert any(line.startswith("[ ] [x]  ·   ·       2.2.3 ") and "срок: Февраль" in line for line in lines)
    told = "\n".join(lines)
    assert "I квартал: 14.03.2022, Выезд в Топки" in told
    assert "II квартал: примечание: нет заявок" in told
    assert "II квартал: вне срока" in told
    assert "20.05.2022, викторина, 25 чел. (избиратели – 25)" in told


def test_the_figures_of_a_period_are_added(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", 37, "--count", 2)
    shown = kuzplan("show", plan, "--own", "--period", "2022-Q1", "--json").json
    assert shown["figures"] == {
        "period": "2022-Q1",
        "planned": 12,
        "worked": 1,
        "no_information": 11,
        "late": 1,
        "outside": 0,
        "events": 2,
        "people": 37,
    }
    told = kuzplan("show", plan, "--own", "--period", "2022-Q1").out.splitlines()[-1]
    assert told.startswith("I квартал 2022 года: по плану 12 пунктов, проводилась работа по 1")
    assert told == kuzplan("figures", plan, "--period", "2022-Q1").out.splitlines()[0]
    assert told.endswith(" Посчитаны пункты комиссии.")
    everything = kuzplan("show", plan, "--period", "2022-Q1").out.splitlines()
    assert everything[-1] == kuzplan("figures", plan, "--period", "2022-Q1", "--all").out.splitlines()[0]
    assert everything[-1].endswith(" Посчитаны все пункты плана.")
    assert everything[2].endswith(", состояния за год на 31.12.2022")


def test_a_text_from_a_file_sends_nothing_to_the_console(kuzplan: Kuzplan, plan: Path) -> None:
    with PlanFile.open(plan) as file:
        (activity,) = file.document.plan.find("1.2.4")
        file.marks.mark([activity.uid], 1, text="до\x1b[31mпосле\nвторая\u202e строка")
    out = kuzplan("show", plan).out
    assert "до[31mпосле вторая строка" in out
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out) is None


def test_history_lists_steps_with_what_they_changed(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "Выезд")
    kuzplan("mark", plan, "2.2.3", "--quarter", 1)
    kuzplan("undo", plan)
    steps = kuzplan("history", plan, "--json").json
    assert all(list(step) == ["step", "label", "by", "at", "changes"] for step in steps)
    assert steps[-2]["label"] == "Отметка 1.2.4, I квартал"
    assert {"kind": "mark", "number": "1.2.4", "field": "text", "before": "", "after": "Выезд"} in steps[-2]["changes"]
    told = kuzplan("history", plan).out
    assert "    1.2.4 Что сделано: (пусто) -> Выезд" in told.splitlines()
    assert "Отметка 2.2.3, I квартал (отменено)" in told


def test_history_speaks_russian_alone(kuzplan: Kuzplan, sent: Path, tmp_path: Path) -> None:
    """No uid, no key of a setting, no ISO date, no field without a caption, in a document of every kind of row."""
    with PlanFile.open(sent) as file:
        (activity,) = file.document.plan.find("1.2.4")
        first, second = (event.uid for event in file.document.events_of(activity.uid))
        file.settings.put("preparer", "А.П. Иванова")
        file.settings.put("due_quarter_1", "2022-04-20")
        file.settings.set_campaign(Campaign("", "Выборы", "", date(2022, 6, 1), date(2022, 9, 11)))
        file.events.edit(first, ends_on=date(2022, 3, 15))
        file.events.tell_same(first, second, True)
        file.events.hold(activity.uid, month=date(2022, 10, 1), status=EventStatus.PLANNED, minutes=80)
        file.plan.edit_activity(activity.uid, completed_on=date(2022, 4, 1), own_override=False)
    copy = tmp_path / "копия.sqlite"
    kuzplan("copy", sent, copy, "--without-history")
    for path in (sent, copy):
        told = kuzplan("history", path).out
        assert re.search(r"[0-9a-f]{8}-[0-9a-f]{4}|\d{4}-\d{2}-\d{2}|due_|preparer", told) is None
        captions = {line.strip().partition(": ")[0] for line in told.splitlines() if line.startswith("    ")}
        assert not [caption for caption in captions if not re.search("[а-я]", caption)]
    assert "    1.2.4 Последний день: (пусто) -> 15.03.2022" in kuzplan("history", sent).out.splitlines()


def test_reading_commands_write_nothing(kuzplan: Kuzplan, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    before, beside = plan.read_bytes(), sorted(plan.parent.iterdir())
    for own in (True, False):
        if not own:
            monkeypatch.setenv("KUZPLAN_HOME", str(plan.parent.parent / "another"))
        for words in (["show", plan], ["history", plan], ["check", plan], ["show", plan, "--json", "--own"]):
            assert kuzplan(*words).code == 0
    assert plan.read_bytes() == before
    assert sorted(plan.parent.iterdir()) == beside


@pytest.fixture
def sent(kuzplan: Kuzplan, plan: Path) -> Path:
    """A document whose report of the first quarter was sent and no longer tells all."""
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", "10")
    with PlanFile.open(plan) as file:
        figures = file.document.figures(quarter_period(2022, 1), date(2022, 12, 31), own=True)
        given = {"sent_on": date(2022, 4, 5), "outgoing_number": "12", "figures": figures, "signatories": ()}
        file.reports.send(kind="progress", period="2022-Q1", own=True, cumulative=False, files={"pdf": b"%"}, **given)
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-20", "--form", "семинар", "--people", "37")
    return plan


def words_of(docx: Path) -> str:
    with zipfile.ZipFile(docx) as archive:
        text = re.sub("<[^>]+>", " ", archive.read("word/document.xml").decode())
    return " ".join(text.split())


def test_a_report_says_what_it_amends_as_in_the_window(kuzplan: Kuzplan, sent: Path, tmp_path: Path) -> None:
    def printed(*words: str) -> str:
        out = tmp_path / "отчет.docx"
        assert kuzplan("report", sent, *words, "-o", out).code == 0
        return words_of(out)

    amends = "взамен отчета от 05.04.2022 № 12"
    assert amends in printed("--period", "2022-Q1")
    assert amends not in printed("--period", "2022-Q1", "--not-amended")
    assert amends not in printed("--period", "2022-Q1", "--all")
    assert amends not in printed("--period", "2022-Q1", "--kind", "figures")
    half = printed("--period", "2022-H1")
    assert "с учетом уточнений за I квартал: +1 мероприятие, +37 чел." in half
    assert "взамен" not in half
    assert "с учетом уточнений" in printed("--period", "2022-Q2", "--cumulative")
    assert "с учетом уточнений" not in printed("--period", "2022-Q2")
    refused = kuzplan("report", sent, "--period", "2022-Q2", "--amended", "-o", tmp_path / "нет.pdf")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "Отчет за II квартал 2022 года еще не отмечен сданным: заменять нечего.\n"


def test_check_takes_several_files_and_fails_unless_all_are_sound(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "письмо.sqlite"
    bad.write_text("Это письмо.", encoding="utf-8")
    copy = tmp_path / "копия.sqlite"
    kuzplan("copy", plan, copy)
    assert kuzplan("check", plan).code == kuzplan("check", plan, copy, SEED_PLAN).code == 0
    for words in ([bad], [tmp_path], [tmp_path / "нет"], [plan, bad], [bad, plan], [bad, "--json"]):
        assert kuzplan("check", *words).code == 1
    told = json.loads(kuzplan("check", plan, bad, copy, "--json").out)
    assert [(one["file"], one["verdict"]) for one in told] == [
        (str(plan), "ok"),
        (str(bad), "not_sqlite"),
        (str(copy), "ok"),
    ]
    assert list(told[0]) == ["file", *kuzplan("check", plan, "--json").json]
    lines = kuzplan("check", plan, bad).out.splitlines()
    assert lines[0] == f"{plan}:"
    assert f"{bad}:" in lines


def test_check_gives_a_verdict_on_any_file(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    kuzplan("mark", plan, "1.2.8", "--quarter", 1)
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар")
    verdict = kuzplan("check", plan, "--json").json
    assert list(verdict) == ["verdict", "message", "notes", "marks", "held_events", "harmed_attachments"]
    assert (verdict["verdict"], verdict["marks"], verdict["held_events"]) == ("ok", 2, 1)
    assert "Отметок: 2, проведенных мероприятий: 1" in kuzplan("check", plan).out
    text = tmp_path / "письмо.sqlite"
    text.write_text("Добрый день!", encoding="utf-8")
    assert json.loads(kuzplan("check", text, "--json").out)["verdict"] == "not_sqlite"
    assert json.loads(kuzplan("check", tmp_path / "нет", "--json").out)["verdict"] == "not_a_file"
    assert kuzplan("check", tmp_path).out.startswith(f"«{tmp_path.name}» – не файл")


def test_a_copy_holds_the_same(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "Выезд")
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "Выезд в Топки")
    shown = kuzplan("show", plan, "--json").out
    assert kuzplan("copy", plan, tmp_path / "копия.sqlite").code == 0
    assert kuzplan("copy", plan, tmp_path / "без истории.sqlite", "--without-history").code == 0
    assert kuzplan("show", tmp_path / "копия.sqlite", "--json").out == shown
    assert kuzplan("show", tmp_path / "без истории.sqlite", "--json").out == shown
    assert "Выезд в Топки" in kuzplan("history", tmp_path / "копия.sqlite").out
    assert "(пусто) -> Выезд\n" not in kuzplan("history", tmp_path / "без истории.sqlite").out


def test_a_copy_never_replaces_a_file(kuzplan: Kuzplan, plan: Path) -> None:
    before = plan.read_bytes()
    answer = kuzplan("copy", plan, plan)
    assert answer.code == 1
    assert "уже есть" in answer.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(("ending", "beginning"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("docx", b"PK"), ("XLSX", b"PK")])
def test_a_report_is_written_in_the_format_of_its_name(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, ending: str, beginning: bytes
) -> None:
    target = tmp_path / f"отчет.{ending}"
    assert kuzplan("report", plan, "--period", "2022-Q1", "-o", target).code == 0
    assert target.read_bytes().startswith(beginning)


OF_ONE_YEAR = [kind.name for kind in OF_DOCUMENT if not kind.takes(ReportOption.YEARS)]


@pytest.mark.parametrize("kind", OF_ONE_YEAR)
def test_a_report_is_of_the_kind_that_is_asked_for(kuzplan: Kuzplan, plan: Path, tmp_path: Path, kind: str) -> None:
    kuzplan("mark", plan, "2.2.3", "--quarter", "1", "--text", "Проведен урок")
    options = ["--period", "2022-Q1", "--kind", kind]
    options += ["--columns", "done,people", "--no-empty-rows"] if kind == "progress" else []
    target = tmp_path / "отчет.xlsx"
    assert kuzplan("report", plan, *options, "-o", target).code == 0
    book = load_workbook(target)
    titles = {"progress": "Отчет", "figures": "Сводка", "training": "Обучение"}
    titles |= {"due": "План", "late": "Просроченное", "separate": "План и факт", "history": "Журнал"}
    titles |= {"event_list": "Мероприятия"}
    assert kind in titles, "name its first sheet here"
    assert book.sheetnames[0] == titles[kind]
    words = " ".join(str(cell.value) for row in book.active.iter_rows() for cell in row)
    assert ("Проведен урок" in words) == (kind in ("progress", "history"))


def test_years_stand_beside_each_other(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    later, target = tmp_path / "2023.sqlite", tmp_path / "годы.xlsx"
    assert kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", 37).code == 0
    assert kuzplan("next-year", plan, later).code == 0
    asked = ("report", later, "--kind", "years", "--period", "2023-Q1")
    assert kuzplan(*asked, "--beside", plan, "-o", target).code == 0
    sheet = load_workbook(target)["Показатели"]
    told = {row[0].value: [cell.value for cell in row[1:3]] for row in sheet.iter_rows()}
    assert told["Показатель"] == ["2022 год", "2023 год"]
    assert told["Участников"] == [37, 0]
    captions = [cell.value for cell in load_workbook(target)["По пунктам"][2]][2:]
    assert captions == [f"{year} год, {what}" for year in (2022, 2023) for what in ("мероприятий", "участников")]
    items = {row[0].value: [cell.value for cell in row[2:]] for row in load_workbook(target)["По пунктам"].iter_rows()}
    assert items["1.2.4"] == [1, 37, 0, 0]
    target.unlink()
    alone = kuzplan(*asked, "-o", target)
    assert (alone.code, target.exists()) == (1, False)
    assert "сравнивать не с чем" in alone.err
    assert kuzplan("report", plan, "--period", "2022-Q1", "--beside", later, "-o", target).code == 2


def test_a_report_is_of_the_own_items_or_of_all(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    def numbers(*options: str) -> set[str]:
        target = tmp_path / "отчет.xlsx"
        assert kuzplan("report", plan, "--period", "2022", *options, "-o", target).code == 0
        cells = [str(cell.value) for row in load_workbook(target).worksheets[0].iter_rows() for cell in row]
        return {cell for cell in cells if re.fullmatch(r"\d\.\d\.\d+", cell)}

    assert numbers() == numbers("--own") == set(OWN)
    assert len(numbers("--all")) == 47


def test_a_report_prints_the_commission_as_it_was_given(kuzplan: Kuzplan, tmp_path: Path) -> None:
    name = "ТИК «Заречная» & <Ко>"
    file, target = tmp_path / "a.sqlite", tmp_path / "a.xlsx"
    kuzplan("new", file, "--commission", name)
    assert kuzplan("show", file, "--json").json["commission"]["name"] == name
    assert kuzplan("report", file, "--period", "2022-Q1", "-o", target).code == 0
    cells = [cell.value for row in load_workbook(target).worksheets[0].iter_rows() for cell in row]
    assert any(name in str(cell) for cell in cells)


def test_json_is_printed_with_its_letters(kuzplan: Kuzplan, plan: Path) -> None:
    out = kuzplan("show", plan, "--json").out
    assert "Топкинская" in out
    assert json.loads(out)["today"] == date(2022, 12, 31).isoformat()
