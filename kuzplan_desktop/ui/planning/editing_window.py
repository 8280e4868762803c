"""The window «Правка плана»: the plan as a tree; its texts are edited in place, rows added, moved and taken out."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.plan import Activity, Decree, Plan
from kuzplan_desktop.domain.plan.plan_values import decree_words, edition_words
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.base import undoing
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, Session, failure_message
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.lists.choosing import choose_alone
from kuzplan_desktop.ui.lists.row_selection import select_rows
from kuzplan_desktop.ui.lists.wrapped_rows import WrappedRows
from kuzplan_desktop.ui.planning.rows_model import MEANING, PlanRowRef, RowsModel

NEW = {"section": "Новый раздел", "subsection": "Новый подраздел", "activity": "Новый пункт"}
ADDED = "Напишите его на месте: F2 или двойной щелчок."
WIDTHS = (120, 420, 200, 150)
ASK_ALL = "Перенумеровать весь план?"
ASK_ALL_MORE = "Номера пойдут подряд, как строки стоят сейчас. Старые номера останутся в журнале; шаг можно отменить."


class EditingWindow(QWidget):
    """Every button is one step of the document. `approve_wanted` asks for the decree that ends the editing."""

    approve_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("editingWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1180, 680)
        self._session = session
        self.state = bold_label("", self)
        self.bar = MessageBar(self)
        self.model = RowsModel(self)
        self.tree = QTreeView(self)
        self.buttons = {name: push_button(text, tip) for name, text, tip in _BUTTONS}
        self._shown: Plan | None = None
        self._lay_out()
        self._connect()
        self._read()
        self.tree.expandAll()
        self._choose("")

    def _lay_out(self) -> None:
        self.tree.setModel(self.model)
        select_rows(self.tree)
        self.tree.setAccessibleName("План")
        WrappedRows(self.tree)
        self.tree.setAlternatingRowColors(True)
        self.tree.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for at, width in enumerate(WIDTHS):
            self.tree.setColumnWidth(at, width)
        self.tree.header().setSectionResizeMode(MEANING, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.addWidget(self.state)
        column.addWidget(plain_label("Каждая правка сохраняется сразу и отменяется как любой шаг: Ctrl+Z.", self))
        column.addLayout(self._row("section", "subsection", "item", "up", "down", "number"))
        column.addWidget(self.tree, 1)
        column.addWidget(self.bar)
        column.addLayout(self._row("delete", "exclude", "undo", None, "approve", "lock", "close"))

    def _row(self, *names: str | None) -> QHBoxLayout:
        row = QHBoxLayout()
        for name in names:
            if name is None:
                row.addStretch(1)
            else:
                row.addWidget(self.buttons[name])
        if None not in names:
            row.addStretch(1)
        return row

    def _connect(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "section": lambda: self._add("section"),
            "subsection": lambda: self._add("subsection"),
            "item": lambda: self._add("activity"),
            "up": lambda: self._move(up=True),
            "down": lambda: self._move(up=False),
            "number": self._renumber,
            "delete": self._delete,
            "exclude": self._exclude,
            "undo": lambda: undoing.undo(self._session),
            "approve": self.approve_wanted.emit,
            "lock": self._lock,
            "close": self.close,
        }
        for name, slot in slots.items():
            self.buttons[name].clicked.connect(lambda *_, slot=slot: slot())
        for key, name in _KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(self.buttons[name].click)
        self.model.edited.connect(self._edit, Qt.ConnectionType.QueuedConnection)  # the field has to close first
        self._session.changed.connect(self._read)
        self._session.said.connect(self._say)
        self.tree.selectionModel().currentChanged.connect(self._follow)

    @property
    def chosen(self) -> PlanRowRef | None:
        """The row that is chosen."""
        return self.model.ref_of(self.model.itemFromIndex(self.tree.currentIndex()))

    def _read(self, *_: object) -> None:
        """Show the plan anew after every change of it; the chosen row and what is unfolded stay."""
        document = self._session.document
        plan = document.plan
        if plan is self._shown:
            return
        folded = {uid for uid, item in self.model.rows.items() if not self.tree.isExpanded(item.index())}
        known, column, was = set(self.model.rows), self.tree.currentIndex().column(), self.chosen
        self._shown = plan
        self.model.show_document(document)
        for uid, item in self.model.rows.items():
            self.tree.setExpanded(item.index(), uid not in folded or uid not in known)
        if was is not None:
            self._choose(was.uid, column)
        self.state.setText(_state(plan))
        self.setWindowTitle(f"Правка плана на {plan.year} год")
        self.buttons["lock"].setVisible(plan.unlocked)
        if plan.is_locked:  # approved, or the editing was undone
            self.close()

    def _say(self, message: Message) -> None:
        if self.isVisible():
            self.bar.show_message(message)

    def _follow(self, *_: object) -> None:
        ref = self.chosen
        item = self._item(ref.uid) if ref and ref.kind == "activity" else None
        self.buttons["exclude"].setEnabled(item is not None)
        back = item is not None and bool(item.excluded or item.added)
        self.buttons["exclude"].setText("Вернуть в п&лан" if back else "&Исключить из плана")

    def _item(self, uid: str) -> Activity | None:
        return next((one for one in self._session.document.plan.activities() if one.uid == uid), None)

    def _choose(self, uid: str, column: int = 1) -> None:
        item = self.model.rows.get(uid) or next(iter(self.model.rows.values()), None)
        if item is not None:
            index = item.index().siblingAtColumn(max(column, 0))
            choose_alone(self.tree, index)
            self.tree.scrollTo(index)

    def _do(self, verb: Callable[[], object]) -> bool:
        """Carry out a verb; what is refused is said here, and the tree shows what stands."""
        try:
            verb()
        except PlanError as error:
            self.bar.show_message(failure_message(error))
            self._shown = None
            self._read()
            return False
        return True

    def _edit(self, ref: PlanRowRef, field: str, text: str) -> None:
        verbs, texts = self._session.file.editing, {field: " ".join(text.split())}
        edit = verbs.edit_item if ref.kind == "activity" else verbs.edit_heading
        self._do(lambda: edit(ref.uid, **texts))

    def _add(self, kind: str) -> None:
        """A new row behind the chosen one, or under it, and its name ready to be written."""
        verbs, made = self._session.file.editing, ""
        place = _place(self._session.document.plan, kind, self.chosen)
        if place is None:
            self.bar.show_message(Message("Сначала выберите раздел или подраздел.", "Новая строка встанет под ним."))
            return
        above, at = place

        def add() -> None:
            nonlocal made
            if kind == "section":
                made = verbs.add_section(NEW[kind], at=at)
            elif kind == "subsection":
                made = verbs.add_subsection(above, NEW[kind], at=at)
            else:
                made = verbs.add_item(above, at, title=NEW[kind])

        if self._do(add):
            self._choose(made)
            self.tree.setFocus()
            self.tree.edit(self.tree.currentIndex())

    def _move(self, *, up: bool) -> None:
        ref = self.chosen
        if ref is not None:
            verbs = self._session.file.editing
            self._do(lambda: verbs.move_up(ref.uid) if up else verbs.move_down(ref.uid))

    def _renumber(self) -> None:
        if self._session.ask(ASK_ALL, ASK_ALL_MORE):
            self._do(self._session.file.editing.renumber)

    def _delete(self) -> None:
        ref = self.chosen
        if ref is None:
            return
        under = _under(self._session.document.plan, ref)
        items = f"{under} {plural(under, 'пункт', 'пункта', 'пунктов')}"
        if ref.kind == "activity" or not under or self._session.ask(f"Удалить вместе со строками под ней: {items}?"):
            self._do(lambda: self._session.file.editing.delete(ref.uid))

    def _exclude(self) -> None:
        ref = self.chosen
        item = self._item(ref.uid) if ref is not None else None
        if item is not None:
            verbs = self._session.file.editing
            back = item.excluded or item.added
            self._do(lambda: verbs.include(item.uid) if back else verbs.exclude(item.uid))

    def _lock(self) -> None:
        self._do(self._session.file.editing.lock)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A cell that is being written is stored first."""
        self.tree.setCurrentIndex(self.tree.currentIndex())
        super().closeEvent(event)


