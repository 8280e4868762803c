"""Reading a document in the background: a small window with «Прервать» if it takes long, then the preview."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base import tasks
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.import_plan.attempt import PlanAttempt, attempt_file

SHOWN_AFTER = 400  # milliseconds: most documents are read by then


class PlanOpening(QWidget):
    """`read` carries a PlanAttempt, `refused` a PlanError; neither comes once it was interrupted (`ended` always)."""

    read = Signal(object)
    refused = Signal(object)
    ended = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setObjectName("planOpening")
        self.setWindowTitle("КузПлан – чтение документа")
        self._path = path
        self._open = True
        self.stop = push_button("Пр&ервать", "Esc")
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setAccessibleName("Документ читается")
        column = QVBoxLayout(self)
        column.addWidget(plain_label(f"Читается документ «{path.name}»…", self))
        column.addWidget(progress)
        column.addLayout(left_row(self.stop))
        self.setMinimumWidth(420)
        self.stop.clicked.connect(self.close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self.show)

    def start(self) -> None:
        """Begin to read."""
        self._timer.start()
        path = self._path
        tasks.start(lambda: attempt_file(path), self._take, self._refuse, owner=self)

    def _take(self, read: PlanAttempt) -> None:
        if self._open:
            self.read.emit(read)
            self._end()

    def _refuse(self, error: PlanError) -> None:
        if self._open:
            self.refused.emit(error)
            self._end()

    def _end(self) -> None:
        self._open = False
        self._timer.stop()
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape interrupts."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is read after this is dropped."""
        if self._open:
            self._end()
        event.accept()
