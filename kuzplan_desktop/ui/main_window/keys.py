"""What each key does: the shortcuts of the table of actions, and the keys of fields and pages."""

from PySide6.QtGui import QKeySequence

from kuzplan_desktop.ui.main_window.actions import MENUS, SECOND_SHORTCUTS, TABLE

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


def all_keys(*, regional: bool) -> list[tuple[str, str]]:
    """What each shortcut does, in the order of the menus, then those of fields and pages; an action without one is
    reached through its menu.

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
    return [*rows, *OTHER_KEYS]
