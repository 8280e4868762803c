"""Every action of the main window in one table: caption, shortcut, slot, when enabled; the menus are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from kuzplan_desktop.ui.main_window.pages import PAGES

MENUS = {
    "file": "&Файл",
    "edit": "&Правка",
    "view": "&Вид",
    "plan": "П&лан",
    "reports": "&Отчеты",
    "exchange": "О&бмен",
    "help": "&Справка",
}


class When(Enum):
    """When an action can be used."""

    ALWAYS = auto()
    WRITABLE = auto()  # the document can be changed
    ROW = auto()  # an activity is chosen and can be changed
    UNDO = auto()  # the document can be changed and there is a step to undo
    REDO = auto()


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A line of the table. `slot` is a part of Commands and its method; a change of `group` within a menu draws a line.

    `in_tree` keeps the shortcut to the tree, where it cannot take a key from a text field or a button.
    `choice` makes the action one of the alternatives of its group, `switch` one that is on or off. `regional` ones are
    shown to the regional commission alone, or to who wants to see everything. `page` is what the slot is called with.
    """

    name: str
    menu: str
    group: int
    caption: str
    shortcut: str
    slot: str
    when: When = When.ALWAYS
    in_tree: bool = False
    choice: bool = False
    switch: bool = False
    regional: bool = False
    page: str = ""


