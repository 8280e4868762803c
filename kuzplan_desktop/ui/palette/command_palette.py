"""CommandPalette: a field and what it finds; Enter goes there or runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from kuzplan_desktop.domain.finding.finder import Thing, find_things
from kuzplan_desktop.domain.finding.things import period_thing
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.scaled_label import SMALL, ScaledLabel
from kuzplan_desktop.ui.fields.search_field import SearchField
from kuzplan_desktop.ui.lists.choosing import choose_alone
from kuzplan_desktop.ui.palette.found_list import LEAST_ROWS, UNUSABLE, FoundDelegate, FoundModel, Usable

ASKED = "Команда, пункт плана, мероприятие, место, период или справка"
HOW = "Стрелки выбирают, Enter выполняет или переходит, Esc закрывает."
NOTHING = "Ничего не нашлось. Попробуйте другие слова или номер пункта."
SHARE = 0.58  # of the window's width
KEYS_OF_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Finds among `things`, and periods of the plan's `year`; `commands` tells of commands.

    `chosen` carries the Thing, once it is closed.
    """

    chosen = Signal(object)

    def __init__(self, things: Sequence[Thing], commands: Mapping[str, Usable], parent: QWidget, *, year: int) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setWindowTitle("Перейти или выполнить")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._things, self._year = things, year
        self.field = PaletteField(self)
        self.model = FoundModel(commands, self)
        self.list = QListView(self)
        self.list.setAccessibleName("Найденное")
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(FoundDelegate(self.model, self.list))
        self.hint = ScaledLabel(HOW, SMALL, color=quiet_color, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.field.textChanged.connect(self._find)
        self.field.list_key.connect(self._move)
        self.field.left.connect(self.run_chosen)
        self.list.clicked.connect(self.run_chosen)
        height = (self.list.fontMetrics().height() + 12) * LEAST_ROWS + 100
        self.resize(max(round(parent.width() * SHARE), 480), min(height, parent.height()))
        self._find("")
        self.field.setFocus()

    def run_chosen(self, *_: object) -> None:
        """Close and hand over what is chosen; a command that cannot be used now says so, and nothing is done."""
        row = self.list.currentIndex().row()
        if row < 0:
            return
        thing = self.model.things[row]
        if not self.model.usable(row).enabled:
            self._tell(f"«{thing.title}»: {UNUSABLE}.")
            return
        self.accept()
        self.chosen.emit(thing)

    def _find(self, typed: str) -> None:
        finding = find_things(self._things, typed)
        found = self._with_period(typed, finding.things)
        self.model.show_things(found)
        if found:
            choose_alone(self.list, self.model.index(0))
        read_as = f"Найдено по словам «{finding.read_as}». {HOW}" if finding.read_as else HOW
        self._tell(read_as if found else NOTHING)
        self._speak()

    def _with_period(self, typed: str, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
        """What was found, and the period that was typed: first, but for a single day, which stands last."""
        made = period_thing(typed, self._year) if typed.strip() else None
        if made is None:
            return things
        period, several_days = made
        return (period, *things) if several_days else (*things, period)

    def _move(self, event: QKeyEvent) -> None:
        """The arrows choose in the list while the keyboard stays in the field."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        row = self.list.currentIndex().row() + step[Qt.Key(event.key())]
        if self.model.things:
            index = self.model.index(min(max(row, 0), len(self.model.things) - 1))
            choose_alone(self.list, index)
            self.list.scrollTo(index)
            self._tell(HOW)
            self._speak()

    def _tell(self, words: str) -> None:
        self.hint.setText(words)

    def _speak(self) -> None:
        """A screen reader hears what is chosen though the keyboard is in the field."""
        index: QModelIndex = self.list.currentIndex()
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else NOTHING
        self.field.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self.field, words))


class PaletteField(SearchField):
    """The field of the palette: it keeps the keyboard, `list_key` carries keys that are for the list."""

    list_key = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(ASKED, "", parent)
        self.setObjectName("paletteField")
        self.setAccessibleName(ASKED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the list, Escape to the dialog."""
        if event.key() in KEYS_OF_LIST:
            self.list_key.emit(event)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
