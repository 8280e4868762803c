"""The program on the screen: QApplication, translations, fallback fonts, the hook for errors, the self-test."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from kuzplan_desktop import __version__, paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.looks import STYLE, grow_boxes, keep_edges_seen, wear
from kuzplan_desktop.ui.help.offering import offer_help_everywhere
from kuzplan_desktop.ui.shell.one_program import OneProgram

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.windows import Windows

SELF_TEST_SECONDS = 20
ICON_AFTER = 200  # milliseconds: the first picture does not wait for that of the window's frame
QT = "6.11"  # of which the program is made; the locks say more exactly which
UNSEEN = ("offscreen", "minimal")  # screens that nobody sees


def application() -> QApplication:
    """The one QApplication: Russian, drawn alike on every system, with letters even where no font is installed."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # Fusion is the one style that looks the same on all systems and follows light and dark; asked for in this way Qt
    # hands over no QStyle, with whose many names PySide would keep the first picture waiting.
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("КузПлан")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kuzplan")
    keep_edges_seen(app)
    offer_help_everywhere(app)
    QLocale.setDefault(QLocale("ru_RU"))
    translator = QTranslator(app)
    if translator.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    QTimer.singleShot(ICON_AFTER, app, lambda: _take_icon(app))
    _ensure_cyrillic(app)
    grow_boxes(app)
    return app


def _take_icon(app: QApplication) -> None:
    from PySide6.QtGui import QIcon  # not before the first picture

    app.setWindowIcon(QIcon(str(paths.RESOURCES / "icons" / "kuzplan.svg")))


def _ensure_cyrillic(app: QApplication) -> None:
    """On a machine without a Cyrillic font, take PT Sans along."""
    if QFontMetrics(app.font()).inFont("Ж"):
        return
    from PySide6.QtGui import QFontDatabase  # seldom needed, and looking through all fonts takes long

    if QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic):
        return
    from kuzplan_desktop.ui.drawing.letters import FAMILY, take_letters_along

    take_letters_along()
    app.setFont(QFont(FAMILY, 10))


def install_hook(windows: Windows) -> None:
    """Send expected failures that escape a slot to the message bar and everything else to the crash page."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, PlanError):
            windows.tell(error)
            return
        from kuzplan_desktop.ui.base.crash import handle

        handle(kind, error, trace)

    sys.excepthook = hook


@contextmanager
def _before_abort(end: Callable[[str], object]) -> Iterator[None]:
    """Within the block `end` is called with all that Qt said when it is about to abort the process, which it does
    where there is no screen or a library of the system is missing."""
    said: list[str] = []

    def hear(kind: QtMsgType, _: QMessageLogContext, message: str | None) -> None:
        said.append(message or "")
        if kind == QtMsgType.QtFatalMsg:
            end("\n".join(said))

    former = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(former)
    if sys.stderr is not None:
        sys.stderr.writelines(f"{message}\n" for message in said)


def tell_failure(sentence: str) -> bool:
    """Say in a box why the program ends; False where Qt has not begun."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return False
    if app.platformName() not in UNSEEN:
        from PySide6.QtWidgets import QMessageBox  # seldom needed

        box = QMessageBox(QMessageBox.Icon.Critical, "КузПлан", sentence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addButton("Закрыть", QMessageBox.ButtonRole.RejectRole)
        box.exec()
    return True


def run_window(path: str | None, end: Callable[[str], object]) -> int:
    """Open the window on `path`, on the document used last, or on the first start; return the exit code.

    `end` is called where Qt cannot begin, see `_before_abort`. PlanError where the installation is broken.
    """
    gc.disable()  # what is imported and built until the first picture stays; looking for waste in it costs time
    from kuzplan_desktop.ui.shell.windows import Windows

    with _before_abort(end):
        app = application()
    broken = paths.incomplete() or _other_qt()
    if broken:
        raise PlanError(broken)
    program = OneProgram(paths.user_folder())
    if program.is_handed_over(Path(path) if path else None):
        return 0
    windows = Windows()
    if windows.settings.shade or windows.settings.letters:
        wear(app, windows.settings.shade, windows.settings.letters)
    install_hook(windows)
    windows.begin(Path(path) if path else None)
    program.asked.connect(windows.come_back)
    QTimer.singleShot(0, program.listen)
    QTimer.singleShot(0, gc.enable)
    code = app.exec()
    from kuzplan_desktop.ui.base.tasks import finish

    finish()
    return code


def _other_qt() -> str:
    """What to say where Qt is of another version than the program is made for; empty if it is that one."""
    others = [version for version in (qVersion(), pyside_version) if not version.startswith(f"{QT}.")]
    if not others:
        return ""
    return f"Библиотека Qt версии {others[0]}, а программе нужна {QT}: установите программу заново."


def self_test_window(path: Path) -> None:
    """Open the window on a document, wait until its tree shows rows, close it; PlanError if it does not."""
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.shell.windows import Windows

    app = application()
    windows = Windows()
    window = windows.open(path)
    if not isinstance(window, MainWindow):
        raise windows.unshown or PlanError("Окно с документом не открылось.")
    ends = time.monotonic() + SELF_TEST_SECONDS
    try:
        while not window.plan.model.rowCount():
            if time.monotonic() > ends:
                raise PlanError("В окне не появилось ни одного пункта плана.")
            app.processEvents()
    finally:
        window.close()
        windows.settings.save()  # else Qt writes them at exit, where the self-test's folder is gone already


def self_test_printing(pdf: Path, target: Path) -> None:
    """Print the pages of `pdf` as the preview does, into the PDF `target` and not on paper; PlanError if that fails."""
    from PySide6.QtPrintSupport import QPrinter

    from kuzplan_desktop.ui.report.pdf_pages import Pages
    from kuzplan_desktop.ui.report.printing import Printing

    app = application()
    printer = QPrinter()  # asks the system for its printers, which may be none
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    pages = Pages(pdf.read_bytes())
    work = Printing(pages, printer)
    ended: list[bool] = []
    work.ended.connect(ended.append)
    work.begin()
    ends = time.monotonic() + SELF_TEST_SECONDS
    while not ended and time.monotonic() < ends:
        app.processEvents()
    pages.close()
    if ended != [True]:
        raise PlanError("Отчет не напечатался.")
