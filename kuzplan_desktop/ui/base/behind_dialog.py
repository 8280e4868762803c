"""«Почему столько»: what stands behind a figure, row by row, with the way to each row of the plan."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kuzplan_desktop.domain.figures.behind import FigureBehind, RowBehind
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.scaled_label import SMALL, ScaledLabel

HOW = "Двойной щелчок или Enter открывает пункт плана."
LETTERS, LINES = 70, 14  # of the window's font


class BehindDialog(QDialog):
    """Lists the rows; the one that is opened is shown in the plan by `session.row_wanted`."""

    def __init__(self, session: Session, behind: FigureBehind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("behindDialog")
        self.setWindowTitle("Почему столько")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._behind = behind
        self.caption = ScaledLabel(behind.caption, bold=True, wrap=True)
        self.sentence = ScaledLabel(behind.sentence, wrap=True)
        self.rows = QListWidget(self)
        self.rows.setAccessibleName("Из чего сложилось")
        self.rows.setWordWrap(True)
        for row in behind.rows:
            self.rows.addItem(QListWidgetItem(row_words(row)))
        self.show_button = push_button("&Показать в плане", "Enter")
        self.leave = push_button("&Закрыть", "Esc")
        self._lay_out()
        self.rows.itemActivated.connect(lambda _: self.show_chosen())
        self.show_button.clicked.connect(self.show_chosen)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.caption)
        column.addWidget(self.sentence)
        column.addWidget(self.rows, 1)
        column.addWidget(ScaledLabel(HOW, SMALL, color=quiet_color, wrap=True))
        column.addLayout(left_row(self.show_button, self.leave))
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * LETTERS + 60, metrics.lineSpacing() * (LINES + 6))
        self.rows.setVisible(bool(self._behind.rows))
        self.show_button.setEnabled(bool(self._behind.rows))
        if self._behind.rows:
            self.rows.setCurrentRow(0)
            self.rows.setFocus()

    def show_chosen(self) -> None:
        """Close, and show the chosen row in the plan."""
        place = self.rows.currentRow()
        if place >= 0:
            row = self._behind.rows[place]
            self.accept()
            self._session.row_wanted.emit(row.activity, row.quarter)


def row_words(row: RowBehind) -> str:
    """«1.2.4 14.03.2022, семинар, 37 чел.»; an item by its number and title."""
    return f"{row.number} {row.title}".strip()


def show_behind(session: Session, behind: FigureBehind, parent: QWidget) -> None:
    """Show what stands behind a figure."""
    BehindDialog(session, behind, parent).open()
