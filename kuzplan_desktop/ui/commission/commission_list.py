"""The field that offers the list of commissions that comes with the program."""

from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.commission_names import ListedCommission
from kuzplan_desktop.store.commission_list import listed_commissions
from kuzplan_desktop.ui.base.open_choice import OpenChoice

__all__ = ["CommissionField", "listed_commissions"]


class CommissionField(OpenChoice):
    """An editable list of commissions: any part of a name finds it, any other text is allowed."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Наименование комиссии", [entry.name for entry in listed_commissions()], parent)
        self.setObjectName("commissionField")
        self.setMinimumContentsLength(40)
        self.show_value(name)
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
