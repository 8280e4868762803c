"""The протокол of a merge: every line in the plan's order, whatever a colleague wrote, in every format."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kuzplan_desktop.exchange.merge.merging import MergeChoice, compared_bodies, plan_merge
from kuzplan_desktop.exchange.merge.protocol_lines import protocol_lines
from kuzplan_desktop.exchange.merge.taking import Taking
from kuzplan_desktop.reports.kinds.merge_protocol import protocol_report
from kuzplan_desktop.reports.paper.report import Paragraphs
from kuzplan_desktop.reports.writing import FORMATS, as_bytes
from tests.exchange.comparing import first, two_copies, unite
from tests.ui.sent import send

DAY = date(2022, 4, 1)


@pytest.fixture
def merged():
    """The document and the plan of a merge in which something of every outcome happened."""
    mine, hers = two_copies()
    second = list(mine.document.plan.activities())[1].uid
    mine.marks.mark([first(mine)], 1, text="=1+1 <b>Мои</b> слова")
    hers.marks.mark([first(hers)], 1, text="Ее слова")
    mine.marks.mark([first(mine)], 2, text="Мои")
    hers.marks.mark([first(hers)], 2, text="Ее")
    hers.events.hold(second, starts_on=date(2022, 3, 14), form="семинар", people=37)
    hers.marks.mark([second], 4)
    mine.marks.mark([second], 3)
    comparison = compared_bodies(mine.bodies(), hers.bodies(), "копия.sqlite").comparison
    found = {(one.number, one.caption): one for one in comparison.differences}
    choice = MergeChoice(
        left_out=frozenset({found["1.1.2", "Отметка, IV квартал"].row}),
        settled={found["1.1.1", "Отметка, I квартал"].key: Taking.THEIRS},
    )
    plan = plan_merge(comparison, choice)
    mine.unite(plan.bodies, "Объединение", plan.settling)
    return mine.document, plan


def test_every_outcome_has_its_line_in_the_plans_order(merged):
    _, plan = merged
    assert [(line.number, line.title, line.outcome) for line in protocol_lines(plan)] == [
        ("1.1.1", "Отметка, I квартал", "разногласие, взято: коллеги"),
        ("1.1.1", "Отметка, II квартал", "разногласие не улажено"),
        ("1.1.2", "Отметка, I квартал", "взято у коллеги"),
        ("1.1.2", "Отметка, III квартал", "было только здесь"),
        ("1.1.2", "Отметка, IV квартал", "оставлено у коллеги"),
        ("1.1.2", "Мероприятие", "взято у коллеги"),
    ]


def test_a_line_tells_both_sides_and_who_wrote_them(merged):
    line = protocol_lines(merged[1])[0]
    assert line.mine == "Что сделано: =1+1 <b>Мои</b> слова"
    assert line.theirs == "Что сделано: Ее слова"
    assert line.my_author.startswith("Секретарь, ")
    assert line.their_author.startswith("Председатель, ")


def test_the_report_counts_and_is_signed_on_the_day_it_was_drawn_up(merged):
    document, plan = merged
    report = protocol_report(document, "копия.sqlite", protocol_lines(plan), DAY)
    assert report.figures_line == "У коллеги взято 2 изменения, разногласий улажено 1, осталось 1"
    assert (report.heading, report.dateline, report.addressee) == ("ПРОТОКОЛ", "", "")
    assert [one.position for one in report.signatures] == ["Председатель", "Секретарь"]
    assert report.drawn_up == "1\u00a0апреля\u00a02022\u00a0г."
    assert report.title.endswith("с файлом «копия.sqlite»")


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_merge_gives_the_same_bytes(merged, ending):
    document, plan = merged
    report = protocol_report(document, "копия.sqlite", protocol_lines(plan), DAY)
    assert as_bytes(report, ending) == as_bytes(report, ending)


def test_a_sheet_holds_what_was_written_as_text(merged):
    document, plan = merged
    sheet = load_workbook(
        BytesIO(as_bytes(protocol_report(document, "к", protocol_lines(plan), DAY), "xlsx"))
    ).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("=1+1 <b>Мои</b> слова" in str(cell.value) and cell.data_type == "s" for cell in cells)


def test_a_page_prints_it(merged):
    document, plan = merged
    pdf = as_bytes(protocol_report(document, "к", protocol_lines(plan), DAY), "pdf")
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "ПРОТОКОЛ" in text
    assert "<b>Мои</b>" in " ".join(text.split())


def test_a_merge_without_differences_says_so():
    mine, hers = two_copies()
    comparison = compared_bodies(mine.bodies(), hers.bodies(), "к").comparison
    lines = protocol_lines(plan_merge(comparison, MergeChoice()))
    assert lines == []
    assert as_bytes(protocol_report(mine.document, "к", lines, DAY), "pdf")


def test_people_stand_in_threes_on_paper():
    mine, hers = two_copies()
    hers.events.hold(first(hers), starts_on=date(2022, 3, 14), form="акция", people=1200)
    plan = unite(mine, hers)
    told = [row.value("theirs") for row in protocol_report(mine.document, "к", protocol_lines(plan), DAY).rows]
    assert "14.03.2022, акция, 1\u00a0200 чел." in "\n".join(told)


def test_a_sent_report_is_told_by_its_period_and_the_formats_of_its_files():
    mine, hers = two_copies()
    send(mine, files={"pdf": b"%PDF", "docx": b"PK"})
    comparison = compared_bodies(mine.bodies(), hers.bodies(), "копия.sqlite").comparison
    (line,) = protocol_lines(plan_merge(comparison, MergeChoice()))
    assert line.title == "Сданный отчет: I квартал, 05.04.2022"
    assert {"Файл сданного отчета: pdf", "Файл сданного отчета: docx"} <= set(line.mine.splitlines())
    assert "Часть файла" not in line.mine


def test_a_mark_that_was_cleared_is_told_as_such():
    mine, hers = two_copies(lambda file: file.marks.mark([first(file)], 1, text="Проведено"))
    hers.marks.mark([first(hers)], 1, state=None, text="")
    plan = unite(mine, hers)
    (line,) = protocol_lines(plan)
    assert "Отметка: снята" in line.theirs.splitlines()
    assert "Отметка: выполнено" in line.mine.splitlines()
    assert line.outcome == "взято у коллеги"


def test_what_was_changed_here_while_the_colleague_kept_the_older_value_says_so():
    mine, hers = two_copies(lambda file: file.marks.mark([first(file)], 1, text="Старое"))
    mine.marks.mark([first(mine)], 1, text="Новое")
    (line,) = protocol_lines(unite(mine, hers))
    assert (line.theirs, line.outcome) == ("Что сделано: Старое", "изменено только здесь")


@pytest.mark.parametrize("ending", FORMATS)
def test_events_that_look_written_twice_are_named(ending):
    mine, hers = two_copies()
    for file in (mine, hers):
        file.events.hold(first(file), starts_on=date(2022, 3, 14), form="семинар", place="г. Топки", people=37)
    plan = unite(mine, hers)
    report = protocol_report(mine.document, "к", protocol_lines(plan), DAY)
    (twice,) = (block for block in report.blocks if isinstance(block, Paragraphs))
    assert twice.lines[0].startswith("В пункте 1.1.1 одно мероприятие, похоже, записано дважды: «14.03.2022")
    assert as_bytes(report, ending)
