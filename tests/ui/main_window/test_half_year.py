"""A secretary's first quarter in the real window, by mouse and by keyboard alone: see tests/half_year.py."""

import pytest
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.ui.base import tasks
from tests.half_year import NothingOpens, first_quarter, first_start
from tests.secretary import JOBS, ByKeyboard, ByMouse

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True),
]
MOST = {  # clicks and keys, letters left aside
    ByMouse: {"a tick": (1, 0), "«Что сделано»": (1, 0), "an event": (1, 1), "a report": (2, 0), "«Сдан»": (2, 0)},
    ByKeyboard: {"a tick": (0, 1), "«Что сделано»": (0, 2), "an event": (0, 2), "a report": (0, 2), "«Сдан»": (0, 4)},
}


@pytest.mark.parametrize("hands", [ByMouse, ByKeyboard])
def test_a_quarter_from_the_first_start_to_the_report_that_is_sent(qapp, settings, hands):
    system, she = NothingOpens(), hands(settings)
    try:
        first_start(she, lambda _: None)
        first_quarter(she, lambda _: None, 2022)
    finally:
        tasks.finish()
        system.leave()
        for window in QApplication.topLevelWidgets():
            window.close()
    assert set(she.hand.jobs) == set(JOBS)
    for job, (clicks, keys) in MOST[hands].items():
        took = she.hand.jobs[job]
        assert took.clicks <= clicks, job
        assert took.keys <= keys, job
    assert [name for name in system.opened if name.startswith("Отчет за I квартал")]
