"""The dialogs of the document and of the person."""

import os
import re
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kuzplan_desktop import paths
from kuzplan_desktop.domain.calendar import Campaign, parse_reporting_period
from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.domain.reporting.due_dates import due_date
from kuzplan_desktop.reports.paper.letterhead import signatures
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.commission.campaigns_dialog import CampaignsDialog
from kuzplan_desktop.ui.commission.commission_dialog import CommissionDialog
from kuzplan_desktop.ui.main_window.about import AboutDialog
from kuzplan_desktop.ui.main_window.actions import TABLE
from kuzplan_desktop.ui.main_window.keys import OTHER_KEYS, all_keys
from kuzplan_desktop.ui.report.due_dates_dialog import DueDatesDialog
from kuzplan_desktop.ui.report.signatories_dialog import SignatoriesDialog
from kuzplan_desktop.ui.report.training_forms_dialog import TrainingFormsDialog

SPRING = Campaign("", "Выборы депутатов", "региональные", date(2022, 3, 1), date(2022, 5, 15))


@pytest.fixture
def viewed(session, plan_path):
    """The same document, for reading."""
    made = Session(PlanFile.of_private_copy(plan_path))
    yield made
    made.close()


def steps(session):
    return [step.label for step in session.file.history() if step.at][1:]  # without the founding one


# the commission


def test_the_commission_is_changed_in_one_step(session):
    dialog = CommissionDialog(session)
    dialog.name.setEditText("Яйская территориальная избирательная комиссия")
    dialog.terms.setText(" ТИК ; ИКМО;; ")
    dialog.accept()
    commission = session.document.commission
    assert (commission.name, commission.role) == ("Яйская территориальная избирательная комиссия", Role.TIK)
    assert commission.list_id == "tik-yayskaya"
    assert commission.executor_terms == ("ТИК", "ИКМО")
    assert steps(session) == ["Сведения о комиссии"]


def test_the_regional_commission_brings_its_role_and_terms(session):
    dialog = CommissionDialog(session)
    dialog.name.setEditText("Избирательная комиссия Кемеровской области – Кузбасса")
    assert dialog.ikko.isChecked()
    assert dialog.terms.text() == "ИККО"
    dialog.accept()
    assert session.document.commission.role is Role.IKKO


def test_terms_of_her_own_stay_when_the_role_changes(session):
    dialog = CommissionDialog(session)
    dialog.terms.setText("ТИК; УИК")
    dialog.ikko.click()
    assert dialog.terms.text() == "ТИК; УИК"
    dialog.reject()


def test_a_commission_needs_a_name(session):
    dialog = CommissionDialog(session)
    dialog.name.setEditText("  ")
    dialog.accept()
    assert steps(session) == []
    dialog.reject()


def test_numbers_of_members_are_written_down_with_the_commission_and_undone_with_it(session):
    dialog = CommissionDialog(session)
    dialog.terms.setText("ТИК; ИКМО")
    dialog.members.numbers["members_tik"].setText(" 9 ")
    dialog.members.numbers["members_uik"].setText("170 чел.")
    dialog.members.day.line.setText("10.01")
    dialog.accept()
    assert steps(session) == ["Сведения о комиссии"]
    again = CommissionDialog(session)
    assert [field.text() for field in again.members.numbers.values()] == ["9", "", "170", ""]
    assert again.members.day.text() == "10.01.2022"
    again.members.numbers["members_uik"].clear()
    again.accept()
    settings = session.document.settings
    assert {key: settings[key] for key in settings if settings[key]} == {"members_tik": "9", "members_on": "2022-01-10"}
    session.file.undo()
    session.file.undo()
    assert not any(session.document.settings.get(key) for key in ("members_tik", "members_uik", "members_on"))


@pytest.mark.parametrize(
    ("field", "typed", "said"), [("members_uik", "сорок", "не число"), ("members_tik", "-3", "Наименьшее")]
)
def test_what_is_no_number_of_members_is_told_and_nothing_is_saved(session, field, typed, said):
    dialog = CommissionDialog(session)
    dialog.show()
    dialog.members.numbers[field].setText(typed)
    dialog.accept()
    assert dialog.isVisible()
    assert said in dialog.members.notice.text()
    assert dialog.focusWidget() is dialog.members.numbers[field]
    assert steps(session) == []
    dialog.reject()


# where the keyboard begins


def test_a_dialog_begins_in_its_first_field_and_not_on_a_button(session, settings, qtbot):
    begins = {
        CommissionDialog(session): "Наименование",
        SignatoriesDialog(session): "Должность подписанта 1",
        DueDatesDialog(session): "I квартал 2022 года",
        TrainingFormsDialog(session): "Наши формы обучения",
        CampaignsDialog(session): "Название",
    }
    for dialog, caption in begins.items():
        dialog.show()
        assert dialog.focusWidget().accessibleName() == caption
        dialog.reject()


