"""The plan's rows in the tree: what is shown, what the boxes say, and that indexes follow their rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.store.document.open_file import News
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.plan.filters import NO_INFORMATION
from kuzplan_desktop.ui.plan.plan_model import PlanModel

DAY = date(2022, 5, 11)
YEAR, MAY = "В течение года", "Май"
CHECKED, PARTLY, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


def item(number: str, title: str, executors: str = "ТИК", period: str = YEAR, **more: object) -> Activity:
    """An activity whose uid is its number."""
    return Activity(number, number, title, executors, period, **more)


def small_plan(*sections: Section) -> Document:
    """A plan of 2022 for a commission that is called ТИК among the executors."""
    plan = Plan("plan", "Сводный план на 2022 год", 2022, "ИККО", None, "1", sections=sections)
    return Document(plan, Commission("commission", "Топкинская ТИК"))


TEACHING = Section(
    "I",
    "I",
    "Обучение",
    (
        Subsection("1.1", "1.1", "Семинары", (item("1.1.1", "Выезды"), item("1.1.2", "Съёмки", "ИККО – Кузбасса"))),
        Subsection("1.2", "1.2", "Тесты", (item("1.2.1", "Тест", period=MAY), item("1.2.2", "Опрос", "ИККО"))),
    ),
)
CULTURE = Section("II", "II", "Культура", (Subsection("2.1", "2.1", "Встречи", (item("2.1.1", "Дебаты <b>"),)),))
PLAN = small_plan(TEACHING, CULTURE)


def marked(document: Document, uid: str, quarter: int, state: MarkState | None = MarkState.DONE, **more) -> Document:
    """`document` with one more mark."""
    marks = {**document.marks_of(uid), quarter: Mark(f"{uid}-{quarter}", uid, quarter, state, **more)}
    return replace(document, marks={**document.marks, uid: marks})


def change(*activities: str, structure: bool = False) -> News:
    """News about `activities`."""
    return News(label="", activities=frozenset(activities), structure=structure, rows=frozenset())


@pytest.fixture
def model(qapp: object) -> Iterator[PlanModel]:
    """The small plan in a model that Qt's own tester watches: it aborts on any contradiction."""
    made = PlanModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show(PLAN, DAY)
    yield made
    assert tester.model() is made


def rows(model: PlanModel, parent: QModelIndex | None = None) -> list[str]:
    """The numbers of all shown rows, from above."""
    found = []
    for row in range(model.rowCount(parent or QModelIndex())):
        index = model.index(row, 0, parent or QModelIndex())
        found += [str(index.data()), *rows(model, index)]
    return found


