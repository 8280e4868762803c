"""The window of a region: a consolidated file as a matrix of commissions and items, its sums, events and files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS, ReportOption
from kuzplan_desktop.domain.wording import plural, quoted
from kuzplan_desktop.exchange.region.consolidate import Outcome
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.plain import plain_label
from kuzplan_desktop.ui.base.session import Message, failure_message
from kuzplan_desktop.ui.region.doubts import DoubtsView
from kuzplan_desktop.ui.region.events import EventsView
from kuzplan_desktop.ui.region.files import FilesView
from kuzplan_desktop.ui.region.matrix import RegionModel, make_matrix, widen_figures
from kuzplan_desktop.ui.region.region_bar import RegionBar
from kuzplan_desktop.ui.region.region_session import Contents, RegionSession
from kuzplan_desktop.ui.region.reports import add_choice, save_report
from kuzplan_desktop.ui.region.sums import SumsView, sums_line

EMPTY = "Перетащите сюда папку с файлами комиссий или нажмите «Добавить папку…»."
LEGEND = "☑ выполнялось · ! не выполнено в срок · – не требуется · … работа в другом квартале · ☐ нет сведений"


class RegionWindow(QMainWindow):
    """Shows a RegionSession. `open_requested` asks for another file, `closed` tells the end."""

    open_requested = Signal(object)
    closed = Signal()

    def __init__(self, session: RegionSession) -> None:
        super().__init__()
        self.setObjectName("regionWindow")
        self.setAcceptDrops(True)
        self.session = session
        session.setParent(self)
        self.contents = Contents(session.quarter, None, [], [], {})
        self.model = RegionModel(self)
        self.matrix = make_matrix(self.model, self)
        self.tools = RegionBar(self)
        self.sums, self.events, self.files = SumsView(self), EventsView(self), FilesView(self)
        self.doubts = DoubtsView(self)
        self.tabs = QTabWidget(self)
        self.bar = MessageBar(self)
        self.status = plain_label(LEGEND, self, wrap=True)
        self._chosen = (0, 0)  # row and column of the matrix; row 0: all commissions, columns of figures: all items
        self._lay_out()
        self._add_menu()
        add_choice(self)
        self._connect()
        self.tools.quarters.choose(session.quarter - 1)
        self.setWindowTitle(f"{session.path.stem} – комиссии области")
        self.resize(1340, 700)
        session.reread()

    def _lay_out(self) -> None:
        pages = ((self.sums, "Суммы"), (self.events, "Мероприятия"), (self.files, "Файлы"), (self.doubts, "Сомнения"))
        for widget, title in pages:
            self.tabs.addTab(widget, title)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.addWidget(self.matrix)
        panes.addWidget(self.tabs)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setSizes([800, 540])
        panes.setChildrenCollapsible(False)
        below = QHBoxLayout()
        below.setContentsMargins(8, 3, 8, 5)
        below.addWidget(self.status, 1)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(panes, 1)
        column.addWidget(self.bar)
        column.addLayout(below)
        self.setCentralWidget(page)

    def _add_menu(self) -> None:
        menu = self.menuBar().addMenu("&Файл")
        self._action(menu.addAction("&Открыть…"), "Ctrl+O", self._open)
        self._action(menu.addAction("Добавить &файлы…"), "Ctrl+Shift+A", self.add_files)
        self._action(menu.addAction("Добавить &папку…"), "Ctrl+Shift+D", self.add_folder)
        menu.addSeparator()
        self._action(menu.addAction("&Закрыть"), "Ctrl+Q", self.close)
        self.edit_menu = self.menuBar().addMenu("&Правка")
        self._action(self.edit_menu.addAction("&Найти комиссию"), "Ctrl+F", self.tools.search.setFocus)

    def _action(self, action: QAction, key: str, slot: object) -> None:
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda *_: slot())  # type: ignore[operator]

    def _connect(self) -> None:
        session = self.session
        session.read.connect(self._show)
        session.progressed.connect(self.tools.show_progress)
        session.taken.connect(self._tell_outcome)
        session.failed.connect(self.tell)
        self.tools.quarter_chosen.connect(session.set_quarter)
        self.tools.searched.connect(self._search)
        self.tools.search.left.connect(self.matrix.setFocus)
        self.tools.cancelled.connect(session.cancel)
        self.tools.wanted.connect(self.start)
        self.matrix.selectionModel().currentChanged.connect(lambda at, _: self.choose(at.row(), at.column()))
        self.matrix.verticalHeader().sectionClicked.connect(lambda row: self._open_events(row, 0))
        self.matrix.horizontalHeader().sectionClicked.connect(lambda column: self._open_events(0, column))
        self.matrix.doubleClicked.connect(lambda at: self._open_events(at.row(), at.column()))
        self.events.wanted.connect(lambda _: self.find_events())
        self.events.examples_changed.connect(self._keep_examples)
        self.files.chosen.connect(session.choose)
        self.tabs.currentChanged.connect(lambda _: self._find_doubts())

    # what is shown

    def _show(self, contents: Contents) -> None:
        self.contents = contents
        self.tools.quarters.choose(contents.quarter - 1)
        if contents.region is None and not contents.files and self.bar.isHidden():
            self.bar.show_message(Message(EMPTY))
        if contents.region is not None:
            current = self.matrix.currentIndex()
            self.model.show_region(contents.region)
            widen_figures(self.matrix)
            self.sums.show_region(contents.region)
            self.matrix.setCurrentIndex(self.model.index(current.row(), current.column()))
            self.find_events()
        self._find_doubts()
        self.files.show_files(contents.files, contents.rivals)
        refused = sum(not row.good for row in contents.files)
        waiting = len({(rival.plan, rival.commission) for rival in contents.rivals})
        self.tabs.setTabText(2, f"Файлы ({refused + waiting} – посмотрите)" if refused + waiting else "Файлы")
        figures = sums_line(contents.region) if contents.region else "Документов пока нет."
        self.status.setText(f"{figures} {contents.notes}\n{LEGEND}")

    def _find_doubts(self) -> None:
        """Look for doubts while their page is open: every document is read whole for them."""
        if self.tabs.currentWidget() is self.doubts and self.contents.region is not None:
            self.session.find_doubts(self.doubts.show_doubts)

    def _search(self, words: str) -> None:
        self.model.search(words)
        widen_figures(self.matrix)

    def _open_events(self, row: int, column: int) -> None:
        self.tabs.setCurrentWidget(self.events)
        self.choose(row, column)

    def choose(self, row: int, column: int) -> None:
        """Look at a cell of the matrix, a whole row (column 0) or a whole column (row 0)."""
        self._chosen = (max(row, 0), max(column, 0))
        self.find_events()

    def find_events(self) -> None:
        """Show the events behind what is chosen."""
        region = self.contents.region
        if region is None:
            return
        line, at = self.model.line(self._chosen[0]), self.model.item(self._chosen[1])
        item = region.items[at] if at is not None else None
        whose = short_name(line.name) if line else "Все комиссии"
        about = f"{whose}, {region.period.caption}" + (f", пункт {item.number} {quoted(item.title)}" if item else "")
        examples = self.contents.examples.get(item.uid, "") if item else ""
        self.events.show_item(item, region.period.key, examples)
        numbers = {one.uid: one.number for one in region.items}
        if line is not None and not line.document:
            self.events.show_events(f"{about}. Сведения не представлены.", [], numbers)
            return
        self.session.find_events(
            lambda found: self.events.show_events(about, found, numbers),
            documents=[line.document] if line else [],
            activities=[item.uid] if item else [],
            words=self.events.search.text(),
        )

    def _keep_examples(self, activity: str, period: str, text: str) -> None:
        if self.session.set_example(activity, period, text):
            sentence = "Примеры сохранены: они напечатаются в сводном отчете." if text else "Примеры убраны."
            self.bar.show_message(Message(sentence))

    # taking in

    def start(self, name: str) -> None:
        """Do what a button of the bar asks for."""
        if name == "files":
            self.add_files()
        elif name == "folder":
            self.add_folder()
        elif not (kind := REPORT_KINDS[name]).takes(ReportOption.EXAMPLES):  # which has a menu of its own
            save_report(self, kind)

    def add_files(self) -> None:
        """Choose files and take them in."""
        from kuzplan_desktop.ui.base.dialogs import choose_files

        files = choose_files(self, "Файлы комиссий", self.session.path.parent, "Документы (*.sqlite *.zip)")
        if files:
            self.take(files)

    def add_folder(self) -> None:
        """Choose a folder and take in all documents in it."""
        from kuzplan_desktop.ui.base.dialogs import choose_folder

        folder = choose_folder(self, "Папка с файлами комиссий", self.session.path.parent)
        if folder is not None:
            self.take([folder])

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
        sentence = plural(outcome.good, "Вошел {} файл", "Вошли {} файла", "Вошло {} файлов").format(outcome.good)
        sentence += f", из них были раньше {outcome.known}" if outcome.known else ""
        sentence += f"; не вошло {len(outcome.refused)}." if outcome.refused else "."
        hints = []
        if outcome.cancelled:
            hints.append("Прервано: добавьте ту же папку еще раз, и программа продолжит.")
        if outcome.refused:
            hints.append("Почему не вошли, сказано на вкладке «Файлы».")
        if outcome.others:
            hints.append(f"Других файлов в папке: {len(outcome.others)}, они пропущены.")
        self.bar.show_message(Message(sentence, " ".join(hints)))
        if outcome.refused:
            self.tabs.setCurrentWidget(self.files)

    def tell(self, error: PlanError) -> None:
        """Tell an expected failure."""
        self.tools.show_running(False)
        self.bar.show_message(failure_message(error))

    def _open(self) -> None:
        from kuzplan_desktop.ui.base.dialogs import choose_document

        chosen = choose_document(self, "Открыть документ или сводный файл", self.session.path.parent)
        if chosen is not None:
            self.open_requested.emit(chosen)

    def come_forward(self) -> None:
        """Show the window before all others."""
        self.show()
        self.raise_()
        self.activateWindow()

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
