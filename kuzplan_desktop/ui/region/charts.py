"""«Диаграммы»: the work and the participants of each district and each commission, as the control table prints them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.reports.charts.region import region_charts
from kuzplan_desktop.ui.drawing.letters import take_letters_along
from kuzplan_desktop.ui.summary.chart_view import ChartView


class RegionCharts(QScrollArea):
    """The charts below each other; they are drawn while the page is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionCharts")
        self.setAccessibleName("Диаграммы")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setAutoFillBackground(True)
        self._column = QVBoxLayout(page)
        self._column.addStretch(1)
        self.setWidget(page)
        self.charts: list[ChartView] = []

    def show_region(self, region: Region) -> None:
        """Show the charts of a region."""
        take_letters_along()
        found = region_charts(region)
        while len(self.charts) < len(found):
            self.charts.append(ChartView(self.widget()))
            self.charts[-1].setToolTip("")  # nothing opens from here: the matrix tells what stands behind
            self._column.insertWidget(len(self.charts) - 1, self.charts[-1])
        for at, view in enumerate(self.charts):
            view.setVisible(at < len(found))
            if at < len(found):
                view.show_chart(found[at])
