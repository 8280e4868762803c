"""What she decides about names in a region: districts, spellings of forms and categories; blank forms among files."""

from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.reports.blank_form.workbook import write_blank_form
from kuzplan_desktop.reports.charts.region import region_charts
from kuzplan_desktop.reports.kinds.consolidated import left_out
from kuzplan_desktop.store.document.blank_forms import begin_blank_form
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, read_documents, region_of
from kuzplan_desktop.store.region.deciding import redo_decision, undo_decision
from kuzplan_desktop.store.region.heard_events import events_of
from kuzplan_desktop.store.region.naming import districts_of, join_spelling, set_district
from kuzplan_desktop.store.region.steps import Decided
from tests.exchange.region_files import OTHER, TAYGA, TODAY, TOPKI, document, edited, hold

FIRST = parse_reporting_period("2022-Q1")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "region.sqlite"
    topki = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37, form="сем."))
    tayga = document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 2, 1), 3))
    consolidate(path, [topki, tayga], workers=1)
    return path


def region(out: Path) -> Region:
    with ConsolidatedFile.open(out, read_only=True) as file:
        return region_of(file, plan_of(file), FIRST, TODAY)


def forms(out: Path) -> dict[str, tuple[int, int, int]]:
    return {name: (one.events, one.people, one.trained) for name, one in region(out).event_forms.items()}


def test_a_form_written_otherwise_counts_as_the_one_that_is_meant_in_figures_and_lists(out: Path) -> None:
    apart = {"семинар": (1, 3, 3), "сем.": (1, 37, 0)}
    assert forms(out) == apart
    with ConsolidatedFile.open(out) as file:
        join_spelling(file, Decided.FORM, "Сем.", "семинар")
    assert forms(out) == {"семинар": (2, 40, 40)}
    assert len(region(out).respelled) == 1
    assert any(
        region(out).respelled[0].split()[0] in line and "решила область" in line for line in left_out(region(out))
    )
    with ConsolidatedFile.open(out) as file:
        assert {heard.event.form for heard in events_of(file, plan_of(file).uid, FIRST)} == {"семинар"}
        read = [one for _, document in read_documents(file, plan_of(file)) for one in document.events.values()]
        assert {event.form for events in read for event in events} == {"семинар"}
        undo_decision(file)
    assert forms(out) == apart
    assert not any("решила область" in line for line in left_out(region(out)))
    with ConsolidatedFile.open(out) as file:
        redo_decision(file)
        join_spelling(file, Decided.FORM, "сем.", "сем.")
    assert forms(out) == apart


def test_a_category_is_joined_too_and_what_leads_back_to_itself_ends(out: Path) -> None:
    with ConsolidatedFile.open(out) as file:
        join_spelling(file, Decided.AUDIENCE, "члены УИК", "резерв")
        join_spelling(file, Decided.AUDIENCE, "резерв", "члены УИК")
        join_spelling(file, Decided.FORM, "сем.", "семинар")
        join_spelling(file, Decided.FORM, "семинар", "Учеба")
    assert {name: one.people for name, one in region(out).audiences.items()} == {"резерв": 40}
    assert {name: (events, people) for name, (events, people, _) in forms(out).items()} == {"Учеба": (2, 40)}
    with ConsolidatedFile.open(out) as file, pytest.raises(PlanError, match="не указано"):
        join_spelling(file, Decided.FORM, "сем.", " ")


def test_forms_of_two_commissions_that_differ_by_case_alone_are_one(out: Path, tmp_path: Path) -> None:
    for name, form, commission in (("c", "Квест по выборам", OTHER), ("a", "квест по выборам", TOPKI)):
        path = tmp_path / f"{name}.sqlite"
        held = hold("1.2.4", date(2022, 3, 20), 5, form=form)
        consolidate(out, [edited(path, held) if path.exists() else document(path, commission, held)], workers=1)
    assert [one.events for name, one in region(out).event_forms.items() if name.lower() == "квест по выборам"] == [2]


def test_districts_are_written_down_for_several_at_once_and_add_up(out: Path) -> None:
    assert region(out).districts == []
    lines = {line.name: line.key for line in region(out).lines}
    missing = region(out).missing[0].key
    with ConsolidatedFile.open(out) as file:
        set_district(file, [lines[TOPKI], missing], "Южный")
        set_district(file, [lines[TAYGA]], "  Северный ")
        set_district(file, [missing], "")
    first, second, rest = region(out).districts
    assert (first.name, first.amount, first.handed_in) == ("Северный", (1, 3), 1)
    assert (second.name, second.amount, len(second.lines)) == ("Южный", (1, 37), 1)
    assert (rest.name, len(rest.lines)) == ("", 44)
    assert sum(one.asked for one in region(out).districts) == sum(line.asked for line in region(out).lines)
    with ConsolidatedFile.open(out) as file:
        for _ in range(2):
            undo_decision(file)
        assert districts_of(file) == {lines[TOPKI]: "Южный", missing: "Южный"}


def test_a_chart_holds_no_more_commissions_than_a_page_and_all_of_them_stand_in_one(out: Path, tmp_path: Path) -> None:
    copies = [document(tmp_path / f"{at}.sqlite", f"{OTHER} {at}") for at in range(24)]
    consolidate(out, copies, workers=1)
    charts = [chart for chart in region_charts(region(out)) if chart.title.startswith("Выполнение плана по комиссиям")]
    assert [len(chart.categories) for chart in charts] == [13, 13]
    assert sum(sum(chart.series[0].values) for chart in charts) == sum(line.done for line in region(out).lines)


@pytest.mark.parametrize("in_a_folder", [False, True])
def test_a_blank_form_is_told_as_what_it_is_and_what_to_do_with_it(
    out: Path, tmp_path: Path, in_a_folder: bool
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with PlanFile.open(tmp_path / "a.sqlite") as file:
        write_blank_form(begin_blank_form(file, FIRST, own=True), inbox / "Бланк.xlsx")
    (inbox / "Смета.xlsx").write_bytes(b"PK")
    found = consolidate(out, [inbox if in_a_folder else inbox / "Бланк.xlsx"], workers=1)
    ((path, sentence),) = found.refused
    assert path.name == "Бланк.xlsx"
    assert sentence.startswith("Файл «Бланк.xlsx» – бланк комиссии «Топкинская ТИК» за I квартал 2022 года")
    assert "Собрать заполненный бланк" in sentence
    assert [other.name for other in found.others] == (["Смета.xlsx"] if in_a_folder else [])
    assert (found.good, found.missed) == (0, 1)
    with ConsolidatedFile.open(out, read_only=True) as file:
        assert [row.name for row in file.files() if not row.good] == ["Бланк.xlsx"]
