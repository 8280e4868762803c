"""Buttons side by side: where the room is short they stand in several rows, and none is cut."""

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.ui.fields.flowing_row import FlowingRow
from kuzplan_desktop.ui.fields.segments import Segments

CAPTIONS = ("Открыть", "Проведено…", "Повторить…", "Удалить")


@pytest.fixture
def page(qtbot):
    """A page with a row of buttons, the last one after a gap, above a button as wide as the page."""
    made = QWidget()
    qtbot.addWidget(made)
    made.buttons = [QPushButton(caption) for caption in CAPTIONS]
    row = FlowingRow(*made.buttons[:-1])
    row.add_gap()
    row.addWidget(made.buttons[-1])
    made.below = QPushButton("Закрыть")
    column = QVBoxLayout(made)
    column.addLayout(row)
    column.addWidget(made.below)
    column.addStretch(1)
    made.show()
    return made


def tops(page):
    return [button.y() for button in page.buttons]


def test_with_room_they_stand_in_one_row_and_the_gap_pushes_to_the_right(page):
    page.resize(900, 300)
    QApplication.processEvents()
    assert len(set(tops(page))) == 1
    assert page.buttons[-1].geometry().right() == page.below.geometry().right()
    assert page.buttons[0].width() == page.buttons[0].sizeHint().width()


@pytest.mark.parametrize("width", [140, 220, 330])
def test_without_room_they_stand_in_rows_over_what_follows(page, width):
    page.resize(width, 300)
    QApplication.processEvents()
    assert page.width() == width
    assert len(set(tops(page))) > 1
    for button in page.buttons:
        assert button.width() >= button.minimumSizeHint().width()
        assert page.rect().contains(button.geometry())
        assert button.geometry().bottom() < page.below.y()
    places = [button.geometry() for button in page.buttons]
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))


def test_what_flows_itself_is_broken_for_no_other_but_where_it_stands_alone(qtbot):
    made, segments, field = QWidget(), Segments(("Весь год", "I", "II", "III", "IV")), QLineEdit()
    qtbot.addWidget(made)
    field.setMinimumWidth(100)
    row = FlowingRow(segments, field)
    made.setLayout(row)
    made.show()
    for width in (400, segments.sizeHint().width() + 30, segments.sizeHint().width() // 2):
        made.resize(width, 200)
        QApplication.processEvents()
        for button in segments.buttons:
            assert segments.rect().contains(button.geometry())
        assert len({button.y() for button in segments.buttons}) == (1 if width >= segments.sizeHint().width() else 2)
        assert (field.y() > segments.geometry().bottom()) is (width < 400)


def test_one_that_is_hidden_takes_no_room(page):
    page.resize(900, 300)
    QApplication.processEvents()
    left = page.buttons[1].x()
    page.buttons[0].hide()
    QApplication.processEvents()
    assert page.buttons[1].x() < left
