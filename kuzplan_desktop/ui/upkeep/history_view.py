"""Журнал: every step of the document, newest first; any of them can be undone, or done again."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QSplitter, QTableView, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.steps import Step, other_persons
from kuzplan_desktop.ui.base.read_when_shown import ReadWhenShown
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.undoing import may_take_away, may_undo
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.editor.history_tab import StepsText
from kuzplan_desktop.ui.editor.history_text import change_lines, changed_fields, step_author, step_time
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.lists.row_lists import make_row_list

Index = QModelIndex | QPersistentModelIndex
HEADERS = ("Когда", "Кто", "Что сделано", "Состояние")
NO_INDEX = QModelIndex()


class StepModel(QAbstractTableModel):
    """The steps as a table, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner = parent
        self.steps: list[Step] = []

    def show(self, steps: list[Step]) -> None:
        """Show `steps`, given newest last."""
        self.beginResetModel()
        self.steps = steps[::-1]
        self.endResetModel()

    def row_of(self, uid: str) -> int:
        """The row of a step, -1 if it is not in the table."""
        return next((row for row, step in enumerate(self.steps) if step.uid == uid), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """One row a step."""
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Four columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The captions of the columns."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADERS[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """When, who, what, and whether it is undone; an undone step is struck out."""
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            state = "отменено" if step.undone else ""
            return (step_time(step), step_author(step), step.label, state)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(change_lines(step.changes)))
        if role == Qt.ItemDataRole.FontRole and step.undone:
            font = QFont(self._owner.font()) if self._owner else QFont()
            font.setStrikeOut(index.column() == HEADERS.index("Что сделано"))
            return font
        if role == Qt.ItemDataRole.ForegroundRole and step.undone and self._owner:
            return quiet_color(self._owner.palette())
        return None


class HistoryView(ReadWhenShown):
    """A window of its own beside the plan; it stays open while the work goes on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("historyView")
        self.setWindowTitle("Журнал изменений")
        self._session = session
        self.model = StepModel(self)
        self.table = QTableView()
        self.details = StepsText("Что изменилось в этом шаге")
        self.notice = Notice(tone=Tone.WARNING)
        self.switch = push_button("&Отменить этот шаг")
        self.leave = push_button("&Закрыть", "Esc")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Журнал изменений")
        make_row_list(table, HEADERS.index("Что сделано"))
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, sample in ((0, "00.00.0000 00:00"), (1, "Константинопольская"), (3, "Состояние")):
            header.resizeSection(column, table.fontMetrics().horizontalAdvance(sample) + 20)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(table)
        panes.addWidget(self.details)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.addWidget(panes, 1)
        outer.addWidget(self.notice)
        outer.addLayout(left_row(self.switch, self.leave))
        self.resize(820, 560)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_step)
        self.switch.clicked.connect(self._switch)
        self.leave.clicked.connect(self.close)
        self._session.changed.connect(self._hear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def step(self) -> Step | None:
        """The step of the current row."""
        row = self.table.currentIndex().row()
        return self.model.steps[row] if 0 <= row < len(self.model.steps) else None

    def _read(self) -> None:
        """Read the steps again; the current one stays the current one."""
        current = self.step()
        scrolled = self.table.verticalScrollBar().value()
        self.model.show(self._session.do(self._session.file.history) or [])
        row = self.model.row_of(current.uid) if current else 0
        if self.model.steps:
            self.table.setCurrentIndex(self.model.index(max(row, 0), 0))
        self.table.verticalScrollBar().setValue(scrolled if current else 0)
        self._show_step()

    def _show_step(self) -> None:
        """Before and after of the current step, and what can be done with it."""
        step = self.step()
        self.details.show_steps([step] if step else [], "Изменений пока нет.")
        undone = step is not None and step.undone
        self.switch.setText("&Вернуть этот шаг" if undone else "&Отменить этот шаг")
        self.switch.setEnabled(step is not None and bool(step.changes) and not self._session.read_only)
        self.notice.tell("")

    def _is_meant(self, step: Step) -> bool:
        """Ask before a report is taken out of the sent ones, and before another person's step is undone."""
        changed = {(change.kind, change.field) for change in step.changes}
        takes_away = ("report", "_del" if step.undone else "kind") in changed
        if not may_take_away(self._session, "Вернуть" if step.undone else "Отменить", step.label, takes_away):
            return False
        file = self._session.file
        return step.undone or may_undo(self._session, step.label, other_persons(step, file.author, file.device))

    def _switch(self) -> None:
        """Undo the current step or do it again, and tell what later steps kept."""
        step = self.step()
        if step is None or not self._is_meant(step):
            return
        try:
            switched = self._session.file.switch_step(step.uid)
        except PlanError as error:  # told here, where the person is looking, and not in the plan's window
            self.notice.tell(str(error), Tone.ERROR)
            return
        if not switched.kept:
            return
        kept = changed_fields(switched.kept)
        if switched.nothing_done:
            self.notice.tell(f"Шаг остался как есть: все, что он записал, изменено позже ({kept}).", Tone.WARNING)
        else:
            self.notice.tell(f"Изменено позже и потому осталось как есть: {kept}.", Tone.WARNING)
