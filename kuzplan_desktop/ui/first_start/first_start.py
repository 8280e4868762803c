"""The first start: asks for the commission and which plan, and makes the first document; or opens one that exists."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.commission_names import ListedCommission, near_name, safe_name, short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.dialogs import DOSSIERS, OFFICIAL_DOCUMENTS, READABLE, choose_document
from kuzplan_desktop.ui.base.dropping import document_of
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, failure_message
from kuzplan_desktop.ui.base.settings import Settings, documents_place, free_place
from kuzplan_desktop.ui.commission.commission_list import CommissionField, listed_commissions
from kuzplan_desktop.ui.drawing.palette import quiet_color, state_color
from kuzplan_desktop.ui.fields.buttons import left_row
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.scaled_label import HEADING, SMALL, ScaledLabel
from kuzplan_desktop.ui.fields.scroll_page import ScrollPage
from kuzplan_desktop.ui.first_start.plan_cards import CHOOSE, SEED_YEAR, PlanCards, PlanSource
from kuzplan_desktop.ui.first_start.welcome import BeginButton, WelcomePanel

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import PlanDraft
    from kuzplan_desktop.ui.upkeep.mending import Mending

LEAST_FORM = 430  # pixels
KNOWN = "Есть в списке комиссий Кузбасса"
FILES = {PlanSource.FILE: ("Файл плана", READABLE), PlanSource.DOCUMENT: ("План из документа", OFFICIAL_DOCUMENTS)}
SAY_COMMISSION = "Укажите свою комиссию: с этого плана начнется ее документ."


class FirstStart(QWidget):
    """The page a new user meets. `made` carries the new PlanFile, `open_requested` the Path of a file to open.

    `sample_wanted` asks for a filled sample, `work_requested` carries the Path of a document that was recovered and the
    Message to show in its window.
    """

    made = Signal(object)
    open_requested = Signal(object)
    sample_wanted = Signal()
    work_requested = Signal(object, object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.setWindowTitle("КузПлан – начало работы")
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST_FORM, 320)
        self.resize(900, 640)
        self._settings = settings
        self._confirmed = ""
        self.bar = MessageBar(self)
        self.commission = CommissionField(parent=self)
        self.tik = QRadioButton("&территориальная (ТИК)", self)
        self.ikko = QRadioButton("&областная (ИККО)", self)
        self.person = QLineEdit(settings.author, self)
        self.person.setAccessibleName("Ваше имя")
        self.known = ScaledLabel("", SMALL, color=lambda palette: state_color(State.DONE, palette))
        self.plans = PlanCards(self)
        self.begin = BeginButton(self)
        self.begin.setObjectName("beginButton")
        self.begin.setDefault(True)
        self.welcome = WelcomePanel(self)
        self.other = QPushButton("Открыть &файл…", self)
        self.from_copy = QPushButton("Восстановить &из копии…", self)
        self.from_dossier = QPushButton("Принять &дела…", self)
        self.place = ScaledLabel("", SMALL, color=quiet_color, wrap=True)
        self._lay_out()
        self._connect()
        self._follow_choice()
        self.commission.setFocus()  # also where something is told above it

    def use_plan(self, plan: Path, year: int) -> None:
        """Begin with the plan of the file `plan`, which the region handed out, in place of the supplied one."""
        self.plans.take(PlanSource.FILE, plan, year, plan.name)
        self.commission.setFocus()
        told = f"Файл «{plan.name}» – план на {year} год без комиссии."
        self.tell(Message(told, f"{SAY_COMMISSION} Сам файл не изменится."))

    def use_draft(self, draft: PlanDraft, name: str) -> None:
        """Begin with a plan that was read from the document `name` and looked through."""
        self.plans.take(PlanSource.DOCUMENT, draft, draft.year, name)
        self.commission.setFocus()
        self.tell(Message(f"План на {draft.year} год прочитан из документа «{name}».", SAY_COMMISSION))

    def tell(self, message: Message) -> None:
        """Show a message."""
        self.bar.show_message(message)
        if message.offers and not self.commission.name:  # nothing was begun here: this comes first
            self.bar.take_focus()

    @cached_property
    def mending(self) -> Mending:
        """What checks files and mends them."""
        from kuzplan_desktop.ui.upkeep.mending import Mending

        made = Mending(self, self._settings, self)
        made.recovered.connect(self.work_requested)
        return made

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        content = QWidget()
        content.setBackgroundRole(QPalette.ColorRole.Base)
        content.setAutoFillBackground(True)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        page = QVBoxLayout(content)
        page.setContentsMargins(36, 22, 36, 16)
        page.setSpacing(6)
        page.addWidget(ScaledLabel("Какая у вас комиссия?", HEADING, bold=True))
        page.addWidget(ScaledLabel("Начните печатать название – так оно будет стоять в отчетах.", color=quiet_color))
        page.addWidget(self.commission)
        page.addWidget(self.known)
        page.addLayout(self._role_row())
        page.addSpacing(8)
        page.addWidget(bold_label("План", self))
        page.addWidget(self.plans)
        page.addSpacing(8)
        self.person.setPlaceholderText("например, Иванова А.П.")
        caption = plain_label("Ваше имя (&видно коллегам в журнале, можно не указывать)", self)
        caption.setBuddy(self.person)
        page.addWidget(caption)
        page.addWidget(self.person)
        page.addSpacing(12)
        page.addWidget(self.begin)
        page.addWidget(self.place)
        page.addStretch(1)
        page.addWidget(line)
        page.addWidget(ScaledLabel("Документ уже есть? Перетащите его файл сюда или откройте:", color=quiet_color))
        page.addLayout(left_row(self.other, self.from_copy, self.from_dossier))
        right.addWidget(ScrollPage(content), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.welcome)
        row.addLayout(right, 1)

    def _role_row(self) -> QLayout:
        self.tik.setChecked(True)
        roles = QButtonGroup(self)
        for button in (self.tik, self.ikko):
            roles.addButton(button)
        return left_row(plain_label("Комиссия:", self), self.tik, self.ikko)

    def _connect(self) -> None:
        self.commission.editTextChanged.connect(self._follow_name)
        self.ikko.toggled.connect(self._propose_regional)
        self.plans.changed.connect(self._follow_choice)
        self.welcome.sample_wanted.connect(self.sample_wanted)
        self.begin.clicked.connect(self._begin)
        self.other.clicked.connect(lambda: self._choose("Открыть документ"))
        self.from_copy.clicked.connect(self._choose_copy)
        self.from_dossier.clicked.connect(lambda: self._choose("Принять дела", DOSSIERS))
        self.person.returnPressed.connect(self.begin.click)
        line = self.commission.lineEdit()
        if line is not None:  # Enter may have chosen from the list that drops down: no more than that is meant yet
            line.returnPressed.connect(self.begin.setFocus)

    def _follow_name(self) -> None:
        entry = self.commission.entry
        if entry is not None:
            (self.ikko if entry.regional else self.tik).setChecked(True)
        self.known.setText(KNOWN if entry is not None else "")
        self.bar.hide()
        self._follow_choice()

    def _propose_regional(self, regional: bool) -> None:
        if regional and not self.commission.name:
            self.commission.setEditText(next(entry.name for entry in listed_commissions() if entry.regional))

    def _follow_choice(self, *_: object) -> None:
        """What the one button does next, and where the document will be."""
        found = self.plans.chosen
        if found is None:
            self.begin.setText(CHOOSE[self.plans.source])
            self.begin.setEnabled(True)
            self.place.setText("Сам файл не изменится.")
            return
        self.begin.setText(f"&Начать с плана на {found[1]} год")
        self.begin.setEnabled(bool(self.commission.name))
        if self.commission.name:
            target = new_document_path(self.commission.name, year=found[1])
            self.place.setText(f"Документ «{target.name}» появится в папке {target.parent} и сохраняется сам.")
        else:
            self.place.setText("Сначала укажите комиссию.")

    def _begin(self) -> None:
        if self.plans.chosen is None:
            self._choose(*FILES[self.plans.source])
            return
        name = self.commission.name
        listed = [entry for entry in listed_commissions() if not entry.regional]
        near = None if self.commission.entry or self.ikko.isChecked() else near_name(name, listed)
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
        entry, chosen = self.commission.entry, self.plans.chosen
        if chosen is None:
            return
        plan, year = chosen
        self._settings.author = " ".join(self.person.text().split())
        try:
            file = PlanFile.create(
                new_document_path(self.commission.name, year=year),
                source=plan,
                commission=self.commission.name,
                role=Role.IKKO if self.ikko.isChecked() else Role.TIK,
                list_id=entry.list_id if entry else "",
                author=self._settings.author,
            )
        except PlanError as error:
            self.tell(failure_message(error))
            return
        self.made.emit(file)

    def _choose(self, title: str, kind: str = READABLE) -> None:
        """Choose a file and open it as any other: what is in it says what comes of it."""
        chosen = choose_document(self, title, documents_place(), kind)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is read beside goes where the window is narrow."""
        super().resizeEvent(event)
        self.welcome.setVisible(event.size().width() >= self.welcome.width() + LEAST_FORM)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if document_of(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        dropped = document_of(event.mimeData())
        if dropped is not None:
            self.open_requested.emit(dropped)


def new_document_path(commission: str, folder: Path | None = None, *, year: int = SEED_YEAR) -> Path:
    """Where a new document goes: «План 2022 – Топкинская ТИК.sqlite», with « (2)» where that name is taken."""
    stem = f"План {year} – {safe_name(short_name(commission))}"
    return free_place(folder or documents_place(), stem)
