"""The list of what the palette found: its rows, how they are drawn and spoken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from kuzplan_desktop.domain.finding.finder import Thing, ThingKind
from kuzplan_desktop.ui.drawing import palette as colors

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TOP = QModelIndex()
KINDS = {
    ThingKind.COMMAND: "Команда",
    ThingKind.ITEM: "Пункт",
    ThingKind.EVENT: "Мероприятие",
    ThingKind.PLACE: "Место",
    ThingKind.PERIOD: "Период",
    ThingKind.HELP: "Справка",
}
UNUSABLE = "сейчас недоступно"
BESIDE = 12  # pixels
LEAST_ROWS = 11


class Usable(NamedTuple):
    """What is known of a command besides its name: its keys, and whether it can be used now."""

    keys: str = ""
    enabled: bool = True


class FoundModel(QAbstractListModel):
    """The things found, in their order; `commands` tells of commands by their keys."""

    def __init__(self, commands: Mapping[str, Usable], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.things: tuple[Thing, ...] = ()

    def show_things(self, things: tuple[Thing, ...]) -> None:
        """Show other things."""
        self.beginResetModel()
        self.things = things
        self.endResetModel()

    def usable(self, row: int) -> Usable:
        """What is known of the command in a row; anything else can be gone to always."""
        thing = self.things[row]
        return self._commands.get(thing.key, Usable()) if thing.kind is ThingKind.COMMAND else Usable()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """How many were found."""
        return 0 if parent.isValid() else len(self.things)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        """The title, and a sentence for a screen reader."""
        if not index.isValid():
            return None
        thing, usable = self.things[index.row()], self.usable(index.row())
        if role == Role.DisplayRole:
            return numbered(thing)
        if role == Role.AccessibleTextRole:
            parts = (f"{KINDS[thing.kind]}: {numbered(thing)}", thing.detail, usable.keys)
            return ", ".join(part for part in (*parts, "" if usable.enabled else UNUSABLE) if part)
        return None


class FoundDelegate(QStyledItemDelegate):
    """A row: what it is, its title, what stands beside it, the keys of a command."""

    def __init__(self, model: FoundModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """A line with air around it."""
        return QSize(100, self._view.fontMetrics().height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Grey where a command cannot be used now."""
        palette, metrics = self._view.palette(), self._view.fontMetrics()
        thing, usable = self._model.things[index.row()], self._model.usable(index.row())
        row: QRect = option.rect
        painter.save()
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(row, colors.selection_color(palette))
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), colors.accent_color(palette))
        quiet, left_flags = colors.quiet_color(palette), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        ink = palette.text().color() if usable.enabled else colors.mixed(palette.base().color(), quiet, 0.7)
        inner = row.adjusted(BESIDE, 0, -BESIDE, 0)
        kind = metrics.horizontalAdvance(KINDS[ThingKind.EVENT]) + BESIDE
        painter.setPen(quiet)
        painter.drawText(inner, left_flags, KINDS[thing.kind])
        beside = usable.keys or ("" if usable.enabled else UNUSABLE) or thing.detail
        painter.setPen(quiet if usable.enabled else ink)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        taken = metrics.horizontalAdvance(beside) + BESIDE if beside else 0
        painter.setPen(ink)
        room = inner.adjusted(kind, 0, -taken, 0)
        painter.drawText(
            room, left_flags, metrics.elidedText(numbered(thing), Qt.TextElideMode.ElideRight, room.width())
        )
        painter.restore()


def numbered(thing: Thing) -> str:
    """The title of a thing, that of an item behind its number."""
    return f"{thing.number} {thing.title}" if thing.number else thing.title
