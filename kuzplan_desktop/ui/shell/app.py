"""The program on the screen: QApplication, translations, fallback fonts, the hook for errors, the self-test."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from kuzplan_desktop import __version__, paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.looks import keep_edges_seen

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.windows import Windows

SELF_TEST_SECONDS = 20


def application() -> QApplication:
    """The one QApplication: Russian, drawn alike on every system, with letters even where no font is installed."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName("КузПлан")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kuzplan")
    app.setStyle("Fusion")  # the one style that looks the same on all systems and follows light and dark
    keep_edges_seen(app)
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    translator = QTranslator(app)
    if translator.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    icon = paths.RESOURCES / "icons" / "kuzplan.svg"
    if icon.is_file():
        app.setWindowIcon(QIcon(str(icon)))
    _ensure_cyrillic(app)
    return app


def _ensure_cyrillic(app: QApplication) -> None:
    """On a machine without a Cyrillic font, take PT Sans along."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic):
        return
    import fontpkg_pt_sans

    files = Path(fontpkg_pt_sans.__file__).parent / "files"
    for face in sorted(files.rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    app.setFont(QFont("PT Sans", 10))


def install_hook(windows: Windows) -> None:
    """Send expected failures that escape a slot to the message bar and everything else to the crash page."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, PlanError):
            windows.tell(error)
            return
        from kuzplan_desktop.ui.shell.crash import handle

        handle(kind, error, trace)

    sys.excepthook = hook


def run_window(path: str | None) -> int:
    """Open the window on `path`, on the document used last, or on the first start; return the exit code."""
    gc.disable()  # what is imported and built until the first picture stays; looking for waste in it costs time
    from kuzplan_desktop.ui.shell.windows import Windows

    app = application()
    windows = Windows()
    install_hook(windows)
    windows.begin(Path(path) if path else None)
    QTimer.singleShot(0, gc.enable)
    code = app.exec()
    from kuzplan_desktop.ui.base.tasks import finish

    finish()
    return code


def self_test_window(path: Path) -> None:
    """Open the window on a document, wait until its tree shows rows, close it; PlanError if it does not."""
    from kuzplan_desktop.ui.shell.main_window import MainWindow
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