def test_campaigns_begin_in_their_list_and_the_keyboard_goes_through_all_fields(session):
    session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    dialog.show()
    passed = []
    for _ in range(8):
        passed.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    days = [field.line for field in (dialog.starts, dialog.votes, dialog.ends)]
    assert passed == [dialog.list, dialog.add, dialog.name, dialog.level, *days, dialog.save]
    dialog.reject()


# the signatories


def test_signatories_are_kept_in_their_order_and_rows_without_a_name_are_not(session):
    dialog = SignatoriesDialog(session)
    assert [place.text() for place, *_ in dialog.rows] == ["Председатель", "Секретарь", "", ""]
    dialog.rows[0][0].setText("И. о. председателя")
    dialog.rows[0][1].setText("П.П. Петров")
    dialog.rows[2][0].setText("Член комиссии")
    dialog.rows[2][1].setText("С.С. Сидоров")
    dialog.preparer.setText("А.П. Иванова")
    dialog.phone.setText("8 (38454) 2-00-00")
    dialog.addressee.setPlainText("В Избирательную комиссию\nКузбасса")
    dialog.accept()
    document = session.document
    assert [(one.position, one.name) for one in document.signatories] == [
        ("И. о. председателя", "П.П. Петров"),
        ("Член комиссии", "С.С. Сидоров"),
    ]
    assert document.settings["preparer"] == "А.П. Иванова"
    assert document.settings["preparer_phone"] == "8 (38454) 2-00-00"
    assert document.settings["addressee"] == "В Избирательную комиссию\nКузбасса"


def test_saving_signatories_unchanged_writes_nothing(session):
    session.file.settings.set_letterhead([Signatory("", "Председатель", "П.П. Петров", date(2022, 1, 10))])
    before = steps(session)
    SignatoriesDialog(session).accept()
    assert steps(session) == before
    assert session.document.signatories[0].since == date(2022, 1, 10)


def test_who_acts_for_the_chair_signs_from_a_day_on(session):
    session.file.settings.set_letterhead([Signatory("", "Председатель", "П.П. Петров")])
    dialog = SignatoriesDialog(session)
    place, name, since, _ = dialog.rows[2]
    place.setText("И. о. председателя")
    name.setText("К.К. Кузнецов")
    since.line.setText("35.03.2022")
    dialog.accept()
    assert len(session.document.signatories) == 1  # a wrong day is not saved
    since.line.setText("20.03.2022")
    dialog.accept()
    signed = [[line.name for line in signatures(session.document.signatories, date(2022, 3, day))] for day in (19, 20)]
    assert [names[0] for names in signed] == ["П.П.\xa0Петров", "К.К.\xa0Кузнецов"]


def test_due_dates_are_saved_in_one_step_and_an_empty_field_is_the_ordinary_day(session):
    dialog = DueDatesDialog(session)
    field = dialog.fields["due_quarter_4"]
    assert field.line.placeholderText() == "09.01.2023"
    field.line.setText("завтра")
    dialog.accept()
    assert steps(session) == []
    field.line.setText("20.12")
    dialog.fields["due_year"].line.setText("15.12.2022")
    dialog.accept()
    assert steps(session) == ["Сроки отчетов"]
    assert session.document.settings["due_quarter_4"] == "2022-12-20"
    again = DueDatesDialog(session)
    assert again.fields["due_quarter_4"].text() == "20.12.2022"
    again.fields["due_quarter_4"].line.clear()
    again.accept()
    assert due_date(parse_reporting_period("2022-Q4"), session.document.settings) == date(2023, 1, 9)
    assert due_date(parse_reporting_period("2022"), session.document.settings) == date(2022, 12, 15)


def test_a_form_of_her_own_becomes_training_in_one_step(session):
    activity = next(iter(session.document.plan.activities()))
    session.file.events.hold(activity.uid, form="мастер-класс", starts_on=date(2022, 3, 1), people=12)
    period = parse_reporting_period("2022-Q1")

    def trained():
        return figures_of(session.document, period, session.today, own=False).amounts.trained

    before = trained()
    dialog = TrainingFormsDialog(session)
    dialog.forms.insertPlainText("мастер-класс\n\nмастер-класс\nстажировка ")
    dialog.accept()
    assert session.document.settings["training_forms"] == "мастер-класс\nстажировка"
    assert trained() == before + 12
    assert len(steps(session)) == 2
    TrainingFormsDialog(session).accept()
    assert len(steps(session)) == 2
    session.file.undo()
    assert trained() == before


