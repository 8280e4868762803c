"""The dialog «Мероприятия из таблицы»: what is understood of each row, before anything is written down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_text import EventLook, event_line
from kuzplan_desktop.domain.plan.plan import addresses
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.wording import shortened
from kuzplan_desktop.ui.base.undoing import say_done
from kuzplan_desktop.ui.drawing.palette import alarm_color, conflict_color
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip
from kuzplan_desktop.ui.lists.choosing import choose_alone
from kuzplan_desktop.ui.lists.row_selection import select_rows
from kuzplan_desktop.ui.lists.wrapped_rows import WrappedRows

if TYPE_CHECKING:
    from kuzplan_desktop.exchange.event_table.reading import CopiedRow, CopiedTable
    from kuzplan_desktop.exchange.source.grid import Grid
    from kuzplan_desktop.ui.base.session import Session

INTRO = (
    "Отмеченные строки станут мероприятиями, все одним шагом, который можно отменить. Пока вы не нажали «Записать», "
    "в документе ничего не меняется."
)
HEADERS = ("Строка", "Пункт", "Что понято", "На что посмотреть")
PLACE, ITEM, UNDERSTOOD, LOOK = range(len(HEADERS))
HOW_TO_MEND = "Как мероприятие одной строкой: «1.2.4 28.05 семинар, г. Топки, члены УИК 25, 2 ч»."
CHANGED = "Документ тем временем изменился, строки прочитаны заново: посмотрите на них еще раз."
NO_ITEM = "не выбран"
LONGEST_ITEM = 70  # letters of an item in the list of them


class CopiedTableDialog(QDialog):
    """`written` carries the uids of the new events."""

    written = Signal(object)

    def __init__(self, session: Session, grid: Grid, table: CopiedTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("copiedTableDialog")
        self.setWindowTitle("Мероприятия из таблицы")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1000, 560)
        self._session, self._grid, self._table, self._document = session, grid, table, session.document
        self._mended: dict[int, str] = {}  # what a person typed, by the place of the row
        self.item = QComboBox(self)
        self.item_row = QWidget(self)
        self.list = QTreeWidget(self)
        select_rows(self.list)
        self.counts = plain_label("", self, wrap=True)
        self.without = QCheckBox(self)
        self.line = QLineEdit(self)
        self.mend = push_button("Про&честь", "Enter")
        self.write = push_button("&Записать")
        self.leave = push_button("За&крыть")
        self._lay_out()
        self._offer_items()
        self._fill()
        self.item.currentIndexChanged.connect(self._read_again)
        self.list.itemChanged.connect(self._follow)
        self.list.currentItemChanged.connect(self._show_line)
        self.line.returnPressed.connect(self._mend)
        self.mend.clicked.connect(self._mend)
        self.without.toggled.connect(self._follow)
        self.write.clicked.connect(self._write)
        self.leave.clicked.connect(self.reject)
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.list.setHeaderLabels(list(HEADERS))
        self.list.setAccessibleName("Строки таблицы")
        self.list.setRootIsDecorated(False)
        WrappedRows(self.list)
        header = self.list.header()
        header.setStretchLastSection(False)
        fitted, stretched = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
        for at in range(len(HEADERS)):
            header.setSectionResizeMode(at, fitted if at in (PLACE, ITEM) else stretched)
        label = plain_label("&Пункт для строк, где он не назван:", self)
        label.setBuddy(self.item)
        row = QHBoxLayout(self.item_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.item, 1)
        label = plain_label("&Исправить строку:", self)
        label.setBuddy(self.line)
        self.line.setToolTip(plain_tip(HOW_TO_MEND))
        line = QHBoxLayout()
        for widget in (label, self.line, self.mend):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(INTRO, self, wrap=True))
        column.addWidget(self.item_row)
        column.addWidget(self.list, 1)
        column.addLayout(line)
        column.addWidget(self.counts)
        column.addWidget(self.without)
        column.addLayout(left_row(self.write, self.leave))

    def _offer_items(self) -> None:
        plan = self._session.document.plan
        numbers = addresses(plan)
        self.item.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.item.addItem(NO_ITEM, "")
        for activity in plan.in_force():
            title = shortened(" ".join(activity.title.split()), LONGEST_ITEM)
            self.item.addItem(f"{numbers[activity.uid]} {title}", activity.uid)
        self.item_row.setVisible(self._table.asks_item)

    def _show_line(self) -> None:
        """The row that is chosen, to be typed anew."""
        self.line.setText(self._table.rows[self._at].text)
        self.line.setCursorPosition(0)

    @property
    def _at(self) -> int:
        return max(self.list.currentIndex().row(), 0)

    def _mend(self) -> None:
        """The chosen row says what was typed instead; the others stay as they are."""
        self._mended[self._at] = self.line.text()
        self._read_again()

    def _read_again(self) -> None:
        """Rows that name no item belong to the one that was chosen; what a person typed stands instead of a row."""
        from kuzplan_desktop.exchange.event_table.reading import read_table

        session = self._session
        shown = self._ticks()
        chosen = {row.place: wanted for row, wanted in zip(self._table.rows, shown, strict=True) if not row.refusal}
        self._document = session.document
        item = str(self.item.currentData())
        self._table = read_table(self._grid, session.document, session.day, item, self._mended)
        self._fill(chosen)

    def _fill(self, chosen: Mapping[str, bool] | None = None) -> None:
        """Show the rows; what a person had taken off before stays off."""
        at = self._at
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._table.rows:
            item = self._item(row)
            if not row.refusal and not (chosen or {}).get(row.place, True):
                item.setCheckState(PLACE, Qt.CheckState.Unchecked)
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        choose_alone(self.list, self.list.model().index(at, 0))
        self._show_line()
        wrong = len(self._table.rows) - len(self._table.understood())
        self.without.setText(f"&Без строк, которые не поняты: {wrong}")
        self.without.setVisible(bool(wrong))
        self.without.setChecked(False)
        self._follow()

    def _item(self, row: CopiedRow) -> QTreeWidgetItem:
        """A row with what is understood of it; one that is written down already is not ticked."""
        number = row.activity.number if row.activity else ""
        understood = self._words(row.event) if row.event else row.text
        look = f"Не понято: {row.refusal}" if row.refusal else " ".join(row.doubts)
        item = QTreeWidgetItem([row.place, number, understood, look])
        item.setToolTip(ITEM, plain_tip(row.activity.title if row.activity else ""))
        item.setToolTip(UNDERSTOOD, plain_tip(row.text))
        if row.refusal:
            item.setForeground(LOOK, alarm_color(self.palette()))
        else:
            if row.doubts:
                item.setForeground(LOOK, conflict_color(self.palette()))
            item.setCheckState(PLACE, Qt.CheckState.Unchecked if row.known else Qt.CheckState.Checked)
        return item

    def _words(self, event: Event) -> str:
        """An event in a line, with what a line leaves out elsewhere."""
        line = event_line(event, EventLook(year=self._session.document.plan.year, description=False, states=True))
        hours = f"{write_hours(event.minutes)} ч" if event.minutes else ""
        note = f"примечание: {'; '.join(event.note.splitlines())}" if event.note else ""
        return ", ".join(filter(None, (line, hours, note)))

    def _ticked(self) -> list[tuple[str, Event]]:
        """The rows that are to be written down: the uid of the item, the event."""
        rows = zip(self._table.rows, self._ticks(), strict=True)
        return [(row.activity.uid, row.event) for row, wanted in rows if wanted and row.activity and row.event]

    def _ticks(self) -> list[bool]:
        """Whether each row is ticked."""
        items = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [item is not None and item.checkState(PLACE) is Qt.CheckState.Checked for item in items]

    def _follow(self, *_: object) -> None:
        rows, understood = self._table.rows, self._table.understood()
        doubtful = sum(bool(row.doubts) and not row.known for row in understood)
        known = sum(row.known for row in understood)
        told = [f"Понято строк: {len(understood)} из {len(rows)}"]
        told += [f"посмотрите: {doubtful}"] if doubtful else []
        told += [f"уже записано: {known}"] if known else []
        self.counts.setText(", ".join(told) + ".")
        number = len(self._ticked())
        self.write.setText(f"&Записать мероприятий: {number}" if number else "&Записать")
        self.write.setEnabled(number > 0 and (self.without.isHidden() or self.without.isChecked()))

    def _write(self) -> None:
        if self._session.document is not self._document:
            self._read_again()
            self.counts.setText(f"{CHANGED} {self.counts.text()}")
            return
        events, wanted = self._session.file.events, self._ticked()
        uids = self._session.do(lambda: events.write_all(wanted))
        if uids:
            say_done(self._session, f"Записано мероприятий из таблицы: {len(uids)}.")
            self.written.emit(uids)
            self.accept()
