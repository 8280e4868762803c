"""«История»: the steps that touch an activity, newest first."""

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.store.changes.steps import Step
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.editor.history_text import change_lines, step_heading

EMPTY = "В этом пункте плана еще ничего не записано."


class StepsText(QTextEdit):
    """Steps as text that can be read and copied. Texts of the document are put in as they are, never as markup."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(caption)

    def show_steps(self, steps: list[Step], empty: str) -> None:
        """Show `steps` in this order; `empty` if there are none."""
        plain, strong, quiet = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        quiet.setForeground(quiet_color(self.palette()))
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if not steps:
            cursor.insertText(empty, quiet)
        for number, step in enumerate(steps):
            if number:
                cursor.insertText("\n\n", plain)
            cursor.insertText(step_heading(step), quiet if step.undone else strong)
            for line in change_lines(step.changes):
                cursor.insertText(f"\n{line}", quiet if step.undone else plain)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class HistoryTab(QWidget):
    """The history of one activity."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.text = StepsText("История пункта плана")
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.addWidget(self.text)

    def show_activity(self, activity: Activity) -> None:
        """Show the steps that touch `activity`, newest first."""
        steps = self._session.do(lambda: self._session.file.history(activity=activity.uid)) or []
        self.text.show_steps(steps[::-1], EMPTY)
