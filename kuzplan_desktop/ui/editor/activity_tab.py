"""«Пункт плана»: the approved texts, the срок and its postponement, «Исполняем мы», «Завершено»."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kuzplan_desktop.domain.period.period import Period, PeriodKind, parse_period, understood
from kuzplan_desktop.domain.plan.executors import split_executors
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.plan.plan_values import notes_words
from kuzplan_desktop.domain.words import caption
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.situation import find_activity
from kuzplan_desktop.ui.editor.term_form import TermForm
from kuzplan_desktop.ui.editor.unfinished import Term
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.choice_group import show_checked
from kuzplan_desktop.ui.fields.date_field import STAYS, DateField
from kuzplan_desktop.ui.fields.form_rows import FormRows
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label, selectable_label

NOT_UNDERSTOOD = "Такой срок программа не понимает: отмечать можно будет любой квартал, просроченным пункт не станет."
_CONFLICT = "Двое изменили по-разному: {fields}. Показан один из вариантов; исправьте его или оставьте."


class ActivityTab(QWidget):
    """The texts of one activity and what the commission decided about it.

    `term_left` tells that a срок that was begun is stored or given up.
    """

    term_left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._activity: Activity | None = None
        self._begun: dict[str, Term] = {}  # what was typed about a срок and not stored, by activity
        self.conflict = Notice(tone=Tone.WARNING)
        self.settle = push_button("Оставить показанное")
        self.title = selectable_label()
        self.executors = selectable_label()
        self.period = selectable_label()
        self.meaning = selectable_label()
        self.notes = selectable_label()
        self.override = selectable_label()
        self.restore = push_button("Вернуть срок из плана")
        self.term = TermForm()
        self.own = QCheckBox("Исполняем м&ы")
        self.own_reason = Notice(tone=Tone.HINT)
        self.as_planned = push_button("Как в плане")
        self.completed = DateField(caption("activity", "completed_on"), STAYS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addWidget(self.conflict)
        column.addLayout(left_row(self.settle))
        for heading, label in (
            (caption("activity", "title"), self.title),
            (caption("activity", "executors_text"), self.executors),
            (caption("activity", "period_text"), self.period),
        ):
            column.addWidget(bold_label(heading))
            column.addWidget(label)
            label.setAccessibleName(heading)
        column.addWidget(self.meaning)
        column.addWidget(self.override)
        column.addLayout(left_row(self.restore))
        column.addWidget(self.notes)
        self.notes.setAccessibleName(caption("activity", "notes"))
        column.addSpacing(8)
        column.addWidget(bold_label("Перенос срока"))
        column.addWidget(self.term)
        column.addSpacing(8)
        column.addWidget(bold_label("Решение комиссии"))
        column.addLayout(left_row(self.own, self.as_planned))
        column.addWidget(self.own_reason)
        rows = FormRows()
        rows.add("completed_on", "Завер&шено", self.completed)
        column.addLayout(rows)
        column.addStretch(1)

    def _connect(self) -> None:
        self.term.set_wanted.connect(self._set_term)
        self.restore.clicked.connect(lambda: self._set_term("", ""))
        self.settle.clicked.connect(self._settle)
        self.own.toggled.connect(self._set_own)
        self.as_planned.clicked.connect(lambda: self._set_own(None))
        self.completed.entered.connect(self._set_completed)

    def show_activity(self, activity: Activity) -> None:
        """Show `activity` as it stands now; what is being typed stays."""
        same = self._activity is not None and self._activity.uid == activity.uid
        stored_anew = same and self._activity != activity
        if not same:
            self.put_aside()
        self._activity = activity
        self._show_texts(activity)
        self._show_own(activity)
        year = self._session.document.plan.year
        if not same or (stored_anew and not self.term.touched):
            self.term.show_term((activity.period_override, activity.period_reason), year)
            if activity.uid in self._begun:
                self._continue(self._begun.pop(activity.uid))
        self.completed.year, self.completed.page = year, (year, 12)
        self.completed.show_day(activity.completed_on, anew=not same)
        self._set_enabled(not self._session.read_only)

    def put_aside(self) -> None:
        """Another row is coming: keep what was typed about a срок."""
        if self._activity is not None:
            self.flush()
            if self.term.touched:
                self._begun[self._activity.uid] = self.term.typed()
            self._activity = None

    def flush(self) -> None:
        """Store a date that is being typed."""
        if self._activity is not None and not self._session.read_only:
            self.completed.finish()

    def unsaved(self) -> list[str]:
        """The activities for which another срок was begun and not stored."""
        return list(self.unfinished())

    def unfinished(self) -> dict[str, Term]:
        """What was typed about a срок and not stored, by activity."""
        now = {self._activity.uid: self.term.typed()} if self._activity is not None and self.term.touched else {}
        return {**self._begun, **now}

    def take_unfinished(self, terms: Mapping[str, Term]) -> None:
        """What an earlier session left; each waits under its activity."""
        self._begun.update(terms)

    def forget_terms(self) -> None:
        """Give up every срок that was begun."""
        self._begun.clear()
        if self._activity is not None:
            self.term.show_term(
                (self._activity.period_override, self._activity.period_reason), self._session.document.plan.year
            )
        self.term_left.emit()

    def _continue(self, term: Term) -> None:
        self.term.wording.setCurrentText(term[0])
        self.term.ground.setText(term[1])

    def _show_texts(self, activity: Activity) -> None:
        document = self._session.document
        self.title.setText(f"{activity.number} {activity.title}".strip())
        self.executors.setText("\n".join(split_executors(activity.executors_text)) or "не указан")
        self.period.setText(activity.period_text or "не указан")
        self.notes.setText(notes_words(activity.notes))
        self.notes.setVisible(bool(activity.notes))
        changed = bool(activity.period_override)
        self._show_meaning(parse_period(activity.period_text, document.plan.year))
        wording, meaning = activity.period_override.removesuffix("."), understood(document.period_of(activity))
        sentences = (f"Перенесен: {wording}.", meaning, f"Основание: {activity.period_reason}")
        self.override.setText(" ".join(filter(None, sentences)))
        self.override.setVisible(changed)
        self.restore.setVisible(changed and not self._session.read_only)
        fields = ", ".join(f"«{caption('activity', name)}»" for name in sorted(activity.conflicts))
        self.conflict.tell(_CONFLICT.format(fields=fields) if fields else "")
        self.settle.setVisible(bool(fields) and not self._session.read_only)

    def _show_meaning(self, period: Period) -> None:
        """How the plan's own wording is understood, under it; a postponement has its own line."""
        self.meaning.setText(understood(period))
        self.meaning.setVisible(bool(self.meaning.text()))

    def _show_own(self, activity: Activity) -> None:
        show_checked(self.own, self._session.document.is_own(activity))
        decided = activity.own_override is not None
        self.as_planned.setVisible(decided and not self._session.read_only)
        self.own_reason.tell("Так решила комиссия." if decided else "По исполнителям из плана.")

    def _set_enabled(self, writable: bool) -> None:
        self.term.setVisible(writable)
        self.own.setEnabled(writable)
        self.completed.set_read_only(not writable)

    def _set_term(self, wording: str, ground: str) -> None:
        activity = self._activity
        if activity is None or not self._is_meant(wording):
            return
        file = self._session.file
        self.term.show_term((wording, ground), self._session.document.plan.year)
        self._session.do(lambda: file.plan.edit_activity(activity.uid, period_override=wording, period_reason=ground))
        self._reload()
        self.term_left.emit()

    def _is_meant(self, wording: str) -> bool:
        """Ask about a срок that the program does not understand: half a word is not to become one."""
        unknown = parse_period(wording, self._session.document.plan.year).kind is PeriodKind.UNKNOWN
        return not unknown or self._session.ask(f"Записать срок «{wording}»?", NOT_UNDERSTOOD)

    def _set_own(self, own: bool | None) -> None:
        activity = self._activity
        if activity is not None:
            self._session.do(lambda: self._session.file.plan.set_own([activity.uid], own))
            self._reload()

    def _set_completed(self, day: date | None) -> None:
        activity = self._activity
        if activity is not None:
            self._session.do(lambda: self._session.file.plan.edit_activity(activity.uid, completed_on=day))
            self._reload()

    def _settle(self) -> None:
        """Make what is shown the only value of every field in question."""
        activity = self._activity
        if activity is not None:
            shown = {name: getattr(activity, name) for name in activity.conflicts if hasattr(activity, name)}
            self._session.do(lambda: self._session.file.plan.edit_activity(activity.uid, **shown))
            self._reload()

    def _reload(self) -> None:
        """Show what the document holds after all, also where it refused."""
        activity = find_activity(self._session.document, self._activity.uid) if self._activity else None
        if activity is not None:
            self.show_activity(activity)
