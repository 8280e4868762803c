"""The plan as the official document: read back it is the same plan, word for word."""

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.plan import Activity, Decree, Plan, Section, Subsection
from kuzplan_desktop.exchange.plan.reading import read_plan
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.exchange.source.grid import GridTable
from kuzplan_desktop.exchange.source.reading import grid_of
from kuzplan_desktop.reports.official import office
from kuzplan_desktop.reports.official.plan import plan_paper
from kuzplan_desktop.reports.official.writing import paper_bytes, write_paper
from kuzplan_desktop.store.document.copying import document_of_draft
from tests.reports.official.plans import drafts, written_and_read

FORMATS = ("docx", "pdf")
NO_OFFICE = "needs LibreOffice"


def told(draft: PlanDraft) -> tuple[object, ...]:
    """All that a plan says; the notes of an item in any order."""
    notes = [sorted(item.notes) for item in draft.activities()]
    sections = [
        replace(
            section,
            subsections=tuple(
                replace(part, activities=tuple(replace(item, notes=()) for item in part.activities))
                for part in section.subsections
            ),
        )
        for section in draft.sections
    ]
    head = (draft.title, draft.year, draft.authority, draft.approved_on, draft.approved_number, draft.amendments)
    return (*head, sections, notes, draft.abbreviations)


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_the_approved_plan_is_read_back_word_for_word(ending: str, tmp_path: Path) -> None:
    draft = supplied_draft()
    found = written_and_read(draft, tmp_path / f"plan.{ending}")
    assert told(found) == told(draft)
    assert found.warnings == ()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason=NO_OFFICE)
def test_the_approved_plan_is_read_back_from_odt(tmp_path: Path) -> None:
    draft = supplied_draft()
    found = written_and_read(draft, tmp_path / "plan.odt")
    assert told(found) == told(draft)
    assert found.warnings == ()


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts())
def test_any_plan_is_read_back_word_for_word(tmp_path: Path, draft: PlanDraft) -> None:
    demand_same(draft, written_and_read(draft, tmp_path / "plan.docx"))


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts())
def test_any_plan_is_read_back_word_for_word_from_its_pages(tmp_path: Path, draft: PlanDraft) -> None:
    demand_same(draft, written_and_read(draft, tmp_path / "plan.pdf"))


def demand_same(draft: PlanDraft, found: PlanDraft) -> None:
    assert told(found) == told(draft)
    empty = sum(not text for item in draft.activities() for text in (item.executors_text, item.period_text))
    assert len([one for one in found.warnings if "не указан" in one.text]) == empty
    assert [one.text for one in found.warnings if "не вошл" in one.text or "присоединена" in one.text] == []


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_plan_gives_the_same_bytes(ending: str) -> None:
    paper = plan_paper(document_of_draft(supplied_draft()).plan)
    assert paper_bytes(paper, ending) == paper_bytes(paper, ending)


def a_plan(*items: Activity, **fields: object) -> Plan:
    known = {"title": "Сводный план на 2027 год", "year": 2027, "authority": "Избирательная комиссия области"}
    parts = (Subsection("p", "1.1", "Обучение", items), Subsection("q", "1.2", "Исключенное", (GONE,)))
    sections = (Section("s", "I", "Кадры", parts),)
    plan = Plan("plan", approved_on=None, approved_number="", sections=sections, **known)  # type: ignore[arg-type]
    return replace(plan, **fields)  # type: ignore[arg-type]


GONE = Activity("gone", "1.1.2", "Исключенный", "ТИК", "Май", excluded="постановление № 5")
OWN = Activity("own", "1.1.3", "Добавленный", "ТИК", "Май", added=True)
LEFT = Activity("left", "1.1.1", "Оставшийся", "ТИК", "Май", period_override="Июнь", notes=(("Место", "г. Топки"),))


def test_a_new_edition_holds_neither_excluded_items_nor_those_of_a_commission() -> None:
    paper = plan_paper(a_plan(LEFT, GONE, OWN))
    assert [row.cells for row in paper.rows] == [
        ("Раздел I. Кадры",),
        ("1.1", "Обучение"),
        ("1.1.1", "Оставшийся", "ТИК", "Май", "г. Топки"),
    ]
    assert [column.caption for column in paper.columns][-1] == "Место"
    assert paper.after == ()


