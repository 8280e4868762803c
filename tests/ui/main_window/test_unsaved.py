"""Steps that could not be saved stay visible, are saved elsewhere, or wait when the window is closed."""

import pytest
from shiboken6 import isValid

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document import rescue
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.drawing.palette import rail_alarm
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests import system


@pytest.fixture
def unsaved(session, settings, plan_path, activity):
    """A window whose file vanished before a step was made nevertheless."""
    system.needs_open_files_to_go()
    made = MainWindow(session, settings)
    made.come_forward()
    made.read_history()
    system.delete_open(plan_path)
    session.do(lambda: session.file.marks.mark([activity("2.2.3").uid], 1))
    yield made
    session.file.saving.unsaved = None  # the fixture of the file closes it once more
    if isValid(made):
        made.close()


def test_what_is_not_saved_stays_visible_after_its_message_was_closed(unsaved, session):
    unsaved.bar.hide()
    session.look_for_news()
    unsaved.rail.fit(1366)
    line = unsaved.rail.saving
    assert line.text() == "Не сохранено"
    assert line.isVisible()
    assert line.palette().windowText().color() == rail_alarm()
    assert line.accessibleDescription()


def test_closing_with_unsaved_steps_can_be_thought_better_of(unsaved, session):
    session.answers = [2]
    unsaved.close()
    assert unsaved.isVisible()
    assert session.questions == ["Последние записи не сохранены в файл."]


def test_closing_with_unsaved_steps_can_leave_them_waiting(unsaved, session, plan_path, begun, activity):
    session.answers = [1]
    unsaved.close()
    assert not unsaved.isVisible()
    plan_path.write_bytes(begun)  # the stick is back
    with PlanFile.open(plan_path) as again:
        assert again.document.marks_of(activity("2.2.3").uid)[1].state is MarkState.DONE


def test_steps_that_cannot_even_wait_are_not_promised_to(unsaved, session, monkeypatch):
    asked = []
    monkeypatch.setattr(session, "choose", lambda question, detail, options: asked.append((detail, options)) or 2)
    monkeypatch.setattr(rescue, "keep", lambda *_: False)
    unsaved.close()
    assert "пропадут" in asked[0][0]
    assert asked[0][1][1] == "Закрыть без последних записей"


def test_unsaved_steps_are_saved_elsewhere_and_the_work_goes_on_there(unsaved, session, monkeypatch, tmp_path):
    target = tmp_path / "другое место.sqlite"
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: target)
    wanted = []
    unsaved.work_requested.connect(lambda path, told: wanted.append((path, told.sentence)))
    session.answers = [0]
    unsaved.close()
    assert wanted == [(target, "Документ сохранен: другое место.sqlite.")]
    assert reader.check(target).marks == 1
    assert not unsaved.isVisible()


def test_a_place_that_is_taken_is_told_and_another_one_offered(unsaved, session, monkeypatch, tmp_path):
    target = tmp_path / "занято.sqlite"
    target.write_text("чужое", encoding="utf-8")
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: target)
    assert not unsaved.commands.file.save_as()
    assert "уже есть" in unsaved.bar.sentence.text()
    assert [button.text() for button in unsaved.bar.buttons] == ["Сохранить как…"]
    session.answers = [2]
    unsaved.close()
    assert unsaved.isVisible()


def test_writing_again_tells_what_still_stands_in_the_way(unsaved, plan_path):
    plan_path.write_text("на этом месте другой файл", encoding="utf-8")
    unsaved.bar.buttons[0].click()
    assert "не документ программы" in unsaved.bar.sentence.text()
    assert [button.text() for button in unsaved.bar.buttons] == ["Записать снова", "Сохранить как…"]
