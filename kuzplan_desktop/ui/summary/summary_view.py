"""The window «Сводка»: the working quarter in charts, the same that reports print, redrawn after every change."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.reports.charts import definitions as charts
from kuzplan_desktop.reports.charts.shapes import SIZE, ChartPicture, Paint, chart_picture
from kuzplan_desktop.reports.charts.svg import svg
from kuzplan_desktop.reports.charts.themes import DARK, LIGHT
from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.sentences import figures_line
from kuzplan_desktop.ui.base.buttons import left_row, push_button
from kuzplan_desktop.ui.base.palette import accent_color, is_dark
from kuzplan_desktop.ui.base.plain import plain_label
from kuzplan_desktop.ui.base.session import Session

MARGIN = 14  # pixels round a chart
WIDEST = 900  # pixels of a chart: longer bars say no more
OF_QUARTER = (charts.progress_by_section, charts.events_by_form, charts.people_by_form, charts.people_by_audience)
OF_YEAR = (charts.progress_by_quarter, charts.events_by_month, charts.people_by_month)


class ChartView(QWidget):
    """One chart, as high as its width asks for; a screen reader hears its numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._drawn: QSvgRenderer | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMaximumWidth(WIDEST)
        self.setMinimumWidth(320)

    def show_chart(self, chart: Chart) -> None:
        """Show `chart`; nothing is drawn anew if it is the same."""
        if chart == self._chart:
            return
        self._chart = chart
        self._fit()
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.words())

    def svg_text(self) -> str:
        """The chart as SVG, as wide as the widget, in the colours of the window."""
        shown = self._picture()
        if shown is None:
            return ""
        theme = DARK if is_dark(self.palette()) else LIGHT
        ground = {Paint.GROUND: self.palette().base().color().name(), Paint.INK: self.palette().text().color().name()}
        return svg(shown, {**theme, **ground})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows from the width."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours or letters: the picture is drawn anew."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, framed when it has the focus."""
        if self._drawn is None:
            self._drawn = QSvgRenderer(self.svg_text().encode())
        size = self._drawn.viewBoxF().size() * self._scale()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        self._drawn.render(painter, QRectF(MARGIN, MARGIN, size.width(), size.height()))
        if self.hasFocus():
            painter.setPen(accent_color(self.palette()))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fit(self) -> None:
        """Draw anew at the next occasion, in the height that the chart needs."""
        self._drawn = None
        shown = self._picture()
        self.setFixedHeight(round(shown.height * self._scale()) + 2 * MARGIN if shown else 0)
        self.update()

    def _picture(self) -> ChartPicture | None:
        """The shapes of the chart in the room that it has."""
        return chart_picture(self._chart, (self.width() - 2 * MARGIN) / self._scale()) if self._chart else None

    def _scale(self) -> float:
        """Pixels for a point of the chart: its letters are as large as those of the window."""
        return QFontInfo(self.font()).pixelSize() / SIZE


class SummaryView(QWidget):
    """A window of its own beside the plan; it stays open while the work goes on."""

    def __init__(self, session: Session, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        take_letters_along()
        self.setObjectName("summaryView")
        self.setWindowTitle("Сводка")
        self._session = session
        self._own = own
        self._stale = True
        self.figures = plain_label(wrap=True)
        self.charts = [ChartView(self) for _ in (*OF_QUARTER, *OF_YEAR)]
        self.leave = push_button("&Закрыть", "Esc")
        self._lay_out()
        session.changed.connect(self._hear)
        session.quarter_changed.connect(self._hear)
        session.day_changed.connect(self._hear)
        self.leave.clicked.connect(self.close)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setAutoFillBackground(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for chart in self.charts:
            column.addWidget(chart)
        column.addStretch(1)
        self.pages = QScrollArea()
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setWidgetResizable(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setWidget(page)
        self.pages.setAccessibleName("Диаграммы")
        outer = QVBoxLayout(self)
        outer.addWidget(self.figures)
        outer.addWidget(self.pages, 1)
        outer.addLayout(left_row(self.leave))
        self.resize(720, 660)

    def set_own(self, own: bool) -> None:
        """Count the items with the commission's part alone, or the whole plan."""
        self._own = own
        self._hear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What changed while the window was hidden is read when it is shown."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._read()
        return super().event(event)

    def _hear(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Count again; only charts that changed are drawn anew."""
        self._stale = False
        session = self._session
        document, period, today = session.document, session.period, session.today
        year = parse_reporting_period(f"{document.plan.year:04}")
        whose = "пункты с участием комиссии" if self._own else "весь план"
        line = figures_line(document.figures(period, today, self._own))
        self.figures.setText(f"{period.caption}, {whose}: {line}.")
        made = [make(document, period, today, self._own) for make in OF_QUARTER]
        made += [make(document, year, today, self._own) for make in OF_YEAR]
        for view, chart in zip(self.charts, made, strict=True):
            view.show_chart(chart)


@cache
def take_letters_along() -> None:
    """Make PT Sans known, in whose letters the charts are measured."""
    import fontpkg_pt_sans

    for face in sorted((Path(fontpkg_pt_sans.__file__).parent / "files").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
