"""The groups of «Что сделать» one below the other: a chip, cards, and «Еще 9 – показать все» where there are more."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.todo.values import TodoGroup, TodoRow
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.todo.card import GroupChip
from kuzplan_desktop.ui.todo.row_card import Deed, RowCard

FIRST = 4  # rows of a group that are shown at once
STEP = 50  # rows that are shown more at a time: a card is costly

Deeds = Callable[[TodoRow], Sequence[Deed]]


class GroupView(QWidget):
    """One group. Its cards are used again for other rows, so that the keyboard stays where it is."""

    reached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[RowCard] = []
        self.chip = GroupChip(self)
        self.more = QPushButton(self)
        self.more.setFlat(True)
        self.more.setAutoDefault(True)
        self._shown = FIRST
        self._caption = ""
        self._group: TodoGroup | None = None
        self._deeds: Deeds = lambda _: ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(5)
        self._column.addWidget(self.chip)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.more.clicked.connect(self.show_more)

    def show_group(self, group: TodoGroup, deeds: Deeds) -> None:
        """Show `group`; another one than before begins with its first rows."""
        if group.caption != self._caption:
            self._shown = FIRST
        self._caption, self._group, self._deeds = group.caption, group, deeds
        count = len(group.rows)
        self.chip.show_caption(f"{group.caption} · {'еще ' if group.besides else ''}{count}", group.urgency)
        self._fill(group)

    def show_more(self) -> None:
        """Show the rows that follow; the keyboard goes to the first of them."""
        if self._group is None:
            return
        first = self._shown
        self._shown += STEP
        had_focus = self.more.hasFocus()
        self._fill(self._group)
        if had_focus:
            self.cards[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def visible_cards(self) -> list[RowCard]:
        """The cards that show a row."""
        return [card for card in self.cards if card.row is not None]

    def _fill(self, group: TodoGroup) -> None:
        rows = group.rows[: self._shown]
        while len(self.cards) < len(rows):
            card = RowCard(self)
            card.reached.connect(lambda card=card: self.reached.emit(card))
            self._column.insertWidget(1 + len(self.cards), card)
            if self.cards:
                QWidget.setTabOrder(self.cards[-1].buttons[-1], card)
            self.cards.append(card)
        for place, card in enumerate(self.cards):
            if place < len(rows):
                card.show_row(rows[place], self._deeds(rows[place]))
            else:
                card.row = None
            card.setVisible(place < len(rows))
        rest = len(group.rows) - len(rows)
        self.more.setVisible(rest > 0)
        self.more.setText(f"Еще {rest} – показать {'все' if rest <= STEP else f'следующие {STEP}'}")
        words = plural(rest, "строка", "строки", "строк")
        self.more.setAccessibleName(f"{group.caption}: показать еще {rest} {words}")


class GroupsColumn(QWidget):
    """All groups. Up and down go from row to row; `reached` carries the card that the keyboard came to."""

    reached = Signal(object)

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._views: list[GroupView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_groups(self, groups: Sequence[TodoGroup]) -> None:
        """Show these groups; where the row with the keyboard is gone, it stays in the row that stands there now."""
        place = self._place()
        while len(self._views) < len(groups):
            view = GroupView(self)
            view.reached.connect(self.reached)
            self._column.addWidget(view)
            self._views.append(view)
        for number, view in enumerate(self._views):
            if number < len(groups):
                view.show_group(groups[number], self._deeds)
            else:
                for card in view.cards:
                    card.row = None
            view.setVisible(number < len(groups))
        cards = self.cards()
        if place is not None and cards and place != self._place():
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def cards(self) -> list[RowCard]:
        """The cards that are shown, from top to bottom."""
        return [card for view in self._views for card in view.visible_cards()]

    def groups(self) -> list[GroupView]:
        """The groups that are shown."""
        return [view for view in self._views if view.visible_cards()]

    def take_focus(self) -> bool:
        """Put the keyboard into the first row; False if there is none."""
        cards = self.cards()
        if cards:
            cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, first and last row."""
        cards, place = self.cards(), self._place()
        keys = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(cards), Qt.Key.Key_End: len(cards)}
        step = keys.get(Qt.Key(event.key()))
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        cards[max(0, min(place + step, len(cards) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> int | None:
        """Which of the cards has the keyboard, itself or in a button."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        cards = self.cards()
        return next((n for n, card in enumerate(cards) if card is focused or card.isAncestorOf(focused)), None)
