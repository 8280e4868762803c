"""The window «Изменения плана»: what a changed plan does to the document, what is asked before, and taking it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.amendment import Amendment
from kuzplan_desktop.domain.plan.amendment_words import (
    NOTHING_CHANGES,
    amendment_summary,
    difference_words,
    own_doubt_words,
)
from kuzplan_desktop.domain.plan.difference import Became, OwnDoubt
from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
from kuzplan_desktop.domain.plan.matching import NEW, RowDoubt
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.exchange.amendment.amending import AmendChoice, amend_document, look_at_amendment
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Session, failure_message
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.lists.wrapped_rows import WrappedRows

BECAME = {
    Became.CHANGED: "изменится",
    Became.NEW: "новое",
    Became.EXCLUDED: "исключается",
    Became.BACK: "возвращается",
    Became.REMOVED: "уйдет",
}
BESIDE_THE_TEXT = ("campaign", "setting")  # what no decree changes
STAYS = "Отметки, мероприятия и все, что вносила комиссия, остаются. Исключенные пункты остаются видны."
SHOWN_LETTERS = 130  # of a former row's title: what a line of the list of answers has room for
OPEN, NEW_ROW = "Выберите ответ", "новая строка плана"
MINE, THEIRS = "оставить у нас как есть", "взять из плана"


class _Answer(QComboBox):
    """The wheel scrolls the questions instead of answering one."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AmendWindow(QWidget):
    """Nothing is written until «Внести изменения». `amended` carries the Amendment that was taken in."""

    amended = Signal(object)

    def __init__(
        self,
        session: Session,
        handed: HandedPlan,
        name: str,
        choice: AmendChoice,
        asked: Amendment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("amendWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Изменения плана: «{name}»")
        self.resize(1080, 660)
        self._session = session
        self._handed = handed
        self._choice = choice
        self._asked = asked  # before anything was answered
        self.choices: dict[str, QComboBox] = {}
        self.summary = bold_label("", self)
        self.questions_caption = bold_label("", self)
        self.questions = QScrollArea(self)
        self.accept_all = push_button("Ответить, как предлагает &программа")
        self.list = QTreeWidget(self)
        self.number = QLineEdit(self)
        self.day = DateField("Дата постановления об изменениях")
        self.bar = MessageBar(self)
        self.take = push_button("&Внести изменения")
        self.leave = push_button("&Закрыть")
        self._lay_out()
        self._connect()
        self._ask(asked)
        self._show(asked)

    @classmethod
    def of(cls, session: Session, handed: HandedPlan, name: str, parent: QWidget | None = None) -> AmendWindow | None:
        """The window of a plan that may be taken into the document; None, and the reason is said, for any other.

        Whether the plan of another authority is the same plan is asked.
        """
        try:
            choice, asked = _compared(session, handed)
        except PlanError as error:
            session.tell(failure_message(error))
            return None
        return cls(session, handed, name, choice, asked, parent)

    def _lay_out(self) -> None:
        self.list.setHeaderLabels(["Что станет", "Строка плана"])
        self.list.setAccessibleName("Что изменится")
        self.list.setRootIsDecorated(False)
        WrappedRows(self.list)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setColumnWidth(0, 130)
        self.questions.setWidgetResizable(True)
        self.number.setPlaceholderText("если оно есть")
        self.number.setAccessibleName("Номер постановления об изменениях")
        self.day.year = self._session.document.plan.year
        outer = QVBoxLayout(self)
        outer.addWidget(self.summary)
        outer.addWidget(plain_label(STAYS, self, wrap=True))
        head = QHBoxLayout()
        head.addWidget(self.questions_caption, 1)
        head.addWidget(self.accept_all)
        outer.addLayout(head)
        outer.addWidget(self.questions, 2)
        outer.addWidget(self.list, 3)
        outer.addWidget(self.bar)
        below = QHBoxLayout()
        self.decree_caption = plain_label("Постановление об изменениях №", self)
        self.decree_caption.setBuddy(self.number)
        self.of_day = plain_label("от", self)
        for widget in (self.decree_caption, self.number, self.of_day, self.day):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.take)
        below.addWidget(self.leave)
        outer.addLayout(below)

    def _connect(self) -> None:
        self.accept_all.clicked.connect(self._answer_all)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.close)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def _ask(self, asked: Amendment) -> None:
        """A line for each question, with its answers."""
        page = QWidget()
        form = QFormLayout(page)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for doubt in asked.doubts:
            row = doubt.row.called(len(doubt.row.title))
            words = f"{row[0].upper()}{row[1:]}: какая это прежняя строка?"
            self._add_question(form, doubt.row.uid, words, _answers(doubt))
        for own in asked.own_doubts:
            words = own_doubt_words(own).partition("; вероятно")[0]
            self._add_question(form, own.uid, f"{words}. Что оставить?", _own_answers(own))
        self.questions.setWidget(page)
        number = len(self.choices)
        asking: tuple[QWidget, ...] = (self.questions_caption, self.accept_all, self.questions)
        for widget in asking:
            widget.setVisible(bool(number))
        of_text = any(one.kind not in BESIDE_THE_TEXT for one in asked.differences)
        decreed = bool(self._session.document.plan.approved_number) and of_text
        of_decree: tuple[QWidget, ...] = (self.decree_caption, self.number, self.of_day, self.day)
        for widget in of_decree:
            widget.setVisible(decreed and asked.by.startswith("новая"))

    def _add_question(self, form: QFormLayout, uid: str, words: str, answers: list[tuple[str, str]]) -> None:
        choice = _Answer()
        choice.addItem(OPEN, None)
        for caption, answer in answers:
            choice.addItem(caption, answer)
            choice.setItemData(choice.count() - 1, caption, Qt.ItemDataRole.ToolTipRole)
        choice.setAccessibleName(words)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(44)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.activated.connect(lambda *_: self._answered())
        label = plain_label(words, wrap=True)
        label.setBuddy(choice)
        form.addRow(label, choice)
        self.choices[uid] = choice

    def _answer_all(self) -> None:
        """Take for each open question what is offered first."""
        for choice in self.choices.values():
            if choice.currentData() is None:
                choice.setCurrentIndex(1)
        self._answered()

    def _answered(self) -> None:
        """Compare anew with what was answered so far."""
        rows = {doubt.row.uid for doubt in self._asked.doubts}
        told = {uid: str(box.currentData()) for uid, box in self.choices.items() if box.currentData() is not None}
        answers = {uid: answer for uid, answer in told.items() if uid in rows}
        taken = {uid: answer == THEIRS for uid, answer in told.items() if uid not in rows}
        self._choice = replace(self._choice, answers=answers, taken=taken)
        self._do(lambda: self._show(look_at_amendment(self._session.file, self._handed, self._choice)))

    def _show(self, found: Amendment) -> None:
        """List what will become of the document."""
        self.summary.setText(amendment_summary(found) if found.differences or not found.is_certain else NOTHING_CHANGES)
        self.list.clear()
        for one in found.differences:
            words = difference_words(one)
            item = QTreeWidgetItem([BECAME[one.became], words])
            item.setToolTip(1, words)
            self.list.addTopLevelItem(item)
        self.take.setEnabled(found.is_certain and bool(found.differences) and not self._session.read_only)
        left = sum(choice.currentData() is None for choice in self.choices.values())
        asked = f"Ответьте: {left} {plural(left, 'вопрос', 'вопроса', 'вопросов')}."
        self.questions_caption.setText(asked if left else "На все вопросы дан ответ.")
        self.accept_all.setEnabled(bool(left))
        self.take.setToolTip("" if found.is_certain else f"Сначала ответьте на вопросы: {left}")

    def _take(self) -> None:
        number = " ".join(self.number.text().split())
        if number and self.number.isVisible():
            self.day.finish()
            self._choice = replace(self._choice, by=Decree(number, self.day.shown_day()))
        self._do(lambda: self._taken(amend_document(self._session.file, self._handed, self._choice)))

    def _taken(self, done: Amendment) -> None:
        if done.is_certain:
            self.amended.emit(done)
            self.close()
        else:  # the document changed meanwhile
            self._show(done)

    def _do(self, verb: Callable[[], object]) -> None:
        try:
            verb()
        except PlanError as error:
            self.bar.show_message(failure_message(error))


def _compared(session: Session, handed: HandedPlan) -> tuple[AmendChoice, Amendment]:
    """What the plan changes. PlanError for one that is not this document's."""
    choice = AmendChoice()
    try:
        return choice, look_at_amendment(session.file, handed, choice)
    except PlanError as error:
        if handed.plan.year != session.document.plan.year or not session.ask("Это тот же план?", str(error)):
            raise
    choice = replace(choice, same_plan=True)
    return choice, look_at_amendment(session.file, handed, choice)


def _answers(doubt: RowDoubt) -> list[tuple[str, str]]:
    """What may be answered, the likeliest first."""
    found = [(one.called(SHOWN_LETTERS), one.uid) for one in doubt.candidates]
    found.sort(key=lambda one: doubt.guess is None or one[1] != doubt.guess.uid)
    fresh = (NEW_ROW, NEW)
    return [fresh, *found] if doubt.guess is None else [*found, fresh]


def _own_answers(doubt: OwnDoubt) -> list[tuple[str, str]]:
    answers = [(MINE, MINE), (THEIRS, THEIRS)]
    return answers[::-1] if doubt.taken else answers
