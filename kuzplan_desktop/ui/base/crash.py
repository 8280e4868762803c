"""What happens after a bug of ours: it is logged, a page tells the user and can be copied, the program goes on."""

import platform
import sys
import traceback
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop import __version__
from kuzplan_desktop.log import write_log
from kuzplan_desktop.store.connection import SQLITE_VERSION
from kuzplan_desktop.ui.fields.plain import plain_label

WORDS = (
    "В программе произошла ошибка. Последнее действие не выполнено, все записанное до него сохранено. "
    "Можно продолжать работу. Чтобы ошибку исправили, скопируйте текст ниже и передайте его разработчикам."
)


def versions() -> str:
    """The versions of the program and of what it stands on, one a line."""
    return "\n".join(
        (
            f"КузПлан {__version__}",
            f"Python {platform.python_version()}, PySide6 {pyside_version}, SQLite {SQLITE_VERSION}",
            platform.platform(),
        )
    )


class CrashPage(QDialog):
    """Shows errors one below the other; there is one page at a time, however many errors follow."""

    shown: "CrashPage | None" = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashPage")
        self.setWindowTitle("КузПлан: ошибка в программе")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 420)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Описание ошибки")
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton("Скопировать", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        go_on = buttons.addButton("Продолжить работу", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(WORDS, self, wrap=True))
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        go_on.setFocus()

    def done(self, result: int) -> None:
        """Forget the page once it is closed, so that the next error opens a new one."""
        CrashPage.shown = None
        super().done(result)

    @classmethod
    def tell(cls, details: str) -> None:
        """Show an error, on the page that is already open if there is one."""
        if cls.shown is None:
            cls.shown = cls(QApplication.activeWindow())
            cls.shown.text.setPlainText(versions())
        cls.shown.text.appendPlainText(f"\n{details}")
        cls.shown.show()


def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The program's sys.excepthook: an unexpected error in a slot is logged and shown, the event loop goes on."""
    if not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    write_log(f"{versions()}\n{details}")
    CrashPage.tell(details)
