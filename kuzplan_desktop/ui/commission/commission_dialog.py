"""The dialog «Комиссия»: whose progress it is, how the plan's executors name it, how many members it has."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from kuzplan_desktop.domain.commission import DEFAULT_EXECUTOR_TERMS, Role
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.commission.commission_list import CommissionField
from kuzplan_desktop.ui.commission.members_fields import MembersFields
from kuzplan_desktop.ui.fields.notice import Notice

INTRO = (
    "Наименование печатается в отчетах так, как оно здесь написано. По словам строки «Названа среди исполнителей» "
    "программа находит свои пункты плана."
)
NO_TERMS = (
    "Без этих слов ни один пункт плана не будет считаться своим. Укажите, как план называет комиссию, например: ТИК."
)


class CommissionDialog(FormDialog):
    """Edits the commission of the document in one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Комиссия", INTRO, parent, read_only=session.read_only)
        self.setObjectName("commissionDialog")
        self._session = session
        commission = session.document.commission
        self.name = CommissionField(commission.name if commission else "", self)
        self.tik = QRadioButton("&территориальная (ТИК)", self)
        self.ikko = QRadioButton("&областная (ИККО)", self)
        role = commission.role if commission else Role.TIK
        (self.ikko if role is Role.IKKO else self.tik).setChecked(True)
        terms = commission.executor_terms if commission else DEFAULT_EXECUTOR_TERMS[role]
        self.terms = QLineEdit("; ".join(terms), self)
        self.terms.setPlaceholderText("ТИК; ИКМО")
        self.add_row("Наименование", self.name)
        self.add_row("Уровень", self._roles())
        self.add_row("Названа среди исполнителей", self.terms)
        self.notice = Notice(self.terms, parent=self)
        self.form.addRow("", self.notice)
        self.members = MembersFields(session, self)
        self.name.editTextChanged.connect(self._follow_entry)
        self.ikko.toggled.connect(self._follow_role)

    def _roles(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        for button in (self.tik, self.ikko):
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _follow_entry(self) -> None:
        entry = self.name.entry
        if entry is not None:
            (self.ikko if entry.regional else self.tik).setChecked(True)

    def _follow_role(self, regional: bool) -> None:
        before, after = (Role.TIK, Role.IKKO) if regional else (Role.IKKO, Role.TIK)
        if self._chosen_terms() == DEFAULT_EXECUTOR_TERMS[before]:
            self.terms.setText("; ".join(DEFAULT_EXECUTOR_TERMS[after]))

    def _chosen_terms(self) -> tuple[str, ...]:
        return tuple(term.strip() for term in self.terms.text().split(";") if term.strip())

    def accept(self) -> None:
        """Save, if there is a name and a word that executors are found by."""
        if not self.name.name:
            self.name.setFocus()
            return
        if not self._chosen_terms():
            self.notice.tell(NO_TERMS)
            self.terms.setFocus()
            return
        if self.members.find_wrong():
            return
        entry = self.name.entry
        self._session.do(
            lambda: self._session.file.settings.set_commission(
                name=self.name.name,
                role=Role.IKKO if self.ikko.isChecked() else Role.TIK,
                list_id=entry.list_id if entry else "",
                executor_terms=self._chosen_terms(),
                members=self.members.members,
                members_on=self.members.day.shown_day(),
            )
        )
        super().accept()
