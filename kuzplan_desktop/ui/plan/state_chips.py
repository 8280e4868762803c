"""Chips above the tree: how many items are in a state, and a click shows these alone."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import accent_color, edge_color, mixed, selection_color, state_color
from kuzplan_desktop.ui.fields.choice_group import show_checked
from kuzplan_desktop.ui.plan.filters import NO_INFORMATION, StateFilter

BESIDE, ABOVE, GAP, SPACING = 9, 5, 5, 5
ICON = 16
CHIPS: dict[StateFilter, tuple[State, str]] = {  # the icon, the words
    State.LATE: (State.LATE, "не в срок"),
    State.IN_PROGRESS: (State.IN_PROGRESS, "выполняется"),
    NO_INFORMATION: (State.NOT_DUE, "без сведений"),
    State.DONE: (State.DONE, "выполнено"),
}


class StateChip(QAbstractButton):
    """One state; pressed while it alone is shown. Its words go where there is no room for them."""

    def __init__(self, state: State, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._words, self._count = state, words, ""
        self.shows_words = True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.tell("", words)

    def tell(self, count: str, name: str) -> None:
        """Show a count; `name` is what the chip stands for."""
        self._count = count
        self.setAccessibleName(f"{name}: {count}" if count else name)
        self.setToolTip(f"{self.accessibleName()}. Показать только эти пункты")
        self.updateGeometry()
        self.update()

    @property
    def caption(self) -> str:
        """What stands beside the icon."""
        return f"{self._words} {self._count}".strip() if self.shows_words else self._count

    def sizeHint(self) -> QSize:
        """Icon and caption side by side."""
        icon = icons.grown(ICON, self.fontMetrics())
        return QSize(self.width_of(words=self.shows_words), max(self.fontMetrics().height(), icon) + 2 * ABOVE)

    def width_of(self, *, words: bool) -> int:
        """How wide it is with its words or without."""
        caption = f"{self._words} {self._count}" if words else self._count
        beside = GAP + self.fontMetrics().horizontalAdvance(caption) if caption else 0
        return icons.grown(ICON, self.fontMetrics()) + beside + 2 * BESIDE

    def minimumSizeHint(self) -> QSize:
        """Its words may go."""
        return QSize(self.width_of(words=False), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A round frame: tinted while it is pressed, with an edge in the accent under the keyboard."""
        palette, checked, focused = self.palette(), self.isChecked(), self.hasFocus()
        edge = edge_color(palette)
        ground = selection_color(palette) if checked else palette.base().color()
        if self.underMouse() and not checked:
            ground = mixed(ground, palette.text().color(), 0.04)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent_color(palette) if checked or focused else edge, 2 if focused else 1))
        painter.setBrush(ground)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        size = icons.grown(ICON, self.fontMetrics())
        name, color = icons.state_icon_name(self._state), state_color(self._state, palette)
        place = QRect(BESIDE, (self.height() - size) // 2, size, size)
        painter.drawPixmap(place, icons.pixmap(name, size, color, self.devicePixelRatioF()))
        painter.setPen(palette.text().color())
        words = self.rect().adjusted(BESIDE + size + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.caption)
        painter.end()


class StateChips(QWidget):
    """The chips side by side; `chosen` carries the state that is to be shown alone, None for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {state: StateChip(icon, words, self) for state, (icon, words) in CHIPS.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for state, chip in self.chips.items():
            row.addWidget(chip)
            chip.toggled.connect(lambda pressed, state=state: self.chosen.emit(state if pressed else None))

    def press(self, state: StateFilter) -> None:
        """Show which state is shown alone."""
        for one, chip in self.chips.items():
            show_checked(chip, one == state)

    def tell(self, counts: Mapping[StateFilter, int], quarter: int) -> None:
        """Show how many items are in each state; those without information are of a `quarter`, 0 for the year."""
        span = f"{ROMAN[quarter]} квартал" if quarter else "год"
        for state, chip in self.chips.items():
            words = CHIPS[state][1]
            name = f"{words} за {span}" if state == NO_INFORMATION else words
            chip.tell(str(counts.get(state, 0)), name[:1].upper() + name[1:])

    def width_of(self, *, words: bool) -> int:
        """The width of all of them with their words or without."""
        return sum(chip.width_of(words=words) + SPACING for chip in self.chips.values())

    def show_words(self, shown: bool) -> None:
        """Words beside the numbers, where there is room for them."""
        for chip in self.chips.values():
            chip.shows_words = shown
            chip.updateGeometry()
            chip.update()
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        self.updateGeometry()  # numbers that came while the bar was not shown want their room too
