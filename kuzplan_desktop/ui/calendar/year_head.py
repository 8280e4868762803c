"""YearHead: the months above the rows; it stays while they scroll."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.wording import date_words
from kuzplan_desktop.domain.year.scale import YearScale
from kuzplan_desktop.domain.year.sentences import campaign_words
from kuzplan_desktop.ui.calendar.head_painter import HeadPainter, lanes_of
from kuzplan_desktop.ui.drawing.palette import line_color
from kuzplan_desktop.ui.fields.plain import plain_tip


class YearHead(QWidget):
    """Follows the scale of the view under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lanes: list[list[Campaign]] = []
        self._scale = YearScale.between(date.min.year, 0, 1)
        self._quarter = 0
        self._today: date | None = None
        self._make_painter()

    def show_year(self, campaigns: tuple[Campaign, ...], year: int, today: date | None) -> None:
        """Show the campaigns of `year`, and the flag of `today` if it is shown."""
        self._lanes = lanes_of(campaigns, year)
        self._today = today
        campaigns_told = [campaign_words(one) for lane in self._lanes for one in lane]
        told = [f"Сегодня {date_words(today).rstrip('.')}"] if today else []
        self.setAccessibleName(". ".join((f"Месяцы {year} года", *told, *campaigns_told)))
        self._fit()

    def show_scale(self, scale: YearScale, quarter: int) -> None:
        """Stand over the columns of `scale`."""
        if (scale, quarter) != (self._scale, self._quarter):
            self._scale, self._quarter = scale, quarter
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The months, the campaigns, today."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, 0, self._scale, self._quarter, self._lanes)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line_color(self.palette()))
        if self._today is not None:
            self._painter.paint_today(painter, self.height(), self._scale, self._today)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A tip tells the whole of a campaign."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._campaign_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters or colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._make_painter()

    def _make_painter(self) -> None:
        self._painter = HeadPainter(self.palette(), self.font())
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self._painter.height(len(self._lanes))))
        self.update()

    def _campaign_at(self, place: QPointF) -> str:
        lane = int(place.y() // self._painter.line) - 2
        found = self._lanes[lane] if 0 <= lane < len(self._lanes) else []
        day = self._scale.day_at(place.x())
        return next((campaign_words(one) for one in found if one.starts_on <= day <= one.last_day), "")
