"""The two reports of a region: figures that add up, whoever did the work; signs for what was done; who is missing."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.commission import Commission, Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.coverage import Coverage
from kuzplan_desktop.domain.marks import Attendance, Event, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.domain.region_counter import Counter
from kuzplan_desktop.domain.reported import handed_in
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED, CONTROL
from kuzplan_desktop.reports.kinds.consolidated import with_first_events
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.reports.paper.report import Report, Row, RowKind
from kuzplan_desktop.reports.writing import FORMATS, as_bytes

TODAY = date(2022, 4, 5)
ITEMS = (
    Activity("a", "1.1.1", "Семинары", "ИККО – Кузбасса, ТИК", "В течение года"),
    Activity("b", "1.1.2", "Конкурс", "ТИК", "Февраль"),
    Activity("c", "1.1.3", "Совещания", "ИККО – Кузбасса", "В течение года"),
)
PLAN = Plan(
    "p", "Сводный план на 2022 год", 2022, "Избирательная комиссия Кемеровской области – Кузбасса", None, "1",
    sections=(Section("s", "I", "Обучение", (Subsection("ss", "1.1", "Кадры", ITEMS),)),),
)  # fmt: skip


def event(uid: str, activity: str, day: date, people: int, count: int = 1) -> Event:
    attendance = (Attendance(f"{uid}!", "члены УИК", people),)
    return Event(uid, activity, starts_on=day, form="семинар", title=f"Тема {uid}", count=count, attendance=attendance)


def of(name: str, *events: Event, marks: tuple[Mark, ...] = (), role: Role = Role.TIK) -> Document:
    terms = ("ИККО",) if role is Role.IKKO else ("ТИК",)
    return Document(
        PLAN,
        Commission("c", name, role, "", terms),
        marks={mark.activity: {mark.quarter: mark} for mark in marks},
        events={one.activity: tuple(each for each in events if each.activity == one.activity) for one in events},
    )


def line_of(key: str, name: str, document: Document, counter: Counter) -> CommissionLine:
    handed = handed_in(document, quarter_period(2022, 1), TODAY)
    return CommissionLine(key, key, name, counter.line(document, {}), handed=handed)


def region(*documents: Document, own: Document | None = None) -> Region:
    counter = Counter(PLAN, quarter_period(2022, 1), TODAY)
    lines = tuple(
        line_of(str(at), document.commission.name, document, counter) for at, document in enumerate(documents)
    )
    own_line = line_of("own", "ИККО", own, counter) if own else None
    return Region(
        PLAN, quarter_period(2022, 1), TODAY, counter.items, lines, (CommissionLine("", "x", "Тайгинская ТИК"),),
        own, own_line, counter.event_forms, counter.audiences, item_amounts=counter.item_amounts,
    )  # fmt: skip


@pytest.fixture
def found() -> Region:
    own = of(
        "ИККО",
        event("o", "a", date(2022, 1, 20), 5),
        marks=(Mark("m", "c", 1, MarkState.DONE, text="Проведены совещания"),),
        role=Role.IKKO,
    )
    topki = of("Топкинская ТИК", event("e", "a", date(2022, 3, 14), 37, 2), event("f", "a", date(2022, 4, 1), 100))
    tisul = of("Тисульская ТИК", marks=(Mark("n", "b", 1, MarkState.NOT_REQUIRED, note="нет"),))
    return region(topki, tisul, own=own)


def consolidated_report(region: Region, examples: dict[str, str], today: date) -> Report:
    return build(region, ReportChoice(kind=CONSOLIDATED, period=region.period), today, examples=examples)


def control_report(region: Region, today: date) -> Report:
    return build(region, ReportChoice(kind=CONTROL, period=region.period), today)


def rows(report: Report) -> dict[str, Row]:
    return {row.number: row for row in report.rows if row.kind is RowKind.ACTIVITY}


def test_the_sums_are_the_regions_own_and_the_commissions_together(found: Region) -> None:
    report = consolidated_report(found, {}, TODAY)
    item = rows(report)["1.1.1"]
    assert (item.sums.events, item.sums.people, item.state) == (3, 42, "1 из 2")
    total = report.rows[-1]
    assert (total.kind, total.sums) == (RowKind.TOTAL, item.sums)
    assert "представили 2 комиссии (отчет сдан 0, есть записи 2), не представили 1" in report.figures_line
    assert "мероприятий 3, участников 42" in report.figures_line
    forms, audiences = report.tables[1:]
    assert [(row.title, row.sums.events) for row in forms.rows] == [("семинар", 3), ("Всего", 3)]
    assert [row.sums.people for row in audiences.rows] == [42, 42]


def test_what_is_told_is_the_regions_own_work_then_the_examples(found: Region) -> None:
    told = rows(consolidated_report(found, {"a": "Топки: семинар\nТисуль: квест"}, TODAY))
    own = "20.01.2022, семинар «Тема o», 5 чел. (члены УИК – 5)"
    assert told["1.1.1"].done == (own, "Топки: семинар", "Тисуль: квест")
    assert told["1.1.3"].done == ("Проведены совещания",)
    assert told["1.1.2"].done == ("не проводилось в отчетном периоде",)
    assert told["1.1.2"].note[-1] == "не выполнили в срок: 1 комиссия"
    assert told["1.1.3"].state == "–"
    without = rows(consolidated_report(replace(found, own=None, own_line=None), {}, TODAY))
    assert without["1.1.1"].done == ("работа проводилась комиссиями",)


def test_first_events_stand_where_nothing_was_picked(found: Region) -> None:
    heard = {"a": [("Топкинская ТИК", event("e", "a", date(2022, 3, 14), 37))], "b": []}
    line = "Топкинская ТИК: 14.03.2022, семинар «Тема e», 37 чел. (члены УИК – 37)"
    assert with_first_events({"b": "мое"}, heard) == {"a": line, "b": "мое"}
    assert with_first_events({"a": "мое"}, heard)["a"] == "мое"


def test_numbers_stand_in_threes_in_every_sentence_of_the_region() -> None:
    many = of("Топкинская ТИК", event("e", "a", date(2022, 3, 14), 1200))
    report = consolidated_report(replace(region(many), not_own=Amounts(events=1, people=3400)), {}, TODAY)
    assert report.figures_line.endswith("мероприятий 1, участников 1\u00a0200")
    assert report.lines[-1].endswith("мероприятий 1, участников 3\u00a0400.")
    told = with_first_events({}, {"a": [("Топкинская ТИК", many.events["a"][0])]})["a"]
    assert told.endswith("1\u00a0200 чел. (члены УИК – 1\u00a0200)")


def test_the_matrix_tells_who_did_what_and_who_is_missing(found: Region) -> None:
    report = control_report(found, TODAY)
    assert [column.caption for column in report.columns] == ["Комиссия", "Выполнялось", "1.1.1", "1.1.2", "1.1.3"]
    shown = [(row.title, *(str(row.value(column.key)).strip() for column in report.columns[1:])) for row in report.rows]
    assert shown == [
        ("ИККО", "2 из 2", "+", "", "+"),
        ("Топкинская ТИК", "1 из 2", "+", "нет", ""),
        ("Тисульская ТИК", "0 из 1", "?", "н/т", ""),
        ("Тайгинская ТИК", "не представила", "", "", ""),
        ("Выполняли, комиссий", "", "1", "0", "0"),
    ]
    figures = report.tables[1].rows
    assert [(row.title, row.value("late"), row.sums.people) for row in figures] == [
        ("ИККО", 0, 5),
        ("Топкинская ТИК", 1, 37),
        ("Тисульская ТИК", 0, 0),
        ("Всего", 1, 42),
    ]


def test_more_items_than_fit_across_go_on_in_another_table(found: Region) -> None:
    items = tuple(replace(ITEMS[0], uid=f"u{at}", number=f"1.1.{at}") for at in range(40))
    plan = replace(PLAN, sections=(Section("s", "I", "Обучение", (Subsection("ss", "1.1", "Кадры", items),)),))
    counter = Counter(plan, quarter_period(2022, 1), TODAY)
    line = CommissionLine("d", "k", "Топкинская ТИК", counter.line(replace(of("Топкинская ТИК"), plan=plan), {}))
    missing = (CommissionLine("", "x", "Тайгинская ТИК"),)
    report = control_report(Region(plan, quarter_period(2022, 1), TODAY, counter.items, (line,), missing), TODAY)
    assert ["Тайгинская ТИК" in [row.title for row in table.rows] for table in report.tables[:3]] == [
        True,
        False,
        False,
    ]
    widths = [sum(column.width for column in table.columns) for table in report.tables[:3]]
    assert [len(table.columns) for table in report.tables[:3]] == [18, 18, 10]
    assert max(widths) <= 257


def test_an_item_that_was_taken_out_is_told_from_the_one_that_has_its_number(found: Region) -> None:
    out = "постановление от 01.07.2022 № 7"
    items = (replace(found.items[0], excluded=out), *found.items[1:])
    report = control_report(replace(found, items=items), TODAY)
    assert [column.caption for column in report.columns][2:] == ["1.1.1 искл.", "1.1.2", "1.1.3"]
    meant = next(table for table in report.tables if table.key == "items")
    assert meant.rows[0].title == f"Семинары (исключено из плана: {out})"


def test_every_number_of_an_item_stands_in_one_line_and_the_signatures_under_something(found: Region) -> None:
    items = tuple(replace(found.items[0], uid=f"u{at}", number=f"2.2.{at}") for at in range(10, 26))
    plan = replace(PLAN, sections=(Section("s", "I", "Обучение", (Subsection("ss", "1.1", "Кадры", items),)),))
    counter = Counter(plan, quarter_period(2022, 1), TODAY)
    busy = replace(of("ТИК", event("e", "u10", date(2022, 3, 14), 37)), plan=plan)
    lines = tuple(CommissionLine(f"d{at}", f"k{at}", f"ТИК {at:02}", counter.line(busy, {})) for at in range(46))
    region = Region(plan, quarter_period(2022, 1), TODAY, counter.items, lines, ())
    pages = [page.extract_text() for page in PdfReader(BytesIO(as_bytes(control_report(region, TODAY), "pdf"))).pages]
    assert set(pages[0].split()) >= {f"2.2.{at}" for at in range(10, 26)}
    assert "ТИК" in pages[-1]
    assert "Секретарь" in pages[-1]


@pytest.mark.parametrize("format", FORMATS)
def test_both_are_written_in_every_format_the_same_each_time(found: Region, format: str) -> None:
    for report in (consolidated_report(found, {"a": "=1+1 <b>"}, TODAY), control_report(found, TODAY)):
        assert as_bytes(report, format) == as_bytes(report, format)


def test_a_region_without_documents_is_told_in_words() -> None:
    empty = Region(PLAN, quarter_period(2022, 1), TODAY, ITEMS, (), ())
    for report in (consolidated_report(empty, {}, TODAY), control_report(empty, TODAY)):
        assert as_bytes(report, "pdf").startswith(b"%PDF")


def test_coverage_is_told_of_the_commissions_that_gave_their_numbers(found: Region) -> None:
    parts = {"0": (Coverage("члены УИК", 40, 10),), "own": (Coverage("члены ТИК", 9, 3), Coverage("члены УИК", 1, 0))}
    covered = replace(found, coverage=parts)
    line = consolidated_report(covered, {}, TODAY).lines[0]
    assert (
        "13 из\u00a050 (26\u00a0%): члены ТИК – 3 из\u00a09 (33\u00a0%); члены УИК – 10 из\u00a041 (24\u00a0%)." in line
    )
    assert f"Численность указали 2 из {len(found.all_lines) + len(found.missing)} комиссий." in line
    (table,) = (table for table in control_report(covered, TODAY).tables if table.key == "coverage")
    told = [[row.value(key) for key in ("members", "trained", "percent")] for row in table.rows]
    assert told == [[10, 3, 30], [40, 10, 25], [50, 13, 26]]
    assert not any("Охват" in one for one in consolidated_report(found, {}, TODAY).lines)
    assert "coverage" not in [table.key for table in control_report(found, TODAY).tables]


def test_examples_that_are_too_much_for_a_cell_stand_below_their_item_across_the_page(found: Region) -> None:
    few, many = "\n".join(["Топкинская ТИК: семинар"] * 3), [f"Комиссия {at}: {'слово ' * 30}" for at in range(9)]
    report = consolidated_report(found, {"a": few, "b": "\n".join(many)}, TODAY)
    by_item = {row.activity: row for row in report.rows if row.kind is RowKind.ACTIVITY}
    details = [row for row in report.rows if row.kind is RowKind.DETAIL]
    assert len(by_item["a"].done) > 3
    assert by_item["b"].done == ("перечислено ниже",)
    assert [row.title.split(":")[0] for row in details] == [f"Комиссия {at}" for at in range(9)]
    assert {row.activity for row in details} == {"b"}
    at = report.rows.index(by_item["b"])
    assert report.rows[at + 1 : at + 10] == tuple(details)
