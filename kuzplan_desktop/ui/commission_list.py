"""The suggestion list of commissions that comes with the program, and the field that offers it."""

import json
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission_names import ListedCommission, full_name


@cache
def listed_commissions() -> tuple[ListedCommission, ...]:
    """The territorial commissions by name, and the regional one at the end."""
    source = json.loads((paths.RESOURCES / "commissions.json").read_text(encoding="utf-8"))
    territorial = [
        ListedCommission(entry["id"], full_name(entry["name"], entry.get("city", "")))
        for entry in source["territorial"]
    ]
    regional = ListedCommission(source["regional"]["id"], source["regional"]["full"], regional=True)
    return (*sorted(territorial, key=lambda entry: entry.name), regional)


class CommissionField(QComboBox):
    """An editable list of commissions: any part of a name finds it, any other text is allowed."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commissionField")
        self.setAccessibleName("Наименование комиссии")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([entry.name for entry in listed_commissions()])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(40)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.setEditText(name)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    @property
    def name(self) -> str:
        """The name as it stands in the field."""
        return " ".join(self.currentText().split())

    @property
    def entry(self) -> ListedCommission | None:
        """The entry of the list that bears this name, None for free text."""
        return next((entry for entry in listed_commissions() if entry.name == self.name), None)
