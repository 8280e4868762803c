"""The window of a region: stories of the methodologist, from the first folder to the report."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog, QPushButton

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.region import Work
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED, CONTROL
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.base import dialogs, tasks
from kuzplan_desktop.ui.help.help_window import HelpWindow
from kuzplan_desktop.ui.region import reports as region_reports
from kuzplan_desktop.ui.region import wanted
from kuzplan_desktop.ui.region.matrix import WORK_ROLE, RegionModel
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.region_window import RegionWindow
from kuzplan_desktop.ui.shell.windows import Windows
from tests.exchange.region_files import REGION, TAYGA, TODAY, TOPKI, begun_anew, document, hold, mark


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "Присланное"
    document(folder / "topki.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37, title="О выборах"))
    document(folder / "tayga.sqlite", TAYGA, mark("2.2.3", 1, "Конкурс"), hold("1.2.4", date(2022, 2, 1), 3))
    (folder / "bad.sqlite").write_text("письмо", encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "Сводный файл 2022.sqlite"
    ConsolidatedFile.open_or_make(path).close()
    return path


@pytest.fixture
def window(qtbot, qapp, out: Path) -> RegionWindow:
    made = RegionWindow(RegionSession(out, day=TODAY))
    qtbot.addWidget(made)
    made.show()
    return made


def taken(qtbot, window: RegionWindow, *sources: Path) -> None:
    with qtbot.waitSignal(window.session.taken, timeout=30_000):
        window.take(list(sources))
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.session.reread()
    settled(qtbot)


def settled(qtbot) -> None:
    """Wait until all work in the background has come back."""
    qtbot.waitUntil(lambda: not tasks._running)


def cell(window: RegionWindow, name: str, number: str):
    model = window.model
    row = next(row for row in range(1, model.rowCount()) if model.line(row).name == name)
    region = model.region
    column = next(
        column
        for column in range(model.columnCount())
        if (at := model.item(column)) is not None and region.items[at].number == number
    )
    return model.index(row, column)


def test_a_folder_dropped_on_the_window_becomes_the_matrix(qtbot, window: RegionWindow, inbox: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(inbox))])
    copy, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(window.session.taken, timeout=30_000):
        window.dropEvent(QDropEvent(QPoint(5, 5), copy, data, button, key))
    qtbot.waitUntil(lambda: window.model.rowCount() > 0, timeout=10_000)
    settled(qtbot)
    assert window.bar.sentence.text() == "Вошли 2 файла; не вошло 1."
    assert window.pages.caption(window.files) == "Файлы (1 – посмотрите)"
    assert Work(cell(window, TOPKI, "1.2.4").data(WORK_ROLE)) is Work.DONE
    assert Work(cell(window, TOPKI, "2.2.3").data(WORK_ROLE)) is Work.LATE
    last = window.model.rowCount() - 1
    assert window.model.headerData(last, Qt.Orientation.Vertical) == window.model.region.missing[-1].name.replace(
        "территориальная избирательная комиссия", "ТИК"
    )
    assert window.model.index(last, 0).data() == "не представила"
    assert "представили 2 комиссии (отчет сдан 0, есть записи 2), не представили 44" in window.status.text()
    assert window.sums.topLevelItem(1).child(0).text(0) == "семинар"


def test_the_events_behind_a_cell_a_row_a_column(qtbot, window: RegionWindow, inbox: Path) -> None:
    taken(qtbot, window, inbox)
    at = cell(window, TOPKI, "1.2.4")
    window.matrix.setCurrentIndex(at)
    settled(qtbot)
    assert [heard.commission for heard in window.events.model.rows] == [TOPKI]
    assert "Топкинская ТИК" in window.events.about.text()
    window.matrix.horizontalHeader().sectionClicked.emit(at.column())
    settled(qtbot)
    assert [heard.commission for heard in window.events.model.rows] == [TAYGA, TOPKI]
    assert window.events.figures.text() == "Мероприятий 2, участников 40."
    window.events.search.setText("выборах")
    qtbot.waitUntil(lambda: len(window.events.model.rows) == 1, timeout=5_000)
    assert window.pages.page is window.events


def take_part(file) -> None:
    item = file.document.plan.find("1.2.4")[0].uid
    file.events.hold(
        item, starts_on=date(2022, 2, 9), form="ВКС", attendance={"члены УИК": (9, None)}, taking_part=True
    )


def test_the_list_of_events_adds_up_to_the_matrix_and_says_what_it_leaves_out(
    qtbot, window: RegionWindow, tmp_path: Path
) -> None:
    edits = (hold("1.2.4", date(2022, 3, 14), 37), hold("3.1.1", date(2022, 3, 1), 500), take_part)
    taken(qtbot, window, document(tmp_path / "topki.sqlite", TOPKI, *edits))
    window.choose(0, 0)
    settled(qtbot)
    assert [window.model.index(0, column).data() for column in (2, 3)] == ["1", "46"]
    outside = "Не вошли записи по пунктам, которые комиссия не исполняет: мероприятий 1, участников 500."
    taken_part = "Участие комиссий в чужих мероприятиях (1) мероприятием не считается."
    assert window.events.figures.text() == f"Мероприятий 1, участников 46. {taken_part} {outside}"
    window.choose(cell(window, TOPKI, "1.2.4").row(), 0)
    settled(qtbot)
    assert [window.model.index(1, column).data() for column in (2, 3)] == ["2", "46"]
    assert window.events.figures.text() == f"Мероприятий 2 (из них с участием в чужих 1), участников 46. {outside}"


def test_an_item_that_was_taken_out_is_told_from_the_one_that_has_its_number(
    qtbot, window: RegionWindow, tmp_path: Path
) -> None:
    def take_out(file) -> None:
        file.editing.unlock()
        file.editing.exclude(file.document.plan.find("1.2.4")[0].uid)
        file.editing.renumber()
        file.editing.approve("7", date(2022, 4, 1))

    own = document(tmp_path / "own.sqlite", REGION, hold("1.2.4", date(2022, 3, 14), 37), take_out, role=Role.IKKO)
    taken(qtbot, window, own)
    model, across = window.model, Qt.Orientation.Horizontal
    captions = [str(model.headerData(column, across)) for column in range(model.columnCount())]
    assert len(captions) == len(set(captions))
    taken_out = next(at for at, caption in enumerate(captions) if "искл." in caption)
    assert "Исключено из плана: " in model.headerData(taken_out, across, Qt.ItemDataRole.ToolTipRole)


def test_the_tip_of_an_item_agrees_with_the_number_of_commissions(qtbot, window: RegionWindow, tmp_path: Path) -> None:
    taken(qtbot, window, document(tmp_path / "topki.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37)))
    tips = [window.model.words(None, item) for item in window.model.columns]
    assert any("Выполняли 1 из 1 комиссии; " in tip for tip in tips)
    assert not any("из 1 комиссий" in tip for tip in tips)


def test_all_pages_are_in_sight_and_have_keys(qtbot, window: RegionWindow) -> None:
    window.resize(1340, 700)
    window.activateWindow()
    captions = window.pages.captions.buttons
    assert [one.text() for one in captions][4:] == ["Файлы", "Сомнения", "Записи", "Замечания"]
    for place, one in enumerate(captions):
        assert one.visibleRegion().boundingRect() == one.rect(), one.text()
        assert one.width() >= one.sizeHint().width(), one.text()
        qtbot.keyClick(window, Qt.Key.Key_1 + place, Qt.KeyboardModifier.AltModifier)
        assert one.isChecked()
        assert one.hasFocus()
    settled(qtbot)
    assert window.pages.page is window.remarks


def copied(view) -> list[list[str]]:
    QGuiApplication.clipboard().clear()
    next(action for action in view.actions() if action.text() == "&Скопировать").trigger()
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def test_lists_and_the_matrix_are_copied_as_tables_and_sorted_by_meaning(
    qtbot, window: RegionWindow, tmp_path: Path
) -> None:
    edits = (hold("1.2.4", date(2022, 2, 14), 5), hold("2.2.10", date(2022, 1, 1), 30), hold("2.2.9", TODAY, 100))
    taken(qtbot, window, document(tmp_path / "topki.sqlite", TOPKI, *edits))
    window.session.set_part("")
    settled(qtbot)
    for column, numbers in ((2, ["1.2.4", "2.2.9", "2.2.10"]), (4, ["1.2.4", "2.2.10", "2.2.9"])):
        window.events.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        assert [row[2] for row in copied(window.events.table)] == ["Пункт", *numbers]
    window.events.table.selectRow(0)
    assert [row[4] for row in copied(window.events.table)] == ["Участников", "5"]
    window.pages.show_page(window.written)
    settled(qtbot)
    window.written.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    found = [row[1] for row in copied(window.written)]
    assert found == ["Пункт", "1.2.4", "2.2.9", "2.2.10"]
    names = [row[0] for row in copied(window.matrix)]
    assert names[:2] == ["", "Всего"]
    topki = next(row for row in copied(window.matrix) if row[0] == "Топкинская ТИК")
    assert "выполнялось" in topki


def test_the_total_tells_what_the_commissions_did_together(qtbot, window: RegionWindow, inbox: Path) -> None:
    document(inbox / "own.sqlite", REGION, mark("1.1.1", 1), role=Role.IKKO)
    taken(qtbot, window, inbox)
    texts = [window.model.index(row, 1).data() for row in range(window.model.rowCount())]
    pairs = [list(map(int, text.split(" из "))) for text in texts if text]
    assert pairs[0] == [sum(pair[at] for pair in pairs[1:]) for at in (0, 1)]
    tree = window.commissions.tree
    listed = [tree.topLevelItem(at).text(3) for at in range(tree.topLevelItemCount())]
    assert sorted(filter(None, listed)) == sorted(filter(None, texts[1:]))


def test_the_choice_about_the_report_is_kept_for_the_next_start(qtbot, window: RegionWindow, out: Path) -> None:
    assert not {"partners", "separate"} & window.columns.keys()
    window.columns["hours"].trigger()
    window.columns["period"].trigger()
    window.without_empty.trigger()
    again = RegionWindow(RegionSession(out, day=TODAY), window.settings)
    qtbot.addWidget(again)
    chosen = {key for key, action in again.columns.items() if action.isChecked()}
    assert chosen == {"executors", "done", "events", "people", "state", "note", "hours"}
    assert again.without_empty.isChecked()
    assert not again.cumulative.isChecked()
    settled(qtbot)


def test_examples_are_picked_from_the_events_and_go_into_the_report(
    qtbot, window: RegionWindow, inbox: Path, tmp_path: Path
) -> None:
    taken(qtbot, window, inbox)
    window.matrix.setCurrentIndex(cell(window, TOPKI, "1.2.4"))
    settled(qtbot)
    window.events.table.selectRow(0)
    window.events.add_chosen()
    settled(qtbot)
    uid = next(item.uid for item in window.model.region.items if item.number == "1.2.4")
    line = "Топкинская ТИК: 14.03.2022, семинар «О выборах», 37 чел. (члены УИК – 37)"
    assert window.contents.examples == {uid: line}
    assert window.toast.sentence.text() == "Примеры сохранены: они напечатаются в сводном отчете."
    for kind, name in ((CONSOLIDATED, "a.pdf"), (CONTROL, "b.xlsx")):
        region_reports.write_report(window, kind, window.contents.region, tmp_path / name)
        settled(qtbot)
        assert window.bar.sentence.text() == f"Отчет сохранен: {name}."
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_what_was_decided_is_told_in_a_toast_with_the_way_back_and_undone_in_the_head_line(
    qtbot, window: RegionWindow, inbox: Path, monkeypatch
) -> None:
    taken(qtbot, window, inbox)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("Север", True))
    key = next(line.key for line in window.contents.region.lines if line.name == TOPKI)

    def districts() -> list[str]:
        return [line.district for line in window.contents.region.lines if line.name == TOPKI]

    for way_back in (lambda: window.toast.buttons[0].click(), window.tools.undo.click):
        window.deciding.ask_district([key])
        qtbot.waitUntil(lambda: districts() == ["Север"], timeout=10_000)
        assert (window.toast.isVisible(), window.toast.sentence.text()) == (True, "Округ записан.")
        qtbot.waitUntil(window.tools.undo.isEnabled, timeout=10_000)
        way_back()
        qtbot.waitUntil(lambda: districts() == [""], timeout=10_000)
        assert window.toast.sentence.text().startswith("Отменено: ")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.toast.isVisible()


def test_the_head_line_gives_way_from_words_and_keys_to_icons(qtbot, window: RegionWindow) -> None:
    buttons = window.tools.buttons.values()
    widths = []
    for wide in (1900, 1366, 820):
        window.resize(wide, 600)
        qtbot.waitUntil(lambda wide=wide: window.width() == wide)
        qtbot.waitUntil(lambda: all(button.width() == button.sizeHint().width() for button in buttons))
        assert all(button.geometry().right() < window.tools.width() for button in buttons)
        widths.append(sum(button.width() for button in buttons))
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == sum(button.bare_width() for button in buttons)


def test_examples_that_are_being_typed_outlive_a_search_another_item_and_another_quarter(
    qtbot, window: RegionWindow, inbox: Path, out: Path
) -> None:
    taken(qtbot, window, inbox)
    at = cell(window, TOPKI, "1.2.4")
    window.matrix.setCurrentIndex(at)
    settled(qtbot)
    editor = window.events.examples
    editor.setPlainText("Лучшее")
    window.find_events()
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.session.reread()
    settled(qtbot)
    assert editor.toPlainText() == "Лучшее"
    window.matrix.setCurrentIndex(cell(window, TOPKI, "2.2.3"))
    settled(qtbot)
    assert editor.toPlainText() == ""
    window.matrix.setCurrentIndex(at)
    settled(qtbot)
    assert editor.toPlainText() == "Лучшее"
    editor.setPlainText("Лучшее в области")
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.session.set_quarter(2)
    settled(qtbot)
    assert editor.toPlainText() == ""
    editor.setPlainText("О втором квартале")
    window.close()
    with ConsolidatedFile.open(out) as file:
        kept = [list(file.examples(key).values()) for key in ("2022-Q1", "2022-Q2")]
    assert kept == [["Лучшее в области"], ["О втором квартале"]]
    settled(qtbot)


def test_a_choice_among_unrelated_documents(qtbot, window: RegionWindow, inbox: Path) -> None:
    begun_anew(inbox / "second.sqlite", TOPKI, mark("1.2.5", 1), *(mark("1.2.8", 1, f"текст {at}") for at in range(6)))
    taken(qtbot, window, inbox)
    assert Work(cell(window, TOPKI, "1.2.5").data(WORK_ROLE)) is Work.DONE
    group = window.files.tree.topLevelItem(0)
    assert "выберите верный" in group.text(0)
    other = next(group.child(at) for at in range(2) if group.child(at).text(2) == "не считается")
    window.files.tree.setCurrentItem(other)
    qtbot.mouseClick(window.files.choose_button, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert Work(cell(window, TOPKI, "1.2.5").data(WORK_ROLE)) is Work.NOTHING
    assert window.files.tree.topLevelItem(0).child(1).text(2) == "считается, выбран вами"
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)  # «Отменить»
    settled(qtbot)
    assert Work(cell(window, TOPKI, "1.2.5").data(WORK_ROLE)) is Work.DONE


def test_what_was_taken_in_before_a_cancel_is_there(qtbot, window: RegionWindow, inbox: Path) -> None:
    with qtbot.waitSignal(window.session.taken, timeout=30_000) as told:
        window.take([inbox])
        window.session.cancel()
    assert told.args[0].cancelled
    settled(qtbot)
    assert "Прервано" in window.bar.hint.text()
    taken(qtbot, window, inbox)
    assert len(window.model.region.lines) == 2


def test_another_quarter_and_the_search(qtbot, window: RegionWindow, inbox: Path) -> None:
    taken(qtbot, window, inbox)
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.tools.quarters.group.button(1).click()
    settled(qtbot)
    assert Work(cell(window, TOPKI, "1.2.4").data(WORK_ROLE)) is Work.IN_PROGRESS
    window.tools.search.setText("тайгин")
    assert [window.model.line(row).name for row in range(1, window.model.rowCount())] == [TAYGA]


def test_the_model_keeps_qts_rules(qapp, out: Path, inbox: Path) -> None:
    from kuzplan_desktop.ui.region.contents import AskedContents, read_contents

    consolidate(out, [inbox], workers=1)
    model = RegionModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_region(read_contents(AskedContents(out, TODAY, "-Q1")).region)
    model.search("тай")
    model.search("")
    assert model.index(0, 4).data() == "2/2"
    assert "выполнялось" in model.words(model.line(2), model.item(4))


def test_windows_open_a_consolidated_file_in_its_own_window_once(qtbot, qapp, out: Path, settings) -> None:
    windows = Windows(settings)
    first = windows.open(out)
    qtbot.addWidget(first)
    assert isinstance(first, RegionWindow)
    assert windows.open(out) is first
    qtbot.waitUntil(first.isActiveWindow)
    qtbot.keyClick(first, Qt.Key.Key_F1)
    assert first.findChild(HelpWindow).shown == "region"
    first.findChild(HelpWindow).close()
    assert first.menuBar().actions()[-1].text() == "&Справка"
    tasks.finish()
    first.close()
    assert windows.regions == []


def test_the_menus_of_a_territorial_commission_hold_no_region(qtbot, session, settings) -> None:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    names = ("region", "hand_out")
    assert [window.actions_by_name[name].isVisible() for name in names] == [False, False]
    settings.everything = True  # as «Параметры» does
    window.refresh()
    assert [window.actions_by_name[name].isVisible() for name in names] == [True, True]
    settings.everything = False
    window.refresh()
    assert [window.actions_by_name[name].isVisible() for name in names] == [False, False]
    session.do(lambda: session.file.settings.set_commission(role=Role.IKKO))
    window.refresh()
    assert [window.actions_by_name[name].isVisible() for name in names] == [True, True]


def test_a_new_consolidated_file_and_a_plan_are_made_from_the_menu(
    qtbot, session, settings, tmp_path: Path, monkeypatch
) -> None:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    settings.everything = True
    window.refresh()
    opened: list[Path] = []
    window.open_requested.connect(opened.append)
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: tmp_path / "region.sqlite")
    window.actions_by_name["region"].trigger()
    assert opened == [tmp_path / "region.sqlite"]
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: tmp_path / "plan for all.sqlite")
    window.actions_by_name["hand_out"].trigger()
    assert (tmp_path / "plan for all.sqlite").exists()
    assert window.bar.sentence.text() == "План для раздачи сохранен: plan for all.sqlite."


def test_no_letter_leads_to_two_places(window: RegionWindow) -> None:
    menus = [QKeySequence.mnemonic(menu.text()).toString().lower() for menu in window.menuBar().actions()]
    captions = [button.text() for button in window.findChildren(QPushButton)]
    letters = menus + [key.lower() for one in captions if (key := QKeySequence.mnemonic(one).toString())]
    assert len(letters) >= 9
    assert sorted(letters) == sorted(set(letters))


def test_files_and_reports_are_chosen_in_the_dialogs_of_the_program(window, inbox: Path, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(dialogs, "choose_files", lambda *_: [inbox / "topki.sqlite"])
    with qtbot.waitSignal(window.session.taken, timeout=30_000):
        wanted.begin_wanted(window, "files")
    settled(qtbot)
    target = inbox / "control.xlsx"
    monkeypatch.setattr(dialogs, "choose_report", lambda *_: target)
    wanted.begin_wanted(window, "control")
    settled(qtbot)
    assert target.exists()
    assert window.bar.sentence.text() == "Отчет сохранен: control.xlsx."


@pytest.mark.parametrize(("day", "quarter"), [(date(2022, 4, 4), 1), (date(2023, 1, 10), 4), (date(2023, 3, 1), 1)])
def test_the_quarter_whose_reports_are_waited_for_is_the_one_shown(
    qtbot, qapp, out: Path, inbox: Path, day: date, quarter: int
) -> None:
    """Also while few of its files are in; long after the year's end it is the last one that has much."""
    window = RegionWindow(RegionSession(out, day=day))
    qtbot.addWidget(window)
    taken(qtbot, window, inbox)
    assert window.session.quarter == quarter


