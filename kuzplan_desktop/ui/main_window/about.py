"""The dialog «О программе»: versions and licences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.crash import versions
from kuzplan_desktop.ui.base.dialogs import take_height
from kuzplan_desktop.ui.fields.plain import plain_label

LICENCES = (
    "Программа помогает вести сводный план по обучению и просвещению и составлять отчеты о его выполнении. "
    "Она ничего не передает в сеть. Окно построено на Qt и PySide6 (LGPL), таблицы – на openpyxl (MIT), "
    "печатные отчеты – на ReportLab (BSD), шрифты PT Serif и PT Sans – OFL 1.1."
)


class AboutDialog(QDialog):
    """Versions and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle("О программе")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = plain_label(versions(), self)
        known.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Закрыть", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(known)
        column.addWidget(plain_label(LICENCES, self, wrap=True))
        column.addWidget(buttons)
        self.setMinimumWidth(520)

    def setVisible(self, visible: bool) -> None:
        if visible:
            take_height(self)
        super().setVisible(visible)
