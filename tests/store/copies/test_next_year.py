"""Next year's document: what goes along, what is moved, what stays; begun in three ways, whole or not at all."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.store.changes.identity import plan_uid
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.copies.next_year import NextYear, begin_next_year
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

CROSSING = Campaign("", "Выборы через год", "местные", date(2022, 11, 1), date(2023, 2, 12))
OVER = Campaign("", "Выборы депутатов", "региональные", date(2022, 6, 15), date(2022, 9, 11), date(2022, 9, 20))


def uid(file: PlanFile, number: str) -> str:
    (item,) = file.document.plan.find(number)
    return item.uid


@pytest.fixture
def former(tmp_path: Path) -> Iterator[PlanFile]:
    """A document of 2022 in which everything was done that there is to do."""
    with PlanFile.create(tmp_path / "2022.sqlite", commission="Топкинская ТИК", list_id="topki") as file:
        file.settings.set_commission(executor_terms=("ТИК", "Топкинская ТИК"))
        chair = Signatory("", "Председатель", "И.О. Иванова", date(2020, 1, 1))
        file.settings.set_letterhead(
            [chair, Signatory("", "Секретарь", "П.П. Петров")],
            preparer="Сидорова А.А.",
            phone="22-33",
            addressee="ИККО",
        )
        file.settings.set_due_dates({"due_quarter_1": date(2022, 4, 4), "due_year": date(2023, 1, 16)})
        file.settings.set_campaign(CROSSING)
        file.settings.set_campaign(OVER)
        file.plan.set_own([uid(file, "3.1.1")], True)
        file.plan.set_own([uid(file, "1.2.4")], False)
        file.plan.edit_activity(uid(file, "1.2.5"), period_override="май", period_reason="письмо")
        file.plan.edit_activity(uid(file, "1.2.8"), completed_on=date(2022, 3, 1))
        part = file.document.plan.sections[1].subsections[0].uid
        file.plan.add_own(part, "Квиз 2022 года", "до 1 марта 2022 года", "ТИК")
        file.marks.mark([uid(file, "1.2.5")], 1, state=MarkState.DONE)
        file.events.hold(uid(file, "1.2.5"), starts_on=date(2022, 2, 1), form="семинар", people=5)
        file.editing.unlock()
        file.editing.exclude(uid(file, "1.1.3"), "постановление от 01.06.2022 № 5")
        file.editing.approve("5", date(2022, 6, 1))
        yield file


def carried(path: Path, file: PlanFile) -> PlanFile:
    """The document at `path` has the commission, signatories and settings of `file`."""
    found = PlanFile.open(path)
    one, other = file.document.commission, found.document.commission
    assert one is not None
    assert other is not None
    assert (one.name, one.role, one.list_id, one.executor_terms) == (
        other.name,
        other.role,
        other.list_id,
        other.executor_terms,
    )
    assert found.document.signatories == file.document.signatories
    assert found.document.settings == {
        **{"preparer": "Сидорова А.А.", "preparer_phone": "22-33", "addressee": "ИККО"},
        **{"due_quarter_1": "2023-04-04", "due_year": "2024-01-16"},
    }
    assert (found.document.marks, found.document.events, found.document.sent_reports) == ({}, {}, ())
    assert [one.name for one in found.document.campaigns] == ["Выборы через год"]
    assert found.undo_label is None
    return found


def test_from_the_document_alone(former: PlanFile, tmp_path: Path) -> None:
    before, bytes_before = former.document, former.path.read_bytes()
    begun = begin_next_year(former, tmp_path / "2023.sqlite")
    assert (former.document, former.path.read_bytes()) == (before, bytes_before)
    assert reader.check(tmp_path / "2023.sqlite").verdict == "ok"
    with carried(tmp_path / "2023.sqlite", former) as file:
        plan = file.document.plan
        assert plan.uid == plan_uid(before.plan.authority, 2023, plan.title)
        assert plan.title == before.plan.title.replace("2022", "2023")
        assert plan.title_genitive == before.plan.title_genitive.replace("2022", "2023")
        assert (plan.year, plan.approved_on, plan.approved_number, plan.amendments) == (2023, None, "", ())
        assert not plan.is_locked
        assert [(one.term, one.meaning) for one in plan.abbreviations] == [
            (one.term, one.meaning) for one in before.plan.abbreviations
        ]
        wanted = [item for item in before.plan.activities() if not item.excluded and not item.added]
        found = [item for item in plan.activities() if not item.added]
        assert [(item.number, item.title, item.executors_text, item.period_text) for item in found] == [
            (item.number, item.title, item.executors_text, item.period_text) for item in wanted
        ]
        assert {item.number: item.own_override for item in found if item.own_override is not None} == {
            "3.1.1": True,
            "1.2.4": False,
        }
        assert all((item.period_override, item.completed_on, item.excluded) == ("", None, "") for item in found)
        (own,) = [item for item in plan.activities() if item.added]
        assert (own.number, own.title, own.period_text) == ("доп.1", "Квиз 2023 года", "до 1 марта 2023 года")
        assert own in plan.sections[1].subsections[0].activities
    told = "\n".join((*begun.taken, *begun.left))
    for words in ("Топкинская ТИК", "Иванова", "доп.1", "Выборы через год", "1.2.5", "1.1.3", "Выборы депутатов"):
        assert words in told
    assert ("Пункт доп.1", "Квиз 2022 года", "Квиз 2023 года") in begun.shifts
    assert ("Срок отчета за I квартал", "04.04.2022", "04.04.2023") in begun.shifts


def draft(*titles: str, year: int = 2023, authority: str = "Комиссия") -> PlanDraft:
    items = tuple(ActivityDraft(f"{at}", title, "ТИК", "В течение года") for at, title in enumerate(titles, start=1))
    sections = (SectionDraft("I", "Раздел", (SubsectionDraft("", "", items),)),)
    return PlanDraft(f"План на {year} год", year, authority, date(2022, 12, 20), "7", "", sections, (), ())


def test_from_an_official_document(former: PlanFile, tmp_path: Path) -> None:
    own, gone = former.document.plan.find("3.1.1")[0].title, former.document.plan.find("1.2.4")[0].number
    begun = begin_next_year(former, tmp_path / "2023.sqlite", plan=draft("Новый пункт", own.upper()))
    with carried(tmp_path / "2023.sqlite", former) as file:
        plan = file.document.plan
        assert (plan.approved_number, plan.title, plan.is_locked) == ("7", "План на 2023 год", True)
        assert [(item.number, item.own_override) for item in plan.activities()] == [
            ("1", None),
            ("2", True),
            ("доп.1", None),
        ]
    told = "\n".join(begun.taken)
    assert "той же формулировкой, что в прошлом году: 1" in told
    assert "Новых пунктов: 1 (1)" in told
    assert "которых в новом плане нет: 45" in told
    assert f"«Исполняем мы» не перенесена, таких пунктов больше нет: {gone}." in told
    assert any("Такого подраздела в новом плане нет" in one.text for one in begun.doubts)


def test_from_a_plan_that_the_region_handed_out(former: PlanFile, tmp_path: Path) -> None:
    write_plan(tmp_path / "план.sqlite", draft(former.document.plan.find("3.1.1")[0].title))
    with PlanFile.create(
        tmp_path / "область.sqlite", commission="ИККО", role=Role.IKKO, source=tmp_path / "план.sqlite"
    ) as region:
        region.settings.set_campaign(former.document.campaigns[-1])
        region.settings.set_due_dates({"due_quarter_1": date(2023, 4, 7)})
        save_plan(region, tmp_path / "для ТИК.sqlite")
    begin_next_year(former, tmp_path / "2023.sqlite", plan=tmp_path / "для ТИК.sqlite")
    with PlanFile.open(tmp_path / "2023.sqlite") as file:
        document = file.document
        assert [item.own_override for item in document.plan.activities()] == [True, None]
        assert [one.name for one in document.campaigns] == ["Выборы через год"]
        assert (document.settings["due_quarter_1"], document.settings["due_year"]) == ("2023-04-07", "2024-01-16")
        assert document.plan.approved_number == "7"


def test_the_approved_text_of_that_year_is_the_same_plan(former: PlanFile, tmp_path: Path) -> None:
    begin_next_year(former, tmp_path / "2023.sqlite")
    with PlanFile.open(tmp_path / "2023.sqlite") as file:
        item = file.document.plan.find("1.2.4")[0]
        text = draft("Другое", item.title, authority=former.document.plan.authority)
        write_plan(tmp_path / "approved.sqlite", text)
        with PlanFile.of_private_copy(tmp_path / "approved.sqlite") as approved:
            assert approved.document.plan.uid == file.document.plan.uid
            assert approved.document.plan.find("2")[0].uid == item.uid


def test_two_who_begin_from_one_document_have_the_same_rows(former: PlanFile, tmp_path: Path) -> None:
    for name in ("a", "b"):
        begin_next_year(former, tmp_path / f"{name}.sqlite")
    with PlanFile.open(tmp_path / "a.sqlite") as file:
        before = file.document
        file.unite(reader.read_bodies(tmp_path / "b.sqlite"))
        assert file.document == before


@pytest.mark.parametrize(("year", "why"), [(2022, "уже есть"), (2021, "ведется на 2022")])
def test_a_plan_of_no_later_year_is_refused(former: PlanFile, tmp_path: Path, year: int, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        begin_next_year(former, tmp_path / "new.sqlite", plan=draft("Пункт", year=year))
    assert not (tmp_path / "new.sqlite").exists()


def test_a_taken_name_is_refused_and_left_alone(former: PlanFile, tmp_path: Path) -> None:
    (tmp_path / "new.sqlite").write_bytes(b"hers")
    with pytest.raises(PlanError, match="уже есть"):
        begin_next_year(former, tmp_path / "new.sqlite")
    assert (tmp_path / "new.sqlite").read_bytes() == b"hers"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2022.sqlite", "new.sqlite"]


def test_a_file_without_a_plan_is_refused(former: PlanFile, tmp_path: Path) -> None:
    (tmp_path / "plan.sqlite").write_bytes(b"no plan")
    with pytest.raises(PlanError):
        begin_next_year(former, tmp_path / "new.sqlite", plan=tmp_path / "plan.sqlite")


def test_a_day_that_the_next_year_has_not_is_a_doubt(tmp_path: Path) -> None:
    items = (ActivityDraft("1", "Семинар", "ТИК", "до 29 февраля 2024 года"),)
    leap = SectionDraft("I", "Раздел 1945 года", (SubsectionDraft("", "", items),))
    write_plan(tmp_path / "plan.sqlite", replace(draft(year=2024), sections=(leap,)))
    with PlanFile.create(tmp_path / "2024.sqlite", commission="ТИК", source=tmp_path / "plan.sqlite") as file:
        begun = begin_next_year(file, tmp_path / "2025.sqlite")
    assert [one.place for one in begun.doubts] == ["Раздел I", "Пункт 1, срок", ""]
    assert begun.doubts[-1].text == "Введите избирательные кампании 2025 года, если они назначены."
    assert "1945" in begun.doubts[0].text


def test_what_two_people_said_and_a_due_date_on_a_day_off_are_doubts(former: PlanFile, tmp_path: Path) -> None:
    former.settings.set_due_dates({"due_quarter_2": date(2022, 7, 1)})  # in 2023 a Saturday
    former.copy_to(tmp_path / "theirs.sqlite")
    item = uid(former, "2.2.1")
    former.plan.set_own([item], True)
    with PlanFile.open(tmp_path / "theirs.sqlite", device="other") as theirs:
        theirs.plan.set_own([item], False)
    former.unite(reader.read_bodies(tmp_path / "theirs.sqlite"))
    begun = begin_next_year(former, tmp_path / "2023.sqlite")
    assert [one.place for one in begun.doubts] == ["Срок отчета за II квартал", "Пункт 2.2.1"]


@pytest.mark.slow
@settings(max_examples=6)
@given(st.lists(st.integers(0, 46), max_size=6), st.integers(2, 3))
def test_next_year_of_next_year_keeps_what_is_the_commissions(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[int], years: int
) -> None:
    folder = tmp_path_factory.mktemp("years")
    with PlanFile.create(folder / "2022.sqlite", commission="Топкинская ТИК") as file:
        items = list(file.document.plan.activities())
        for at in chosen:
            file.plan.set_own([items[at].uid], bool(at % 2))
        file.settings.put("preparer", "Сидорова А.А.")
        wanted = [(item.number, item.own_override) for item in file.document.plan.activities()]
    begun: NextYear | None = None
    for year in range(2022, 2022 + years):
        with PlanFile.open(folder / f"{year}.sqlite") as file:
            begun = begin_next_year(file, folder / f"{year + 1}.sqlite")
    assert begun is not None
    assert begun.year == 2022 + years
    with PlanFile.open(folder / f"{begun.year}.sqlite") as file:
        assert file.document.settings == {"preparer": "Сидорова А.А."}
        assert file.document.commission is not None
        assert file.document.commission.name == "Топкинская ТИК"
        assert [(item.number, item.own_override) for item in file.document.plan.activities()] == wanted
        assert f"на {begun.year} год" in file.document.plan.title
    shutil.rmtree(folder)
