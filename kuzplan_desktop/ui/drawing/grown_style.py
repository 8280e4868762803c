"""Qt's own style with boxes, circles and small pictures that grow with the letters of the program."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from kuzplan_desktop.ui.drawing.icons import grown

Metric = QStyle.PixelMetric
GROWING = frozenset(
    (
        *(Metric.PM_IndicatorWidth, Metric.PM_IndicatorHeight),
        *(Metric.PM_ExclusiveIndicatorWidth, Metric.PM_ExclusiveIndicatorHeight),
        *(Metric.PM_SmallIconSize, Metric.PM_ButtonIconSize),
    )
)


class GrownStyle(QProxyStyle):
    """Draws as `name` does. Python is asked for each size, which takes long: for large letters only."""

    def pixelMetric(self, metric: Metric, option: QStyleOption | None = None, widget: QWidget | None = None) -> int:
        """As large beside the letters as it is beside ordinary ones."""
        pixels = super().pixelMetric(metric, option, widget)
        return grown(pixels, QFontMetrics(QFont())) if metric in GROWING else pixels
