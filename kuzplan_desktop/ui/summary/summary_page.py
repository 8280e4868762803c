"""«Сводка»: the working quarter and the year in charts, the same that reports print, and what stands behind each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.figures.behind import CAPTIONS, Figure, figure_behind
from kuzplan_desktop.domain.figures.coverage import members_day
from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.reports.charts import definitions as charts
from kuzplan_desktop.reports.paper.sentences import coverage_line, figures_line
from kuzplan_desktop.reports.paper.wrapping import grouped
from kuzplan_desktop.ui.base.behind_dialog import show_behind
from kuzplan_desktop.ui.base.read_when_shown import ReadWhenShown
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.letters import take_letters_along
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.scaled_label import HEADING, ScaledLabel
from kuzplan_desktop.ui.fields.scroll_page import fill_scrolled
from kuzplan_desktop.ui.summary.chart_rows import Bar, Maker, rows_behind
from kuzplan_desktop.ui.summary.chart_view import ChartView

OF_QUARTER: tuple[Maker, ...] = (
    charts.progress_by_section,
    charts.events_by_form,
    charts.people_by_form,
    charts.people_by_audience,
)
OF_YEAR: tuple[Maker, ...] = (charts.progress_by_quarter, charts.events_by_month, charts.people_by_month)
SIDE_BY_SIDE = 110  # letters of the window's font: on a page of less the year stands below the quarter
SIDES, GAP = (20, 16), 6  # pixels: left and right of the page, between the figures
HOW = "Из чего сложилось это число"


class SummaryPage(ReadWhenShown):
    """Reads the document when it is shown and after every change while it is; `own` as in the plan."""

    def __init__(self, session: Session, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_letters_along()
        self.setObjectName("summaryPage")
        self.setAccessibleName("Сводка")
        self._session = session
        self._own = own
        self.heading = ScaledLabel("Сводка", HEADING, bold=True)
        self.sentence = ScaledLabel("", color=quiet_color, wrap=True)
        self.figures = {figure: self._figure_button(figure) for figure in Figure}
        self.charts = [ChartView(self) for _ in (*OF_QUARTER, *OF_YEAR)]
        self._lay_out()
        session.changed.connect(self._hear)
        session.quarter_changed.connect(self._hear)
        session.day_changed.connect(self._hear)
        for place, chart in enumerate(self.charts):
            chart.opened.connect(lambda category, series, place=place: self._open_bar(place, category, series))

    def _figure_button(self, figure: Figure) -> QPushButton:
        button = push_button("", HOW)
        button.clicked.connect(lambda: self._open_figure(figure))
        return button

    def _lay_out(self) -> None:
        self._rows = QGridLayout()
        self._rows.setSpacing(GAP)
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(8)
        for shown in (self.charts[: len(OF_QUARTER)], self.charts[len(OF_QUARTER) :]):
            side = QVBoxLayout()
            side.setSpacing(8)
            for chart in shown:
                side.addWidget(chart)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDES[0], 12, SIDES[1], 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addLayout(self._rows)
        column.addLayout(self._sides)
        column.addStretch(1)
        self.area = fill_scrolled(self, content)

    def set_own(self, own: bool) -> None:
        """Count the items with the commission's part alone, or the whole plan."""
        self._own = own
        self._hear()

    def take_focus(self) -> None:
        """Put the keyboard on the first figure."""
        next(iter(self.figures.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Quarter and year beside each other where there is room."""
        wide = self.width() >= SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._place_figures()
        super().resizeEvent(event)

    def _place_figures(self) -> None:
        """As many figures beside each other as there is room for."""
        widest = max(button.sizeHint().width() for button in self.figures.values()) + GAP
        beside = max(1, (self.width() - sum(SIDES) - self.area.verticalScrollBar().sizeHint().width()) // widest)
        for place, button in enumerate(self.figures.values()):
            self._rows.addWidget(button, place // beside, place % beside)
        for column in range(len(self.figures) + 1):
            self._rows.setColumnStretch(column, int(column >= beside))

    def _read(self) -> None:
        """Count again; only charts that changed are drawn anew."""
        session = self._session
        whose = "пункты с участием комиссии" if self._own else "весь план"
        document = session.document
        found = figures_of(document, session.period, session.today, own=self._own)
        line, covering = found.line, coverage_line(found.coverage, members_day(document.settings))
        told = f"{session.period.caption}, {whose}: {figures_line(line)}."
        self.sentence.setText(" ".join(filter(None, (told, covering))))
        numbers = (line.planned, line.worked, line.no_information, line.late, line.events, line.people)
        for (figure, button), number in zip(self.figures.items(), numbers, strict=True):
            button.setText(f"{CAPTIONS[figure]}: {grouped(number)}")
        self._place_figures()
        for place, (view, make) in enumerate(zip(self.charts, (*OF_QUARTER, *OF_YEAR), strict=True)):
            view.show_chart(make(session.document, self._period(place), session.today, self._own))

    def _period(self, place: int) -> ReportingPeriod:
        """The period of the chart at `place`."""
        year = self._session.document.plan.year
        return self._session.period if place < len(OF_QUARTER) else parse_reporting_period(f"{year:04}")

    def _open_figure(self, figure: Figure) -> None:
        session = self._session
        show_behind(
            session, figure_behind(session.document, session.period, session.today, figure, own=self._own), self
        )

    def _open_bar(self, place: int, category: int, series: int) -> None:
        session, chart = self._session, self.charts[place].chart
        if chart is None:
            return
        bar = Bar(session.document, self._period(place), session.today, self._own, chart, category, series)
        behind = rows_behind((*OF_QUARTER, *OF_YEAR)[place], bar)
        if behind is not None:
            show_behind(session, behind, self)
