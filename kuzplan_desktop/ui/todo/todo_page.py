"""«Что сделать»: the start page of a document while its year runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.doubts import Remark, doubts
from kuzplan_desktop.domain.figures.behind import Figure, figure_behind
from kuzplan_desktop.domain.todo.items import ItemMemo
from kuzplan_desktop.domain.todo.values import WhatToDo
from kuzplan_desktop.domain.todo.what_to_do import what_to_do
from kuzplan_desktop.ui.base.read_when_shown import ReadWhenShown
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.scaled_label import HEADING, ScaledLabel
from kuzplan_desktop.ui.fields.scroll_page import fill_scrolled
from kuzplan_desktop.ui.todo.deeds import RowDeeds
from kuzplan_desktop.ui.todo.figures_row import FiguresRow
from kuzplan_desktop.ui.todo.groups_column import GroupsColumn
from kuzplan_desktop.ui.todo.row_card import RowCard
from kuzplan_desktop.ui.todo.side_cards import NearestCard, ReportsCard
from kuzplan_desktop.ui.todo.year_card import YearCard

DOUBTS_AFTER = 150  # milliseconds of rest before doubts are looked for
NARROW = 80  # letters of the window's font: on a page of less the cards of the year stand below
ALL_DONE = "Все сделано: в этом квартале записано обо всех пунктах."
NOTHING_OWN = "В плане нет пунктов, которые исполняет комиссия. Отметьте «Исполняем мы» у тех, что исполняете вы."
YEAR_DONE = "Показатели и отчеты остаются в документе: их можно смотреть и печатать."


class TodoPage(ReadWhenShown):
    """Reads the document when it is shown and after every change while it is.

    It asks for what other pages do: `event_wanted` for the form of a new event (uid of the item, quarter),
    `report_wanted` for a report (the key of its period), `compare_wanted` for a copy that lies beside (its name). A row
    of the plan is asked for by `session.row_wanted`. `told` is what is shown; `count_changed` tells how many things are
    to be decided or press.
    """

    event_wanted = Signal(str, int)
    report_wanted = Signal(str)
    compare_wanted = Signal(str)
    count_changed = Signal(int)
    shown_anew = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todoPage")
        self.setAccessibleName("Что сделать")
        self.told: WhatToDo | None = None
        self._session = session
        self._remarks: Sequence[Remark] = ()
        self._unfinished: tuple[str, ...] = ()
        self._copies: tuple[str, ...] = ()
        self._memo = ItemMemo()
        self._timer = QTimer(self, interval=DOUBTS_AFTER, singleShot=True)
        self.heading = ScaledLabel("", HEADING, bold=True, wrap=True)
        self.sentence = ScaledLabel("", color=quiet_color, wrap=True)
        self.figures = FiguresRow(self)
        self.groups = GroupsColumn(RowDeeds(session, self).of, self)
        self.quiet = ScaledLabel("", color=quiet_color, wrap=True)
        self.year, self.nearest, self.reports = YearCard(self), NearestCard(self), ReportsCard(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(20, 12, 16, 12)
        self._columns.setSpacing(18)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(4)
        for widget in (self.heading, self.sentence):
            left.addWidget(widget)
        left.addSpacing(6)
        left.addWidget(self.figures)
        left.addSpacing(10)
        left.addWidget(self.groups)
        left.addWidget(self.quiet)
        left.addStretch(1)
        right.setSpacing(10)
        for card in (self.year, self.nearest, self.reports):
            right.addWidget(card)
        right.addStretch(1)
        self._columns.addLayout(left, 9)
        self._columns.addLayout(right, 5)
        self.area = fill_scrolled(self, content)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._hear)
        session.day_changed.connect(self._hear)
        session.quarter_changed.connect(self._turn_to_quarter)
        self.groups.reached.connect(self._bring_into_sight)
        self.figures.figure_opened.connect(self._open_figure)
        self._timer.timeout.connect(self._look_for_doubts)

    def show_unfinished(self, items: Iterable[str]) -> None:
        """Tell of the items (uids) under which something begun and not stored waits."""
        self._unfinished = tuple(items)
        self._hear()

    def show_copies(self, names: Iterable[str]) -> None:
        """Tell of the files beside the document that hold something new."""
        self._copies = tuple(names)
        self._hear()

    def take_focus(self) -> None:
        """Put the keyboard into the first row, else on the page itself."""
        if not self.groups.take_focus():
            self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the cards of the year stand below the rows."""
        narrow = self.width() < NARROW * self.fontMetrics().averageCharWidth() * 1.6
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        super().resizeEvent(event)

    def _turn_to_quarter(self, *_: object) -> None:
        self._remarks = ()  # they are about the quarter before
        self._hear()

    def _read(self) -> None:
        """Tell the document as it stands now; doubts are looked for after a moment of rest."""
        self._show()
        self._timer.start()

    def _show(self) -> None:
        session = self._session
        self.told = told = what_to_do(
            session.document,
            session.quarter,
            session.day,
            remarks=self._remarks,
            unfinished=self._unfinished,
            copies=self._copies,
            memo=self._memo,
            shown_on=session.today,
        )
        self.heading.setText(told.heading)
        self.sentence.setText(told.sentence)
        self.figures.show_figures(told)
        self.groups.show_groups(told.groups)
        self.quiet.setText(_when_nothing(told))
        self.quiet.setVisible(not told.groups)
        self.year.show_year(told)
        self.nearest.show_nearest(told)
        self.reports.show_reports(told)
        self.count_changed.emit(told.pressing)
        self.shown_anew.emit()

    def _look_for_doubts(self) -> None:
        """Off the GUI thread; what was found of a document that has changed meanwhile is looked for again."""
        session = self._session
        document, day = session.document, session.day
        period = quarter_period(document.plan.year, session.quarter)

        def found(remarks: list[Remark]) -> None:
            if document is session.document and period.key == session.period.key and remarks != list(self._remarks):
                self._remarks = remarks
                self._show()

        session.run(lambda: list(doubts(document, period, True, day)), found, owner=self)

    def _open_figure(self, figure: Figure) -> None:
        """Show what stands behind a figure of the quarter."""
        from kuzplan_desktop.ui.base.behind_dialog import show_behind

        session = self._session
        show_behind(session, figure_behind(session.document, session.period, session.today, figure, own=True), self)

    def _bring_into_sight(self, card: RowCard) -> None:
        self.area.ensureWidgetVisible(card, 0, 40)


def _when_nothing(told: WhatToDo) -> str:
    """What stands where there is nothing to do."""
    if told.is_over:
        return YEAR_DONE
    return ALL_DONE if told.whole.total else NOTHING_OWN