TABLE = (
    ActionRow("new", "file", 1, "&Новый документ…", "Ctrl+N", "file.new_document"),
    ActionRow("open", "file", 1, "&Открыть…", "Ctrl+O", "file.open_document"),
    ActionRow("import", "file", 1, "План &из документа…", "Ctrl+Shift+I", "file.import_plan"),
    ActionRow("backups", "file", 2, "Резервные &копии…", "Ctrl+B", "file.show_backups"),
    ActionRow("folder", "file", 2, "Показать &папку документа", "Ctrl+Shift+O", "file.show_folder"),
    ActionRow("write_dossier", "file", 3, "П&ередать дела…", "", "file.write_dossier"),
    ActionRow("take_dossier", "file", 3, "Прин&ять дела…", "", "file.take_dossier"),
    ActionRow("settings", "file", 4, "Па&раметры…", "Ctrl+,", "edit.edit_settings"),
    ActionRow("close", "file", 5, "&Закрыть", "Ctrl+Q", "file.close_window"),
    ActionRow("undo", "edit", 1, "&Отменить", "Ctrl+Z", "edit.undo", When.UNDO),
    ActionRow("redo", "edit", 1, "&Вернуть", "Ctrl+Y", "edit.redo", When.REDO),
    ActionRow("tick", "edit", 2, "От&метить за квартал", "Space", "edit.tick", When.ROW, in_tree=True),
    ActionRow("event", "edit", 2, "Записать м&ероприятие…", "Ctrl+M", "edit.add_event", When.WRITABLE),
    ActionRow("line", "edit", 2, "Мероприятие одной ст&рокой…", "Ctrl+L", "edit.type_event", When.WRITABLE),
    ActionRow("paste", "edit", 2, "Вставить &таблицу…", "Ctrl+Shift+V", "edit.paste_table", When.WRITABLE),
    ActionRow("find", "edit", 3, "&Найти", "Ctrl+F", "edit.find"),
    ActionRow("palette", "edit", 3, "&Перейти или выполнить…", "Ctrl+K", "palette.show_palette"),
    ActionRow("commission", "edit", 4, "&Комиссия…", "", "edit.edit_commission"),
    ActionRow("signatories", "edit", 4, "По&дписанты и составитель…", "", "reports.edit_signatories"),
    ActionRow("campaigns", "edit", 4, "&Избирательные кампании…", "", "edit.edit_campaigns"),
    ActionRow("erase", "edit", 5, "Удалить сведения &безвозвратно…", "", "file.erase_history", When.WRITABLE),
    *(
        ActionRow(page.action, "view", 1, page.caption, f"Alt+{place}", "view.show_page", choice=True, page=page.name)
        for place, page in enumerate(PAGES, 1)
    ),
    ActionRow("quarter1", "view", 2, "Рабочий квартал I", "Ctrl+1", "view.choose_quarter_1", choice=True),
    ActionRow("quarter2", "view", 2, "Рабочий квартал II", "Ctrl+2", "view.choose_quarter_2", choice=True),
    ActionRow("quarter3", "view", 2, "Рабочий квартал III", "Ctrl+3", "view.choose_quarter_3", choice=True),
    ActionRow("quarter4", "view", 2, "Рабочий квартал IV", "Ctrl+4", "view.choose_quarter_4", choice=True),
    ActionRow("own", "view", 3, "Только пункты с &участием комиссии", "Ctrl+D", "view.toggle_own", switch=True),
    ActionRow("expand", "view", 4, "&Развернуть все", "Ctrl+Shift+Down", "view.expand_all"),
    ActionRow("collapse", "view", 4, "&Свернуть все", "Ctrl+Shift+Up", "view.collapse_all"),
    ActionRow("marks", "view", 5, "&Исполнение", "Ctrl+Shift+1", "view.show_marks"),
    ActionRow("item", "view", 5, "&Пункт плана", "Ctrl+Shift+2", "view.show_item"),
    ActionRow("history", "view", 5, "Ис&тория", "Ctrl+Shift+3", "view.show_history"),
    ActionRow("journal", "view", 6, "&Журнал изменений…", "Ctrl+H", "view.show_journal"),
    ActionRow("pane", "view", 7, "Следующая &часть окна", "F6", "view.next_pane"),
    ActionRow("next_year", "plan", 1, "План &следующего года…", "", "plan.begin_next_year"),
    ActionRow("amend", "plan", 1, "&Внести изменения плана…", "", "plan.amend", When.WRITABLE),
    ActionRow("add_own", "plan", 2, "&Добавить мероприятие комиссии…", "", "plan.add_own", When.WRITABLE),
    ActionRow("edit_own", "plan", 2, "&Изменить мероприятие комиссии…", "", "plan.edit_own", When.ROW),
    ActionRow("delete_own", "plan", 2, "&Удалить мероприятие комиссии…", "", "plan.delete_own", When.ROW),
    ActionRow("separate", "plan", 3, "О&тдельный план…", "", "plan.show_separate"),
    ActionRow("official", "plan", 3, "&Официальный документ плана…", "", "plan.write_document"),
    ActionRow("edit_plan", "plan", 4, "&Правка плана…", "", "plan.edit_plan", When.WRITABLE, regional=True),
    ActionRow("approve", "plan", 4, "Утвердить пла&н…", "", "plan.approve", When.WRITABLE, regional=True),
    ActionRow("report", "reports", 1, "Отчет о &выполнении…", "F9", "reports.show_report"),
    ActionRow("sent", "reports", 1, "С&данные отчеты…", "Shift+F9", "reports.show_sent_reports"),
    ActionRow("photos", "reports", 1, "&Фотоприложение…", "", "reports.show_photos"),
    ActionRow("sentence", "reports", 1, "Показатели за &любые дни…", "", "reports.tell_period"),
    ActionRow("due", "reports", 2, "С&роки отчетов…", "", "reports.edit_due_dates"),
    ActionRow("training", "reports", 2, "Формы об&учения…", "", "reports.edit_training_forms"),
    ActionRow("copy", "exchange", 1, "Сохранить &копию для передачи…", "Ctrl+Shift+S", "file.save_copy"),
    ActionRow("colleague", "exchange", 1, "Посмотреть &файл коллеги…", "Ctrl+Shift+F", "colleague.open_colleague"),
    ActionRow("merge", "exchange", 1, "О&бъединение с файлом коллеги…", "Ctrl+Shift+M", "colleague.merge_colleague"),
    ActionRow("form", "exchange", 2, "Бла&нк для заполнения…", "", "colleague.save_blank_form"),
    ActionRow("collect", "exchange", 2, "Собрать &заполненный бланк…", "", "colleague.take_blank_form", When.WRITABLE),
    ActionRow("phone", "exchange", 2, "Запланированное в кал&ендарь…", "", "edit.save_calendar"),
    ActionRow("check", "exchange", 3, "&Проверить файл…", "Ctrl+Shift+P", "file.check_file"),
    ActionRow("region", "exchange", 4, "С&водный файл комиссий…", "Ctrl+Shift+G", "region.open_region", regional=True),
    ActionRow("hand_out", "exchange", 4, "Сохранить план для &раздачи…", "", "region.hand_out", regional=True),
    ActionRow("help", "help", 1, "Справка по &этой странице", "F1", "help.show_here"),
    ActionRow("contents", "help", 1, "&Содержание справки", "", "help.show_contents"),
    ActionRow("keys", "help", 1, "&Клавиши", "", "help.show_keys"),
    ActionRow("log", "help", 2, "Показать &журнал ошибок", "", "help.show_log"),
    ActionRow("about", "help", 2, "&О программе", "", "help.show_about"),
)
SECOND_SHORTCUTS = {"redo": "Ctrl+Shift+Z", "report": "Ctrl+P", "page_summary": "F8"}


