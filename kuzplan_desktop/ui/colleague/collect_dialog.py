"""The dialog «Собрать заполненный бланк»: what it would bring and what was not understood, before writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QListWidget,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.undoing import undo
from kuzplan_desktop.ui.drawing.palette import conflict_color
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip

if TYPE_CHECKING:
    from kuzplan_desktop.exchange.blank_form.reading import BlankFormReading, Coming

HEADERS = ("Пункт", "Что", "Сейчас в документе", "Станет", "")
CONFLICT = "изменено и в программе"
CONFLICT_TIP = "Бланк был записан раньше этой правки. Сохранятся оба значения, выбрать можно в пункте плана."
NOTHING = "Нового в бланке нет: все, что в нем понято, в документе уже есть."


class CollectDialog(QDialog):
    """Shows a reading; «Записать в документ» takes it in as one step."""

    def __init__(self, session: Session, reading: BlankFormReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("collectDialog")
        self.setWindowTitle("Собрать заполненный бланк")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._reading = reading
        self.changes = QTreeWidget(self)
        self.complaints = QListWidget(self)
        self.buttons = QDialogButtonBox(self)
        self._fill_changes()
        self._fill_complaints()
        self._lay_out()
        self.resize(980, 560)

    def _fill_changes(self) -> None:
        tree = self.changes
        tree.setAccessibleName("Что придет из бланка")
        tree.setHeaderLabels(list(HEADERS))
        tree.setRootIsDecorated(False)
        tree.setAlternatingRowColors(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for one in self._reading.summary:
            tree.addTopLevelItem(self._item(one))
        header = tree.header()
        header.setStretchLastSection(False)
        for column in range(len(HEADERS)):
            stretched = HEADERS[column] in ("Сейчас в документе", "Станет")
            fitting = QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if stretched else fitting)

    def _item(self, one: Coming) -> QTreeWidgetItem:
        texts = (one.number, one.what, one.before, one.after, CONFLICT if one.conflict else "")
        item = QTreeWidgetItem([" ".join(text.split()) for text in texts])
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 8))
        for column, text in enumerate((one.number, one.what, one.before, one.after, CONFLICT_TIP)):
            item.setToolTip(column, plain_tip(text))
        if one.conflict:
            item.setForeground(len(HEADERS) - 1, conflict_color(self.palette()))
        return item

    def _fill_complaints(self) -> None:
        self.complaints.setAccessibleName("Что не понято или сомнительно")
        self.complaints.setWordWrap(True)
        self.complaints.addItems([str(one) for one in self._reading.complaints])

    def _lay_out(self) -> None:
        reading = self._reading
        column = QVBoxLayout(self)
        column.addWidget(plain_label(f"Кто заполнил бланк: {reading.by or 'не указано'}", self, wrap=True))
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setChildrenCollapsible(False)
        number = len(reading.summary)
        comes = plural(number, "Придет {} запись", "Придут {} записи", "Придет {} записей").format(number)
        panes.addWidget(_pane(comes if number else NOTHING, self.changes))
        doubts = len(reading.complaints)
        heading = f"Не понято или сомнительно: {doubts}" if doubts else "Все ячейки бланка поняты."
        panes.addWidget(_pane(heading, self.complaints))
        self.changes.setVisible(bool(number))
        self.complaints.setVisible(bool(doubts))
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        column.addWidget(panes, 1)
        role = QDialogButtonBox.ButtonRole
        if number:
            self.buttons.addButton("Записать в документ", role.AcceptRole)
        if doubts:
            self.buttons.addButton("&Скопировать замечания", role.ActionRole).clicked.connect(self.copy_complaints)
        self.buttons.addButton("Отмена" if number else "Закрыть", role.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def copy_complaints(self) -> None:
        """Put the complaints on the clipboard, for a letter to the colleague."""
        QGuiApplication.clipboard().setText("\n".join(str(one) for one in self._reading.complaints))

    def accept(self) -> None:
        """Take the form in; what stands in the way is said in the window."""
        session, reading = self._session, self._reading
        taken = session.do(self._take_in)
        super().accept()
        if taken:
            after = session.document
            session.say(
                f"{reading.label}: собрано, записей {len(reading.summary)}.",
                "Все сразу можно отменить.",
                action=("Отменить", lambda: undo(session)),
                holds=lambda: session.document is after,
            )

    def _take_in(self) -> bool:
        from kuzplan_desktop.exchange.blank_form.reading import take_in

        take_in(self._session.file, self._reading)
        return True


def _pane(caption: str, widget: QWidget) -> QWidget:
    """A widget under its caption."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bold_label(caption))
    column.addWidget(widget, 1)
    return pane