def cell(model: PlanModel, uid: str, column: PlanColumn, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
    """What a cell answers for a role."""
    return model.index_of(uid).siblingAtColumn(column).data(role)


def words(model: PlanModel, uid: str, column: PlanColumn) -> object:
    """A cell as a screen reader speaks it."""
    return cell(model, uid, column, Qt.ItemDataRole.AccessibleTextRole)


def check(model: PlanModel, uid: str, quarter: int) -> Qt.CheckState | None:
    """The state of a quarter's box, None where there is none."""
    value = cell(model, uid, PlanColumn(PlanColumn.PERIOD + quarter), Qt.ItemDataRole.CheckStateRole)
    return None if value is None else Qt.CheckState(value)


# which rows


def test_own_items_are_shown_first_and_the_whole_plan_on_wish(model: PlanModel) -> None:
    assert rows(model) == ["I", "1.1", "1.1.1", "1.2", "1.2.1", "II", "2.1", "2.1.1"]
    assert (model.rows.own_count, model.rows.all_count) == (3, 5)
    model.set_own_only(False)
    assert rows(model) == ["I", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2", "II", "2.1", "2.1.1"]


def test_the_supplied_plan_shows_eighteen_of_forty_seven(qapp: object, plan_file) -> None:
    model = PlanModel()
    model.show(plan_file.document, DAY)
    shown = [number for number in rows(model) if number.count(".") == 2]
    assert len(shown) == model.rows.own_count == 18
    assert shown[:7] == ["1.2.4", "1.2.5", "1.2.8", "1.4.5", "2.1.2", "2.1.3", "2.1.4"]
    assert shown[7:] == [*(f"2.2.{place}" for place in range(1, 9)), "2.3.1", "2.3.2", "3.1.7"]
    model.set_own_only(False)
    shown = [number for number in rows(model) if number.count(".") == 2]
    assert len(shown) == model.rows.all_count == 47
    assert shown.index("2.2.10") == shown.index("2.2.9") + 1


def test_rows_without_a_subsection_stand_under_their_section(qapp: object) -> None:
    model = PlanModel()
    model.show(small_plan(Section("s", "I", "Раздел", (Subsection("none", "", "", (item("1", "Пункт"),)),))), DAY)
    assert rows(model) == ["I", "1"]
    assert model.index_of("1").parent() == model.index_of("s")


def test_an_empty_heading_is_shown_while_nothing_is_filtered(model: PlanModel) -> None:
    empty = Section("III", "III", "Новый раздел")
    model.refresh(small_plan(TEACHING, CULTURE, empty), None)
    assert "III" not in rows(model)
    model.set_own_only(False)
    assert rows(model)[-1] == "III"
    model.set_search("дебаты")
    assert "III" not in rows(model)


def test_a_plan_without_a_commission_is_shown_whole(qapp: object) -> None:
    model = PlanModel()
    model.show(replace(PLAN, commission=None), DAY)
    assert model.rows.own_count == 5
    assert "1.1.2" in rows(model)


# search


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("СЪЕМКИ", ["1.1.2"]),
        ("съёмки", ["1.1.2"]),
        ("1.2.1", ["1.2.1"]),
        ("икко", ["1.1.2", "1.2.2"]),
        ("май", ["1.2.1"]),
        ("топки чита", ["2.1.1"]),
        ("лекция избирателя", ["1.2.2"]),
        ("причина", ["1.1.1"]),
    ],
)
def test_search_looks_in_items_marks_and_events_and_folds_letters(
    model: PlanModel, text: str, found: list[str]
) -> None:
    document = marked(PLAN, "2.1.1", 1, None, text="Читательский клуб, Топки")
    document = marked(document, "1.1.1", 2, MarkState.NOT_REQUIRED, note="Причина – отпуск")
    event = Event("event", "1.2.2", form="лекция", title="День избирателя", place="Школа")
    model.set_own_only(False)
    model.refresh(replace(document, events={"1.2.2": (event,)}), None)
    outcome = model.set_search(text)
    assert [number for number in rows(model) if number.count(".") == 2] == found
    assert (outcome.found, outcome.hidden) == (len(found), 0)


def test_search_says_how_many_hits_the_filters_hide(model: PlanModel) -> None:
    assert model.set_search("е").found == 3
    assert model.outcome.hidden == 2
    model.set_state_filter(State.DONE)
    assert (model.outcome.found, model.outcome.hidden) == (0, 5)
    model.set_state_filter(None)
    model.set_own_only(False)
    assert (model.outcome.found, model.outcome.hidden) == (5, 0)


def test_words_of_a_heading_find_its_items_when_no_item_has_them(model: PlanModel) -> None:
    model.set_search("встречи")
    assert rows(model) == ["II", "2.1", "2.1.1"]
    model.set_search("тест")  # 1.2 «Тесты» too, but an item has the word itself
    assert rows(model) == ["I", "1.2", "1.2.1"]


def test_a_search_for_nothing_shows_everything_again(model: PlanModel) -> None:
    before = rows(model)
    model.set_search("нет такого")
    assert rows(model) == []
    model.set_search("  ")
    assert rows(model) == before
    assert (model.outcome.found, model.outcome.hidden) == (0, 0)


# states


def test_the_state_filter_shows_one_state(model: PlanModel) -> None:
    model.refresh(marked(PLAN, "1.2.1", 2), change("1.2.1"))
    model.set_state_filter(State.DONE)
    assert rows(model) == ["I", "1.2", "1.2.1"]
    model.set_state_filter(State.NOT_DUE)
    assert rows(model) == ["I", "1.1", "1.1.1", "II", "2.1", "2.1.1"]


def test_items_without_information_are_those_of_the_working_quarter(model: PlanModel) -> None:
    model.refresh(marked(PLAN, "1.1.1", 1), change("1.1.1"))
    model.set_state_filter(NO_INFORMATION)
    assert rows(model) == ["II", "2.1", "2.1.1"]  # Май is not due in the first quarter
    model.set_quarter(2)
    assert rows(model) == ["I", "1.1", "1.1.1", "1.2", "1.2.1", "II", "2.1", "2.1.1"]


def test_a_row_that_is_ticked_stays_until_the_filters_are_changed(model: PlanModel) -> None:
    model.set_quarter(2)
    model.set_state_filter(NO_INFORMATION)
    before = rows(model)
    model.refresh(marked(PLAN, "1.1.1", 2), change("1.1.1"))
    assert rows(model) == before
    model.refresh(marked(PLAN, "1.1.1", 2), change(structure=True))
    assert rows(model) == before
    model.set_search("е")
    assert "1.1.1" not in rows(model)


