"""The draft with the buttons over it: rows are moved, raised, lowered, added, taken out, and all of it undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.import_plan.draft_model import DraftModel
from kuzplan_desktop.ui.import_plan.draft_tree import DraftTree
from kuzplan_desktop.ui.import_plan.drafting import Drafting

COMMANDS = {
    "add": ("Добавить", "Ins", "Добавить пункт после выбранной строки"),
    "remove": ("Удалить", "Ctrl+Del", "Убрать выбранные строки из плана"),
    "up": ("Выше", "Alt+Up", "Переставить строку выше, заголовок – со всем, что под ним"),
    "down": ("Ниже", "Alt+Down", "Переставить строку ниже, заголовок – со всем, что под ним"),
    "raise": ("← Уровень", "Alt+Left", "Поднять на уровень: пункт – подраздел – раздел"),
    "lower": ("Уровень →", "Alt+Right", "Опустить на уровень: раздел – подраздел – пункт"),
    "undo": ("Отменить", "Ctrl+Z", "Отменить"),
    "redo": ("Вернуть", "Ctrl+Y", "Вернуть"),
}
SHOWN_KEYS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


class DraftPane(QWidget):
    """`row_chosen` carries the key of the current row, -1 for none."""

    row_chosen = Signal(int)

    def __init__(self, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self.model = DraftModel(drafting, self)
        self.tree = DraftTree(self.model)
        self.buttons: dict[str, QToolButton] = {}
        slots: dict[str, Callable[[], object]] = {
            "add": lambda: drafting.add(self.tree.key if self.tree.key >= 0 else None),
            "remove": lambda: drafting.remove(self.tree.chosen_keys),
            "up": lambda: drafting.move(self.tree.key, -1),
            "down": lambda: drafting.move(self.tree.key, 1),
            "raise": lambda: drafting.level(self.tree.key, -1),
            "lower": lambda: drafting.level(self.tree.key, 1),
            "undo": drafting.undo,
            "redo": drafting.redo,
        }
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, slot in slots.items():
            row.addWidget(self._button(name, slot))
            if name in ("remove", "down", "lower"):
                row.addSpacing(10)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        self.tree.row_chosen.connect(self.row_chosen)
        self.tree.row_chosen.connect(self._enable)
        drafting.chosen.connect(self.tree.choose)
        drafting.changed.connect(self._enable)
        self._enable()

    def _button(self, name: str, slot: Callable[[], object]) -> QToolButton:
        caption, key, tip = COMMANDS[name]
        button = QToolButton()
        button.setText(caption)
        button.setToolTip(_with_key(tip, key))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        self.buttons[name] = button
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(button.click)
        return button

    def _enable(self, *_: object) -> None:
        """What can be done now; undo and redo name what they take back."""
        has_row, drafting = self.tree.key >= 0, self._drafting
        for name, button in self.buttons.items():
            button.setEnabled(has_row or name == "add")
        self.buttons["add"].setEnabled(drafting.state.read.draft is not None)
        for name, step in (("undo", drafting.undo_label), ("redo", drafting.redo_label)):
            shortcut, verb = COMMANDS[name][1:]
            self.buttons[name].setEnabled(bool(step))
            self.buttons[name].setToolTip(_with_key(f"{verb}: {step}" if step else verb, shortcut))


def _with_key(tip: str, key: str) -> str:
    for english, shown in SHOWN_KEYS.items():
        key = key.replace(english, shown)
    return plain_tip(f"{tip} ({key})")
