"""A copy for handing over, and going on without history: names proposed, nothing replaced, failures told in place."""

import zipfile
from datetime import date

import pytest
from shiboken6 import isValid

from kuzplan_desktop import paths
from kuzplan_desktop.domain.events.attachments import NewFile
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.ui.upkeep.erasing_dialog import ErasingDialog
from kuzplan_desktop.ui.upkeep.handing_over_dialog import WITH_HISTORY, WITHOUT_HISTORY, HandingOverDialog
from tests import system

NAME = "План 2022 – Топкинская ТИК – 24.03.2022"


@pytest.fixture
def dialog(session, qtbot):
    made = HandingOverDialog(session)
    made.show()
    yield made
    if isValid(made):
        made.reject()


def save(dialog, qtbot):
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.accept()
    return saved.args[0]


def test_a_copy_gets_the_name_of_plan_commission_and_day(dialog, session, activity, qtbot):
    session.file.marks.mark([activity("2.2.3").uid], 1)
    target = save(dialog, qtbot)
    assert target == paths.documents_folder() / f"{NAME}.sqlite"
    assert reader.check(target).marks == 1
    with PlanFile.of_private_copy(target) as copy:
        assert sorted(copy.bodies()) == sorted(session.file.bodies())


def test_a_second_copy_of_the_day_gets_a_number(dialog, session, qtbot):
    save(dialog, qtbot)
    assert HandingOverDialog(session).name.text() == f"{NAME} (2)"


def test_an_archive_in_another_folder_without_history(dialog, session, activity, qtbot, tmp_path):
    session.file.marks.mark([activity("2.2.3").uid], 1, text="Иванов И.И. выступил")
    session.file.marks.mark([activity("2.2.3").uid], 1, text="Выступил один участник")
    dialog.set_folder(tmp_path)
    dialog.format.setCurrentIndex(dialog.format.findData(".zip"))
    dialog.without_history.click()
    target = save(dialog, qtbot)
    assert target == tmp_path / f"{NAME}.zip"
    with zipfile.ZipFile(target) as archive:
        content = archive.read(f"{NAME}.sqlite").decode("utf-8", "replace")
    assert "Выступил один участник" in content
    assert "Иванов" not in content


def test_a_copy_without_attachments_is_offered_where_there_are_some(session, activity, qtbot):
    bare = HandingOverDialog(session)
    assert bare.without_attachments.isHidden()
    bare.reject()
    uid = session.file.events.hold(activity("1.2.4").uid, starts_on=date(2022, 3, 14))
    session.file.attachments.add(
        uid, [NewFile("Скан.pdf", "application/pdf", b"%PDF-1.4 the only place of these words")]
    )
    dialog = HandingOverDialog(session)
    dialog.show()
    assert dialog.without_attachments.isVisible()
    dialog.without_attachments.setChecked(True)
    target = save(dialog, qtbot)
    assert b"the only place" not in file_bytes.read(target)
    assert reader.check(target).good


def test_a_name_that_is_taken_is_told_in_the_dialog_and_can_be_changed(dialog, qtbot):
    taken = paths.documents_folder() / "занято.sqlite"
    taken.write_text("чужое", encoding="utf-8")
    dialog.name.setText("занято")
    dialog.accept()
    qtbot.waitUntil(lambda: "уже есть" in dialog.notice.text())
    assert dialog.isVisible()
    assert taken.read_text(encoding="utf-8") == "чужое"
    dialog.name.setText("свободно.sqlite")
    assert save(dialog, qtbot).name == "свободно.sqlite"


def test_steps_that_are_not_saved_are_in_the_copy(dialog, session, activity, plan_path, qtbot):
    session.file.marks.mark([activity("1.2.4").uid], 1)
    system.delete_open(plan_path)
    session.do(lambda: session.file.marks.mark([activity("2.2.3").uid], 1))
    assert session.file.unsaved
    assert reader.check(save(dialog, qtbot)).marks == 2
    session.save_again()


def test_what_history_means_is_said_and_read_out(dialog):
    assert dialog.with_history.accessibleDescription() == WITH_HISTORY
    assert dialog.without_history.accessibleDescription() == WITHOUT_HISTORY
    assert dialog.with_history.isChecked()


def test_erasing_goes_on_in_a_new_document_and_tells_what_stays(session, activity, plan_path, qtbot):
    session.file.marks.mark([activity("2.2.3").uid], 1, text="Иванов И.И.")
    session.file.marks.mark([activity("2.2.3").uid], 1, text="один участник", date=date(2022, 2, 20))
    before = reader.check(plan_path)
    dialog = ErasingDialog(session)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.go_on.click()
    target, told = saved.args
    assert target == plan_path.with_name("План 2022 – Топкинская ТИК – без истории.sqlite")
    assert "Иванов" not in target.read_bytes().decode("utf-8", "replace")
    assert "резервные копии" in told.hint
    assert reader.check(plan_path) == before


def test_erasing_never_replaces_a_file(session, plan_path):
    dialog = ErasingDialog(session)
    dialog.name.setText(plan_path.name)
    dialog.go_on.click()
    assert "уже есть" in dialog.notice.text()
    assert dialog.result() == 0
    dialog.reject()