def test_an_item_taken_out_of_the_own_ones_leaves_at_once(model: PlanModel) -> None:
    taken = replace(TEACHING.subsections[0].activities[0], own_override=False)
    first = replace(TEACHING.subsections[0], activities=(taken, TEACHING.subsections[0].activities[1]))
    document = small_plan(replace(TEACHING, subsections=(first, TEACHING.subsections[1])), CULTURE)
    model.refresh(document, change("1.1.1"))
    assert rows(model) == ["I", "1.2", "1.2.1", "II", "2.1", "2.1.1"]
    assert model.rows.own_count == 2


# boxes


def test_boxes_of_an_activity(model: PlanModel) -> None:
    document = marked(marked(PLAN, "1.2.1", 3), "1.1.1", 1, MarkState.NOT_REQUIRED, note="нет заявок")
    model.refresh(marked(document, "1.1.1", 2), change("1.2.1", "1.1.1"))
    assert [check(model, "1.1.1", quarter) for quarter in (1, 2, 3, 4)] == [None, CHECKED, UNCHECKED, UNCHECKED]
    assert [check(model, "1.2.1", quarter) for quarter in (1, 2, 3, 4)] == [None, UNCHECKED, CHECKED, None]
    assert words(model, "1.1.1", PlanColumn.QUARTER_1) == "I квартал: не требуется"
    assert words(model, "1.1.1", PlanColumn.QUARTER_2) == "II квартал: выполнено"
    assert words(model, "1.2.1", PlanColumn.QUARTER_1) == "I квартал: вне срока"
    assert "вне срока" in str(cell(model, "1.2.1", PlanColumn.QUARTER_3, Qt.ItemDataRole.ToolTipRole))


def test_boxes_and_counts_of_a_heading_are_of_the_items_shown_under_it(model: PlanModel) -> None:
    model.refresh(marked(PLAN, "1.2.1", 2), change("1.2.1"))
    assert [check(model, "I", quarter) for quarter in (1, 2, 3, 4)] == [UNCHECKED, PARTLY, UNCHECKED, UNCHECKED]
    assert [check(model, "1.2", quarter) for quarter in (1, 2, 3, 4)] == [None, CHECKED, None, None]
    assert words(model, "I", PlanColumn.QUARTER_2) == "II квартал: отмечено частично"
    assert cell(model, "I", PlanColumn.STATE) == "1 из 2"
    assert words(model, "I", PlanColumn.STATE) == "выполнено 1 из 2"
    model.set_own_only(False)
    assert cell(model, "I", PlanColumn.STATE) == "1 из 4"
    assert check(model, "1.2", 2) == PARTLY


def test_no_cell_can_be_edited_or_checked_by_the_tree_itself(model: PlanModel) -> None:
    for uid in ("I", "1.1.1"):
        flags = model.flags(model.index_of(uid).siblingAtColumn(PlanColumn.QUARTER_1))
        assert not flags & (Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)


# texts


def test_texts_and_tooltips(model: PlanModel) -> None:
    assert cell(model, "2.1.1", PlanColumn.TITLE) == "Дебаты <b>"
    assert "Дебаты &lt;b&gt;" in str(cell(model, "2.1.1", PlanColumn.TITLE, Qt.ItemDataRole.ToolTipRole))
    assert cell(model, "2.1.1", PlanColumn.PERIOD) == YEAR
    assert cell(model, "2.1.1", PlanColumn.STATE) == "срок не истек"
    assert cell(model, "1.1", PlanColumn.TITLE) == "Семинары"
    header = [model.headerData(column, Qt.Orientation.Horizontal) for column in PlanColumn]
    assert header == ["№", "Наименование мероприятия", "Исполнитель", "Срок", "I", "II", "III", "IV", "Состояние"]


def test_a_changed_period_is_shown_with_the_plans_own_in_the_tooltip(model: PlanModel) -> None:
    moved = item("2.1.1", "Дебаты", period=MAY, period_override="Июнь", period_reason="Письмо ИККО")
    culture = replace(CULTURE, subsections=(replace(CULTURE.subsections[0], activities=(moved,)),))
    model.refresh(small_plan(TEACHING, culture), change("2.1.1"))
    assert cell(model, "2.1.1", PlanColumn.PERIOD) == "Июнь"
    tip = str(cell(model, "2.1.1", PlanColumn.PERIOD, Qt.ItemDataRole.ToolTipRole))
    assert "по плану: Май" in tip
    assert "Письмо ИККО" in tip


