"""FilterBar: the working quarter, own items or all, the state, the search, and what the search found."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.base import icons
from kuzplan_desktop.ui.base.palette import quiet_color
from kuzplan_desktop.ui.base.plain import menu_caption, plain_label
from kuzplan_desktop.ui.base.segments import Segments
from kuzplan_desktop.ui.plan.index import EXCLUDED, NO_INFORMATION, SearchOutcome, StateFilter
from kuzplan_desktop.ui.plan.plan_model import PlanModel

STATES: dict[StateFilter, str] = {
    None: "Все состояния",
    State.DONE: "Выполнено",
    State.IN_PROGRESS: "Выполняется",
    State.LATE: "Не выполнено в срок",
    State.NOT_DUE: "Срок не истек",
    State.NOT_REQUIRED: "Не требуется",
    NO_INFORMATION: "Без сведений за квартал",
    EXCLUDED: "Исключено из плана",
}
PROJECT = "План еще не утвержден: это проект. Утвержденный текст вносят через «План → Внести изменения плана…»."
BY_PLACE = tuple(STATES)  # not as data of the rows: Qt hands a StrEnum back as a plain string
SEARCH_WIDTH = 190  # pixels the search field wants at least to stand in the first line


class SearchField(QLineEdit):
    """The search as you type; Escape empties it, Enter and the arrow down go on to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead out of the field."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Sets the filters of `model` and shows them, whoever set them.

    `quarter_chosen` carries the working quarter that a person chose; `search_left` says that the keyboard is wanted
    in the tree.
    """

    quarter_chosen = Signal(int)
    search_left = Signal()

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._make_quarters()
        self._make_own()
        self._make_states()
        self._make_search()
        self._make_notice()
        self._lay_out()
        model.filters_changed.connect(self.refresh)
        self.refresh()

    def focus_search(self) -> None:
        """Put the keyboard into the search field, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_notice(self, text: str) -> None:
        """Say something about what the tree shows; "" takes it away. The next change of a filter does, too."""
        self._notice.setText(text)
        self._notice_line.setVisible(bool(text))

    def refresh(self) -> None:
        """Show the filters, the counts and what the search found as they are now."""
        model, filters = self._model, self._model.filters
        document = model.rows.document
        project = not document.plan.approved_number
        self._year.setText(f"Проект {document.plan.year}:" if project else f"{document.plan.year}:")
        self._year.setToolTip(PROJECT if project else "")
        self.quarters.choose(filters.quarter - 1)
        self.own.choose(0 if filters.own_only else 1)
        self.own.setVisible(document.commission is not None)
        for place, text in enumerate((self._own_caption(), f"Весь план ({model.rows.all_count})")):
            self.own.group.button(place).setText(menu_caption(text))
        self.states.setItemText(BY_PLACE.index(NO_INFORMATION), self._silent_caption())
        self.states.setCurrentIndex(BY_PLACE.index(filters.state))
        self._show_outcome(model.outcome)

    def _own_caption(self) -> str:
        commission = self._model.rows.document.commission
        terms = commission.executor_terms if commission else ()
        name = f"С участием {terms[0]}" if terms else "Свои пункты"
        return f"{name} ({self._model.rows.own_count})"

    def _silent_caption(self) -> str:
        return f"Без сведений за {ROMAN[self._model.filters.quarter]} кв."

    def _make_quarters(self) -> None:
        self._year = plain_label(parent=self)
        self.quarters = Segments([ROMAN[quarter] for quarter in QUARTERS], self)
        self.quarters.setObjectName("quarterBar")
        self.quarters.setAccessibleName("Рабочий квартал")
        for quarter in QUARTERS:
            button = self.quarters.group.button(quarter - 1)
            button.setAccessibleName(f"{ROMAN[quarter]} квартал")
            button.setToolTip(f"Рабочий квартал – {ROMAN[quarter]}")
        self.quarters.group.idClicked.connect(self._choose_quarter)

    def _make_own(self) -> None:
        self.own = Segments(["", ""], self)
        self.own.group.button(0).setObjectName("ownToggle")
        self.own.group.button(1).setObjectName("allToggle")
        self.own.group.idClicked.connect(lambda place: self._model.set_own_only(place == 0))

    def _make_states(self) -> None:
        self.states = QComboBox(self)
        self.states.setObjectName("stateFilter")
        self.states.setAccessibleName("Состояние")
        self.states.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.states.setMinimumContentsLength(17)
        self.states.addItems(list(STATES.values()))
        self.states.activated.connect(lambda place: self._model.set_state_filter(BY_PLACE[place]))

    def _make_search(self) -> None:
        self.search = SearchField(self)
        self.search.setObjectName("searchField")
        self.search.setAccessibleName("Поиск")
        self.search.setPlaceholderText("Поиск…")
        self.search.setToolTip("Поиск в пунктах, отметках и мероприятиях (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        self._lens = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._model.set_search)
        self.search.left.connect(self.search_left)

    def _make_notice(self) -> None:
        self._notice_line = QWidget(self)
        self._notice = plain_label(parent=self._notice_line)
        self._notice.setObjectName("searchNotice")
        self._show_all = QPushButton("Показать все", self._notice_line)
        self._show_all.setObjectName("showAll")
        self._show_all.clicked.connect(self.show_all)
        row = QHBoxLayout(self._notice_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._notice)
        row.addWidget(self._show_all)
        row.addStretch(1)

    def _lay_out(self) -> None:
        self._lines = [QHBoxLayout() for _ in range(3)]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 6, 8, 6)
        lines.setSpacing(6)
        for line in self._lines:
            line.setSpacing(8)
            lines.addLayout(line)
        lines.addWidget(self._notice_line)
        self._places: tuple[int, int] = (0, 0)
        self._place_parts()
        self._take_palette()

    def _place_parts(self) -> None:
        """The quarters in the first line, the other parts in the lines of `_places`."""
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        own, search = self._places
        for place, part in ((0, self._year), (0, self.quarters), (own, self.own)):
            self._lines[place].addWidget(part)
        for line in self._lines[: own + 1]:
            line.addStretch(1)
        self._lines[search].addWidget(self.states)
        self._lines[search].addWidget(self.search, 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room for everything, else two or three."""
        super().resizeEvent(event)
        room = event.size().width()
        own = int(room < self._needed(self._year, self.quarters, self.own))
        states = self.states.sizeHint().width() + SEARCH_WIDTH
        beside = self._needed(self.own) if own else self._needed(self._year, self.quarters, self.own)
        places = (own, own + int(room < beside + states))
        if places != self._places:
            self._places = places
            self._place_parts()

    def _needed(self, *parts: QWidget) -> int:
        """The width of a line that these parts stand in."""
        return sum(part.sizeHint().width() for part in parts if not part.isHidden()) + 60

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part: on a narrow screen each has a line of its own."""
        width = max(self._needed(self._year, self.quarters), self._needed(self.own))
        return QSize(width, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_palette()

    def _take_palette(self) -> None:
        palette = self.palette()
        self._lens.setIcon(icons.icon("search", palette, quiet_color(palette)))
        for place, state in enumerate(BY_PLACE):
            if isinstance(state, State):
                self.states.setItemIcon(place, icons.state_icon(state, palette))

    def _choose_quarter(self, place: int) -> None:
        self._model.set_quarter(place + 1)
        self.quarter_chosen.emit(place + 1)

    def show_all(self) -> None:
        """Take away the filters that hide what the search found; the search stays."""
        self._model.set_state_filter(None)
        self._model.set_own_only(False)

    def _show_outcome(self, outcome: SearchOutcome) -> None:
        searching = bool(self._model.filters.words)
        self.show_notice(self._outcome_words(outcome) if searching else "")
        self._show_all.setVisible(searching and outcome.hidden > 0)

    def _outcome_words(self, outcome: SearchOutcome) -> str:
        """«Найдено 3, еще 2 скрыты фильтром «С участием ТИК».»"""
        if not outcome.found and not outcome.hidden:
            return "Ничего не найдено."
        if not outcome.hidden:
            return f"Найдено {outcome.found}."
        names = [self._own_caption().rpartition(" (")[0]] if self._model.filters.own_only else []
        names += [self.states.currentText()] if self._model.filters.state is not None else []
        by = " и ".join(f"«{name}»" for name in names)
        filters = "фильтром" if len(names) == 1 else "фильтрами"
        hidden = f"{outcome.hidden} {plural(outcome.hidden, 'скрыт', 'скрыты', 'скрыты')} {filters} {by}."
        return f"Найдено {outcome.found}, еще {hidden}" if outcome.found else f"Найдено 0, {hidden}"
