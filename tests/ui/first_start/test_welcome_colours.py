"""The panel beside the first start turns dark with the system, while it is shown."""

from PySide6.QtWidgets import QWidget

from kuzplan_desktop.ui.base.looks import wear
from kuzplan_desktop.ui.base.settings import Shade
from kuzplan_desktop.ui.drawing.palette import rail_color
from kuzplan_desktop.ui.first_start.welcome import WelcomePanel


def test_it_turns_dark_and_light_again(qapp, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    panel = WelcomePanel(page)
    page.show()
    seen = []
    for shade in (Shade.DARK, Shade.LIGHT):
        wear(qapp, shade, 0)
        qapp.processEvents()
        assert panel.palette().window().color() == rail_color(qapp.palette())
        seen.append(panel.palette().window().color())
    wear(qapp, Shade.SYSTEM, 0)
    assert seen[0] != seen[1]
