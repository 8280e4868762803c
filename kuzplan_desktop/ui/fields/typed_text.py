"""A field of several lines of plain text that keeps what is being typed safe."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from kuzplan_desktop.domain.typed.hygiene import LONGEST_TEXT, clean
from kuzplan_desktop.ui.fields.notice import Notice, Tone

COUNTS_NOT_NAMES = "Указывайте количество, а не фамилии участников."  # a plan needs no personal data
TOO_LONG = f"Текст не вставлен: в поле помещается не больше {LONGEST_TEXT // 1000} тысяч знаков."
DRAFT_EVERY = 500  # milliseconds between two drafts of a text that is being typed


class TypedText(QPlainTextEdit):
    """Plain text that grows with its content from `least` to `most` lines.

    While a person types, `drafted` carries the text every half second; `left` carries it when the person is done
    with it. `stored` is the text that the document holds. `notice` tells what is wrong, below the field.
    """

    drafted = Signal(str)
    left = Signal(str)

    def __init__(self, caption: str, least: int = 2, most: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stored = ""
        self.notice = Notice(self)
        self._lines = (least, most)
        self._touched = False  # typed in since the document was last told
        self._timer = QTimer(self, interval=DRAFT_EVERY, singleShot=True)
        self._timer.timeout.connect(self._draft)
        self.setAccessibleName(caption)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._typing)
        self._fit()

    @property
    def being_typed(self) -> bool:
        """True while the field holds text that the document does not."""
        return self.written() != self.stored

    def written(self) -> str:
        """The text as it can be stored."""
        return clean(self.toPlainText())

    def load(self, text: str) -> None:
        """Show the text of another row, whatever stands in the field."""
        self._timer.stop()
        self._touched = False
        self.stored = text
        same = self.hasFocus() and self.written() == text  # but for what cannot be seen: the cursor stays
        if self.toPlainText() != text and not same:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self.document().clearUndoRedoStacks()

    def refresh(self, text: str) -> None:
        """Show what the document holds now; text that is being typed stays."""
        if self.being_typed and self.hasFocus() and text != self.written():
            self.stored = text
        elif text != self.stored or not self.being_typed:
            self.load(text)

    def flush(self) -> None:
        """The person is done with the text: carry it by `left` if it is not the stored one."""
        self._timer.stop()
        if self._touched or self.being_typed:
            self._touched = False
            self.left.emit(self.written())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop text, unless the document could not hold it."""
        if len(self.toPlainText()) + len(source.text()) > LONGEST_TEXT:
            self.notice.tell(TOO_LONG, Tone.WARNING)
        else:
            super().insertFromMimeData(source)

    def _typing(self) -> None:
        self._touched = True
        if self.notice.text() == TOO_LONG:
            self.notice.tell("")
        if not self._timer.isActive():
            self._timer.start()

    def _draft(self) -> None:
        self.drafted.emit(self.written())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field ends the typing; its own menu does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def event(self, event: QEvent) -> bool:
        """With nothing of its own to undo, the field leaves Ctrl+Z to the document."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def _fit(self) -> None:
        """As many lines as the text has, within bounds."""
        least, most = self._lines
        lines = max(least, min(most, round(self.document().size().height())))
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin()) + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)

    def sizeHint(self) -> QSize:
        """As narrow as the pane wants."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """The same: the height follows the text."""
        return QSize(120, self.height())
