"""Every kind of report: what it holds, what a person chose, and that any of them is written in every format."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PageObject, PdfReader

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS
from kuzplan_desktop.reports.kinds.columns import OFFERED, table_columns, usual_columns
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Report, Row, RowKind
from kuzplan_desktop.reports.pdf.tables import CAPTION, TABLE_PADDING, TEXT
from kuzplan_desktop.reports.writing import FORMATS, as_bytes, write
from kuzplan_desktop.store.changes.steps import Step, StepChange
from tests.reports.every_kind import JULY, KINDS, NOVEMBER, STEPS, choice, every_kind, planned_document
from tests.reports.filled import done, filled_document, held
from tests.reports.small import APRIL, FIRST_QUARTER, item, report_of, small

MM = 72 / 25.4  # points
PRINTER = 6.35  # mm at the edge of the paper that an ordinary printer leaves blank
PERIODS = ("2022-03", "2022-Q1", "2022-H1", "2022-9M", "2022", "2022-02-10..2022-05-20")


def items_of(report: Report) -> list[str]:
    """The numbers of the items in the first table."""
    return [row.number for row in report.rows if row.kind is RowKind.ACTIVITY]


def total_of(report: Report, table: int = 0) -> Row:
    """The total of a table."""
    return next(row for row in report.tables[table].rows if row.kind is RowKind.TOTAL)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("own", [True, False])
def test_every_kind_is_made_for_every_period(kind: str, period: str, own: bool) -> None:
    document = planned_document()
    report = build(document, choice(kind, period, own=own, cumulative=True), NOVEMBER, steps=STEPS)
    assert report.kind == kind
    assert parse_reporting_period(period).caption in report.title
    for table in report.tables:
        assert sum(column.width for column in table.columns) <= TEXT_WIDTH + 0.1
    assert report.figures == document.figures(parse_reporting_period(period), NOVEMBER, own)
    assert bool(report.signatures) == bool(report.dateline) == REPORT_KINDS[kind].signed


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_kind_is_written_twice_alike(kind: str, ending: str, tmp_path: Path) -> None:
    report = build(planned_document(), choice(kind), JULY, steps=STEPS)
    write(report, tmp_path / f"отчет.{ending}")
    assert (tmp_path / f"отчет.{ending}").read_bytes() == as_bytes(report, ending)


def test_the_progress_report_is_the_usual_one_unless_something_is_chosen() -> None:
    asked = ReportChoice(period=FIRST_QUARTER)
    assert build(filled_document(), asked, APRIL) == report_of(filled_document())


def test_chosen_columns_stand_in_their_order_with_number_and_title_before_them() -> None:
    report = build(filled_document(), choice("progress", columns=("partners", "trained", "executors")), JULY)
    assert [column.key for column in report.columns] == ["number", "title", "executors", "trained", "partners"]
    assert sum(column.width for column in report.columns) == pytest.approx(TEXT_WIDTH, abs=0.05)
    assert set(usual_columns(own=True)) < {"number", "title"} | set(OFFERED)


def test_all_columns_at_once_fit_the_page() -> None:
    columns = build(filled_document(), choice("progress", columns=tuple(OFFERED), cumulative=True), JULY).columns
    assert len(columns) == len(OFFERED) + 4
    assert sum(column.width for column in columns) == pytest.approx(TEXT_WIDTH, abs=0.1)


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("year", [True, False])
def test_a_day_and_every_caption_stand_in_one_line_in_the_usual_columns(own: bool, year: bool) -> None:
    for column in table_columns(usual_columns(own=own), "II квартал", year=year):
        width = column.width * MM - 2 * TABLE_PADDING
        assert all(CAPTION.face.width(word, CAPTION.size) <= width for word in column.caption.split() if not year), (
            column
        )
        assert column.key == "number" or TEXT.face.width("01.07.2022", TEXT.size) <= width or column.figure, column
        if column.key in ("title", "done", "note"):
            assert CAPTION.face.width(column.caption.split()[0], CAPTION.size) <= width, column


def test_added_columns_are_summed_up_to_the_total() -> None:
    events = [
        held(
            "1.1.1", date(2022, 4, 1), form="семинар", audiences={"члены УИК": (20, 15)}, minutes=90, partners="Школа"
        ),
        held("1.1.1", date(2022, 5, 1), form="акция", people=50, volunteers=4, publications=2, partners="Школа"),
        held("1.1.2", date(2022, 5, 2), form="семинар", people=10, trained=7, tested=6),
    ]
    document = small(item("1.1.1"), item("1.1.2"), events=events)
    keys = ("trained", "tested", "hours", "publications", "volunteers", "partners")
    report = build(document, choice("progress", columns=keys), JULY)
    row = next(row for row in report.rows if row.number == "1.1.1" and row.kind is RowKind.ACTIVITY)
    assert [row.value(key) for key in keys] == [20, 15, 1.5, 2, 4, "Школа"]
    assert [total_of(report).value(key) for key in keys] == [27, 21, 1.5, 2, 4, None]


def test_people_trained_in_several_quarters_are_summed_as_attendances() -> None:
    events = [held("1.1.1", date(2022, month, 1), form="семинар", people=9, trained=7) for month in (2, 5)]
    document = small(events=events)
    quarter = build(document, choice("progress", columns=("trained",)), JULY)
    half = build(document, choice("progress", "2022-H1", columns=("trained",)), JULY)
    assert total_of(quarter).value("trained") == 7
    assert total_of(half).value("trained") == 14
    assert "В т. ч. обучено (посещений)" in [column.caption for column in half.columns]


def test_empty_rows_may_be_left_out_and_are_counted_all_the_same() -> None:
    whole = build(filled_document(), choice("progress"), JULY)
    short = build(filled_document(), choice("progress", empty_rows=False), JULY)
    assert items_of(short) == ["1.2.4", "2.1.2", "2.2.4", "2.2.5", "3.1.7"]
    assert len(items_of(whole)) == 18
    assert (short.figures, total_of(short)) == (whole.figures, total_of(whole))
    assert "не включены" in short.lines[0]
    assert whole.lines == ()


def test_a_report_of_chosen_items_holds_these_alone_and_says_so() -> None:
    report = build(filled_document(), choice("progress", only=frozenset(["1.2.4", "1.1.1"])), JULY)
    assert items_of(report) == ["1.2.4"]
    assert report.figures.planned == 1
    assert report.lines == ("Включены отобранные пункты плана: 1 пункт из 18.",)


def test_the_summary_counts_each_section_and_its_total_is_that_of_the_period() -> None:
    report = build(filled_document(), choice("figures", cumulative=True), JULY)
    assert [row.kind for row in report.rows] == [RowKind.LINE] * 3 + [RowKind.TOTAL]
    for key in ("planned", "worked", "no_information", "late", "events", "people"):
        assert total_of(report).value(key) == getattr(report.figures, key)
        assert sum(row.value(key) for row in report.rows[:-1]) == getattr(report.figures, key)  # type: ignore[misc]
    assert total_of(report).value("year_people") == 760
    assert report.signatures == ()


def test_the_training_is_told_by_audience_and_event_by_event_with_the_same_total() -> None:
    report = build(filled_document(), choice("training", "2022-Q1"), APRIL)
    by_audience, events = report.tables
    assert total_of(report).value("people") == total_of(report, 1).value("people") == 41 + 18 + 36
    assert total_of(report).value("tested") == total_of(report, 1).value("tested") == 30 + 18 + 64
    assert total_of(report).value("hours") == total_of(report, 1).value("hours") == 6.5
    assert [row.number for row in events.rows] == ["1.2.4", "1.2.4", "1.2.5", "1.2.8", ""]
    assert by_audience.rows[0].title == "члены ТИК"


def test_trained_people_of_no_audience_are_told_too() -> None:
    document = small(events=[held("1.1.1", date(2022, 4, 1), form="семинар", people=12)])
    report = build(document, choice("training"), JULY)
    assert [(row.title, row.value("people")) for row in report.rows] == [("категория не указана", 12), ("Всего", 12)]


def test_an_audience_called_as_the_total_stays_an_audience() -> None:
    document = small(events=[held("1.1.1", date(2022, 4, 1), form="семинар", audiences={"Всего": 5, "СМИ": 2})])
    rows = build(document, choice("training", cumulative=True), JULY).rows
    assert [(row.kind, row.title, row.value("people"), row.value("year_people")) for row in rows] == [
        (RowKind.LINE, "СМИ", 2, 2), (RowKind.LINE, "Всего", 5, 5), (RowKind.TOTAL, "Всего", 7, 7),
    ]  # fmt: skip


def test_the_plan_for_a_period_holds_what_is_due_in_it_and_what_is_planned() -> None:
    document = small(
        item("1.1.1", "Февраль"),
        item("1.1.2", "Август"),
        item("1.1.3", "По мере необходимости"),
        events=[
            Event("e1", "1.1.3", EventStatus.PLANNED, month=date(2022, 9, 1), form="квиз", count=3),
            Event("e2", "1.1.2", EventStatus.CANCELLED, date(2022, 8, 1)),
            held("1.1.2", date(2022, 8, 2)),
        ],
    )
    report = build(document, choice("due", "2022-Q3"), JULY)
    assert items_of(report) == ["1.1.2", "1.1.3"]
    second, third = [row for row in report.rows if row.kind is RowKind.ACTIVITY]
    assert (second.value("until"), second.done, second.sums.events) == (date(2022, 8, 31), (), 0)
    told = (third.value("until"), third.done, third.sums.events)
    assert told == (None, ("сентябрь 2022 года, квиз",), 3)  # the column says how many
    assert total_of(report).title == "Всего"
    assert report.figures_line.endswith("2 пункта плана, запланировано мероприятий 3")
    assert "на III квартал 2022 года" in report.title


@pytest.mark.parametrize(("kind", "key"), [("due", "done"), ("separate", "note")])
def test_planned_events_that_are_too_many_for_a_cell_stand_below_across_the_page(kind: str, key: str) -> None:
    planned = [
        Event(f"e{at}", "1.1.1", EventStatus.PLANNED, date(2022, 8, at), form="квиз", count=at == 1 and 1200 or 1)
        for at in range(1, 9)
    ]
    report = build(small(events=planned), choice(kind, "2022-Q3"), JULY)
    (item_row,) = [row for row in report.rows if row.kind is RowKind.ACTIVITY]
    assert item_row.value(key) == "перечислены ниже"
    below = [row.title for row in report.rows if row.kind is RowKind.DETAIL]
    assert (len(below), below[0]) == (8, "01.08.2022, квиз (1200 мероприятий)")
    few = build(small(events=planned[:6]), choice(kind, "2022-Q3"), JULY)
    assert not [row for row in few.rows if row.kind is RowKind.DETAIL]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", ["late", "event_list", "history", "training"])
def test_that_there_is_nothing_is_said_once(kind: str, ending: str) -> None:
    report = build(small(), choice(kind, "2022-Q1"), JULY)
    assert (report.tables[0].nothing, report.lines) == ("", ())
    assert as_bytes(report, ending)
    assert build(small(item("1.1.1", executors="ИККО")), choice("late"), JULY).tables[0].nothing


def test_no_caption_of_a_column_is_broken_within_a_word() -> None:
    for name, report in every_kind():
        for table in report.tables if name != "progress-columns" else ():  # which has more than a page holds
            for column in table.columns:
                words = column.caption.split()
                width = column.width * MM - 2 * TABLE_PADDING
                assert all(CAPTION.face.width(word, CAPTION.size) <= width for word in words), (name, column.caption)


def test_what_is_late_is_told_with_the_days_and_the_reason() -> None:
    document = small(
        item("1.1.1", "Февраль"),
        item("1.1.2", "Май"),
        item("1.1.3", "I, II кварталы"),
        marks=[Mark("m", "1.1.1", 1, None, None, "", "Ждем письма"), done("1.1.3", 1)],
    )
    report = build(document, choice("late", "2022"), JULY)
    assert items_of(report) == ["1.1.1", "1.1.2", "1.1.3"]
    told = [(row.value("until"), row.value("days"), row.note) for row in report.rows if row.kind is RowKind.ACTIVITY]
    assert told == [
        (date(2022, 2, 28), 127, ("Ждем письма",)),
        (date(2022, 5, 31), 35, ()),
        (date(2022, 6, 30), 5, ()),
    ]
    over = build(document, choice("late", "2022-Q1"), JULY)
    assert [(row.value("until"), row.value("days")) for row in over.rows if row.kind is RowKind.ACTIVITY] == [
        (date(2022, 2, 28), 31)
    ]


@pytest.mark.parametrize("printed_on", [date(2022, 3, 31), date(2022, 4, 1), date(2022, 7, 5)])
def test_what_is_late_is_told_alike_whenever_it_is_printed_and_says_for_which_day(printed_on: date) -> None:
    elections = item("1.1.2", "В период подготовки и проведения выборов")
    document = small(item("1.1.1", "Февраль"), elections, item("1.1.3", "Май"))
    report = build(document, choice("late", "2022-Q1"), printed_on)
    assert [row.value("days") for row in report.rows if row.kind is RowKind.ACTIVITY] == [31]
    assert report.as_of == "по состоянию на 31\xa0марта\xa02022\xa0г."
    assert report.figures_line.endswith("не выполнено в срок 1 пункт из 2 за год")


def test_the_day_that_was_missed_is_the_one_that_the_state_goes_by() -> None:
    half_years = item("1.1.1", "1 раз в полугодие")
    excused = small(half_years, marks=[Mark("m", "1.1.1", 1, MarkState.NOT_REQUIRED, None, "", "не было")])
    months = item("1.1.1", "Февраль, май")
    later = small(months, marks=[Mark("m", "1.1.1", 1, MarkState.DONE, date(2022, 3, 10), "Проведено", "")])
    told = [
        (row.value("until"), row.value("days"))
        for document, period in ((excused, "2022"), (later, "2022-02"))
        for row in build(document, choice("late", period), JULY).rows
        if row.kind is RowKind.ACTIVITY
    ]
    assert told == [(date(2022, 6, 30), 5), (date(2022, 2, 28), 1)]


def test_from_october_on_items_of_the_year_without_any_work_are_told() -> None:
    document = small(item("1.1.1"), item("1.1.2"), marks=[done("1.1.2", 1)])
    assert len(build(document, choice("late", "2022-Q3"), date(2022, 9, 30)).tables) == 1
    _, idle = build(document, choice("late", "2022-Q4"), date(2022, 10, 1)).tables
    assert [row.number for row in idle.rows] == ["1.1.1"]


def test_the_history_tells_steps_that_concern_the_period_and_is_not_signed() -> None:
    document = filled_document()
    whole = build(document, choice("history", "2022", own=False), JULY, steps=STEPS)
    first = build(document, choice("history", "2022-Q1"), JULY, steps=STEPS)
    assert [row.title for row in whole.rows] == [step.label for step in STEPS]
    assert [row.title for row in first.rows] == [STEPS[0].label, STEPS[1].label, STEPS[2].label]  # its event is unknown
    assert whole.rows[2].done == ("Дата: 19.05.2022; форма: семинар; место: г. Топки; продолжительность: 3 ч",)
    assert whole.rows[3].value("state") == "отменено"
    assert (whole.rows[1].value("day"), whole.rows[1].value("time")) == (date(2022, 3, 14), "10:15")
    assert (whole.signatures, whole.addressee, whole.dateline) == ((), "", "")


def test_the_history_names_no_row_that_a_reader_does_not_know() -> None:
    change = StepChange("document", "d", "", "", "plan", "", "db24b5b9-1e1a-52f0-8a61-85a927050b33")
    step = Step("s", "Документ начат", "", "2022-04-02T09:00:00+07:00", False, (change,))
    report = build(filled_document(), choice("history"), JULY, steps=(step,))
    assert [(row.title, row.done) for row in report.rows] == [("Документ начат", ())]


def test_the_history_of_chosen_items_leaves_the_others_out() -> None:
    report = build(filled_document(), choice("history", only=frozenset(["2.2.5"])), JULY, steps=STEPS)
    assert [row.title for row in report.rows] == [STEPS[0].label, STEPS[3].label]


@pytest.mark.parametrize("ending", FORMATS)
def test_writing_may_be_ended_by_whoever_is_told_of_its_progress(ending: str, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if share > 0.3:
            raise Enough

    report = report_of(small(*(item(f"1.1.{at}") for at in range(1, 200))))
    target = tmp_path / f"отчет.{ending}"
    target.write_text("старый отчет", encoding="utf-8")
    with pytest.raises(Enough):
        write(report, target, tell)
    assert told == sorted(told)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["старый отчет"]


def test_what_a_report_replaces_and_corrects_is_printed() -> None:
    found = dict(every_kind())["progress-amended"]
    plain = replace(found, in_place_of="", corrections=())
    for ending in FORMATS:
        assert as_bytes(found, ending) != as_bytes(plain, ending)


def test_plan_and_fact_tells_what_was_held_what_is_left_and_what_was_called_off() -> None:
    separate = replace(item("separate", "В течение года (по отдельному плану)"), number="1.2.4")
    march: dict[str, Any] = {"starts_on": None, "month": date(2022, 3, 1)}
    calls = {
        "a": held("separate", date(2022, 2, 3), count=2),
        "b": replace(held("separate", date(2022, 2, 10)), status=EventStatus.PLANNED),
        "c": replace(held("separate", date(2022, 3, 31)), status=EventStatus.PLANNED),
        "d": replace(held("separate", date(2022, 3, 1)), status=EventStatus.CANCELLED),
        "e": replace(held("separate", date(2022, 5, 1)), status=EventStatus.PLANNED),
        "f": replace(held("separate", date(2022, 3, 1)), status=EventStatus.PLANNED, **march),
    }
    events = [replace(event, uid=uid) for uid, event in calls.items()]
    document = small(separate, item("plain", "март"), events=events)
    report = build(document, choice("separate", "2022-Q1"), date(2022, 3, 20))
    assert items_of(report) == ["1.2.4"]
    for row in (report.rows[-2], total_of(report)):
        assert [row.value(key) for key in ("whole", "held", "open", "passed", "cancelled")] == [6, 2, 3, 1, 1]
        assert row.value("moved") is None  # nobody knows without the журнал
    notes = str(report.rows[-2].value("note")).split("\n")
    assert [note.split(",")[0].split(" – ")[0] for note in notes] == [
        "10.02.2022", "01.03.2022", "31.03.2022", "март 2022 года"]  # fmt: skip
    assert [note.rsplit(" – ", 1)[-1] for note in notes[:2]] == ["день прошел", "отменено"]
    assert "проведено 2, остается в плане 3 (из них день прошел: 1), отменено 1" in report.figures_line
    column = build(document, choice("progress", "2022-Q1", columns=("separate",)), date(2022, 3, 20))
    told = {row.number: row.value("separate") for row in column.rows if row.kind is RowKind.ACTIVITY}
    assert told == {"1.2.4": "проведено 2 из 6, отменено 1, остается 3 (день прошел: 1)", "plain": None}


def _event_step(uid: str, *, undone: bool = False, **changes: tuple[str, str]) -> Step:
    told = tuple(StepChange("event", uid, "1", "1", field, *values) for field, values in changes.items())
    return Step(f"{uid}{len(changes)}", "Мероприятие", "", "2022-03-01T10:00:00+07:00", undone, told)


PLANNED_FOR_TENTH = {"status": ("", "запланировано"), "starts_on": ("", "2022-03-10")}
PLANNED_FOR_MARCH = {"status": ("", "запланировано"), "month": ("", "2022-03-01")}
ON_TWELFTH = {"starts_on": ("2022-03-10", "2022-03-12")}


@pytest.mark.parametrize(
    ("steps", "moved"),
    [
        ([_event_step("a", **PLANNED_FOR_TENTH)], False),
        ([_event_step("a", **PLANNED_FOR_TENTH), _event_step("a", **ON_TWELFTH)], True),
        ([_event_step("a", **PLANNED_FOR_TENTH), _event_step("a", undone=True, **ON_TWELFTH)], False),
        ([_event_step("a", **PLANNED_FOR_TENTH), _event_step("a", **ON_TWELFTH, status=("запланировано", "проведено"))],
         True),
        ([_event_step("a", **PLANNED_FOR_TENTH), _event_step("a", status=("запланировано", "проведено")),
          _event_step("a", **ON_TWELFTH)], False),
        ([_event_step("a", starts_on=("", "2022-03-10")), _event_step("a", **ON_TWELFTH)], False),
        ([_event_step("a", **PLANNED_FOR_MARCH),
          _event_step("a", month=("2022-03-01", ""), starts_on=("", "2022-03-12"))], False),
        ([_event_step("a", **PLANNED_FOR_MARCH),
          _event_step("a", month=("2022-03-01", ""), starts_on=("", "2022-04-12"))], True),
        ([_event_step("a", **PLANNED_FOR_MARCH), _event_step("a", month=("2022-03-01", "2022-05-01"))], True),
    ],
)  # fmt: skip
def test_an_event_was_moved_if_its_day_changed_while_it_was_planned(steps: list[Step], moved: bool) -> None:
    separate = item("1", "В течение года (по отдельному плану)")
    event = replace(held("1", date(2022, 3, 12)), uid="a", status=EventStatus.PLANNED)
    report = build(small(separate, events=[event]), choice("separate", "2022-Q1"), APRIL, steps=steps)
    assert total_of(report).value("moved") == int(moved)
    assert f"перенесено {int(moved)}" in report.figures_line


@pytest.mark.parametrize("both_sides", [False, True])
def test_on_both_sides_the_margin_for_binding_changes_sides(both_sides: bool) -> None:
    report = build(planned_document(), choice("progress", own=False, both_sides=both_sides), JULY)
    pages = PdfReader(BytesIO(as_bytes(report, "pdf"))).pages
    second, third = (_framed_from(page) for page in pages[1:3])
    assert (round(second), round(third)) == ((10, 30) if both_sides else (30, 30))
    with ZipFile(BytesIO(as_bytes(report, "docx"))) as word:
        assert ("<w:mirrorMargins/>" in word.read("word/settings.xml").decode()) == both_sides
    for page in pages:
        width, height = page.mediabox.width / MM, page.mediabox.height / MM
        assert (round(width), round(height)) == (297, 210)
        for x, y in _lines_of(page):
            assert PRINTER < x < width - PRINTER
            assert PRINTER < y < height - PRINTER


def _framed_from(page: PageObject) -> float:
    """How far from the left edge of the paper the frame of a table begins, in mm."""
    found: list[float] = []

    def hear(operator: bytes, operands: list[Any], matrix: list[float], _: list[float]) -> None:
        if operator == b"re":
            found.append((float(operands[0]) + matrix[4]) / MM)

    page.extract_text(visitor_operand_before=hear)
    return min(found)


def _lines_of(page: PageObject) -> list[tuple[float, float]]:
    """Where the lines of type begin, in mm from the lower left corner."""
    found: list[tuple[float, float]] = []

    def hear(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        if text.strip():
            found.append(((matrix[4] + place[4]) / MM, (matrix[5] + place[5]) / MM))

    page.extract_text(visitor_text=hear)
    return found
