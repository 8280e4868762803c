"""FilterBar: own items or all, the state, and what the search found."""

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.fields.plain import menu_caption, plain_label
from kuzplan_desktop.ui.fields.segments import Segments
from kuzplan_desktop.ui.plan.filters import EXCLUDED, NO_INFORMATION, SearchOutcome, StateFilter
from kuzplan_desktop.ui.plan.plan_model import PlanModel
from kuzplan_desktop.ui.plan.state_chips import StateChips

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
COUNT_AFTER = 60  # milliseconds after the last change: neither a tick nor the first picture waits for it
BY_PLACE = tuple(STATES)  # not as data of the rows: Qt hands a StrEnum back as a plain string


class FilterBar(QWidget):
    """Sets the filters of `model` and shows them, whoever set them."""

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._make_own()
        self.chips = StateChips(self)
        self.chips.chosen.connect(model.set_state_filter)
        self._counted: tuple[Document | None, tuple[object, ...]] = (None, ())
        self._counting = QTimer(self, interval=COUNT_AFTER, singleShot=True)
        self._counting.timeout.connect(self._count)
        self._make_states()
        self._make_notice()
        self._lay_out()
        model.filters_changed.connect(self.refresh)
        self.refresh()

    def show_notice(self, text: str) -> None:
        """Say something about what the tree shows; "" takes it away. The next change of a filter does, too."""
        self._notice.setText(text)
        self._notice_line.setVisible(bool(text))

    def refresh(self) -> None:
        """Show the filters, the counts and what the search found as they are now."""
        model, filters = self._model, self._model.filters
        document = model.rows.document
        self.own.choose(0 if filters.own_only else 1)
        self.own.setVisible(document.commission is not None)
        for place, text in enumerate((self._own_caption(), f"Весь план ({model.rows.all_count})")):
            self.own.group.button(place).setText(menu_caption(text))
        self.states.setItemText(BY_PLACE.index(NO_INFORMATION), self._silent_caption())
        self.states.setCurrentIndex(BY_PLACE.index(filters.state))
        self.chips.press(filters.state)
        counted = model.rows.document, (id(model.rows), model.rows.today, filters.own_only, filters.quarter)
        if counted[0] is not self._counted[0] or counted[1] != self._counted[1]:  # a search changes no count
            self._counted = counted
            self._counting.start()
        self._show_outcome(model.outcome)

    def _count(self) -> None:
        rows, filters = self._model.rows, self._model.filters
        counts = rows.state_counts(filters.quarter, own_only=filters.own_only)
        self.chips.tell(counts, 0 if rows.over else filters.quarter)
        self._fit()

    def _own_caption(self) -> str:
        commission = self._model.rows.document.commission
        terms = commission.executor_terms if commission else ()
        name = f"С участием {terms[0]}" if terms else "Свои пункты"
        return f"{name} ({self._model.rows.own_count})"

    def _silent_caption(self) -> str:
        over = self._model.rows.over
        return "Без сведений за год" if over else f"Без сведений за {ROMAN[self._model.filters.quarter]} кв."

    def _make_own(self) -> None:
        self.own = Segments(["", ""], self)
        self.own.group.button(0).setObjectName("ownToggle")
        self.own.group.button(1).setObjectName("allToggle")
        self.own.group.chosen.connect(lambda place: self._model.set_own_only(place == 0))

    def _make_states(self) -> None:
        self.states = QComboBox(self)
        self.states.setObjectName("stateFilter")
        self.states.setAccessibleName("Состояние")
        self.states.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.states.setMinimumContentsLength(17)
        self.states.addItems(list(STATES.values()))
        self.states.activated.connect(lambda place: self._model.set_state_filter(BY_PLACE[place]))

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
        self._lines = [QHBoxLayout(), QHBoxLayout()]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 5, 8, 5)
        lines.setSpacing(5)
        for line in self._lines:
            line.setSpacing(8)
            lines.addLayout(line)
        lines.addWidget(self._notice_line)
        self._narrow = False
        self._place_parts()
        self._take_palette()

    def _place_parts(self) -> None:
        """The states beside the choice of items, or below it where the tree is narrow."""
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        self._lines[0].addWidget(self.own)
        below = self._lines[int(self._narrow)]
        below.addWidget(self.chips)
        below.addWidget(self.states)
        below.addStretch(1)
        if self._narrow:
            self._lines[0].addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room for everything, else two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words of the chips go first, then the chips, then the line is broken in two."""
        room = self.width() - self._needed(self.own, self.states) - 8
        words = self.chips.width_of(words=True) <= room
        self.chips.show_words(words)
        self.chips.setVisible(words or self.chips.width_of(words=False) <= room)
        narrow = self._needed(self.own, self.states) > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            self._place_parts()

    def _needed(self, *parts: QWidget) -> int:
        """The width of a line that these parts stand in."""
        return sum(part.sizeHint().width() + 8 for part in parts if not part.isHidden()) + 16

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part: on a narrow screen each has a line of its own."""
        width = max(self._needed(self.own), self._needed(self.states))
        return QSize(width, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_palette()

    def _take_palette(self) -> None:
        palette = self.palette()
        for place, state in enumerate(BY_PLACE):
            if isinstance(state, State):
                self.states.setItemIcon(place, icons.state_icon(state, palette))

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