def test_the_due_days_of_the_regions_own_document_decide_how_long_is_waited(
    qtbot, qapp, out: Path, inbox: Path, tmp_path: Path
) -> None:
    own = document(
        tmp_path / "own.sqlite",
        REGION,
        lambda file: file.settings.set_due_dates({"due_quarter_4": date(2023, 1, 31)}),
        role=Role.IKKO,
    )
    consolidate(out, [inbox, own], workers=1)
    window = RegionWindow(RegionSession(out, day=date(2023, 2, 10)))
    qtbot.addWidget(window)
    settled(qtbot)
    assert window.session.quarter == 4


def test_doubts_stand_under_their_commissions_and_follow_the_quarter(qtbot, window: RegionWindow, tmp_path) -> None:
    day = date(2022, 3, 14)
    topki = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", day, 37, title="О выборах", form="сем"))
    tayga = document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", day, 3, title="О выборах", form="сем"))
    taken(qtbot, window, topki, tayga)
    qtbot.mouseClick(window.pages.captions.buttons[5], Qt.MouseButton.LeftButton)
    settled(qtbot)
    tree = window.doubts
    told = {
        tree.topLevelItem(at).text(0): [
            tree.topLevelItem(at).child(row).text(0) for row in range(tree.topLevelItem(at).childCount())
        ]
        for at in range(tree.topLevelItemCount())
    }
    assert sorted(map(len, told.values())) == [1, 2]
    assert any("может быть, «семинар»" in one for found in told.values() for one in found)
    assert any("то же, что у комиссии" in one for found in told.values() for one in found)
    window.session.set_quarter(2)
    qtbot.waitUntil(lambda: window.contents.quarter == 2, timeout=10_000)
    settled(qtbot)
    assert [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())] == ["Сомнений нет."]