def test_own_and_excluded_items_are_told_apart(model: PlanModel) -> None:
    own, gone = item("2.1.1", "Квиз", added=True), item("2.1.2", "Дебаты", excluded="указ от 01.06.2022 № 5")
    culture = replace(CULTURE, subsections=(replace(CULTURE.subsections[0], activities=(own, gone)),))
    model.refresh(small_plan(TEACHING, culture), change("2.1.1", structure=True))
    tip = Qt.ItemDataRole.ToolTipRole
    assert "дополнительное мероприятие комиссии" in str(cell(model, "2.1.1", PlanColumn.TITLE, tip))
    assert "дополнительное" not in str(cell(model, "2.1.2", PlanColumn.TITLE, tip))
    assert "исключено из плана: указ от 01.06.2022 № 5" in str(cell(model, "2.1.2", PlanColumn.STATE, tip))


def test_a_conflict_is_named(model: PlanModel) -> None:
    model.refresh(marked(PLAN, "2.1.1", 1, conflict=True), change("2.1.1"))
    assert words(model, "2.1.1", PlanColumn.STATE) == "выполняется, разногласие"
    tip = str(cell(model, "2.1.1", PlanColumn.STATE, Qt.ItemDataRole.ToolTipRole))
    assert "отметка за I квартал" in tip
    assert "Почему: " in tip


# news


def test_a_tick_touches_its_row_and_the_headings_above_and_no_layout(model: PlanModel, qtbot) -> None:
    touched, moved = [], []
    model.dataChanged.connect(lambda first, last, roles: touched.append((first.data(), first.column(), last.column())))
    model.layoutChanged.connect(lambda *_: moved.append(True))
    model.refresh(marked(PLAN, "1.1.1", 1), change("1.1.1"))
    assert sorted(touched) == [("1.1", 0, 8), ("1.1.1", 0, 8), ("I", 0, 8)]
    assert not moved
    assert check(model, "1.1.1", 1) == CHECKED


def test_indexes_follow_their_rows_when_the_outline_changes(model: PlanModel) -> None:
    model.set_own_only(False)
    kept = {uid: QPersistentModelIndex(model.index_of(uid)) for uid in ("1.1.2", "1.2.1", "II", "2.1.1")}
    shorter = replace(TEACHING, subsections=(TEACHING.subsections[1],))  # 1.1 is gone
    model.refresh(small_plan(CULTURE, shorter), change(structure=True))
    assert rows(model) == ["II", "2.1", "2.1.1", "I", "1.2", "1.2.1", "1.2.2"]
    assert not kept["1.1.2"].isValid()
    assert [QModelIndex(kept[uid]).data() for uid in ("1.2.1", "II", "2.1.1")] == ["1.2.1", "II", "2.1.1"]


def test_a_new_day_brings_new_states_and_no_new_rows(model: PlanModel) -> None:
    kept = QPersistentModelIndex(model.index_of("1.2.1"))
    assert cell(model, "1.2.1", PlanColumn.STATE) == "срок не истек"
    model.set_today(date(2022, 6, 1))
    assert cell(model, "1.2.1", PlanColumn.STATE) == "не выполнено в срок"
    assert QModelIndex(kept).data() == "1.2.1"


UIDS = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1")
STEPS = st.one_of(
    st.tuples(st.just("search"), st.sampled_from(["", "е", "тест", "икко", "встречи", "нет"])),
    st.tuples(st.just("own"), st.booleans()),
    st.tuples(st.just("state"), st.sampled_from([None, NO_INFORMATION, *State])),
    st.tuples(st.just("quarter"), st.integers(1, 4)),
    st.tuples(st.just("mark"), st.sampled_from(UIDS)),
    st.tuples(st.just("outline"), st.permutations([TEACHING, CULTURE])),
)


@pytest.mark.slow
@given(st.lists(STEPS, max_size=12))
def test_whatever_happens_every_index_keeps_naming_its_row(qapp: object, steps: list[tuple[str, object]]) -> None:
    model = PlanModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document = PLAN
    model.show(document, DAY)
    for kind, value in steps:
        held = {uid: QPersistentModelIndex(model.index_of(uid)) for uid in UIDS}
        if kind == "search":
            model.set_search(str(value))
        elif kind == "own":
            model.set_own_only(bool(value))
        elif kind == "state":
            model.set_state_filter(value)
        elif kind == "quarter":
            model.set_quarter(value)
        elif kind == "mark":
            document = marked(document, value, model.filters.quarter)
            model.refresh(document, change(value))
        else:
            document = replace(document, plan=replace(document.plan, sections=tuple(value)))
            model.refresh(document, change(structure=True))
        shown = set(rows(model))
        for uid, index in held.items():
            assert index.isValid() <= (uid in shown)
            assert not index.isValid() or QModelIndex(index).data() == uid
    assert tester.model() is model
