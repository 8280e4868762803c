"""The dialog «План следующего года»: the same commission begins the year on a plan file, a document or her own plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import coming_year
from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.store.copies.next_year import NextYear, begin_next_year
from kuzplan_desktop.store.document.copying import plan_in, year_of_plan
from kuzplan_desktop.ui.base.dialogs import ANY_PLAN, choose_document, take_height
from kuzplan_desktop.ui.base.dropping import is_official
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label
from kuzplan_desktop.ui.fields.plain import plain_label

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import PlanDraft

INTRO = (
    "Комиссия, подписанты, настройки и дополнительные мероприятия комиссии перейдут в новый документ. Отметки, "
    "мероприятия и сданные отчеты останутся в документе {year} года, он не изменится."
)
FROM_FILE = "По плану, который утвержден или прислан &областью"
FROM_OWN = "По плану {year} &года: получится проект, который потом заменит утвержденный текст"
CHOOSE = "Выберите файл с планом: файл программы или документ Word, PDF, Excel."
ALREADY = (
    "В этой папке уже есть документ {year} года. Если это тот же план, откройте его и внесите изменения: «План → "
    "Внести изменения плана…»; иначе начнется второй документ."
)
EMPTY = "Файл еще не выбран."


class NextYearDialog(QDialog):
    """`begun` carries the Path of the new document. `reading_wanted` carries the Path of an official document that is
    to be looked through first: `take_draft` then brings what was read."""

    begun = Signal(object)
    reading_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nextYearDialog")
        self.setWindowTitle("План следующего года")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self._session = session
        self._plan: Path | PlanDraft | None = None
        self._coming = coming_year(session.document.plan.year, session.day)
        self._year = self._coming
        self.target = Path()
        self.from_file = QRadioButton(FROM_FILE, self)
        self.choose = push_button("&Выбрать файл…")
        self.chosen = plain_label(EMPTY, self, wrap=True)
        self.from_own = QRadioButton(FROM_OWN.format(year=session.document.plan.year), self)
        self.place = plain_label(parent=self, wrap=True)
        self.notice = Notice(self.choose, tone=Tone.ERROR, parent=self)
        self.begin = push_button("&Начать")
        self.cancel = push_button("Отмена")
        self.heading = bold_label("", self)
        self.told = QPlainTextEdit(self)
        self.open_made = push_button("&Открыть новый документ")
        self.pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.from_file.setChecked(True)
        self._follow()

    def setVisible(self, visible: bool) -> None:
        if visible:
            take_height(self)
        super().setVisible(visible)

    def _lay_out(self) -> None:
        asking, told = QWidget(), QWidget()
        column = QVBoxLayout(asking)
        column.addWidget(plain_label(INTRO.format(year=self._session.document.plan.year), self, wrap=True))
        column.addWidget(self.from_file)
        column.addLayout(left_row(self.choose))
        column.addWidget(self.chosen)
        column.addWidget(self.from_own)
        column.addSpacing(8)
        column.addWidget(self.place)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addLayout(left_row(self.begin, self.cancel))
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName("Что перешло в новый документ")
        column = QVBoxLayout(told)
        column.addWidget(self.heading)
        column.addWidget(self.told, 1)
        column.addLayout(left_row(self.open_made))
        for page in (asking, told):
            self.pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.addWidget(self.pages)
        self.begin.setDefault(True)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.from_file.toggled.connect(self._follow)
        self.begin.clicked.connect(self._begin)
        self.cancel.clicked.connect(self.reject)
        self.open_made.clicked.connect(self._open_made)

    def _follow(self, *_: object) -> None:
        """Say which year is begun and where."""
        self.choose.setEnabled(self.from_file.isChecked())
        self.notice.tell("")
        year = self._year if self.from_file.isChecked() else self._coming
        commission = self._session.document.commission
        name = f" – {safe_name(short_name(commission.name))}" if commission else ""
        self.target = free_place(documents_place(), f"План {year}{name}")
        if self.target.stem != f"План {year}{name}":
            self.notice.tell(ALREADY.format(year=year), Tone.WARNING)
        self.place.setText(f"Документ «{self.target.name}» будет создан в папке {self.target.parent}.")
        self.begin.setText(f"&Начать план {year} года")

    def _choose(self) -> None:
        path = choose_document(self, "План следующего года", documents_place(), ANY_PLAN)
        if path is None:
            return
        if is_official(path):
            self.hide()
            self.reading_wanted.emit(path)
            return
        try:
            year = year_of_plan(plan_in(path))
        except PlanError as error:
            self._fail(error)
            return
        self._take_file(path, year)

    def take_file(self, path: Path, year: int) -> None:
        """A plan file of `year`."""
        self._take_file(path, year)
        self.come_back()

    def _take_file(self, path: Path, year: int) -> None:
        self._take(path, year, f"План на {year} год, файл программы «{path.name}».")

    def _take(self, plan: Path | PlanDraft, year: int, words: str) -> None:
        self._plan, self._year = plan, year
        self.from_file.setChecked(True)
        self.chosen.setText(words)
        self._follow()

    def take_draft(self, draft: PlanDraft, name: str) -> None:
        """The plan of an official document, as it was read and looked through."""
        items = len(list(draft.activities()))
        counted = f"{items} {plural(items, 'пункт', 'пункта', 'пунктов')}"
        self._take(draft, draft.year, f"План на {draft.year} год из документа «{name}»: {counted}.")
        self.come_back()

    def come_back(self) -> None:
        """Show the question again: the document was read, or was given up."""
        self.show()
        self.raise_()
        self.activateWindow()

    def _begin(self) -> None:
        plan = self._plan if self.from_file.isChecked() else None
        if plan is None and self.from_file.isChecked():
            self.notice.tell(CHOOSE, Tone.ERROR)
            self.choose.setFocus()
            return
        try:
            made = begin_next_year(
                self._session.file, self.target, plan=plan, year=self._coming, author=self._session.file.author
            )
        except PlanError as error:
            self._fail(error)
            return
        self.heading.setText(f"Документ на {made.year} год создан: {self.target.name}.")
        self.told.setPlainText("\n".join(_lines(made)))
        self.pages.setCurrentIndex(1)
        self.resize(max(self.width(), 760), 520)
        self.open_made.setDefault(True)
        self.open_made.setFocus()

    def _fail(self, error: PlanError) -> None:
        self.notice.tell(f"{error.sentence} {error.hint}".strip(), Tone.ERROR)

    def _open_made(self) -> None:
        self.begun.emit(self.target)
        self.accept()


def _lines(made: NextYear) -> Iterator[str]:
    """What a person should know of the document that was begun."""
    yield "Перешло:"
    yield from (f"– {line}" for line in made.taken)
    if made.doubts:
        yield ""
        yield "Проверьте:"
        yield from (f"– {one.place}: {one.text}" if one.place else f"– {one.text}" for one in made.doubts)
    yield ""
    yield "Осталось в прежнем документе:"
    yield from (f"– {line}" for line in made.left)
    if made.shifts:
        yield ""
        yield "Годы и дни перенесены:"
        yield from (f"– {one.place}: {one.before} → {one.after}" for one in made.shifts)
