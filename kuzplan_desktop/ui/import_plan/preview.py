"""The window of a plan that was read from a document: source and draft side by side, doubts, and what to do with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.draft_edits import at_key
from kuzplan_desktop.exchange.plan.columns import ColumnRole
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.ui.base import dialogs, tasks
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, Offer, failure_message
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.import_plan.attempt import PlanAttempt, attempt_grid
from kuzplan_desktop.ui.import_plan.details import Details
from kuzplan_desktop.ui.import_plan.doubts import DoubtBook, DraftDoubt, key_of, keys_by_place, open_keys
from kuzplan_desktop.ui.import_plan.doubts_pane import DoubtsPane
from kuzplan_desktop.ui.import_plan.draft_model import DraftColumn
from kuzplan_desktop.ui.import_plan.draft_pane import DraftPane
from kuzplan_desktop.ui.import_plan.drafting import Drafting, DraftState
from kuzplan_desktop.ui.import_plan.head_form import HeadForm
from kuzplan_desktop.ui.import_plan.source_lines import line_of_doubt, source_lines
from kuzplan_desktop.ui.import_plan.source_view import SourceView

READ_ANEW = "Документ прочитан заново: столбцы поняты так, как вы указали."
BY_HAND = "Укажите над столбцами документа, где номер, наименование, исполнитель и срок."
NO_TITLES = PlanError("Ни один столбец не назван наименованием.", "Укажите, в каком столбце наименования мероприятий.")
TWICE = PlanError("Столбец с номерами может быть только один.", "Остальные назовите «прочее».")
ASK = "Закрыть, не сохранив план?"
ASK_MORE = "Исправления, которые вы внесли в прочитанный план, пропадут. Сам документ останется прежним."


class PlanPreview(QWidget):
    """Nothing is written until a button says so. `begin_wanted` carries the draft and the name of its document.

    `draft` is the plan as it stands now, for whoever wants to do something else with it.
    """

    begin_wanted = Signal(object, str)
    closed = Signal()

    def __init__(self, read: PlanAttempt, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("planPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"План из документа «{name}»")
        self.name = name
        self.drafting = Drafting(read, self)
        self.book = DoubtBook()
        self._readings = 0
        self.head = HeadForm(self.drafting)
        self.source = SourceView(source_lines(read.grid, len(read.roles)), read.roles)
        self.where = bold_label("Документ")
        self.pane = DraftPane(self.drafting)
        self.doubts = DoubtsPane(self.book)
        self.details = Details(self.drafting)
        self.bar = MessageBar(self)
        self.save = push_button("&Сохранить план для раздачи…", "Записать файл плана без комиссии: Ctrl+S")
        self.begin = push_button("Начать &документ с этого плана…", "Выбрать комиссию и начать ее документ")
        self.leave = push_button("&Закрыть", "Esc")
        self._lay_out()
        self._connect()
        self._begin_reading()

    @property
    def draft(self) -> PlanDraft:
        """The plan as it stands now."""
        return self.drafting.state.draft

    def _lay_out(self) -> None:
        left = QWidget()
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a place moves no edge
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(self.where)
        beside.addWidget(self.source, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for widget in (left, self.pane):
            self.panes.addWidget(widget)
        below = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.doubts, self.details):
            below.addWidget(widget)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self.panes)
        self.halves.addWidget(below)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.begin)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(6)
        outer.addWidget(self.head)
        outer.addWidget(self.halves, 1)
        outer.addWidget(self.bar)
        outer.addLayout(buttons)
        for splitter, shares in ((self.panes, (40, 60)), (below, (62, 38)), (self.halves, (74, 26))):
            splitter.setChildrenCollapsible(False)
            for at, share in enumerate(shares):
                splitter.setStretchFactor(at, share)
            splitter.setSizes([share * 10 for share in shares])
        room = self.screen().availableGeometry()
        self.resize(min(1500, room.width() - 20), min(900, room.height() - 40))
        if room.width() <= 1440:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        self.drafting.changed.connect(self._follow)
        self.drafting.refused.connect(self.tell)
        self.pane.row_chosen.connect(self._show_row)
        self.source.line_chosen.connect(self._show_place)
        self.source.roles_chosen.connect(self._assign)
        self.doubts.doubt_chosen.connect(self._show_doubt)
        self.doubts.looked.connect(lambda: self.pane.model.show_doubted(open_keys(self.book.doubts)))
        self.save.clicked.connect(self.save_plan)
        self.begin.clicked.connect(self.begin_document)
        self.leave.clicked.connect(self.close)
        keys: dict[str, Callable[[], object]] = {
            "F8": self.doubts.next.click,
            "F7": self.doubts.check.click,
            "Ctrl+S": self.save.click,
            "F6": self.focus_next_pane,
            "Esc": self._escape,
        }
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the first row."""
        super().showEvent(event)
        self.pane.tree.setFocus()

    def focus_next_pane(self) -> None:
        """Move the keyboard on: source, plan, doubts, what the plan says of itself."""
        places = (self.source, self.pane.tree, self.doubts.list, self.head.lines["title"])
        shown = [place for place in places if place.isVisible()]
        at = next((at for at, place in enumerate(shown) if place.hasFocus()), -1)
        shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _escape(self) -> None:
        if self.bar.isVisible():
            self.bar.hide()
        else:
            self.close()

    def tell(self, error: PlanError) -> None:
        """Say why something is not done."""
        self.bar.show_message(failure_message(error))

    def say(self, sentence: str, hint: str = "", *offers: Offer) -> None:
        """Tell something in the message bar."""
        self.bar.show_message(Message(sentence, hint, offers))

    def _begin_reading(self) -> None:
        """Show what came of reading, or of reading anew."""
        read = self.drafting.state.read
        self.book.begin(self.drafting.state)
        self._show_doubts()
        self.source.show_roles(read.roles)
        for button in (self.save, self.begin):
            button.setEnabled(read.draft is not None)
        if read.trouble is not None:
            hint = read.trouble.hint if read.wants_year or not read.roles else BY_HAND
            self.say(read.trouble.sentence, hint)
        first = next(iter(self.drafting.state.rows), None)
        if first is not None:
            self.pane.tree.choose(first.key, DraftColumn.TITLE)

    def _follow(self, before: DraftState, after: DraftState) -> None:
        if after.read is not before.read:
            self._begin_reading()
        elif after.read.draft is None:
            self._read_anew(after.read.roles if after.read.columns else (), "Год плана")
        else:
            self.book.follow(after)
            self._show_doubts()

    def _show_doubts(self) -> None:
        self.doubts.read()
        self.pane.model.show_doubted(open_keys(self.book.doubts))

    def _show_row(self, key: int) -> None:
        """The chosen row: in full, and where it comes from."""
        self.details.show_row(key)
        rows = self.drafting.state.rows
        at = at_key(rows, key)
        place = rows[at].place if at >= 0 else ""
        self._show_line(self.source.line_at(place), place)

    def _show_line(self, line: int, place: str) -> None:
        self.where.setText(f"Документ: {place}" if place else "Документ")
        self.source.show_line(line)

    def _show_place(self, place: str) -> None:
        """A line of the source was clicked: its row in the draft."""
        key = keys_by_place(self.drafting.state.rows).get(place)
        if key is not None:
            self.pane.tree.choose(key)
        else:
            self.where.setText(f"Документ: {place}")

    def _show_doubt(self, doubt: DraftDoubt) -> None:
        """Bring up what a doubt is about: its row, and its place in the source."""
        key = key_of(doubt.warning, keys_by_place(self.drafting.state.rows))
        if key is not None:
            self.pane.tree.choose(key, DraftColumn.MEANING if doubt.is_about_term else DraftColumn.TITLE)
        line = line_of_doubt(self.source.lines, *doubt.warning)
        if key is None:
            self._show_line(line, self.source.lines[line].place if line >= 0 else doubt.warning.place)

    def _assign(self, roles: tuple[ColumnRole, ...]) -> None:
        """She said what the columns are: read the document so."""
        if ColumnRole.TITLE not in roles:
            if self.drafting.state.read.draft is not None:
                self.tell(NO_TITLES)
        elif roles.count(ColumnRole.NUMBER) > 1:
            self.tell(TWICE)
        else:
            self._read_anew(roles, "Столбцы документа")

    def _read_anew(self, roles: tuple[ColumnRole, ...], label: str) -> None:
        read, chosen = self.drafting.state.read, self.drafting.year
        known = read.draft is not None and chosen == read.draft.year
        year = read.year if known else chosen or None
        edited = self.drafting.dirty and read.draft is not None
        self._readings += 1
        number = self._readings

        def take(made: PlanAttempt) -> None:
            if number != self._readings:  # she has said more since
                return
            self.bar.hide()
            self.drafting.take(made, label)
            if made.draft is not None:
                self.say(READ_ANEW, "Исправления, сделанные раньше, вернет «Отменить» (Ctrl+Z)." if edited else "")

        tasks.start(lambda: attempt_grid(read.grid, year=year, roles=roles), take, self.tell, owner=self)

    def save_plan(self) -> None:
        """Write the plan alone, for the commissions to begin their documents with."""
        proposed = free_place(documents_place(), f"План {self.drafting.year}")
        target = dialogs.choose_target(self, "План для раздачи", proposed)
        if target is None:
            return
        try:
            write_plan(target, self._whole())
        except PlanError as error:
            self.tell(error)
            return
        self.drafting.keep()
        hint = f"Папка: {target.parent}. Комиссия открывает этот файл в программе и называет себя."
        left = f" Непроверенных сомнений: {self.book.left}." if self.book.left else ""
        self.say(
            f"План сохранен: {target.name}.", hint + left, ("Открыть папку", lambda: show_in_system(target.parent))
        )

    def begin_document(self) -> None:
        """Ask for the commission that begins a document with this plan."""
        try:
            self.begin_wanted.emit(self._whole(), self.name)
        except PlanError as error:
            self.tell(error)

    def _whole(self) -> PlanDraft:
        """The plan, if it is one. PlanError if nothing is in it."""
        draft = self.draft
        if not any(draft.activities()):
            raise PlanError("В плане нет ни одного пункта.", "Добавьте пункты или отмените удаление.")
        return draft

    def taken_over(self) -> None:
        """A document was begun with the plan: this window has done its work."""
        self.drafting.keep()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once if there are edits that are in no file."""
        if self.drafting.dirty and not dialogs.ask_yes_no(ASK, ASK_MORE, self):
            event.ignore()
            return
        self.closed.emit()
        event.accept()
