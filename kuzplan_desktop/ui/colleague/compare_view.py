"""The window «Объединение с файлом коллеги»: what differs on one page, what is taken, how conflicts are settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QSplitter, QTreeView, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.merge.merging import Colleague, MergeChoice, MergePlan, merge
from kuzplan_desktop.exchange.merge.summary import counts_line
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.colleague.compare_model import FILTERS, CompareColumn, CompareModel
from kuzplan_desktop.ui.colleague.compare_sides import CompareSides
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.segments import Segments
from kuzplan_desktop.ui.lists.row_selection import select_rows

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

NO_DIFFERENCES = "Различий нет: в обоих файлах одно и то же."
EXPLAINED = (
    "Все новое будет взято. Снимите пометку «Взять» с того, что брать не нужно: в следующий раз оно будет предложено "
    "снова. Объединение можно отменить."
)


class DifferencesTree(QTreeView):
    """The tree of differences. Enter and a double click lead to the activity, Space takes or leaves a row."""

    activity_wanted = Signal(QModelIndex)

    def __init__(self, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("differences")
        self.setAccessibleName("Различия двух документов")
        self.setModel(model)
        select_rows(self)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._model = model
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        for column in (CompareColumn.WHAT, CompareColumn.MINE, CompareColumn.THEIRS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self.activity_wanted)

    def share_width(self) -> None:
        """Half of the width for what it is, the rest for the two sides."""
        metrics = self.fontMetrics()
        take = metrics.horizontalAdvance("разногласие: более позднее") + 48
        rest = max(self.viewport().width() - take, 400)
        self.setColumnWidth(CompareColumn.WHAT, rest * 2 // 5)
        self.setColumnWidth(CompareColumn.MINE, rest * 3 // 10)
        self.setColumnWidth(CompareColumn.THEIRS, rest * 3 // 10)
        self.setColumnWidth(CompareColumn.TAKE, take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space work on the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.activity_wanted.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self._model.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CompareView(QWidget):
    """A window of its own beside the plan. `merged` carries what was done, `activity_wanted` a uid to show."""

    merged = Signal(object)
    activity_wanted = Signal(str)

    def __init__(self, session: Session, colleague: Colleague, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("compareView")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Объединение с файлом «{colleague.name}»")
        self._session = session
        self.colleague = colleague
        self.model = CompareModel(self, self.palette)
        self.tree = DifferencesTree(self.model)
        self.sides = CompareSides()
        self.counts = bold_label()
        self.filters = Segments([caption for caption, _ in FILTERS])
        self.notice = Notice(tone=Tone.WARNING)
        self.merge_button = push_button("&Объединить", "Ctrl+Enter")
        self.go = push_button("&Перейти к пункту плана", "Enter")
        self.leave = push_button("&Закрыть", "Esc")
        self._lay_out()
        self._connect()
        self._show_differences()

    def _lay_out(self) -> None:
        top = left_row(self.counts, self.filters)
        top.setSpacing(24)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self.tree)
        panes.addWidget(self.sides)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.addWidget(plain_label(f"{self.colleague.relation.sentence} {EXPLAINED}", self, wrap=True))
        outer.addLayout(top)
        outer.addWidget(panes, 1)
        outer.addWidget(self.notice)
        outer.addLayout(left_row(self.merge_button, self.go, self.leave))
        self.filters.choose(0)
        self.filters.setAccessibleName("Какие различия показать")
        self.merge_button.setDefault(True)
        room = self.screen().availableGeometry()
        self.resize(min(1180, room.width() - 40), min(700, room.height() - 60))

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._show_sides)
        self.tree.activity_wanted.connect(self._go_to)
        self.filters.group.chosen.connect(lambda place: self._filter(place))
        self.sides.chosen.connect(self._settle)
        self.model.chosen.connect(self._show_sides)
        self.merge_button.clicked.connect(self.merge)
        self.go.clicked.connect(lambda: self._go_to(self.tree.currentIndex()))
        self.leave.clicked.connect(self.close)
        self._session.changed.connect(self._look_again)

    def showEvent(self, event: QShowEvent) -> None:
        """Columns as wide as the window lets them be."""
        super().showEvent(event)
        self.tree.share_width()
        self.tree.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window, Ctrl+Enter merges."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.merge_button.click()
        else:
            super().keyPressEvent(event)

    @property
    def choice(self) -> MergeChoice:
        """What was decided so far."""
        return MergeChoice(frozenset(self.model.left_out), dict(self.model.settled))

    def merge(self) -> None:
        """Take over what was chosen, as one step that can be undone, and close."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done: MergePlan = merge(self._session.file, self.colleague, self.choice)
        except PlanError as error:  # told here, where the person is looking, and not in the plan's window
            self.notice.tell(str(error), Tone.ERROR)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.merged.emit(done)
        self.close()

    def _show_differences(self) -> None:
        found = self.colleague.differences
        self.counts.setText(f"{counts_line(found)}." if found else NO_DIFFERENCES)
        self.model.show(found)
        self._expand()
        self.merge_button.setEnabled(self.colleague.relation.can_merge and bool(found))

    def _filter(self, place: int) -> None:
        self.model.show_states(FILTERS[place][1])
        self._expand()

    def _expand(self) -> None:
        """Open every row of the plan down to the differences; their parts stay folded."""
        waiting = [QModelIndex()]
        while waiting:
            above = waiting.pop()
            for row in range(self.model.rowCount(above)):
                index = self.model.index(row, 0, above)
                node = self.model.node(index)
                if node is not None and node.difference is None:
                    self.tree.setExpanded(index, True)
                    waiting.append(index)
        self.tree.setCurrentIndex(self.model.first_unit())
        self._show_sides()

    def _look_again(self, _change: object) -> None:
        """The document has changed meanwhile: compare again; what was chosen stays chosen."""
        comparison = self._session.do(lambda: self.colleague.up_to_date(self._session.file.bodies()))
        if comparison is not None:
            self.colleague = replace(self.colleague, comparison=comparison)
            self._show_differences()

    def _show_sides(self, *_: object) -> None:
        """Both texts of the current row in full, and how it is settled."""
        node = self.model.node(self.tree.currentIndex())
        unit = node.unit if node else None
        taking = self.model.settled.get(unit.key) if unit else None
        self.sides.show_difference(node.difference if node else None, unit, taking)
        self.go.setEnabled(bool(unit and unit.activity))

    def _settle(self, taking: object) -> None:
        node = self.model.node(self.tree.currentIndex())
        if node is not None and node.unit is not None:
            self.model.settle(node.unit, taking)  # type: ignore[arg-type]

    def _go_to(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and node.unit is not None and node.unit.activity:
            self.activity_wanted.emit(node.unit.activity)
        elif node is not None and node.difference is None:
            self.tree.setExpanded(index.siblingAtColumn(0), not self.tree.isExpanded(index.siblingAtColumn(0)))
