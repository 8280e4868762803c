"""The first start: asks for the commission alone and makes the first document, or opens one that exists."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.commission_names import ListedCommission, near_name, safe_name, short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.dialogs import DOSSIERS, OFFICIAL_DOCUMENTS, choose_document
from kuzplan_desktop.ui.base.dropping import document_of
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.plain import plain_label
from kuzplan_desktop.ui.base.session import Message, Offer
from kuzplan_desktop.ui.base.settings import Settings, documents_place, free_place
from kuzplan_desktop.ui.commission.commission_list import CommissionField, listed_commissions

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import PlanDraft
    from kuzplan_desktop.ui.upkeep.mending import Mending

SEED_YEAR = 2022
SAY_COMMISSION = "Укажите свою комиссию: с этого плана начнется ее документ."


class FirstStart(QWidget):
    """The page a new user meets. `made` carries the new PlanFile, `open_requested` the Path of a file to open.

    `work_requested` carries the Path of a document that was recovered and the Message to show in its window.
    """

    made = Signal(object)
    open_requested = Signal(object)
    work_requested = Signal(object, object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.setWindowTitle("КузПлан – начало работы")
        self.setAcceptDrops(True)
        self.resize(760, 520)
        self._settings = settings
        self._confirmed = ""
        self._plan: Path | PlanDraft = paths.SEED_PLAN
        self._year = SEED_YEAR
        self.bar = MessageBar(self)
        self.commission = CommissionField(parent=self)
        self.tik = QRadioButton("&территориальная (ТИК)", self)
        self.ikko = QRadioButton("&областная (ИККО)", self)
        self.person = QLineEdit(settings.author, self)
        self.begin = QPushButton(f"&Начать с плана на {SEED_YEAR} год", self)
        self.begin.setObjectName("beginButton")
        self.begin.setDefault(True)
        self.other = QPushButton("Открыть &файл…", self)
        self.from_copy = QPushButton("Восстановить &из копии…", self)
        self.from_dossier = QPushButton("Принять &дела…", self)
        self.from_official = QPushButton("&План из документа…", self)
        self.place = plain_label(parent=self, wrap=True)
        self._lay_out()
        self._connect()
        self._show_place()
        self.commission.setFocus()  # also where something is told above it

    def use_plan(self, plan: Path, year: int) -> None:
        """Begin with the plan of the file `plan`, which the region handed out, in place of the supplied one."""
        self._begin_with(plan, year)
        self.say(f"Файл «{plan.name}» – план на {year} год без комиссии.", f"{SAY_COMMISSION} Сам файл не изменится.")

    def use_draft(self, draft: PlanDraft, name: str) -> None:
        """Begin with a plan that was read from the document `name` and looked through."""
        self._begin_with(draft, draft.year)
        self.say(f"План на {draft.year} год прочитан из документа «{name}».", SAY_COMMISSION)

    def _begin_with(self, plan: Path | PlanDraft, year: int) -> None:
        self._plan, self._year = plan, year
        self.begin.setText(f"&Начать с плана на {year} год")
        self._show_place()
        self.commission.setFocus()

    def tell(self, error: PlanError) -> None:
        """Show why something could not be done."""
        self.say(error.sentence, error.hint)

    def say(self, sentence: str, hint: str = "", *, action: Offer | None = None, other: Offer | None = None) -> None:
        """Show a sentence, what to do next and up to two buttons."""
        self.bar.show_message(Message(sentence, hint, tuple(offer for offer in (action, other) if offer)))
        if action and not self.commission.name:  # nothing was begun here: this comes first
            self.bar.take_focus()

    @cached_property
    def mending(self) -> Mending:
        """What checks files and mends them."""
        from kuzplan_desktop.ui.upkeep.mending import Mending

        made = Mending(self, self._settings, self)
        made.recovered.connect(self.work_requested)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        page = QVBoxLayout()
        page.setContentsMargins(48, 28, 48, 28)
        page.setSpacing(8)
        column.addLayout(page, 1)
        title = plain_label("Какая у вас комиссия?", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        title.setFont(font)
        page.addWidget(title)
        page.addWidget(
            plain_label("Выберите из списка или напишите свое название – так оно будет стоять в отчетах.", self)
        )
        page.addWidget(self.commission)
        page.addLayout(self._role_row())
        page.addSpacing(12)
        self.person.setAccessibleName("Ваше имя")
        self.person.setPlaceholderText("например, Иванова А.П.")
        caption = plain_label("Ваше имя, чтобы &коллеги видели, кто внес запись (можно не указывать):", self)
        caption.setBuddy(self.person)
        page.addWidget(caption)
        page.addWidget(self.person)
        page.addSpacing(20)
        self.begin.setMinimumHeight(48)
        page.addWidget(self.begin)
        page.addWidget(self.place)
        page.addStretch(1)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        page.addWidget(line)
        official = "План пришел в Word, PDF или Excel? Перетащите его сюда или прочитайте:"
        page.addLayout(self._row_below(official, self.from_official))
        own = "Документ уже есть? Перетащите его файл в это окно или откройте:"
        page.addLayout(self._row_below(own, self.other, self.from_copy))
        handed = "Вам передали дела, или компьютер новый? Примите все сразу:"
        page.addLayout(self._row_below(handed, self.from_dossier))

    def _row_below(self, text: str, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(plain_label(text, self), 1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _role_row(self) -> QHBoxLayout:
        self.tik.setChecked(True)
        roles = QButtonGroup(self)
        row = QHBoxLayout()
        row.addWidget(plain_label("Комиссия:", self))
        for button in (self.tik, self.ikko):
            roles.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.commission.editTextChanged.connect(self._follow_name)
        self.ikko.toggled.connect(self._propose_regional)
        self.begin.clicked.connect(self._begin)
        self.other.clicked.connect(self._choose_file)
        self.from_copy.clicked.connect(self._choose_copy)
        self.from_official.clicked.connect(self._choose_official)
        self.from_dossier.clicked.connect(self._choose_dossier)
        self.person.returnPressed.connect(self.begin.click)
        line = self.commission.lineEdit()
        if line is not None:  # Enter may have chosen from the list that drops down: no more than that is meant yet
            line.returnPressed.connect(self.begin.setFocus)

    def _follow_name(self) -> None:
        entry = self.commission.entry
        if entry is not None:
            (self.ikko if entry.regional else self.tik).setChecked(True)
        self.bar.hide()
        self._show_place()

    def _propose_regional(self, regional: bool) -> None:
        if regional and not self.commission.name:
            self.commission.setEditText(next(entry.name for entry in listed_commissions() if entry.regional))

    def _show_place(self) -> None:
        self.begin.setEnabled(bool(self.commission.name))
        if self.commission.name:
            target = new_document_path(self.commission.name, year=self._year)
            self.place.setText(f"Документ «{target.name}» будет создан в папке {target.parent}. Он сохраняется сам.")
        else:
            self.place.setText("Сначала укажите комиссию.")

    def _begin(self) -> None:
        name = self.commission.name
        near = None if self.commission.entry or self.ikko.isChecked() else near_name(name, _territorial())
        if near is not None and name != self._confirmed:
            self._ask_same(name, near)
        elif name:
            self._make()

    def _ask_same(self, name: str, near: ListedCommission) -> None:
        """«Это одна и та же комиссия?»: the id of the list lets the region recognise her documents for years."""

        def same() -> None:
            self.commission.setEditText(near.name)
            self._make()

        def other() -> None:
            self._confirmed = name
            self._make()

        offers = (("Да, это она", same), ("Нет, оставить как написано", other))
        self.bar.show_message(
            Message("Это одна и та же комиссия?", f"Вы написали «{name}», в списке есть «{near.name}».", offers)
        )
        self.bar.take_focus()

    def _make(self) -> None:
        entry = self.commission.entry
        self._settings.author = " ".join(self.person.text().split())
        try:
            file = PlanFile.create(
                new_document_path(self.commission.name, year=self._year),
                source=self._plan,
                commission=self.commission.name,
                role=Role.IKKO if self.ikko.isChecked() else Role.TIK,
                list_id=entry.list_id if entry else "",
                author=self._settings.author,
            )
        except PlanError as error:
            self.tell(error)
            return
        self.made.emit(file)

    def _choose_file(self) -> None:
        chosen = choose_document(self, "Открыть документ", documents_place())
        if chosen is not None:
            self.open_requested.emit(chosen)

    def _choose_official(self) -> None:
        """A plan as it was approved: in a document of Word, Excel, PDF."""
        chosen = choose_document(self, "План из документа", documents_place(), OFFICIAL_DOCUMENTS)
        if chosen is not None:
            self.open_requested.emit(chosen)

    def _choose_dossier(self) -> None:
        """All that another secretary handed on, or she herself on another computer."""
        chosen = choose_document(self, "Принять дела", documents_place(), DOSSIERS)
        if chosen is not None:
            self.open_requested.emit(chosen)

    def _choose_copy(self) -> None:
        """A copy on a stick, a share or this computer becomes the document."""
        from kuzplan_desktop.store.copies.backups import second_place

        place = second_place()
        folder = place if place is not None and place.is_dir() else documents_place()
        chosen = choose_document(self, "Восстановить из копии", folder)
        if chosen is not None:
            self.mending.begin_from(chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if document_of(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = document_of(event.mimeData())
        if dropped is not None:
            self.open_requested.emit(dropped)


def _territorial() -> list[ListedCommission]:
    return [entry for entry in listed_commissions() if not entry.regional]


def new_document_path(commission: str, folder: Path | None = None, *, year: int = SEED_YEAR) -> Path:
    """Where a new document goes: «План 2022 – Топкинская ТИК.sqlite», with « (2)» where that name is taken."""
    stem = f"План {year} – {safe_name(short_name(commission))}"
    return free_place(folder or documents_place(), stem)
