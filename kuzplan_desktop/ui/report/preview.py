"""The preview: a report's pages in a window of their own, as they will be on paper; saved, printed, sent from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.buttons import push_button
from kuzplan_desktop.ui.base.notice import Notice, Tone
from kuzplan_desktop.ui.base.plain import plain_label
from kuzplan_desktop.ui.base.session import Message, Session
from kuzplan_desktop.ui.report.files import Job
from kuzplan_desktop.ui.report.pages_view import PagesView
from kuzplan_desktop.ui.report.pdf_pages import Pages

if TYPE_CHECKING:
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.store.document.plan_file import News
    from kuzplan_desktop.ui.report.printing import Printing

SHARE = 0.92  # of the screen
SMALL_SCREEN = 1440  # pixels; a screen no wider is filled
STALE = "Документ изменился после того, как отчет был составлен."
PRINTED_BADLY = "Отчет не напечатан до конца."


class Preview(QWidget):
    """Shows what `show_report` is given. `saving` and `sending` ask the report panel to do it; `renewing` asks for
    the pages as the document stands now. A kept file of a sent report is shown with `kept`: it is only printed."""

    saving = Signal()
    sending = Signal()
    renewing = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, kept: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._name = ""
        self._printing: Printing | None = None
        self._job = Job()
        self._doing = ""  # what is told in place of the page while it goes on
        self._kept = kept
        self.view = PagesView(self)
        self.place = plain_label(parent=self)
        self.zoom = plain_label(parent=self)
        self.notice = Notice(tone=Tone.WARNING)
        self.renew = push_button("&Обновить", "F5")
        self.smaller, self.larger = self._tool("−", "Мельче", "Ctrl+−"), self._tool("+", "Крупнее", "Ctrl++")
        self.wide = push_button("По &ширине", "Ctrl+0")
        self.save = push_button("&Сохранить и открыть", "Ctrl+S")
        self.print = push_button("&Печать…", "Ctrl+P")
        self.sent = push_button("С&дан…", "Отметить, что отчет сдан: дата и исходящий номер")
        self.leave = push_button("&Закрыть", "Esc")
        self._lay_out()
        self._connect()
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(screen * SHARE)
        if screen.width() <= SMALL_SCREEN:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self._tell_place()

    def _tool(self, text: str, name: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.setAutoRepeat(True)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + 8)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.smaller, self.zoom, self.larger, self.wide):
            bar.addWidget(widget)
        bar.addSpacing(16)
        bar.addWidget(self.place)
        bar.addStretch(1)
        for button in (self.save, self.print, self.sent, self.leave):
            bar.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 4)
        row.addWidget(self.notice, 1)
        row.addWidget(self.renew)
        self.renew.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.save.setVisible(not self._kept)
        self.sent.setVisible(not self._kept and not self._session.read_only)

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.view.step_zoom(1))
        self.wide.clicked.connect(lambda: self.view.set_zoom(None))
        self.view.moved.connect(self._tell_place)
        self.save.clicked.connect(self.saving)
        self.sent.clicked.connect(self.sending)
        self.renew.clicked.connect(self.renewing)
        self.print.clicked.connect(self._print)
        self.leave.clicked.connect(self.close)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+S", self.save.click),
            ("Ctrl+P", self.print.click),
            ("Ctrl++", self.larger.click),
            ("Ctrl+=", self.larger.click),
            ("Ctrl+-", self.smaller.click),
            ("Ctrl+0", self.wide.click),
            ("F5", self.renew.click),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        if not self._kept:
            self._session.changed.connect(self._grow_old)
            self._session.said.connect(self._tell)  # what the main window tells stands behind this one

    def show_report(self, make: Callable[[Job], tuple[str, bytes]]) -> None:
        """Have the report made in the background, its name and its PDF, and show its pages.

        One that is still being made for this window is given up.
        """
        job = self._begin_job()
        self.notice.tell("")
        self.renew.hide()
        self._show_buttons(ready=False)
        self._do("Отчет готовится…")

        def work() -> tuple[str, Pages]:
            name, data = make(job)
            return name, Pages(data)

        self._session.run(work, lambda made: self._show(job, made), lambda error: self._fail(job, error), owner=self)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def _begin_job(self) -> Job:
        self._job.give_up()
        self._job = Job()
        self._job.progressed.connect(lambda what, share: self._do(f"{what}: {round(share * 100)} %"))
        return self._job

    def _show(self, job: Job, made: tuple[str, Pages]) -> None:
        if job is not self._job:
            made[1].close()
            return
        former = self.view.pages
        self._name, pages = made
        self.setWindowTitle(f"{self._name} – просмотр")
        self.view.show_pages(pages)
        if former is not None:
            former.close()
        self._show_buttons(ready=True)
        self._do("")

    def _fail(self, job: Job, error: PlanError) -> None:
        if job is not self._job:
            return
        self._do("")
        self.notice.tell(str(error), Tone.ERROR)

    def _tell(self, message: Message) -> None:
        self.notice.tell(str(message), Tone.HINT)

    def _grow_old(self, news: News) -> None:
        if news.rows and {kind for kind, _ in news.rows} <= {"report", "report_file"}:
            return  # that a report was sent changes nothing in it
        self.notice.tell(STALE, Tone.WARNING)
        self.renew.show()

    def _show_buttons(self, *, ready: bool) -> None:
        for button in (self.save, self.print, self.sent, self.smaller, self.larger, self.wide):
            button.setEnabled(ready)

    def _do(self, what: str) -> None:
        self._doing = what
        self._tell_place()

    def _tell_place(self) -> None:
        pages = self.view.pages
        self.place.setText(self._doing or (f"Страница {self.view.page} из {len(pages.sizes)}" if pages else ""))
        self.zoom.setText(f"{round(self.view.zoom * 100)} %" if pages else "")

    # printing

    def _print(self) -> None:
        """Print, or stop printing."""
        if self._printing is not None:
            self._printing.stop()
            return
        from kuzplan_desktop.ui.report.printing import Printing, ask_printer

        pages = self.view.pages
        printer = ask_printer(pages, self._name, self) if pages else None
        if pages and printer:
            self._printing = Printing(pages, printer, self)
            self._printing.progressed.connect(self._tell_printed)
            self._printing.ended.connect(self._end_printing)
            self.print.setText("Не &печатать дальше")
            self._printing.begin()

    def _tell_printed(self, ready: int, total: int) -> None:
        self._do(f"Печатается: готово {ready} из {total}")

    def _end_printing(self, good: bool) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
            self._printing = None
        self.print.setText("&Печать…")
        self._do("")
        if not good:
            self.notice.tell(PRINTED_BADLY, Tone.WARNING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way and let the pages go."""
        self._job.give_up()
        if self._printing is not None:
            self._printing.stop()
        pages = self.view.pages
        self.view.show_pages(None)
        if pages is not None:
            pages.close()
        super().closeEvent(event)