def test_the_decree_and_the_decrees_that_changed_the_plan_stand_at_the_top() -> None:
    changed = (Decree("5", date(2027, 6, 1)), Decree("9", date(2027, 8, 2)))
    paper = plan_paper(a_plan(LEFT, approved_on=date(2026, 12, 24), approved_number="3/1-7", amendments=changed))
    assert [" ".join(text.split()) for text in paper.approval] == [
        "УТВЕРЖДЕН постановлением Избирательной комиссии области от 24 декабря 2026 г. № 3/1-7",
        "(в редакции постановлений от 1 июня 2027 г. № 5, от 2 августа 2027 г. № 9)",
    ]
    assert paper.day == date(2027, 8, 2)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_project_says_so_and_leaves_the_day_and_the_number_to_be_filled_in(ending: str, tmp_path: Path) -> None:
    (block,) = plan_paper(a_plan(LEFT)).approval
    assert block.startswith("ПРОЕКТ\n")
    assert "«____»" in block
    write_paper(plan_paper(a_plan(LEFT)), tmp_path / f"plan.{ending}")
    found = read_plan(tmp_path / f"plan.{ending}").draft
    assert (found.authority, found.approved_on, found.approved_number) == ("Избирательная комиссия области", None, "")
    assert [one.text for one in found.warnings] == [
        "Дата и номер постановления в документе не проставлены: это проект."
    ]


def test_the_header_stands_on_every_page_and_no_row_is_cut_that_a_page_holds() -> None:
    paper = plan_paper(document_of_draft(supplied_draft()).plan)
    tables = [block for block in grid_of(paper_bytes(paper, "pdf"), "plan.pdf").blocks if isinstance(block, GridTable)]
    assert len(tables) > 3
    for table in tables:
        assert [cell.line for cell in table.rows[0].cells] == list(paper.header[0])
        assert [cell.line for cell in table.rows[1].cells] == ["1", "2", "3", "4"]
        assert all(row.cells[0].line for row in table.rows)  # the rest of a divided row has no number
        assert len(table.rows[-1].cells) == len(paper.columns)  # no heading at the foot of a page


def test_a_row_goes_to_the_next_page_whole_though_much_of_this_one_stays_blank() -> None:
    long = "Обучение членов избирательных комиссий " * 22
    items = [Activity(str(at), f"1.1.{at}", long, "ТИК") for at in range(2, 8)]
    content = paper_bytes(plan_paper(a_plan(LEFT, *items)), "pdf")
    tables = [block for block in grid_of(content, "plan.pdf").blocks if isinstance(block, GridTable)]
    assert len(tables) > 2
    assert all(row.cells[0].line for table in tables for row in table.rows)


@pytest.mark.slow
def test_a_row_that_no_page_holds_and_words_wider_than_their_column_are_whole_again(tmp_path: Path) -> None:
    long = " ".join(["Проведение многофункциональных государственно-общественных мероприятий"] * 18)
    notes = tuple((column, long) for column in ("Место", "Участники", "Обеспечение"))
    draft = supplied_draft()
    part = draft.sections[0].subsections[0]
    items = tuple(replace(item, notes=notes) for item in part.activities)
    section = replace(draft.sections[0], subsections=(replace(part, activities=items),))
    draft = replace(draft, sections=(section,))
    found = written_and_read(draft, tmp_path / "plan.pdf")
    assert told(found) == told(draft)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")
@pytest.mark.parametrize(
    ("script", "patience", "sentence"),
    [
        ("import threading; threading.Event().wait()", 0.5, "LibreOffice не ответил вовремя"),
        ("raise SystemExit(1)", 60, "LibreOffice не сделал файл"),
    ],
)
def test_an_office_that_fails_is_told_in_a_sentence(
    script: str, patience: float, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "TIME_LIMIT", patience)
    with pytest.raises(PlanError, match=sentence):
        office.odt_of(b"")


def test_without_an_office_odt_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PROGRAMFILES", raising=False)
    with pytest.raises(PlanError, match=r"нужен LibreOffice.*\.docx"):
        write_paper(plan_paper(a_plan(LEFT)), tmp_path / "plan.odt")
    assert list(tmp_path.iterdir()) == []
