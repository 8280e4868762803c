"""The rail at the left of the window: its pages, the help, whether all is saved and how old the outside copy is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import rail_alarm, rail_chosen, rail_color, rail_text
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip
from kuzplan_desktop.ui.frame.page_row import PageRow

WIDE, NARROW = 76, 46  # pixels with letters of ordinary size
COLLAPSES_BELOW = 11  # times its width: a window narrower than this leaves the rail its icons alone
ICON = 22
SMALLER = 0.86  # of the window's letters
CORNER = 7


class RailButton(QToolButton):
    """An icon with a word under it; the word goes where the rail is narrow, and is its name all the same."""

    def __init__(self, action: QAction, caption: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(action.objectName().replace("action-", "rail-"))
        self.setAccessibleName(caption)
        self.setCheckable(action.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)  # six pages on a low screen
        self.setAutoRaise(True)
        self._caption, self._icon = caption, icon
        self._words = True
        self.count = 0
        key = action.shortcut().toString()
        self.setToolTip(f"{caption} ({key})" if key else caption)
        self._action = action
        if action.isCheckable():
            self.toggled.connect(self._turn)  # a screen reader toggles it and does not click
            action.toggled.connect(self.setChecked)
        else:
            self.clicked.connect(action.trigger)

    def _turn(self, on: bool) -> None:
        """A page is turned to, or chosen again and stays the one that is shown."""
        if on != self._action.isChecked():
            self._action.trigger()
            self.setChecked(self._action.isChecked())

    def show_words(self, words: bool) -> None:
        """Show the word under the icon, or the icon alone."""
        self._words = words
        self.updateGeometry()

    def show_count(self, count: int) -> None:
        """Show in the corner how much waits on the page; 0 for nothing."""
        self.count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def word_width(self) -> int:
        """How wide the longest word of the caption is."""
        return max(self.fontMetrics().horizontalAdvance(word) for word in self._caption.split())

    @property
    def _side(self) -> int:
        return icons.grown(ICON, self.fontMetrics())

    def _lines(self) -> list[str]:
        """The caption in as many lines as it has words that do not stand side by side."""
        lines: list[str] = []
        for word in self._caption.split():
            together = f"{lines[-1]} {word}" if lines else ""
            if together and self.fontMetrics().horizontalAdvance(together) <= self.width() - 8:
                lines[-1] = together
            else:
                lines.append(word)
        return lines

    def sizeHint(self) -> QSize:
        """An icon with room around it, and the lines of its caption."""
        below = len(self._lines()) * self.fontMetrics().lineSpacing() + 4 if self._words else 0
        return QSize(NARROW, 2 * 8 + self._side + below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the caption has other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """No word is cut in height; the rail sees to the width."""
        return QSize(NARROW, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon and its word; a lighter ground and a mark at the edge for the page that is shown."""
        palette, chosen = self.palette(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 1, -4, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or self.underMouse():
            painter.setOpacity(1 if chosen else 0.5)
            painter.setBrush(rail_chosen(palette))
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setOpacity(1)
        ink = rail_text(strong=chosen)
        if chosen:
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - 14, 3, 28), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(rail_text(strong=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), CORNER - 2, CORNER - 2)
        lines = self._lines() if self._words else []
        spacing, side = self.fontMetrics().lineSpacing(), self._side
        top = round((self.height() - side - len(lines) * spacing - (4 if lines else 0)) / 2)
        drawing = icons.pixmap(self._icon, side, ink, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - side) / 2), top, drawing)
        painter.setPen(ink)
        for place, line in enumerate(lines):
            row = QRect(0, top + side + 4 + place * spacing, self.width(), spacing)
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, line)
        self._paint_count(painter, top)
        painter.end()

    def _paint_count(self, painter: QPainter, top: int) -> None:
        if not self.count:
            return
        text = str(self.count)
        width = self.fontMetrics().horizontalAdvance(text) + 10
        spot = QRectF(self.width() / 2 + 3, max(top - 6, 2), max(width, 18), 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rail_alarm())
        painter.drawRoundedRect(spot, 8, 8)
        painter.setPen(rail_color(self.palette()))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QWidget):
    """Shows `pages` by the actions `page_…`, the help, and at its foot `saving` and `outside`."""

    def __init__(
        self,
        session: Session,
        pages: Sequence[PageRow],
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Страницы окна")
        self.setAutoFillBackground(True)
        self._session = session
        self.buttons = {page.name: RailButton(actions[page.action], page.caption, page.icon, self) for page in pages}
        self.help = RailButton(actions["help"], "Справка", "help", self)
        self.saving = plain_label(parent=self, wrap=True)
        self.saving.setObjectName("savingState")
        self.saving.setAccessibleName("Сохранение")
        self.outside = plain_label(parent=self, wrap=True)
        self.outside.setObjectName("outsideCopy")
        self.outside.setAccessibleName("Копия вне компьютера")
        self.sign = plain_label(parent=self)
        self.is_wide = True
        self._outside_old = False
        self._lay_out()
        for changed in (session.changed, session.saving_changed):
            changed.connect(self.show_saving)
        self._take_looks()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(4)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self.help)
        column.addSpacing(4)
        for label in (self.sign, self.saving, self.outside):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setContentsMargins(3, 0, 3, 0)
            column.addWidget(label)

    def fit(self, room: int) -> None:
        """Words under the icons where the window, `room` pixels wide, has room for them."""
        widest = max(button.word_width() for button in (*self.buttons.values(), self.help))
        wide = max(WIDE, widest + 12, self.fontMetrics().horizontalAdvance("компьютера") + 8)
        self.is_wide = room >= wide * COLLAPSES_BELOW
        for button in (*self.buttons.values(), self.help):
            button.show_words(self.is_wide)
        self.setFixedWidth(wide if self.is_wide else NARROW)
        self.show_saving()

    def take_focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        chosen = next((button for button in self.buttons.values() if button.isChecked()), self.help)
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_saving(self, *_: object) -> None:
        """Tell whether all is saved; where there is no room for words, by a sign."""
        session = self._session
        failure, words = session.file.unsaved, saving_caption(session)
        tip = str(failure or session.file.unpublished)
        name = "unsaved" if failure else "locked" if session.read_only else "saved"
        ink = rail_alarm() if failure else rail_text(strong=False)
        self.saving.setText(words)
        self.saving.setToolTip(plain_tip(tip))
        self.saving.setAccessibleDescription(tip)
        _tint(self.saving, alarming=failure is not None)
        self.sign.setPixmap(icons.pixmap(name, 20, ink, self.devicePixelRatioF()))
        self.sign.setToolTip(plain_tip("\n".join(filter(None, (words, tip, self.outside.text())))))
        self.sign.setAccessibleName(words)
        self.sign.setVisible(not self.is_wide)
        self.saving.setVisible(self.is_wide)
        self.outside.setVisible(self.is_wide and bool(self.outside.text()))

    def show_outside(self, sentence: str, old: bool) -> None:
        """Tell the age of the copy outside the computer, as a warning if it is old."""
        self._outside_old = old
        self.outside.setText(sentence)
        _tint(self.outside, alarming=old)
        self.show_saving()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_looks()

    def take_letters(self) -> None:
        """Words and icons as large as the window's letters want them."""
        self._take_looks()
        self.fit(self.window().width())

    def _take_looks(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, rail_color(palette))
        palette.setColor(QPalette.ColorRole.WindowText, rail_text(strong=False))
        self.setPalette(palette)
        font = QFont(self.font())
        font.setPointSizeF(QFont().pointSizeF() * SMALLER)
        self.setFont(font)
        self.show_outside(self.outside.text(), self._outside_old)


def _tint(label: QWidget, *, alarming: bool) -> None:
    """Show a label of the rail bold and in the colour of alarm, or like all others."""
    above = label.parentWidget()
    palette, font = QPalette(label.palette()), QFont(above.font() if above is not None else label.font())
    font.setBold(alarming)
    palette.setColor(QPalette.ColorRole.WindowText, rail_alarm() if alarming else rail_text(strong=False))
    label.setPalette(palette)
    label.setFont(font)


def saving_caption(session: Session) -> str:
    """Where the last steps are: read only, in memory alone, on this computer, or where the document lies."""
    if session.read_only:
        return "Только чтение"
    if session.file.unsaved:
        return "Не сохранено"
    return "Сохранено на этом компьютере" if session.file.unpublished else "Сохранено"
