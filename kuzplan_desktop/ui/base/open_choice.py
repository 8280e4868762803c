"""OpenChoice: a list to choose from or to type past. A word begun becomes the listed value, a new one is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QSizePolicy, QWidget

from kuzplan_desktop.domain.typed.completion import completed, meant
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.ui.base.session import Session

ADD, BACK = "Добавить", "Исправить"


class OpenChoice(QComboBox):
    """The wheel scrolls the page around instead of changing the choice.

    When the field is left, what was begun is completed; whoever types the same again after that means it so. With
    `any_case` a value is also the listed one if its capitals are other ones, and stays as it was typed.
    """

    def __init__(
        self, caption: str, choices: Sequence[str], parent: QWidget | None = None, *, any_case: bool = False
    ) -> None:
        super().__init__(parent)
        self._any_case = any_case
        self._shown = ""
        self._kept = ""  # what is not completed: it stood there before, or was typed a second time
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(choices))
        self.setCurrentIndex(-1)
        self.setAccessibleName(caption)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(caption)  # it is what has the keyboard
            line.returnPressed.connect(self.complete)
        # Not focusOutEvent: none comes while the list that completes the word is open.
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    @property
    def listed(self) -> list[str]:
        """The values of the list."""
        return [self.itemText(place) for place in range(self.count())]

    @property
    def is_new(self) -> bool:
        """True if a value was typed that the list has not."""
        text = " ".join(self.currentText().split())
        return bool(text) and text not in (*self.listed, self._shown)

    def show_value(self, text: str) -> None:
        """Show what is stored; as long as it stays so, it is neither completed nor asked about."""
        self._shown = self._kept = text
        self.setCurrentText(text)

    def offer(self, choices: Sequence[str]) -> None:
        """Offer other values; what stands in the field stays."""
        if self.listed == list(choices):
            return
        text = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(choices))
            self.setCurrentIndex(-1)
            self.setEditText(text)

    def complete(self) -> None:
        """Let the value of the list stand for what was begun."""
        text = self.currentText()
        value = completed(text, self.listed)
        whole = value == text or (self._any_case and searchable(value) == searchable(text))
        if not whole and text != self._kept:
            self._kept = text
            self.setEditText(value)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Leaving the field completes what was begun; going to another window is no leaving."""
        if old is self and new is not None and new is not self:
            self.complete()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the scroll area around."""
        event.ignore()


def may_be_stored(session: Session, field: OpenChoice) -> bool:
    """Complete what stands in a field and ask about a new value; False if she wants to write it otherwise."""
    field.complete()
    if not field.is_new:
        return True
    text = " ".join(field.currentText().split())
    likely = meant(text, field.listed)
    answers = (ADD, f"Взять «{likely}»", BACK) if likely else (ADD, BACK)
    detail = f"Похоже на «{likely}» из списка." if likely else "Такого значения в списке нет."
    answer = session.choose(f"Добавить «{text}» в список?", detail, answers)
    if answers[answer] == BACK:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False
    if answers[answer] != ADD:
        field.setEditText(likely)
    return True
