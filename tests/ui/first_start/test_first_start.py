"""The first start: the commission alone, then a document from the supplied plan."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.ui.base.session import Message
from kuzplan_desktop.ui.commission.commission_list import listed_commissions
from kuzplan_desktop.ui.first_start import first_start
from kuzplan_desktop.ui.first_start.first_start import FirstStart, new_document_path
from kuzplan_desktop.ui.first_start.plan_cards import SEED_YEAR, PlanSource
from kuzplan_desktop.ui.shell.windows import Windows

TOPKI = "Топкинская территориальная избирательная комиссия"


@pytest.fixture
def page(qtbot, settings):
    made = FirstStart(settings)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def made(page):
    files = []
    page.made.connect(files.append)
    yield files
    for file in files:
        file.close()


def choose(page, name):
    page.commission.setEditText(name)


def test_the_list_names_46_territorial_commissions_and_the_regional_one():
    listed = listed_commissions()
    assert len(listed) == 47
    assert len({entry.list_id for entry in listed}) == len({entry.name for entry in listed}) == 47
    assert [entry.name for entry in listed if entry.regional] == [listed[-1].name]
    assert TOPKI in {entry.name for entry in listed}


def test_a_document_is_begun_with_the_commission_alone(page, made, qtbot):
    choose(page, TOPKI)
    qtbot.keyClick(page.commission.lineEdit(), Qt.Key.Key_Return)
    assert made == []
    qtbot.keyClick(page.begin, Qt.Key.Key_Return)
    document = made[0].document
    assert document.plan.year == SEED_YEAR
    assert document.commission.name == TOPKI
    assert document.commission.role is Role.TIK
    assert document.commission.list_id == "tik-topkinskaya"
    assert made[0].path == paths.documents_folder() / "План 2022 – Топкинская ТИК.sqlite"
    assert reader.is_own(made[0].path)


def test_nothing_can_be_begun_without_a_commission(page):
    assert not page.begin.isEnabled()
    choose(page, "   ")
    assert not page.begin.isEnabled()
    choose(page, TOPKI)
    assert page.begin.isEnabled()


def test_a_name_that_is_taken_is_never_overwritten(page, made):
    for _ in range(3):
        choose(page, TOPKI)
        page.begin.click()
    assert [file.path.name for file in made] == [
        "План 2022 – Топкинская ТИК.sqlite",
        "План 2022 – Топкинская ТИК (2).sqlite",
        "План 2022 – Топкинская ТИК (3).sqlite",
    ]


def test_a_near_name_is_asked_about_and_taken_from_the_list(page, made):
    choose(page, "ТИК Топкинского района")
    page.begin.click()
    assert made == []
    assert page.bar.sentence.text() == "Это одна и та же комиссия?"
    page.bar.buttons[0].click()
    assert made[0].document.commission.name == TOPKI
    assert made[0].document.commission.list_id == "tik-topkinskaya"


def test_a_near_name_may_stay_as_it_was_written(page, made):
    choose(page, "ТИК Топкинского района")
    page.begin.click()
    page.bar.buttons[1].click()
    assert made[0].document.commission.name == "ТИК Топкинского района"
    assert made[0].document.commission.list_id == ""


def test_free_text_that_is_near_nothing_is_not_asked_about(page, made):
    choose(page, "ТИК № 7 «Север»")
    page.begin.click()
    assert made[0].document.commission.name == "ТИК № 7 «Север»"


def test_the_regional_commission_brings_its_role_and_its_items(page, made):
    page.ikko.click()
    assert page.commission.name == listed_commissions()[-1].name
    page.begin.click()
    document = made[0].document
    assert document.commission.role is Role.IKKO
    assert document.commission.list_id == "ikko-kuzbass"
    assert document.is_own(document.plan.find("1.1.1")[0])


def test_choosing_the_regional_commission_from_the_list_chooses_the_role(page):
    choose(page, listed_commissions()[-1].name)
    assert page.ikko.isChecked()
    choose(page, TOPKI)
    assert page.tik.isChecked()


def test_the_persons_name_is_a_setting_of_hers_and_signs_the_changes(page, made, settings):
    choose(page, TOPKI)
    page.person.setText("  Иванова   А.П. ")
    page.begin.click()
    assert settings.author == "Иванова А.П."
    assert made[0].author == "Иванова А.П."


def test_the_page_tells_where_the_document_will_be(page):
    choose(page, TOPKI)
    assert "План 2022 – Топкинская ТИК.sqlite" in page.place.text()
    assert str(paths.documents_folder()) in page.place.text()


def test_a_folder_that_cannot_be_written_is_told(page, made, monkeypatch, tmp_path):
    monkeypatch.setattr(first_start, "documents_place", lambda: tmp_path / "нет папки")
    choose(page, TOPKI)
    page.begin.click()
    assert made == []
    assert page.bar.isVisible()
    assert "нет" in page.bar.sentence.text()


def test_where_the_folder_of_documents_cannot_be_made_the_users_own_serves(monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(tmp_path / "file" / "folder"))
    assert new_document_path("ТИК").parent == paths.user_folder()


def test_a_dropped_document_is_opened_and_other_files_are_not_taken(page):
    wanted = []
    page.open_requested.connect(wanted.append)
    dragged = QMimeData()
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, left, none))
    assert wanted == []  # the other program withdrew it
    dragged.setUrls([QUrl.fromLocalFile("/home/user/План.sqlite")])
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, left, none))
    assert wanted == [Path("/home/user/План.sqlite")]


@pytest.mark.parametrize("name", ["ТИК <A/B>: «Я»?", "..", "Ж" * 300])
def test_a_path_is_made_of_any_name(name, tmp_path):
    path = new_document_path(name, tmp_path)
    path.write_bytes(b"")
    assert path.parent == tmp_path
    assert new_document_path(name, tmp_path) != path


def test_the_keyboard_begins_in_the_commission_also_below_a_message(qtbot, settings):
    page = FirstStart(settings)
    qtbot.addWidget(page)
    page.tell(Message("Файла «План.sqlite» нет.", "Проверьте имя и папку."))
    page.show()
    assert page.focusWidget() in (page.commission, page.commission.lineEdit())


# which plan


@pytest.mark.parametrize(
    ("source", "title"), [(PlanSource.FILE, "Файл плана"), (PlanSource.DOCUMENT, "План из документа")]
)
def test_another_plan_is_chosen_by_its_card_and_the_one_button(page, qtbot, monkeypatch, source, title):
    asked, wanted = [], []
    page.open_requested.connect(wanted.append)
    monkeypatch.setattr(first_start, "choose_document", lambda _, *told: asked.append(told[0]) or Path("/План 2027"))
    qtbot.mouseClick(page.plans.cards[source], Qt.MouseButton.LeftButton)
    assert page.begin.isEnabled()
    assert page.begin.text().replace("&", "").startswith("Выбрать")
    assert asked == []  # the arrow keys pass over a card without a dialog
    qtbot.keyClick(page.begin, Qt.Key.Key_Return)
    assert (asked, wanted) == ([title], [Path("/План 2027")])


def test_a_plan_that_was_chosen_stands_on_its_card_and_may_be_left_again(page, made):
    choose(page, TOPKI)
    page.use_plan(paths.SEED_PLAN, 2027)
    assert page.plans.source is PlanSource.FILE
    assert "2027" in page.plans.cards[PlanSource.FILE].accessibleDescription()
    assert "2027" in page.begin.text()
    page.plans.cards[PlanSource.SUPPLIED].click()
    page.begin.click()
    assert made[0].document.plan.year == SEED_YEAR


def test_a_name_of_the_list_is_known(page):
    choose(page, TOPKI)
    assert page.known.text()
    choose(page, "ТИК № 9")
    assert page.known.text() == ""


def test_a_narrow_window_leaves_the_form_alone(page):
    page.resize(900, 600)
    assert page.welcome.isVisible()
    page.resize(520, 600)
    assert not page.welcome.isVisible()


def test_a_filled_sample_is_looked_at_and_nothing_of_it_stays(qtbot, settings, tmp_path):
    windows = Windows(settings)
    windows.show_first_start()
    page = windows.first_start
    qtbot.mouseClick(page.welcome.sample, Qt.MouseButton.LeftButton)
    (window,) = windows.opened
    assert window.session.read_only
    assert "пример" in window.session.messages[-1].sentence
    document = window.session.document
    own = [item for item in document.plan.activities() if document.is_own(item)]
    filled = [item for item in own if document.marks_of(item.uid) or document.events_of(item.uid)]
    assert len(own) - len(filled) == 2  # of which one is for elections, which were not held
    window.close()
    assert page.isVisible()
    assert settings.documents.recent == []
    assert not list(paths.user_folder().rglob("Пример*"))
    page.close()
