"""«Календарь»: the items of the plan across the months of its year, with filters above and a legend below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.wording import MONTHS, date_words
from kuzplan_desktop.domain.year.outline import YearFilter, YearItem, YearMemo, year_outline
from kuzplan_desktop.domain.year.sentences import listed_words
from kuzplan_desktop.domain.year.spots import EventSpot
from kuzplan_desktop.ui.base.read_when_shown import ReadWhenShown
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.calendar.legend import Legend
from kuzplan_desktop.ui.calendar.moving import move_by, move_to
from kuzplan_desktop.ui.calendar.year_head import YearHead
from kuzplan_desktop.ui.calendar.year_model import BEFORE_MONTHS, YearModel, month_of
from kuzplan_desktop.ui.calendar.year_view import YearView
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.plain import menu_caption
from kuzplan_desktop.ui.fields.scaled_label import HEADING, SMALL, ScaledLabel
from kuzplan_desktop.ui.fields.segments import Segments
from kuzplan_desktop.ui.lists.choosing import choose_alone

MOST_IN_MENU = 14
LEAST_FOR_HINT, LEAST_FOR_LEGEND = 30, 20  # lines of letters in the page's height
HINT = "Двойной щелчок на дне – записать мероприятие, запланированное можно перетащить."
NOTHING = "Показывать нечего: мероприятий еще нет."


class CalendarPage(ReadWhenShown):
    """Reads the document when it is shown and after every change while it is.

    `event_wanted` asks for the form of an event (uids of its item and of itself), `form_wanted` for that of a new one
    of which something is known (an Event), `item_wanted` for the row of an item; `own_wanted` tells that the own items
    alone are to be shown, or all, in the plan too.
    """

    event_wanted = Signal(str, str)
    form_wanted = Signal(object)
    item_wanted = Signal(str)
    own_wanted = Signal(bool)

    def __init__(self, session: Session, *, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendarPage")
        self.setAccessibleName("Календарь")
        self._session = session
        self._memo = YearMemo()
        self._folded: set[str] = set()
        self._own = own
        self.shown = YearFilter.OWN if own else YearFilter.ALL
        self.heading = ScaledLabel("", HEADING, bold=True)
        self.filters = Segments(["", "", ""], self)
        self.print = push_button("&Печать…", "Напечатать календарь на одном или двух листах А4")
        self.head = YearHead(self)
        self.model = YearModel(self)
        self.view = YearView(self.model, self)
        self.nothing = ScaledLabel(NOTHING, color=quiet_color)
        self.legend = Legend(self)
        self.hint = ScaledLabel(HINT, SMALL, color=quiet_color, wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 10, 16, 4)
        top.setSpacing(12)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.filters)
        top.addWidget(self.print)
        self.nothing.setContentsMargins(20, 20, 20, 20)
        below = QVBoxLayout()
        below.setContentsMargins(20, 4, 16, 6)
        below.setSpacing(2)
        below.addWidget(self.legend)
        below.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.changed.connect(self._hear)
        session.day_changed.connect(self._hear)
        session.quarter_changed.connect(self._show_quarter)
        self.filters.group.chosen.connect(self._filter)
        self.print.clicked.connect(self.print_year)
        view.scaled.connect(lambda scale: self.head.show_scale(scale, session.quarter))
        view.opened.connect(self.open_cell)
        view.wanted.connect(self.write_down)
        view.named.connect(self.item_wanted)
        view.dropped.connect(self._drop)
        view.stepped.connect(self._step)
        view.menu_wanted.connect(self._show_menu)
        view.collapsed.connect(lambda index: self._folded.add(self.model.node(index).shown.uid))
        view.expanded.connect(lambda index: self._folded.discard(self.model.node(index).shown.uid))
        self.model.modelReset.connect(self._unfold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves its room to the rows."""
        super().resizeEvent(event)
        lines = self.height() // self.fontMetrics().height()
        self.hint.setVisible(lines >= LEAST_FOR_HINT)
        self.legend.setVisible(lines >= LEAST_FOR_LEGEND)

    def take_focus(self) -> None:
        """Put the keyboard into the rows."""
        self.view.take_focus()

    def set_own(self, own: bool) -> None:
        """Show the own items alone, or all, as the plan does."""
        self._own = own
        if self.shown is not YearFilter.WITH_EVENTS:
            self.shown = YearFilter.OWN if own else YearFilter.ALL
        self._hear()

    def open_cell(self, item: YearItem, month: int) -> None:
        """Open the form of the event of a month; of several they are listed."""
        events = [event for spot in item.spots_in(month) for event in spot.events]
        self._choose(events, lambda event: self.event_wanted.emit(event.activity, event.uid))

    def write_down(self, item: YearItem, day: date, exact: bool) -> None:
        """Ask for the form of a new event on `day`, in its month if that alone is meant: planned if that is to come."""
        if self._session.read_only:
            return
        today = self._session.day
        if exact:
            planned = day > today
            event = Event("", item.uid, EventStatus.PLANNED if planned else EventStatus.HELD, starts_on=day)
        elif day > today:
            event = Event("", item.uid, EventStatus.PLANNED, month=day)
        else:
            this_month = (day.year, day.month) == (today.year, today.month)
            event = Event("", item.uid, EventStatus.HELD, starts_on=today if this_month else None)
        self.form_wanted.emit(event)

    def print_year(self) -> None:
        """Print what is shown."""
        from kuzplan_desktop.ui.calendar.year_printing import YearPages, ask_printer_for_year

        printer = ask_printer_for_year(self)
        if printer is not None:
            YearPages(self._session, self.model.nodes, self.heading.text()).print_on(printer)

    def _read(self) -> None:
        session, document = self._session, self._session.document
        today, year = session.today, document.plan.year
        items = self._memo.items(document, today, over=session.year_end.looks_back)
        rows = year_outline(document, items, self.shown)
        own = [item.uid for item in items.values() if item.own]
        self.heading.setText(f"Календарь {year} года")
        self._name_filters(len(own), len(items), known=document.commission is not None)
        in_year = None if session.year_end.looks_back or session.day.year < year else today
        self.view.writable, self.view.today = not session.read_only, in_year
        self.model.show_rows(rows, document, today)
        self.head.show_year(document.campaigns, year, in_year)
        self.nothing.setVisible(not rows)
        self.view.fit()
        self._show_quarter()

    def _name_filters(self, own: int, whole: int, *, known: bool) -> None:
        commission = self._session.document.commission
        terms = commission.executor_terms if commission else ()
        captions = (
            f"С участием {terms[0] if terms else 'комиссии'} ({own})",
            f"Весь план ({whole})",
            "С мероприятиями",
        )
        for place, text in enumerate(captions):
            self.filters.group.button(place).setText(menu_caption(text))
        self.filters.group.button(0).setVisible(known)
        self.filters.choose(list(YearFilter).index(self.shown))

    def _filter(self, place: int) -> None:
        self.shown = list(YearFilter)[place]
        own = self.shown is YearFilter.OWN
        if self.shown is not YearFilter.WITH_EVENTS and own != self._own:
            self._own = own
            self.own_wanted.emit(own)
        self._hear()

    def _show_quarter(self, *_: object) -> None:
        self.view.set_quarter(self._session.quarter)
        self.head.show_scale(self.view.scale, self._session.quarter)

    def _unfold(self) -> None:
        """Open every heading but those that she folded."""
        for place, node in enumerate(self.model.nodes):
            if node.below and node.shown.uid not in self._folded:
                self.view.setExpanded(self.model.index_at(place), True)

    def _drop(self, spot: EventSpot, day: date) -> None:
        def move(event: Event) -> None:
            if move_to(self._session, event, day):
                self._follow(event)

        self._choose(spot.events, move, f"Перенести на {date_words(day)}:")

    def _step(self, spot: EventSpot, days: int, months: int) -> None:
        def move(event: Event) -> None:
            if move_by(self._session, event, days=days, months=months):
                self._follow(event)

        self._choose(spot.events, move, "Перенести:")

    def _follow(self, event: Event) -> None:
        """The keyboard goes with an event that moved."""
        now = next((one for one in self._session.document.events_of(event.activity) if one.uid == event.uid), event)
        if now.last_day is not None:
            index = self.model.index_of(event.activity, BEFORE_MONTHS + now.last_day.month - 1)
            if index.isValid() and month_of(self.view.currentIndex().column()):
                choose_alone(self.view, index)

    def _choose(
        self, events: list[Event] | tuple[Event, ...], deed: Callable[[Event], object], heading: str = ""
    ) -> None:
        """Do `deed` with the only event, or with the one that is chosen from a menu."""
        if list(events[:1]) == list(events):
            for event in events:
                deed(event)
            return
        index = self.view.currentIndex()
        menu = self._menu()
        if heading:
            menu.addSection(heading)
        self._add_events(menu, events, deed)
        menu.popup(self.view.viewport().mapToGlobal(self.view.visualRect(index).center()))

    def _show_menu(self, item: YearItem, day: date, exact: bool, at: QPoint) -> None:
        """What can be done in a cell."""
        menu = self._menu()
        events = [event for spot in item.spots_in(day.month) for event in spot.events]
        self._add_events(menu, events, lambda event: self.event_wanted.emit(event.activity, event.uid))
        menu.addSeparator()
        when = date_words(day) if exact else f"{MONTHS[day.month - 1]} {day.year} г."
        new = menu.addAction(f"Записать мероприятие: {when}")
        new.setEnabled(not self._session.read_only)
        new.triggered.connect(lambda: self.write_down(item, day, exact))
        menu.addAction("Показать пункт в плане").triggered.connect(lambda: self.item_wanted.emit(item.uid))
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("cellMenu")
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
        return menu

    def _add_events(
        self, menu: QMenu, events: list[Event] | tuple[Event, ...], deed: Callable[[Event], object]
    ) -> None:
        for event in events[:MOST_IN_MENU]:
            action = menu.addAction(menu_caption(listed_words(event)))
            action.triggered.connect(lambda *_, event=event: deed(event))
        if events[MOST_IN_MENU:]:
            menu.addAction("Остальные – на странице «Мероприятия»").setEnabled(False)
