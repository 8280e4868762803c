"""Who counts as one commission, who has reported: nothing is counted twice, nobody is lost, nothing is guessed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reported import Reported
from kuzplan_desktop.exchange.region.consolidate import Outcome, consolidate
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region import deciding
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.heard_events import first_events
from kuzplan_desktop.store.region.questions import questions
from tests.exchange.region_files import OTHER, REGION, TAYGA, TODAY, TOPKI, Edit, begun_anew, document, edited, hold
from tests.ui.sent import send

FIRST, LAST = (parse_reporting_period(key) for key in ("2022-Q1", "2022-Q4"))
FEBRUARY, MARCH = hold("1.2.4", date(2022, 2, 1), 100), hold("1.2.4", date(2022, 3, 1), 50)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "region.sqlite"


def take(out: Path, *sources: Path) -> Outcome:
    return consolidate(out, sources, workers=1)


def region(out: Path, period: ReportingPeriod = FIRST) -> Region:
    with ConsolidatedFile.open(out, read_only=True) as file:
        return region_of(file, plan_of(file), period, TODAY)


def amounts(out: Path) -> tuple[int, int]:
    found = region(out).amounts
    return found.events, found.people


def rename(name: str, list_id: str = "") -> Edit:
    return lambda file: file.settings.set_commission(name=name, list_id=list_id)


def begun(path: Path, name: str, list_id: str = "") -> Path:
    PlanFile.create(path, commission=name, list_id=list_id).close()
    return path


@pytest.mark.parametrize(
    ("name", "list_id", "later"),
    [
        (TOPKI, "tik-topkinskaya", "Территориальная избирательная комиссия Топкинского муниципального округа"),
        (TOPKI, "tik-topkinskaya", "Комиссия нового округа"),
        ("Топкинкая ТИК", "", TOPKI),
        (OTHER, "", "Совсем другое название"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_renamed_commission_stays_one(
    out: Path, tmp_path: Path, name: str, list_id: str, later: str, turned: bool
) -> None:
    spring = edited(begun(tmp_path / "a.sqlite", name, list_id), FEBRUARY)
    autumn = edited(Path(shutil.copyfile(spring, tmp_path / "b.sqlite")), rename(later), MARCH)
    for one in (autumn, spring) if turned else (spring, autumn):
        take(out, one)
    found = region(out)
    assert amounts(out) == (2, 150)
    assert len(found.lines) == 1
    assert len(found.missing) == (46 if name == OTHER else 45)


@pytest.mark.parametrize(
    "name",
    [
        "ТИК Топкинского района",
        "Территориальная избирательная комиссия Топкинского муниципального округа",
        "топкинская тик",
    ],
)
def test_an_official_name_in_another_form_is_the_entry_of_the_list(out: Path, tmp_path: Path, name: str) -> None:
    take(out, begun_anew(tmp_path / "a.sqlite", name, FEBRUARY))
    found = region(out)
    assert [line.name for line in found.lines] == [TOPKI]
    assert TOPKI not in {line.name for line in found.missing}


def test_the_list_itself_is_understood(out: Path, tmp_path: Path) -> None:
    take(out, begun_anew(tmp_path / "a.sqlite", "Кемерово, Заводская", FEBRUARY))
    assert [line.key for line in region(out).lines] == ["tik-kemerovo-zavodskaya"]


def test_a_near_name_is_asked_and_never_guessed(out: Path, tmp_path: Path) -> None:
    take(out, begun_anew(tmp_path / "a.sqlite", "Топкинкая ТИК", FEBRUARY))
    assert len(region(out).missing) == 46
    with ConsolidatedFile.open(out) as file:
        (question,) = questions(file)
        assert (question.name, question.other) == ("Топкинкая ТИК", TOPKI)
        deciding.assign_document(file, question.document, question.other)
        assert questions(file) == []
    found = region(out)
    assert [line.name for line in found.lines] == [TOPKI]
    assert len(found.missing) == 45


def test_a_near_name_may_be_another_commission(out: Path, tmp_path: Path) -> None:
    take(out, begun_anew(tmp_path / "a.sqlite", "Топкинкая ТИК", FEBRUARY))
    with ConsolidatedFile.open(out) as file:
        deciding.assign_document(file, questions(file)[0].document, "Топкинкая ТИК")
        assert questions(file) == []
    assert [line.name for line in region(out).lines] == ["Топкинкая ТИК"]


def test_copies_of_one_file_under_two_entries_of_the_list_stay_apart_and_are_asked(out: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "a.sqlite", TOPKI, FEBRUARY)
    copied = edited(Path(shutil.copyfile(path, tmp_path / "b.sqlite")), rename(TAYGA), MARCH)
    take(out, path, copied)
    assert [(line.name, line.amount.people) for line in region(out).lines] == [(TAYGA, 150), (TOPKI, 100)]
    with ConsolidatedFile.open(out) as file:
        (question,) = questions(file)
        assert {question.name, question.other} == {TOPKI, TAYGA}
        deciding.assign_document(file, question.document, question.other)
        assert questions(file) == []
    assert [line.amount.people for line in region(out).lines] == [150]


def test_an_older_copy_without_history_does_not_displace_the_whole_document(out: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "a.sqlite", TOPKI)
    with PlanFile.open(path, device="first") as file:
        file.copy_to(tmp_path / "bare.sqlite", without_history=True)
    edited(path, FEBRUARY)
    take(out, path, tmp_path / "bare.sqlite")
    assert amounts(out) == (1, 100)
    with PlanFile.open(path, device="first") as file:
        file.copy_to(tmp_path / "later.sqlite", without_history=True)
    take(out, tmp_path / "later.sqlite", tmp_path / "bare.sqlite")
    assert amounts(out) == (1, 100)


def test_a_role_hides_no_figures(out: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "a.sqlite", TOPKI, FEBRUARY, role=Role.IKKO)
    take(out, path)
    assert amounts(out) == (1, 100)
    found = region(out)
    assert found.own is None
    assert [line.name for line in found.lines] == [TOPKI]
    with ConsolidatedFile.open(out) as file:
        (question,) = questions(file)
    assert question.other == ""
    assert "роль комиссии области" in question.sentence
    take(out, document(tmp_path / "own.sqlite", REGION, MARCH, role=Role.IKKO))
    assert amounts(out) == (2, 150)
    own = region(out).own_line
    assert own is not None
    assert own.name == REGION


def test_the_regions_own_event_is_no_example(out: Path, tmp_path: Path) -> None:
    own = document(tmp_path / "own.sqlite", REGION, MARCH, role=Role.IKKO)
    take(out, own, document(tmp_path / "a.sqlite", TOPKI, FEBRUARY))
    with ConsolidatedFile.open(out) as file:
        heard = first_events(file, plan_of(file).uid, region(out), 5)
    assert [commission for events in heard.values() for commission, _ in events] == [TOPKI]


def test_one_that_was_taken_out_counts_nowhere_until_it_is_put_back(out: Path, tmp_path: Path) -> None:
    wrong = begun_anew(tmp_path / "wrong.sqlite", TOPKI, FEBRUARY, MARCH)
    take(out, wrong, begun_anew(tmp_path / "right.sqlite", TOPKI, FEBRUARY))
    assert amounts(out) == (2, 150)
    with ConsolidatedFile.open(out) as file:
        assert len(file.rivals()) == 2
        deciding.take_document_out(file, deciding.document_of_file(file, wrong))
        assert file.rivals() == []
        assert [(row.name, row.is_out) for row in file.files()] == [("right.sqlite", False), ("wrong.sqlite", True)]
    assert amounts(out) == (1, 100)
    take(out, edited(wrong, hold("1.2.5", date(2022, 2, 2), 7)))
    assert amounts(out) == (1, 100)
    with ConsolidatedFile.open(out) as file:
        deciding.put_document_in(file, deciding.document_of_file(file, wrong))
    assert amounts(out) == (3, 157)


def test_the_only_document_taken_out_leaves_its_commission_missing(out: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "a.sqlite", TOPKI, FEBRUARY)
    take(out, path, document(tmp_path / "b.sqlite", TAYGA))
    with ConsolidatedFile.open(out) as file:
        deciding.take_document_out(file, deciding.document_of_file(file, path))
        assert file.summary() == "Сводный файл: комиссий 1."
    assert TOPKI in {line.name for line in region(out).missing}


def test_decisions_are_steps_with_undo_and_redo(out: Path, tmp_path: Path) -> None:
    path = begun_anew(tmp_path / "a.sqlite", "Топкинкая ТИК", FEBRUARY)
    take(out, path)
    with ConsolidatedFile.open(out) as file:
        one = deciding.document_of_file(file, path)
        deciding.assign_document(file, one, TOPKI)
        deciding.keep_examples(file, "пункт", "2022-Q1", "Первый")
        deciding.keep_examples(file, "пункт", "2022-Q1", "Второй")
        assert deciding.undo_decision(file).label == "Примеры для сводного отчета"
        assert file.examples("2022-Q1") == {"пункт": "Первый"}
        deciding.undo_decision(file)
        assert file.examples("2022-Q1") == {}
        assert "Топкинская ТИК" in deciding.undo_decision(file).label
        assert deciding.undo_decision(file) is None
        assert len(region(out).missing) == 46
        deciding.redo_decision(file)
        assert [line.name for line in region(out).lines] == [TOPKI]
        deciding.take_document_out(file, one)
        assert deciding.redo_decision(file) is None


def test_a_name_near_to_the_list_is_refused_for_a_commission(out: Path, tmp_path: Path) -> None:
    path = begun_anew(tmp_path / "a.sqlite", OTHER)
    take(out, path)
    with ConsolidatedFile.open(out) as file:
        one = deciding.document_of_file(file, path)
        with pytest.raises(PlanError, match="похожа «Топкинская ТИК»"):
            deciding.assign_document(file, one, "Топкинкая ТИК")
        with pytest.raises(PlanError, match="не названа"):
            deciding.assign_document(file, one, " ")
        with pytest.raises(PlanError, match="нет"):
            deciding.document_of_file(file, tmp_path / "other.sqlite")


def test_copies_that_went_apart_are_united_and_what_is_double_is_told(out: Path, tmp_path: Path) -> None:
    common = document(tmp_path / "common.sqlite", TOPKI)
    mine = edited(Path(shutil.copyfile(common, tmp_path / "mine.sqlite")), FEBRUARY)
    hers = edited(Path(shutil.copyfile(common, tmp_path / "hers.sqlite")), FEBRUARY, device="second")
    assert take(out, common, mine).notes == ()
    (note,) = take(out, hers).notes
    assert "разошлись и объединены: похожих мероприятий 1, неулаженных разногласий 0" in note


def test_who_has_reported_depends_on_the_period(out: Path, tmp_path: Path) -> None:
    take(
        out,
        document(tmp_path / "a.sqlite", TOPKI, FEBRUARY),
        document(tmp_path / "b.sqlite", TAYGA),
        begun_anew(tmp_path / "c.sqlite", OTHER, FEBRUARY, send),
    )
    first = {line.name: line.handed for line in region(out).lines}
    assert {name: one.reported for name, one in first.items()} == {
        TOPKI: Reported.RECORDS,
        TAYGA: Reported.EMPTY,  # a fresh document that nothing was written in
        OTHER: Reported.SENT,
    }
    assert first[OTHER].words == "сдан 05.04.2022 № 12"
    assert len(region(out).owing) == 45
    last = parse_reporting_period(f"2022-10-01..{date.today().year + 1}-12-31")
    assert {line.handed.reported for line in region(out, last).lines} == {Reported.OLD}
    assert len(region(out, LAST).owing) == 47


def test_bad_files_alone_leave_no_file(out: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_text("письмо", encoding="utf-8")
    assert take(out, tmp_path / "bad.sqlite").good == 0
    assert not out.exists()


def test_regions_consolidate_once_more(out: Path, tmp_path: Path) -> None:
    west, east = tmp_path / "west.sqlite", tmp_path / "east.sqlite"
    take(west, document(tmp_path / "a.sqlite", TOPKI, FEBRUARY), begun_anew(tmp_path / "b.sqlite", "Топкинкая", MARCH))
    with ConsolidatedFile.open(west) as file:
        deciding.assign_document(file, deciding.document_of_file(file, tmp_path / "b.sqlite"), "Восточная ТИК")
    take(east, document(tmp_path / "c.sqlite", TAYGA, FEBRUARY))
    assert take(out, west, east).good == 2
    assert [(line.name, line.amount.people) for line in region(out).lines] == [
        ("Восточная ТИК", 50),
        (TAYGA, 100),
        (TOPKI, 100),
    ]
    assert take(out, west, east).known == 2
    with ConsolidatedFile.open(out, read_only=True) as file:
        assert file.summary() == "Сводный файл: комиссий 3."