def test_a_commission_that_no_executor_names_is_refused_with_a_sentence(session):
    before = session.document.commission
    dialog = CommissionDialog(session)
    dialog.terms.setText(" ; ")
    dialog.accept()
    assert "ни один пункт плана" in dialog.notice.text()
    assert session.document.commission == before
    dialog.terms.setText("ИКМО")
    dialog.accept()
    assert session.document.commission.executor_terms == ("ИКМО",)


@pytest.mark.parametrize("ask", ["choose_document", "choose_target", "choose_folder"])
def test_the_dialogs_for_files_are_russian_throughout(qtbot, tmp_path, monkeypatch, ask):
    shown = []

    def read(dialog):
        dialog.show()
        shown.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        shown.extend(button.text() for button in dialog.findChildren(QPushButton) if button.isVisible())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", read)
    parent = QWidget()
    qtbot.addWidget(parent)
    getattr(dialogs, ask)(parent, "Выбор", tmp_path / "План.sqlite")
    assert len(shown) >= 4
    assert all(re.search("[а-я]", text) for text in shown if text), shown


# the campaigns


def choose_campaign(qtbot, dialog, row):
    dialog.list.setCurrentRow(row)
    qtbot.waitUntil(lambda: dialog.name.text() == dialog.chosen.name)


def fill(dialog, campaign):
    dialog.name.setText(campaign.name)
    dialog.level.setEditText(campaign.level)
    for field, day in ((dialog.starts, campaign.starts_on), (dialog.votes, campaign.votes_on)):
        field.set_text(f"{day:%d.%m.%Y}")
    dialog.ends.set_text(f"{campaign.ends_on:%d.%m.%Y}" if campaign.ends_on else "")


def test_a_campaign_makes_election_items_due(session, activity):
    dialog = CampaignsDialog(session)
    item = activity("2.1.2")
    assert session.document.progress_of(item, session.today).due_quarters == ()
    fill(dialog, SPRING)
    dialog.save.click()
    assert [(one.name, one.starts_on, one.votes_on, one.ends_on) for one in session.document.campaigns] == [
        (SPRING.name, SPRING.starts_on, SPRING.votes_on, None)
    ]
    assert session.document.progress_of(item, session.today).due_quarters == (1, 2)
    assert dialog.list.currentItem().text() == "Выборы депутатов\nрегиональные, голосование 15.05.2022"
    dialog.reject()


def test_the_level_of_a_campaign_is_completed_and_a_new_one_asked_for(session):
    dialog = CampaignsDialog(session)
    fill(dialog, replace(SPRING, level="рег"))
    dialog.save.click()
    assert [one.level for one in session.document.campaigns] == ["региональные"]
    fill(dialog, replace(SPRING, level="школьные"))
    session.answers = [1]
    dialog.save.click()
    assert session.questions == ["Добавить «школьные» в список?"]
    assert [one.level for one in session.document.campaigns] == ["региональные"]
    session.answers = [True]
    dialog.close()


def test_a_chosen_campaign_is_edited_in_its_place(session, qtbot):
    uid = session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    choose_campaign(qtbot, dialog, 0)
    assert dialog.name.text() == "Выборы депутатов"
    dialog.ends.set_text("01.06.2022")
    dialog.save.click()
    assert [(one.uid, one.ends_on) for one in session.document.campaigns] == [(uid, date(2022, 6, 1))]
    dialog.reject()


def test_a_new_campaign_stands_beside_the_others(session, qtbot):
    session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    choose_campaign(qtbot, dialog, 0)
    dialog.add.click()
    assert dialog.name.text() == ""
    fill(dialog, Campaign("", "Выборы губернатора", "региональные", date(2022, 6, 10), date(2022, 9, 11)))
    dialog.save.click()
    assert len(session.document.campaigns) == 2
    dialog.reject()


def test_a_deleted_campaign_comes_back_by_undo(session, qtbot):
    session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    assert not dialog.delete.isEnabled()
    choose_campaign(qtbot, dialog, 0)
    dialog.delete.click()
    assert session.document.campaigns == ()
    assert "Отменить" in dialog.notice.text()
    session.do(session.file.undo)
    assert len(session.document.campaigns) == dialog.list.count() == 1
    dialog.reject()


def test_what_is_typed_about_a_campaign_stays_when_others_write(session, activity, qtbot):
    uid = session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    choose_campaign(qtbot, dialog, 0)
    dialog.name.setText("Выборы мэра")
    session.file.marks.mark([activity("1.2.4").uid], 1)
    session.file.settings.set_campaign(replace(SPRING, uid=uid, ends_on=date(2022, 6, 1)))
    assert dialog.name.text() == "Выборы мэра"
    assert dialog.ends.text() == "01.06.2022"
    dialog.save.click()
    assert session.document.campaigns == (replace(SPRING, uid=uid, name="Выборы мэра", ends_on=date(2022, 6, 1)),)
    dialog.reject()


