"""The preview of a plan from a document, used as a person does: cells, levels, doubts, columns, saving, leaving."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from kuzplan_desktop.domain.plan.draft_edits import RowLevel
from kuzplan_desktop.exchange.amendment.amending import handed_draft
from kuzplan_desktop.exchange.plan.columns import ColumnRole
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.import_plan.draft_model import DraftColumn
from kuzplan_desktop.ui.import_plan.source_lines import line_of_doubt, source_lines
from tests.ui.import_plan.conftest import HEAD, ROWS, grid_of_plan

UNKNOWN = "Срок «по звонку» не распознан: выберите его смысл."


def numbers(preview):
    return [row.number for row in preview.drafting.state.rows]


def row(preview, number):
    return next(one for one in preview.drafting.state.rows if one.number == number)


def open_texts(preview):
    return [one.warning.text for one in preview.book.doubts if one.is_open]


def typed(qtbot, preview, kind, text, key=Qt.Key.Key_Return):
    """Type into the open editor of a cell and press a key."""
    editor = next(one for one in preview.pane.tree.viewport().findChildren(kind) if one.isVisible())
    field = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    write(field, text)
    qtbot.keyClick(editor, key)


def write(field, text):
    """Replace what stands in a field; keyClicks of Qt knows Latin letters alone."""
    field.selectAll()
    (field.insertPlainText if isinstance(field, QPlainTextEdit) else field.insert)(text)


def press(qtbot, preview, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(preview.pane.tree, key, modifier)


def source_row(preview):
    chosen = preview.source.selectionModel().selectedRows()
    return preview.source.lines[chosen[0].row()].place if chosen else ""


# what is shown


def test_the_model_is_sound(preview, qtmodeltester):
    QAbstractItemModelTester(preview.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtmodeltester.check(preview.doubts.model)
    qtmodeltester.check(preview.source.model())


def test_the_draft_stands_beside_its_source(preview):
    model = preview.pane.model
    section = model.index(0, 0)
    assert model.rowCount() == 2
    item = model.index(0, 0, model.index(0, 0, section))
    cells = [item.siblingAtColumn(column).data() for column in DraftColumn]
    assert cells == ["1.1.1", "Семинар с секретарями", "ТИК", "по звонку", "срок не распознан"]
    assert preview.source.model().index(5, 1).data() == "Семинар с секретарями"
    assert [choice.currentText() for choice in preview.source.heads.choices] == [
        "№",
        "наименование",
        "исполнитель",
        "срок",
        "прочее",
    ]


def test_the_chosen_row_is_shown_in_its_source_and_in_full(preview, choose):
    choose("1.1.1")
    assert source_row(preview) == "таблица 1, строка 4"
    assert preview.where.text() == "Документ: таблица 1, строка 4"
    told = preview.details.row.text()
    assert "Пункт 1.1.1. Семинар с секретарями" in told
    assert "Охват: 25 чел." in told
    choose("II")
    assert source_row(preview) == "таблица 1, строка 6"


def test_a_click_into_the_source_chooses_the_row(preview, qtbot):
    index = preview.source.model().index(9, 1)
    spot = preview.source.visualRect(index).center()
    qtbot.mouseClick(preview.source.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert preview.pane.tree.key == row(preview, "2.1.1").key


def test_abbreviations_are_shown(preview):
    assert preview.details.abbreviations.text() == "ТИК – территориальная избирательная комиссия"
    assert preview.details.tabText(1) == "Сокращения (1)"


def test_all_that_takes_the_keyboard_has_a_name(preview):
    kinds = QLineEdit | QComboBox
    fields = [one for one in preview.findChildren(QWidget) if isinstance(one, kinds)]
    fields = [one for one in fields if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()]
    assert fields
    assert [field for field in fields if not field.accessibleName() and not field.parent().accessibleName()] == []


def test_cells_speak(preview):
    role = Qt.ItemDataRole.AccessibleTextRole
    item = preview.pane.model.index_of(row(preview, "1.1.1").key)
    assert item.data(role) == "Пункт 1.1.1, есть непроверенное сомнение"
    assert item.siblingAtColumn(4).data(role) == "Как понят срок: срок не распознан"


# editing


def test_a_name_is_edited_in_place_and_undone(preview, choose, qtbot):
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QPlainTextEdit, "Круглый  стол ")
    assert row(preview, "1.1.2").title == "Круглый стол"
    press(qtbot, preview, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row(preview, "1.1.2").title == "Лекция"
    press(qtbot, preview, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert row(preview, "1.1.2").title == "Круглый стол"


def test_escape_leaves_a_cell_as_it_was(preview, choose, qtbot):
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_Return)
    typed(qtbot, preview, QPlainTextEdit, "Другое", Qt.Key.Key_Escape)
    assert row(preview, "1.1.2").title == "Лекция"
    assert not preview.drafting.dirty
    assert preview.isVisible()


def test_a_number_an_executor_and_a_term_are_edited(preview, choose, qtbot):
    for column, kind, text in (
        (DraftColumn.NUMBER, QLineEdit, "1.1.3"),
        (DraftColumn.EXECUTORS, QPlainTextEdit, "УИК"),
        (DraftColumn.PERIOD, QPlainTextEdit, "июль"),
    ):
        choose("1.1.2" if column is DraftColumn.NUMBER else "1.1.3", column)
        press(qtbot, preview, Qt.Key.Key_F2)
        typed(qtbot, preview, kind, text)
    changed = row(preview, "1.1.3")
    assert (changed.executors_text, changed.period_text) == ("УИК", "июль")


def test_a_heading_has_no_executor(preview, choose, qtbot):
    choose("II", DraftColumn.EXECUTORS)
    press(qtbot, preview, Qt.Key.Key_F2)
    assert preview.pane.tree.viewport().findChild(QPlainTextEdit) is None


def test_a_text_that_is_too_long_is_refused_and_changes_nothing(preview, choose, qtbot):
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_F2)
    editor = preview.pane.tree.viewport().findChild(QPlainTextEdit)
    editor.setPlainText("д" * 2001)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert row(preview, "1.1.2").title == "Лекция"
    assert "длиннее 2000 знаков" in preview.bar.sentence.text()


def test_the_meaning_of_a_term_is_chosen_and_its_wording_stays(preview, choose, qtbot):
    choose("1.1.1", DraftColumn.MEANING)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QComboBox, "II квартал")
    changed = row(preview, "1.1.1")
    assert (changed.period_text, changed.period_override) == ("по звонку", "II квартал")
    assert preview.pane.model.index_of(changed.key, DraftColumn.MEANING).data() == "II квартал"
    assert UNKNOWN not in open_texts(preview)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QComboBox, "Как в плане")
    assert row(preview, "1.1.1").period_override == ""
    assert UNKNOWN in open_texts(preview)


def test_a_meaning_that_the_program_does_not_know_is_refused(preview, choose, qtbot):
    choose("1.1.1", DraftColumn.MEANING)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QComboBox, "когда позвонят")
    assert row(preview, "1.1.1").period_override == ""
    assert preview.bar.sentence.text() == "Срок «когда позвонят» программа не понимает, он остался прежним."


def test_one_meaning_is_chosen_for_several_rows(preview, choose, qtbot):
    choose("1.1.1", DraftColumn.MEANING)
    choose("2.1.2", DraftColumn.MEANING, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QComboBox, "Март")
    assert [one.period_override for one in preview.drafting.state.rows if one.period_override] == ["Март", "Март"]
    press(qtbot, preview, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.period_override for one in preview.drafting.state.rows if one.period_override] == []


@pytest.mark.parametrize(
    ("number", "key", "after"),
    [
        ("1.1.2", Qt.Key.Key_Up, ["I", "1.1", "1.1.2", "1.1.1", "II", "2.1", "2.1.1", "2.1.2"]),
        ("1.1.2", Qt.Key.Key_Down, ["I", "1.1", "1.1.1", "II", "1.1.2", "2.1", "2.1.1", "2.1.2"]),
        ("II", Qt.Key.Key_Up, ["II", "2.1", "2.1.1", "2.1.2", "I", "1.1", "1.1.1", "1.1.2"]),
    ],
)
def test_a_row_is_moved_and_stays_chosen(preview, choose, qtbot, number, key, after):
    choose(number)
    press(qtbot, preview, key, Qt.KeyboardModifier.AltModifier)
    assert numbers(preview) == after
    assert preview.pane.tree.key == row(preview, number).key


def test_a_level_is_changed_by_keys_and_by_buttons(preview, choose, qtbot):
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert row(preview, "1.1.2").level is RowLevel.SUBSECTION
    assert "Строка 1.1.2 стала заголовком, и в план не войдет: «ИККО», «май»." in open_texts(preview)
    qtbot.mouseClick(preview.pane.buttons["lower"], Qt.MouseButton.LeftButton)
    assert row(preview, "1.1.2").level is RowLevel.ITEM


def test_arrows_go_from_cell_to_cell_and_fold_headings(preview, choose, qtbot):
    tree = preview.pane.tree
    choose("1.1.2", DraftColumn.EXECUTORS)
    for _ in range(3):
        press(qtbot, preview, Qt.Key.Key_Left)
    subsection = preview.pane.model.index_of(row(preview, "1.1").key)
    assert tree.currentIndex() == subsection
    press(qtbot, preview, Qt.Key.Key_Left)
    assert not tree.isExpanded(subsection)
    press(qtbot, preview, Qt.Key.Key_Right)
    assert tree.isExpanded(subsection)
    press(qtbot, preview, Qt.Key.Key_Right)
    assert tree.currentIndex().column() == DraftColumn.TITLE


def test_what_comes_under_a_row_that_is_raised_is_seen(preview, choose, qtbot):
    choose("1.1.1", DraftColumn.NUMBER)
    press(qtbot, preview, Qt.Key.Key_Left)
    choose("1.1.1", DraftColumn.NUMBER)
    press(qtbot, preview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert preview.pane.tree.isExpanded(preview.pane.model.index_of(row(preview, "1.1.1").key))


def test_rows_are_added_and_removed(preview, choose, qtbot):
    choose("1.1.1")
    press(qtbot, preview, Qt.Key.Key_Insert)
    assert numbers(preview)[2:5] == ["1.1.1", "", "1.1.2"]
    assert preview.pane.tree.key == preview.drafting.state.rows[3].key
    press(qtbot, preview, Qt.Key.Key_Delete)  # alone takes nothing away
    assert len(numbers(preview)) == 9
    press(qtbot, preview, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(numbers(preview)) == 8
    choose("2.1.1")
    choose("2.1.2", DraftColumn.TITLE, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(preview.pane.buttons["remove"], Qt.MouseButton.LeftButton)
    assert numbers(preview) == ["I", "1.1", "1.1.1", "1.1.2", "II", "2.1"]
    qtbot.mouseClick(preview.pane.buttons["undo"], Qt.MouseButton.LeftButton)
    assert len(numbers(preview)) == 8


def test_what_is_folded_stays_folded_when_rows_change_places(preview, choose, qtbot):
    tree, model = preview.pane.tree, preview.pane.model
    tree.collapse(model.index_of(row(preview, "II").key))
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert not tree.isExpanded(model.index_of(row(preview, "II").key))
    assert tree.isExpanded(model.index_of(row(preview, "I").key))


def test_the_head_is_edited_and_undone(preview, qtbot):
    head = preview.head
    for field, text in (
        (head.lines["title"], "План работы на 2028 год"),
        (head.lines["authority"], "Топкинская ТИК"),
        (head.lines["approved_number"], "8/1"),
        (head.day.line, "21.12.2027"),
    ):
        write(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    head.year.setValue(2028)
    draft = preview.draft
    assert (draft.title, draft.title_genitive) == ("План работы на 2028 год", "Плана работы на 2028 год")
    assert (draft.authority, draft.approved_number, draft.year) == ("Топкинская ТИК", "8/1", 2028)
    assert draft.approved_on == date(2027, 12, 21)
    for _ in range(5):
        preview.drafting.undo()
    assert preview.draft.title == HEAD[1]
    assert head.lines["title"].text() == HEAD[1]
    assert head.day.text() == "20.12.2026"


# doubts


def test_doubts_are_stepped_through_and_counted(preview, qtbot):
    assert preview.doubts.count.text() == "Сомнения: осталось 3 из 3"
    press(qtbot, preview, Qt.Key.Key_F8)
    assert preview.doubts.current().warning.text == UNKNOWN
    assert preview.pane.tree.currentIndex().data(Qt.ItemDataRole.EditRole) == ""
    assert preview.pane.tree.currentIndex().column() == DraftColumn.MEANING
    assert source_row(preview) == "таблица 1, строка 4"
    press(qtbot, preview, Qt.Key.Key_F7)
    assert preview.doubts.count.text() == "Сомнения: осталось 2 из 3"
    assert preview.doubts.current().warning.text == "У пункта 2.1.2 не указан исполнитель."
    assert preview.pane.tree.key == row(preview, "2.1.2").key
    press(qtbot, preview, Qt.Key.Key_F7)
    assert preview.doubts.current().warning.text == "Строка не вошла в план: «Составил: Иванов»."
    assert source_row(preview) == "абзац 4"
    press(qtbot, preview, Qt.Key.Key_F7)
    assert preview.doubts.count.text() == "Все сомнения проверены: 3."
    assert not preview.doubts.next.isEnabled()


def test_a_doubt_that_was_mended_is_counted_as_done(preview, choose, qtbot):
    choose("2.1.2", DraftColumn.EXECUTORS)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QPlainTextEdit, "ТИК")
    assert preview.doubts.count.text() == "Сомнения: осталось 2 из 3"
    at = next(at for at, one in enumerate(preview.book.doubts) if one.mended)
    assert preview.doubts.model.index(at, 0).data() == "исправлено"
    preview.drafting.undo()
    assert preview.doubts.count.text() == "Сомнения: осталось 3 из 3"


def test_an_edit_may_bring_a_doubt(preview, choose, qtbot):
    choose("2.1.2", DraftColumn.NUMBER)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QLineEdit, "2.1.1")
    assert "Номер 2.1.1 встречается в плане повторно." in open_texts(preview)


def test_doubts_are_ticked_by_mouse_and_by_space(preview, qtbot):
    listed = preview.doubts.list
    index = preview.doubts.model.index(1, 0)
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(index).center())
    assert preview.book.doubts[1].looked_at
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert not preview.book.doubts[1].looked_at
    qtbot.keyClick(listed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert preview.book.left == 0


# columns and year


def choose_role(preview, column, role):
    choice = preview.source.heads.choices[column]
    choice.setCurrentIndex(choice.findText(role))
    choice.activated.emit(choice.currentIndex())


def test_a_column_is_assigned_by_hand_and_the_plan_read_anew(preview, qtbot):
    choose_role(preview, 4, "срок")
    with qtbot.waitSignal(preview.drafting.changed):
        choose_role(preview, 3, "прочее")
    qtbot.waitUntil(lambda: row(preview, "1.1.1").period_text == "25 чел.")
    assert row(preview, "1.1.1").notes == (("Срок", "по звонку"),)
    assert "прочитан заново" in preview.bar.sentence.text()
    preview.drafting.undo()
    preview.drafting.undo()
    assert row(preview, "1.1.1").period_text == "по звонку"
    assert preview.source.roles[3:] == (ColumnRole.PERIOD, ColumnRole.EXTRA)


def test_columns_without_a_name_are_refused(preview):
    choose_role(preview, 1, "прочее")
    assert preview.bar.sentence.text() == "Ни один столбец не назван наименованием."
    assert numbers(preview)[0] == "I"


def test_a_table_without_a_header_is_read_by_hand(show, qtbot):
    preview = show(grid_of_plan(rows=ROWS[3:5] + ROWS[7:]))
    assert not preview.save.isEnabled()
    assert preview.bar.sentence.text() == "В документе нет таблицы плана."
    for column, role in enumerate(("№", "наименование", "исполнитель", "срок")):
        choose_role(preview, column, role)
    qtbot.waitUntil(lambda: len(numbers(preview)) == 4 and row(preview, "1.1.1").period_text == "по звонку")
    assert preview.save.isEnabled()


def test_a_document_without_a_year_is_read_once_it_is_given(show, qtbot):
    preview = show(grid_of_plan(head=("Сводный план мероприятий",)))
    assert preview.bar.sentence.text() == "В документе не назван год плана."
    preview.head.year.setValue(2027)
    qtbot.waitUntil(lambda: numbers(preview)[:1] == ["I"])
    assert preview.draft.year == 2027
    assert preview.save.isEnabled()


# what becomes of it


@pytest.fixture
def target(tmp_path, monkeypatch):
    path = tmp_path / "План 2027.sqlite"
    monkeypatch.setattr(dialogs, "choose_target", lambda parent, title, proposed: path)
    return path


def test_nothing_is_written_before_the_plan_is_saved_and_then_it_is_whole(preview, choose, qtbot, target):
    choose("1.1.1", DraftColumn.MEANING)
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QComboBox, "Май")
    assert not target.exists()
    press(qtbot, preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with PlanFile.of_private_copy(target) as file:
        plan = file.document.plan
        assert [one.number for one in plan.activities()] == ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]
        assert next(plan.activities()).period_override == "Май"
        assert (plan.year, plan.approved_number) == (2027, "7/1")
    assert preview.bar.sentence.text() == "План сохранен: План 2027.sqlite."
    assert "Непроверенных сомнений: 2." in preview.bar.hint.text()
    assert not preview.drafting.dirty


def test_a_name_that_is_taken_is_told_and_left_alone(preview, target, qtbot):
    target.write_bytes(b"taken")
    qtbot.mouseClick(preview.save, Qt.MouseButton.LeftButton)
    assert preview.bar.sentence.text() == "Файл «План 2027.sqlite» уже есть, он не изменен."
    assert target.read_bytes() == b"taken"


def test_a_plan_without_items_is_not_saved(preview, target, qtbot):
    preview.drafting.remove(frozenset(one.key for one in preview.drafting.state.rows))
    qtbot.mouseClick(preview.save, Qt.MouseButton.LeftButton)
    assert preview.bar.sentence.text() == "В плане нет ни одного пункта."
    assert not target.exists()


def test_the_document_is_begun_with_what_was_mended(preview, choose, qtbot):
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_F2)
    typed(qtbot, preview, QPlainTextEdit, "Круглый стол")
    with qtbot.waitSignal(preview.begin_wanted) as wanted:
        qtbot.mouseClick(preview.begin, Qt.MouseButton.LeftButton)
    draft, name = wanted.args
    assert [one.title for one in draft.activities()][1] == "Круглый стол"
    assert name == "план.docx"


def test_leaving_asks_once_if_something_was_changed(preview, choose, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "ask_yes_no", lambda *words: bool(asked.append(words)))
    choose("1.1.2")
    press(qtbot, preview, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(qtbot, preview, Qt.Key.Key_Escape)
    assert preview.isVisible()
    assert len(asked) == 1
    preview.drafting.undo()
    press(qtbot, preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    assert len(asked) == 1


def test_the_keyboard_goes_round_the_parts_of_the_window(preview, qtbot):
    preview.pane.tree.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [preview.doubts.list, preview.head.lines["title"], preview.source, preview.pane.tree]


# the lines of the source


def test_other_tables_of_the_source_are_lines_of_text():
    grid = grid_of_plan()
    lines = source_lines(grid, 4)  # the plan's table has five columns
    assert [part.text for part in lines[3].parts] == ["I  |  Обучение кадров"]
    assert lines[3].parts[0].span == 4


def test_a_doubt_is_found_in_the_source_by_its_place_or_by_what_it_quotes():
    lines = source_lines(grid_of_plan(), 5)
    assert line_of_doubt(lines, "пункт 1.1.1, таблица 1, строка 4", UNKNOWN) == 5
    assert line_of_doubt(lines, "после таблицы", "Строка не вошла в план: «Составил: Иванов».") == 12
    assert line_of_doubt(lines, "", "Перед таблицей не указано, каким постановлением утвержден план.") == -1


def test_the_plan_is_compared_with_the_one_that_is_open_and_follows_every_edit(preview, qtbot):
    former = handed_draft(preview.draft).plan
    preview.details.compare_with(former)
    assert preview.details.tabText(2) == f"Сравнение с {former.year} годом"
    preview.details.setCurrentIndex(2)
    items = len(list(preview.draft.activities()))
    assert f"без изменений {items} пункт" in preview.details.against.text()
    row = next(row for row in preview.drafting.state.rows if row.level is RowLevel.ITEM)
    preview.drafting.set_text(frozenset((row.key,)), "period_text", "Декабрь")
    assert "изменено 1" in preview.details.against.text()
    assert "→ «Декабрь»" in preview.details.against.text()


def test_cells_that_are_selected_under_several_headings_are_drawn_so(preview, choose):
    tree = preview.pane.tree
    first = choose("1.1.1")
    second = choose("2.1.2", DraftColumn.EXECUTORS, Qt.KeyboardModifier.ControlModifier)
    image = tree.viewport().grab().toImage()
    chosen = tree.palette().highlight().color().name()

    def ground(index):
        return image.pixelColor(tree.visualRect(index).right() - 1, tree.visualRect(index).top() + 1).name()

    assert [ground(one) == chosen for one in (first, second)] == [True, True]
    assert ground(first.siblingAtColumn(DraftColumn.EXECUTORS)) != chosen
    assert ground(second.siblingAtColumn(DraftColumn.TITLE)) != chosen
