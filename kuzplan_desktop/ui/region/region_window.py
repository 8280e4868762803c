"""The window of a region: a consolidated file as a matrix of commissions and items, its sums, events and files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.region import CommissionLine
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.exchange.region.consolidate import Outcome
from kuzplan_desktop.ui.base.message_bar import MessageBar, hide_first
from kuzplan_desktop.ui.base.session import Message, MessageTone, failure_message
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.base.toast import Toast
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.region.charts import RegionCharts
from kuzplan_desktop.ui.region.commissions import CommissionsView
from kuzplan_desktop.ui.region.contents import Contents
from kuzplan_desktop.ui.region.deciding import Deciding
from kuzplan_desktop.ui.region.doubts import DoubtsView
from kuzplan_desktop.ui.region.events import EventsView, figures_of_list
from kuzplan_desktop.ui.region.files import FilesView
from kuzplan_desktop.ui.region.matrix import RegionModel, make_matrix, widen_figures
from kuzplan_desktop.ui.region.outcome import outcome_message
from kuzplan_desktop.ui.region.pages import RegionPages
from kuzplan_desktop.ui.region.region_bar import RegionBar
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.remarks import Remarking, RemarksView
from kuzplan_desktop.ui.region.reports import add_choice
from kuzplan_desktop.ui.region.sums import SumsView, sums_line
from kuzplan_desktop.ui.region.wanted import add_menus, begin_wanted
from kuzplan_desktop.ui.region.written import WrittenView

EMPTY = "Перетащите сюда папку с файлами комиссий или нажмите «Добавить папку…»."
FILES = "Файлы"
LEGEND = "☑ выполнялось · ! не выполнено в срок · – не требуется · … работа в другом квартале · ☐ нет сведений"


class RegionWindow(QMainWindow):
    """Shows a RegionSession. `open_requested` asks for another file, `closed` tells the end."""

    open_requested = Signal(object)
    closed = Signal()

    def __init__(self, session: RegionSession, settings: Settings | None = None) -> None:
        super().__init__()
        self.setObjectName("regionWindow")
        self.setAcceptDrops(True)
        self.session, self.settings = session, settings or Settings()
        session.setParent(self)
        self.contents = self._doubted = Contents(session.quarter, None, [], [], {})
        self.model = RegionModel(self)
        self.matrix, self.tools = make_matrix(self.model, self), RegionBar(self)
        self.sums, self.events, self.files = SumsView(self), EventsView(self), FilesView(self)
        self.doubts, self.written = DoubtsView(self), WrittenView(self)
        self.commissions, self.charts, self.remarks = CommissionsView(self), RegionCharts(self), RemarksView(self)
        self.pages, self.bar = self._make_pages(), MessageBar(self)
        self.status = plain_label(LEGEND, self, wrap=True)
        self.without_empty, self.cumulative = QAction(self), QAction(self)  # put into their menu by `add_choice`
        self.columns: dict[str, QAction] = {}  # of the consolidated report, by key
        self._chosen = (0, 0)  # row and column of the matrix; row 0: all commissions, columns of figures: all items
        self._lay_out()
        self.edit_menu = add_menus(self)
        self.deciding, self.remarking = Deciding(self), Remarking(self)
        add_choice(self)
        self._connect()
        self.tools.show_period(session.quarter, session.part)
        self.setWindowTitle(f"{session.path.stem} – комиссии области")
        self.resize(1340, 700)
        session.reread()

    def _make_pages(self) -> RegionPages:
        figures = {
            "Суммы": self.sums,
            "Мероприятия": self.events,
            "Комиссии": self.commissions,
            "Диаграммы": self.charts,
        }
        sent = {
            FILES: self.files,
            "Сомнения": self.doubts,
            "Записи": self.written,
            "Замечания": self.remarks,
        }
        return RegionPages(figures | sent, self)

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.addWidget(self.matrix)
        panes.addWidget(self.pages)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setSizes([800, 540])
        panes.setChildrenCollapsible(False)
        body = QWidget(self)
        room = QVBoxLayout(body)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(panes)
        self.toast = Toast(body)
        self.status.setContentsMargins(8, 3, 8, 5)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(body, 1)
        column.addWidget(self.bar)
        column.addWidget(self.status)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        session = self.session
        session.read.connect(self._show)
        session.progressed.connect(self.tools.show_progress)
        session.taken.connect(self._tell_outcome)
        session.failed.connect(self.tell)
        self.tools.part_chosen.connect(session.set_part)
        self.tools.plan_chosen.connect(session.set_plan)
        self.tools.searched.connect(self._search)
        self.tools.search.left.connect(self.matrix.setFocus)
        self.tools.cancelled.connect(session.cancel)
        self.tools.wanted.connect(lambda name: begin_wanted(self, name))
        self.matrix.selectionModel().currentChanged.connect(lambda at, _: self.choose(at.row(), at.column()))
        self.matrix.verticalHeader().sectionClicked.connect(lambda row: self._open_events(row, 0))
        self.matrix.horizontalHeader().sectionClicked.connect(self._choose_column)
        self.matrix.doubleClicked.connect(lambda at: self._open_events(at.row(), at.column()))
        self.events.wanted.connect(lambda _: self.find_events())
        self.events.examples_changed.connect(self._keep_examples)
        self.pages.changed.connect(self._find_more)

    # what is shown

    def _show(self, contents: Contents) -> None:
        self.contents = contents
        self.tools.show_period(contents.quarter, self.session.part)
        self.tools.show_plans(contents.plans, contents.plan)
        self.deciding.show_contents(contents)
        if contents.region is None:
            self.model.clear()
            if not contents.files and self.bar.isHidden():
                self.bar.show_message(Message(EMPTY))
        if contents.region is not None:
            current = self.matrix.currentIndex()
            self.model.show_region(contents.region)
            widen_figures(self.matrix)
            self.sums.show_region(contents.region, contents.former)
            self.commissions.show_region(contents.region)
            self.matrix.setCurrentIndex(self.model.index(current.row(), current.column()))
            self.find_events()
        self._find_more()
        self.files.show_files(contents.files, contents.rivals, contents.questions)
        refused = sum(not row.good for row in contents.files)
        waiting = len({(rival.plan, rival.commission) for rival in contents.rivals}) + len(contents.questions)
        look = f"{FILES} ({refused + waiting} – посмотрите)" if refused + waiting else FILES
        self.pages.set_caption(self.files, look)
        figures = sums_line(contents.region) if contents.region else "Документов пока нет."
        self.status.setText(f"{figures} {contents.notes}\n{LEGEND}")

    def _find_more(self) -> None:
        """Look for what a page tells while it is open: every document is read for it."""
        if self.contents.region is None:
            return
        if self.pages.page is self.doubts and self._doubted is not self.contents:
            self._doubted = self.contents
            self.doubts.show_reading()
            self.session.find_doubts(self.doubts.show_doubts)
        elif self.pages.page is self.charts:
            self.charts.show_region(self.contents.region)
        elif self.pages.page is self.remarks:
            self.session.find_remarks(self.remarks.show_remarks)
        elif self.pages.page is self.written:
            line, item = self.chosen_line, self.chosen_item
            activity = item.uid if item else ""
            document = (line.document or "–") if line else ""
            self.session.find_written(self.written.show_written, document=document, activity=activity)

    def _search(self, words: str) -> None:
        self.model.search(words)
        widen_figures(self.matrix)

    def _open_events(self, row: int, column: int) -> None:
        self.pages.show_page(self.events)
        self.choose(row, column)

    def _choose_column(self, column: int) -> None:
        """The caption of a figure sorts by it, that of an item shows its events."""
        if self.model.item(column) is None:
            self.model.sort_by(column)
            widen_figures(self.matrix)
        else:
            self._open_events(0, column)

    def choose(self, row: int, column: int) -> None:
        """Look at a cell of the matrix, a whole row (column 0) or a whole column (row 0)."""
        self._chosen = (max(row, 0), max(column, 0))
        document = self.chosen_line.document if self.chosen_line else ""
        self.remarks.choose(may_remark=bool(document and self.chosen_item), document=document)
        self.find_events()
        self._find_more()

    @property
    def chosen_line(self) -> CommissionLine | None:
        """The commission that is chosen in the matrix; None for all."""
        return self.model.line(self._chosen[0])

    @property
    def chosen_item(self) -> Activity | None:
        """The item that is chosen in the matrix; None for all."""
        region, at = self.contents.region, self.model.item(self._chosen[1])
        return region.items[at] if region and at is not None else None

    def find_events(self) -> None:
        """Show the events behind what is chosen."""
        region = self.contents.region
        if region is None:
            return
        line, item = self.chosen_line, self.chosen_item
        whose = short_name(line.name) if line else "Все комиссии"
        about = f"{whose}, {region.period.caption}" + (f", пункт {item.number} {quoted(item.title)}" if item else "")
        examples = self.contents.examples.get(item.uid, "") if item else ""
        self.events.show_item(item, region.period.key, examples)
        numbers = {one.uid: one.number for one in region.items}
        if line is not None and not line.document:
            self.events.show_events(f"{about}. Сведения не представлены.", [], numbers, "")
            return
        self.session.find_events(
            lambda found: self.events.show_events(
                about, found, numbers, figures_of_list(found, region, of_region=line is None)
            ),
            documents=[line.document] if line else [],
            activities=[item.uid] if item else [],
            words=self.events.search.text(),
        )

    def _keep_examples(self, activity: str, period: str, text: str) -> None:
        if self.session.set_example(activity, period, text):
            sentence = "Примеры сохранены: они напечатаются в сводном отчете." if text else "Примеры убраны."
            self.show_message(Message(sentence, tone=MessageTone.DONE))

    # taking in

    def take(self, sources: list[Path]) -> None:
        """Take files and folders in, in the background."""
        if self.session.running:
            self.bar.show_message(Message("Файлы уже добавляются.", "Дождитесь конца или прервите."))
            return
        self.bar.hide()
        self.tools.show_running(True)
        self.session.take(sources)

    def _tell_outcome(self, outcome: Outcome) -> None:
        self.tools.show_running(False)
        self.bar.show_message(outcome_message(outcome))
        if outcome.refused:
            self.pages.show_page(self.files)

    def show_message(self, message: Message) -> None:
        """What was done is told in the toast, what stands in the bar."""
        (self.toast if message.tone == MessageTone.DONE else self.bar).show_message(message)

    def tell(self, error: PlanError) -> None:
        """Tell an expected failure."""
        self.tools.show_running(False)
        self.bar.show_message(failure_message(error))

    def come_forward(self) -> None:
        """Show the window before all others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else wants closes the toast, then the message."""
        if not hide_first(event, self.toast, self.bar):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being taken in ends with the file at hand; what is in stays in."""
        self.events.keep()
        self.session.cancel()
        self.closed.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders from the file manager."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
