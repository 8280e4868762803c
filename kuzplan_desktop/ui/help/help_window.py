"""The window «Справка»: a page to read beside the work, the way back, the search, all of it as a PDF to print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.search_field import SearchField
from kuzplan_desktop.ui.help.help_text import HelpText
from kuzplan_desktop.ui.help.pages import CONTENTS, excerpt, find_pages, help_pages, with_keys

LETTERS = 60  # of the window's font that a line of a page has room for
SHARE = 0.86  # of the height of the screen
NOTHING = "Ничего не нашлось. Попробуйте другое слово или откройте содержание."
BOOK = "Справка КузПлан"


class HelpWindow(QWidget):
    """Stands at the right of the screen, over `parent`, while the work goes on. `keys` are what each key does."""

    def __init__(self, parent: QWidget, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("helpWindow")
        self._keys, self._beside = keys, parent
        self._past: list[str] = []
        self.shown = ""
        self.contents = push_button("&Содержание", "Все страницы справки")
        self.back = push_button("&Назад", "К странице, которую вы читали до этой (Alt+←)")
        self.print = push_button("Справка в PDF…", "Вся справка одним файлом, чтобы напечатать")
        self.search = SearchField("Найти в справке", "Ctrl+F", self)
        self.search.setAccessibleName("Найти в справке")
        self.text = HelpText(self)
        self.found = QListWidget(self)
        self.found.setAccessibleName("Найденные страницы")
        self.found.setWordWrap(True)
        self.notice = Notice(tone=Tone.HINT)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._take_place()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 10, 0)
        for button in (self.contents, self.back):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.print)
        searching = QVBoxLayout()
        searching.setContentsMargins(10, 0, 10, 4)
        searching.addWidget(self.search)
        searching.addWidget(self.notice)
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addLayout(searching)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.contents.clicked.connect(lambda: self.show_page(CONTENTS))
        self.back.clicked.connect(self.go_back)
        self.print.clicked.connect(self.save_book)
        self.text.page_wanted.connect(self.show_page)
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self._leave_search)
        self.found.itemActivated.connect(self._open)
        self.found.itemClicked.connect(self._open)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.take_focus)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)

    def _take_place(self) -> None:
        """At the right edge of the screen, beside the window that it is read with, or over it."""
        width = self.fontMetrics().averageCharWidth() * LETTERS + 60
        screen = (self._beside.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(width, screen.width()), round(screen.height() * SHARE))
        top = screen.top() + round(screen.height() * (1 - SHARE) / 2)
        self.move(max(screen.right() - self.width() - 12, screen.left()), top)

    def show_page(self, name: str) -> None:
        """Show a page; the one that was read before is a step back."""
        if self.shown and name != self.shown:
            self._past.append(self.shown)
        self._show(name)

    def go_back(self) -> None:
        """Show the page that was read before this one."""
        if self._past:
            self._show(self._past.pop())

    def _show(self, name: str) -> None:
        page = help_pages()[name]
        self.shown = name
        self.setWindowTitle(f"{page.title} – справка" if name != CONTENTS else page.title)
        self.search.clear()
        self.text.show_text(with_keys(page, self._keys))
        self.stack.setCurrentWidget(self.text)
        self.back.setEnabled(bool(self._past))
        self.text.setFocus()

    def _find(self, typed: str) -> None:
        """List the pages that hold the words; without words the page is there again."""
        self.found.clear()
        self.notice.tell("")
        words = typed.strip()
        self.stack.setCurrentWidget(self.found if words else self.text)
        if not words:
            return
        finding = find_pages(words)
        for page in finding.things:
            item = QListWidgetItem(f"{page.title}\n{excerpt(page.key, finding.read_as or words)}")
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            self.found.addItem(item)
        if not finding.things:
            self.notice.tell(NOTHING)
        elif finding.read_as:
            self.notice.tell(f"Найдено по словам «{finding.read_as}».")

    def _leave_search(self) -> None:
        """Enter and the arrow down go to what was found."""
        if self.found.count():
            self.found.setCurrentRow(0)
            self.found.setFocus()
        elif not self.search.text():
            self.text.setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        self.show_page(item.data(Qt.ItemDataRole.UserRole))

    def save_book(self) -> None:
        """Write all pages as one PDF where the person wants it."""
        from kuzplan_desktop.ui.base.dialogs import choose_report
        from kuzplan_desktop.ui.base.settings import documents_place
        from kuzplan_desktop.ui.help.book import write_book

        place = documents_place() / f"{BOOK}.pdf"
        target = choose_report(self, "Справка в PDF", place, {"PDF (*.pdf)": ".pdf"})
        if target is None:
            return
        try:
            write_book(target, self._keys)
        except PlanError as error:
            self.notice.tell(str(error), Tone.ERROR)
            return
        self.notice.tell(f"Справка записана: {target}.", Tone.HINT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def show_help(parent: QWidget, page: str, keys: Sequence[tuple[str, str]] = ()) -> HelpWindow:
    """Show a page of the help over `parent`, in the window that stands there already if there is one."""
    window = parent.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly) or HelpWindow(parent, keys)
    window.show_page(page)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