def build_actions(window: QWidget, commands: object) -> dict[str, QAction]:
    """The actions of the table, connected to the methods of `commands`, their shortcuts alive in `window`; those that
    are kept to the tree are added to it once there is one."""
    actions: dict[str, QAction] = {}
    choices: dict[tuple[str, int], QActionGroup] = {}
    for row in TABLE:
        action = QAction(window)
        action.setText(row.caption)  # not above: PySide would ask whether it is an icon, and make all names of those
        action.setObjectName(f"action-{row.name}")
        keys = [row.shortcut, SECOND_SHORTCUTS.get(row.name, "")]
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        slot, given = attrgetter(row.slot), (row.page,) if row.page else ()
        action.triggered.connect(lambda *_, slot=slot, given=given: slot(commands)(*given))
        action.setCheckable(row.choice or row.switch)
        if row.choice:
            choices.setdefault((row.menu, row.group), QActionGroup(window)).addAction(action)
        if row.in_tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            window.addAction(action)
        actions[row.name] = action
    return actions


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Put the actions into the menus, in the order of the table."""
    for key, title in MENUS.items():
        menu = bar.addMenu(title)
        menu.setObjectName(f"menu-{key}")
        group = 1
        for row in TABLE:
            if row.menu == key:
                if row.group != group:
                    menu.addSeparator()
                group = row.group
                menu.addAction(actions[row.name])


def show_regional(actions: Mapping[str, QAction], regional: bool) -> None:
    """Show what the regional commission works with, or hide it."""
    for line in TABLE:
        actions[line.name].setVisible(regional or not line.regional)


def enable(actions: Mapping[str, QAction], *, writable: bool, row: bool, undo: str | None, redo: str | None) -> None:
    """Enable what can be used now, and let undo and redo name their steps."""
    holds = {
        When.ALWAYS: True,
        When.WRITABLE: writable,
        When.ROW: writable and row,
        When.UNDO: writable and undo is not None,
        When.REDO: writable and redo is not None,
    }
    for line in TABLE:
        actions[line.name].setEnabled(holds[line.when])
    actions["undo"].setText(_named("&Отменить", undo))
    actions["redo"].setText(_named("&Вернуть", redo))


def _named(verb: str, label: str | None) -> str:
    """«Отменить: отметка 1.2.4, I квартал»; an abbreviation at the beginning of the label stays as it is."""
    if not label:
        return verb
    first = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return f"{verb}: {first.replace('&', '&&')}"
