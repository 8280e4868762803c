"""Work off the GUI thread."""

import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.tasks import finish, start


class Heard(QObject):
    """What came back, and on which thread."""

    def __init__(self):
        super().__init__()
        self.results = []
        self.failures = []
        self.threads = set()

    def done(self, result):
        self.results.append(result)
        self.threads.add(threading.current_thread())

    def failed(self, error):
        self.failures.append(error)
        self.threads.add(threading.current_thread())


def test_the_result_comes_back_on_the_gui_thread(qtbot):
    heard = Heard()
    start(threading.current_thread, heard.done, heard.failed, owner=heard)
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results != [threading.current_thread()]
    assert heard.threads == {threading.current_thread()}
    assert heard.failures == []


def test_an_expected_failure_comes_back_on_the_gui_thread(qtbot):
    heard = Heard()
    error = PlanError("Не вышло.")

    def fail():
        raise error

    start(fail, heard.done, heard.failed, owner=heard)
    qtbot.waitUntil(lambda: bool(heard.failures))
    assert heard.failures == [error]
    assert heard.threads == {threading.current_thread()}
    assert heard.results == []


def test_a_bug_in_the_work_is_a_failure_and_reaches_the_hook_of_the_gui_thread(qtbot):
    heard = Heard()
    with qtbot.captureExceptions() as caught:
        start(lambda: 1 / 0, heard.done, heard.failed, owner=heard)
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert heard.results == []
    assert [error.sentence for error in heard.failures] == ["Действие не выполнено из-за ошибки в программе."]


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_comes_back_to_a_widget_that_is_gone(qtbot, fails):
    heard, gate, after = Heard(), threading.Event(), Heard()

    def work():
        gate.wait(5)
        if fails:
            raise PlanError("Не вышло.")

    start(work, heard.done, heard.failed, owner=heard)
    delete(heard)
    gate.set()
    finish()
    start(lambda: None, after.done, after.failed, owner=after)
    qtbot.waitUntil(lambda: bool(after.results))
    assert (heard.results, heard.failures) == ([], [])


def test_finish_waits_for_what_is_being_written(qtbot):
    written = []
    gate = threading.Event()

    def write():
        gate.wait(5)
        written.append(True)

    start(write, lambda _: None, pytest.fail, owner=Heard())
    threading.Timer(0.05, gate.set).start()
    finish()
    assert written == [True]
