"""The dialog «Отдельный план»: planned events of chosen items written out as a document, and taken in from one."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.separate_plan import PlannedDraft, TakenPlan, planned_line, taken_for
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.ui.base.dialogs import SEPARATE_PLANS, WRITTEN_TABLES, choose_document, choose_report
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, Session, failure_message
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.lists.wrapped_rows import WrappedRows

INTRO = (
    "Запланированные мероприятия отмеченных пунктов записываются документом, который утверждает председатель. "
    "Готовый отдельный план читается из Word или Excel: его мероприятия станут запланированными по выбранному пункту."
)
NOTHING = "Пунктов, которые исполняются по отдельному плану, нет, и ни одно мероприятие не запланировано."
NUMBER, PLANNED, TITLE = range(3)


class SeparatePlanDialog(QDialog):
    """Nothing is planned until «Запланировать». `planned` carries how many events were."""

    planned = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("separatePlanDialog")
        self.setWindowTitle("Отдельный план")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self._session = session
        self._taken: tuple[str, TakenPlan] | None = None
        self.list = QTreeWidget(self)
        self.write = push_button("&Записать документ…", "Word, PDF или Excel, по отмеченным пунктам")
        self.read = push_button("&Взять из документа…", "В выбранный пункт")
        self.told = QPlainTextEdit(self)
        self.plan = push_button("За&планировать")
        self.leave = push_button("За&крыть")
        self.bar = MessageBar(self)
        self._lay_out()
        self._fill()
        self.list.itemChanged.connect(self._follow)
        self.list.currentItemChanged.connect(self._forget)
        self.write.clicked.connect(self._write)
        self.read.clicked.connect(self._read)
        self.plan.clicked.connect(self._plan)
        self.leave.clicked.connect(self.reject)
        self._forget()
        self.list.setFocus()

    def _lay_out(self) -> None:
        self.list.setHeaderLabels(["Пункт", "Запланировано", "Наименование мероприятия"])
        self.list.setAccessibleName("Пункты плана")
        self.list.setRootIsDecorated(False)
        WrappedRows(self.list)
        self.list.header().setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(PLANNED, QHeaderView.ResizeMode.ResizeToContents)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("Что прочитано в документе")
        column = QVBoxLayout(self)
        column.addWidget(plain_label(INTRO, self, wrap=True))
        column.addWidget(self.list, 3)
        column.addLayout(left_row(self.write, self.read))
        column.addWidget(self.told, 2)
        column.addWidget(self.bar)
        column.addLayout(left_row(self.plan, self.leave))

    def _fill(self) -> None:
        """The items that are carried out by an отдельный план, and all others with planned events."""
        document = self._session.document
        for item in _separate(document):
            planned = len(_planned(document, item))
            row = QTreeWidgetItem([item.number, str(planned or "нет"), item.title])
            row.setData(NUMBER, Qt.ItemDataRole.UserRole, item.uid)
            row.setCheckState(NUMBER, Qt.CheckState.Checked if planned else Qt.CheckState.Unchecked)
            self.list.addTopLevelItem(row)
            if item.uid == self._session.activity or self.list.currentItem() is None:
                self.list.setCurrentItem(row)
        if not self.list.topLevelItemCount():
            self.bar.show_message(Message(NOTHING))

    def _ticked(self) -> list[Activity]:
        rows = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        chosen = {_uid(row) for row in rows if row and row.checkState(NUMBER) is Qt.CheckState.Checked}
        return [item for item in self._session.document.plan.activities() if item.uid in chosen]

    def _follow(self, *_: object) -> None:
        self.write.setEnabled(bool(self._ticked()))
        self.read.setEnabled(self.list.currentItem() is not None and not self._session.read_only)

    def _forget(self, *_: object) -> None:
        """Another item is chosen: what was read was for the one before."""
        self._taken = None
        self.told.hide()
        self.plan.setEnabled(False)
        self._follow()

    def _write(self) -> None:
        from kuzplan_desktop.reports.official.separate import separate_paper
        from kuzplan_desktop.reports.official.writing import write_paper

        document, items, today = self._session.document, self._ticked(), self._session.day
        proposed = free_place(documents_place(), f"Отдельный план на {document.plan.year} год").with_suffix(".docx")
        target = choose_report(self, "Отдельный план", proposed, SEPARATE_PLANS)
        if target is not None:
            self._session.run(
                lambda: write_paper(separate_paper(document, items, today), target),
                lambda _: self._tell_written(target),
                lambda error: self.bar.show_message(failure_message(error)),
                owner=self,
            )

    def _tell_written(self, target: Path) -> None:
        offer = ("Открыть", lambda: show_in_system(target))
        self.bar.show_message(Message(f"Отдельный план записан: {target.name}.", f"Папка: {target.parent}.", (offer,)))

    def _read(self) -> None:
        from kuzplan_desktop.exchange.separate_plan.reading import planned_in
        from kuzplan_desktop.exchange.source.reading_apart import read_apart

        source = choose_document(self, "Отдельный план", documents_place(), WRITTEN_TABLES)
        if source is not None:
            document, uid = self._session.document, _uid(self.list.currentItem())
            self.bar.hide()
            self._session.run(
                lambda: planned_in(read_apart(source), document),
                lambda draft: self._show(draft, uid),
                lambda error: self.bar.show_message(failure_message(error)),
                owner=self,
            )

    def _show(self, draft: PlannedDraft, uid: str) -> None:
        """What was read for the item that was chosen."""
        document = self._session.document
        item = next((one for one in document.plan.activities() if one.uid == uid), None)
        if item is None or _uid(self.list.currentItem()) != uid:
            return
        found = taken_for(draft, item.number, document.events_of(uid))
        self._taken = uid, found
        self.told.setPlainText("\n".join(_lines(item, found)))
        self.told.show()
        self.plan.setText(f"За&планировать мероприятий: {len(found.new)}" if found.new else "За&планировать")
        self.plan.setEnabled(bool(found.new))
        self.plan.setDefault(bool(found.new))
        (self.plan if found.new else self.told).setFocus()

    def _plan(self) -> None:
        if self._taken is None:
            return
        (uid, found), events = self._taken, self._session.file.events
        planned = self._session.do(lambda: events.plan_all(uid, found.new))
        if planned:
            self.planned.emit(len(planned))
            self.accept()


def _separate(document: Document) -> Iterator[Activity]:
    for item in document.plan.activities():
        by_plan = document.period_of(item).separate_plan and document.is_own(item)
        if not item.excluded and (by_plan or _planned(document, item)):
            yield item


def _planned(document: Document, item: Activity) -> list[Event]:
    return [event for event in document.events_of(item.uid) if event.status is EventStatus.PLANNED]


def _uid(row: QTreeWidgetItem | None) -> str:
    return str(row.data(NUMBER, Qt.ItemDataRole.UserRole)) if row is not None else ""


def _lines(item: Activity, found: TakenPlan) -> Iterator[str]:
    """What was read for `item`, for a person to look at."""
    if found.doubts:
        yield "Проверьте:"
        yield from (f"– {place}: {text}" if place else f"– {text}" for place, text in found.doubts)
        yield ""
    yield f"Новые мероприятия пункта {item.number}:" if found.new else "Новых мероприятий нет."
    yield from (f"– {planned_line(event)}" for event in found.new)
    if found.known:
        yield f"Уже есть в документе: {len(found.known)}."
