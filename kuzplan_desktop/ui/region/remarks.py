"""«Замечания»: what she remarked on items of commissions, what they answered, the file that takes it to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.store.region.remarking import GivenRemark, give_remark
from kuzplan_desktop.store.settings_file import read_settings
from kuzplan_desktop.ui.base.session import Message, MessageTone
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.fields.long_text import ask_long_text
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip
from kuzplan_desktop.ui.lists.wrapped_rows import WrappedRows
from kuzplan_desktop.ui.region.lists import offer_copying

if TYPE_CHECKING:
    from kuzplan_desktop.ui.region.region_window import RegionWindow

HEADERS = ("Комиссия", "Пункт", "Замечание", "Ответ")
HINT = "Выберите ячейку таблицы: комиссию и пункт. Файл с замечаниями комиссия объединит со своим документом."
UNSENT, SENT = "не передано", "получено, ответа нет"
DOCUMENT = Qt.ItemDataRole.UserRole


class RemarksView(QWidget):
    """The remarks as lines; `wanted` asks for a new one, `file_wanted` (id of a document) for the file."""

    wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("regionRemarks")
        self.tree.setAccessibleName("Замечания")
        self.tree.setHeaderLabels(HEADERS)
        self.tree.setRootIsDecorated(False)
        WrappedRows(self.tree)
        offer_copying(self.tree)
        for column, width in enumerate((130, 52, 190)):
            self.tree.setColumnWidth(column, width)
        self.new_button = QPushButton("&Замечание…", self)
        self.file_button = QPushButton("Файл с замечани&ями…", self)
        row = QHBoxLayout()
        for button in (self.new_button, self.file_button):
            row.addWidget(button)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.addWidget(self.tree, 1)
        page.addWidget(plain_label(HINT, self, wrap=True))
        page.addLayout(row)
        self.new_button.clicked.connect(lambda *_: self.wanted.emit())
        self.file_button.clicked.connect(lambda *_: self.file_wanted.emit(self.document))
        self.tree.itemSelectionChanged.connect(self._enable)
        self.unsent: frozenset[str] = frozenset()  # documents with remarks that they have not yet
        self.choose(may_remark=False, document="")

    def choose(self, *, may_remark: bool, document: str) -> None:
        """Take in what is chosen in the matrix: whether it can be remarked on, and the document of the commission."""
        self.new_button.setEnabled(may_remark)
        self._chosen = document
        self._enable()

    @property
    def document(self) -> str:
        """The document of the chosen remark, else the one that is chosen in the matrix."""
        items = self.tree.selectedItems()
        return str(items[0].data(0, DOCUMENT)) if items else self._chosen

    def show_remarks(self, found: Sequence[GivenRemark]) -> None:
        """Show the remarks."""
        self.unsent = frozenset(one.document for one in found if not one.is_received)
        self.tree.clear()
        for one in found:
            texts = [short_name(one.commission), one.number, one.remark.text, _fate(one)]
            item = QTreeWidgetItem(self.tree, texts)
            item.setData(0, DOCUMENT, one.document)
            for column, text in enumerate(
                (one.commission, one.number, f"{one.remark.text}\n{one.remark.given}", texts[3])
            ):
                item.setToolTip(column, plain_tip(text))
        self._enable()

    def _enable(self) -> None:
        self.file_button.setEnabled(bool(self.document))


def _fate(one: GivenRemark) -> str:
    """What has become of a remark."""
    if one.remark.is_answered:
        day = day_digits(one.remark.answered_on) if one.remark.answered_on else ""
        return f"{day} {one.remark.answer}".strip()
    return SENT if one.is_received else UNSENT


class Remarking:
    """The slots of «Замечания» for one window."""

    def __init__(self, window: RegionWindow) -> None:
        self._window = window
        window.remarks.wanted.connect(self.give)
        window.remarks.file_wanted.connect(self.save_file)

    def give(self) -> None:
        """Ask what is to be remarked on the chosen item of the chosen commission."""
        window = self._window
        line, item = window.chosen_line, window.chosen_item
        if line is None or item is None or not line.document:
            return
        about = f"{short_name(line.name)}, пункт {item.number} {item.title}"
        text = ask_long_text(window, "Замечание комиссии", about)
        by = read_settings(paths.settings_file()).get("person/name", "").strip()
        document, activity, day = line.document, item.uid, window.session.day
        if text is None:
            return
        if window.session.decide(lambda file: give_remark(file, document, activity, text, by=by, on=day)):
            offers = (("Отменить", lambda: window.deciding.switch(back=True)),)
            hint = "Передайте комиссии файл: «Файл с замечаниями…»."
            window.show_message(Message("Замечание записано.", hint, offers, tone=MessageTone.DONE))

    def save_file(self, document: str) -> None:
        """Ask where to save the document of a commission with her remarks, and save it; nothing is asked in vain."""
        from kuzplan_desktop.store.region.remarking import nothing_new
        from kuzplan_desktop.ui.base.dialogs import choose_target

        window = self._window
        region = window.contents.region
        line = next((one for one in region.all_lines if one.document == document), None) if region else None
        if line is None:
            return
        if document not in window.remarks.unsent:
            window.session.failed.emit(nothing_new(line.name))
            return
        proposed = free_place(documents_place(), safe_name(f"{short_name(line.name)} – замечания"))
        chosen = choose_target(window, "Файл с замечаниями для комиссии", proposed)
        if chosen is not None and window.session.write_remarks(document, chosen):
            hint = f"Папка: {chosen.parent}. Комиссия положит его рядом со своим документом или откроет через «Обмен»."
            window.bar.show_message(Message(f"Файл с замечаниями сохранен: {chosen.name}.", hint))