def test_a_campaign_that_vanished_while_it_was_typed_can_be_saved_anew(session, qtbot):
    uid = session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    choose_campaign(qtbot, dialog, 0)
    dialog.name.setText("Выборы мэра")
    session.file.settings.delete_campaign(uid)
    dialog.save.click()
    assert [(one.name, one.votes_on) for one in session.document.campaigns] == [("Выборы мэра", SPRING.votes_on)]
    dialog.reject()


def test_leaving_a_campaign_that_was_begun_is_asked_about_once(session, qtbot):
    session.file.settings.set_campaign(SPRING)
    dialog = CampaignsDialog(session)
    dialog.show()
    choose_campaign(qtbot, dialog, 0)
    dialog.add.click()
    dialog.name.setText("Выборы мэра")
    session.answers = [False] * 3
    dialog.reject()
    dialog.add.click()
    dialog.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: len(session.questions) == 3)
    assert dialog.isVisible()
    assert dialog.chosen is None
    assert dialog.name.text() == "Выборы мэра"
    session.answers = [True]
    dialog.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: dialog.name.text() == SPRING.name)
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("starts", "votes", "ends"),
    [("", "15.05.2022", ""), ("01.03.2022", "", ""), ("01.06.2022", "15.05.2022", ""), ("01.03", "15.05", "01.04")],
)
def test_days_that_are_missing_or_in_the_wrong_order_are_told_beside_the_fields(session, starts, votes, ends):
    dialog = CampaignsDialog(session)
    dialog.name.setText("Выборы")
    for field, text in ((dialog.starts, starts), (dialog.votes, votes), (dialog.ends, ends)):
        field.set_text(text)
    dialog.save.click()
    assert dialog.notice.text()
    assert session.document.campaigns == ()
    session.answers = [True]
    dialog.reject()


# the help


def test_keys_are_those_of_every_action_or_its_menu():
    shown = dict(all_keys(regional=True))
    assert len(all_keys(regional=True)) == len(TABLE) + len(OTHER_KEYS)
    assert shown["Отчет о выполнении"] == "F9 или Ctrl+P"
    assert shown["Комиссия"] == "меню «Правка»"
    assert "Сводный файл комиссий" in shown
    assert "Сводный файл комиссий" not in dict(all_keys(regional=False))


def test_about_names_the_licences_as_plain_text(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    labels = AboutDialog(parent).findChildren(QLabel)
    assert any("LGPL" in label.text() for label in labels)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


# all of them


@pytest.mark.parametrize("kind", [CommissionDialog, SignatoriesDialog, CampaignsDialog])
def test_nothing_can_be_entered_in_a_file_for_reading(viewed, kind):
    dialog = kind(viewed)
    fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox)]
    assert fields
    assert not any(field.isEnabled() for field in fields)
    dialog.reject()


@pytest.mark.parametrize("kind", [CommissionDialog, SignatoriesDialog, CampaignsDialog])
def test_text_is_plain_and_every_field_is_named(session, kind):
    dialog = kind(session)
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    for field in dialog.findChildren(QLineEdit):
        named = field.accessibleName() or (field.parentWidget() and field.parentWidget().accessibleName())
        assert named, field
    dialog.reject()


@pytest.mark.skipif(os.name != "posix", reason="On Windows Qt remembers it in the registry.")
def test_what_qt_remembers_of_the_dialog_for_files_lies_in_the_users_folder(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialogs._file_dialog(None, "Открыть", tmp_path)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    assert (paths.user_folder() / "QtProject.conf").is_file()


@pytest.mark.skipif(os.name != "posix", reason="On Windows a lock belongs to the handle that took it.")
def test_the_dialog_for_files_takes_no_lock_from_a_document_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    """Qt would look into what it lists, and closing it would drop the locks of this process."""
    path = tmp_path / "a document without an ending"
    PlanFile.create(path).close()
    with closing(connect(path, read_only=False)) as held:
        held.execute("BEGIN IMMEDIATE")
        dialog = dialogs._file_dialog(None, "Открыть", tmp_path)
        dialog.setNameFilter("Все файлы (*)")
        qtbot.addWidget(dialog)
        dialog.show()
        model = dialog.findChild(QFileSystemModel)
        qtbot.waitUntil(lambda: model.data(model.index(str(path), 2)) == "Файл")
        intruder = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        command = [sys.executable, "-c", intruder, str(path)]
        assert b"database is locked" in subprocess.run(command, stderr=subprocess.PIPE, check=False).stderr
