"""The dialogs of the menu Справка: all keys, and versions with licences."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.plain import plain_label
from kuzplan_desktop.ui.shell.actions import MENUS, SECOND_SHORTCUTS, TABLE
from kuzplan_desktop.ui.shell.crash import versions

OTHER_KEYS = (
    ("Пункт плана: открыть справа", "Enter, двойной щелчок"),
    ("Пункт плана: написать, что сделано, прямо в строке", "F2"),
    ("Пункты плана: копировать строки таблицей", "Ctrl+C"),
    ("Строка мероприятия: записать и начать следующее", "Enter"),
    ("Пункты плана: выбрать подряд или по одному", "Shift+↓, Ctrl+щелчок"),
    ("Закрыть сообщение или панель", "Esc"),
    ("Выбрать дату в календаре", "Alt+↓"),
    ("Календарь: записать мероприятие в месяце", "Insert"),
    ("Календарь: перенести запланированное на день, на месяц", "Alt+→, Alt+Shift+→"),
    ("Объединение: взять строку или не брать", "Пробел"),
    ("Объединение: взять все отмеченное", "Ctrl+Enter"),
)
LICENCES = (
    "Программа помогает вести сводный план по обучению и просвещению и составлять отчеты о его выполнении. "
    "Она ничего не передает в сеть. Окно построено на Qt и PySide6 (LGPL), таблицы – на openpyxl (MIT), "
    "печатные отчеты – на ReportLab (BSD), шрифты PT Serif и PT Sans – OFL 1.1."
)


class _TextDialog(QDialog):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)

    def finish(self) -> None:
        """Add the button that closes."""
        buttons = QDialogButtonBox(self)
        buttons.addButton("Закрыть", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)


class KeysDialog(_TextDialog):
    """Lists the keys of the table of actions and those of the fields."""

    def __init__(self, parent: QWidget, *, regional: bool) -> None:
        super().__init__("Клавиши", parent)
        self.setObjectName("keysDialog")
        rows = [*action_keys(regional=regional), *OTHER_KEYS]
        table = QTableWidget(len(rows), 2, self)
        table.setAccessibleName("Клавиши")
        table.setHorizontalHeaderLabels(["Действие", "Клавиши"])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for line, cells in enumerate(rows):
            for place, text in enumerate(cells):
                table.setItem(line, place, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        self.column.addWidget(table)
        self.resize(620, 560)
        self.finish()


class AboutDialog(_TextDialog):
    """Versions and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("О программе", parent)
        self.setObjectName("aboutDialog")
        known = plain_label(versions(), self)
        known.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(known)
        self.column.addWidget(plain_label(LICENCES, self, wrap=True))
        self.setMinimumWidth(520)
        self.finish()


def action_keys(*, regional: bool) -> list[tuple[str, str]]:
    """What each shortcut does, in the order of the menus; an action without one is reached through its menu.

    What the menus show to the regional commission alone is told if they are `regional`.
    """
    rows = []
    for row in TABLE:
        if row.regional and not regional:
            continue
        keys = [key for key in (row.shortcut, SECOND_SHORTCUTS.get(row.name, "")) if key]
        shown = " или ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        place = MENUS[row.menu].replace("&", "")
        rows.append((row.caption.replace("&", "").rstrip("…"), shown or f"меню «{place}»"))
    return rows