_BUTTONS = (
    ("section", "Раз&дел", "Новый раздел после выбранного"),
    ("subsection", "П&одраздел", "Новый подраздел после выбранного"),
    ("item", "&Пункт", "Новый пункт после выбранного: Ctrl+Enter"),
    ("up", "&Выше", "Переместить строку выше: Alt+стрелка вверх"),
    ("down", "&Ниже", "Переместить строку ниже: Alt+стрелка вниз"),
    ("number", "Пере&нумеровать…", "Номера подряд по всему плану"),
    ("delete", "&Удалить", "Удалить строку: Ctrl+Delete"),
    ("exclude", "&Исключить из плана", "Пункт останется виден вместе с отметками и мероприятиями"),
    ("undo", "О&тменить", "Отменить последний шаг: Ctrl+Z"),
    ("approve", "Утвер&дить…", "Постановление, которое утвердит план или его изменения"),
    ("lock", "Закрыть &правку", "Закрыть план для правки без постановления"),
    ("close", "&Закрыть", "Закрыть окно: Esc"),
)
_KEYS = {
    "Ctrl+Return": "item",
    "Alt+Up": "up",
    "Alt+Down": "down",
    "Ctrl+Delete": "delete",
    "Ctrl+Z": "undo",
    "Esc": "close",
}


def _state(plan: Plan) -> str:
    """How the plan stands: a project, approved by which decree, changed by which."""
    if not plan.approved_number:
        return "Проект: план еще не утвержден."
    words = f"Утвержден: {decree_words(Decree(plan.approved_number, plan.approved_on))}"
    edition = edition_words(plan.amendments)
    return f"{words} {edition}. Открыт для правки." if edition else f"{words}. Открыт для правки."


def _place(plan: Plan, kind: str, chosen: PlanRowRef | None) -> tuple[str, int | None] | None:
    """Under which row a new one goes and at which place there: behind the chosen row, or the last under it."""
    path = next((path for path in _paths(plan) if chosen is not None and path[-1].uid == chosen.uid), ())
    depth = ("section", "subsection", "activity").index(kind)
    if kind != "section" and len(path) < depth:
        return None
    above = plan.uid if depth == 0 else path[depth - 1].uid
    if len(path) <= depth:
        return above, None
    alike = (one for one in _paths(plan) if len(one) == depth + 1)
    siblings = [one[depth].uid for one in alike if depth == 0 or one[depth - 1].uid == above]
    return above, siblings.index(path[depth].uid) + 1


def _paths(plan: Plan) -> Iterator[tuple[PlanRowRef, ...]]:
    """The path of every row from its section down; the commission's own items stand in no order."""
    for section in plan.sections:
        first = PlanRowRef("section", section.uid)
        yield (first,)
        for part in section.subsections:
            second = PlanRowRef("subsection", part.uid)
            yield first, second
            for item in part.activities:
                if not item.added:
                    yield first, second, PlanRowRef("activity", item.uid)


def _under(plan: Plan, ref: PlanRowRef) -> int:
    """How many items stand under a heading."""
    return sum(any(one.uid == ref.uid for one in path[:2]) and len(path) == 3 for path in _paths(plan))
