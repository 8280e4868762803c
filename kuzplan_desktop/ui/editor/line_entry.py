"""LineEntry: an event typed in one line; what was understood is read back before Enter writes it down."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.ui.base.message_bar import announce
from kuzplan_desktop.ui.base.session import MessageTone, Session
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.editor.chips import Chips
from kuzplan_desktop.ui.editor.event_lines import EventLines, LineReading
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.plain import sign_line

WARM_AFTER = 30  # milliseconds after the keyboard has come: the field is drawn by then
SAID_AFTER = 450  # milliseconds after the last key: a word that is half typed needs no remark
EXAMPLE = "28.05 семинар, г. Топки, члены УИК 25, 2 ч"
AGAIN = "Все верно? Тогда еще раз Enter."
NAME = "Мероприятие одной строкой"


class FilledForm(NamedTuple):
    """A form that is wanted: of an event under an item (uid, "" if not said); `taken` is called once it is open."""

    activity: str
    event: Event
    taken: Callable[[], object]


class LineField(QLineEdit):
    """The field itself. `focused` tells that the keyboard has come, `given_up` of Escape."""

    focused = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(NAME)
        self._sign = sign_line(self, NAME)
        self._take_palette()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays in the field; Escape in an empty one is for others, too."""
        if event.key() == Qt.Key.Key_Escape:
            event.setAccepted(bool(self.text()))
            self.given_up.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_palette()

    def _take_palette(self) -> None:
        palette = QApplication.palette()
        self._sign.setIcon(icons.icon("new_event", palette, quiet_color(palette)))


class LineEntry(QWidget):
    """A line of `lines`. With `apart` it is kept by item, each has its own; else one line serves for all.

    `form_wanted` carries a FilledForm, `written` the uids of item and event, `left` tells that Escape was pressed.
    """

    form_wanted = Signal(object)
    written = Signal(str, str)
    left = Signal()

    def __init__(self, session: Session, lines: EventLines, parent: QWidget | None = None, *, apart: bool) -> None:
        super().__init__(parent)
        self.setObjectName("lineEntry")
        self._session, self._lines, self._apart = session, lines, apart
        self._activity = ""
        self._looked_at = ""  # the doubtful line that Enter was pressed in
        self.field = LineField()
        self.chips = Chips()
        self.notice = Notice(tone=Tone.HINT)
        self.all_fields = push_button("Все поля…", "Открыть форму, в которой уже стоит понятое")
        self._saying = QTimer(self, interval=SAID_AFTER, singleShot=True)
        self._lay_out()
        self._connect()
        self.show_activity("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.all_fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.chips)
        column.addWidget(self.notice)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._edit)
        self.field.returnPressed.connect(self._enter)
        self.field.given_up.connect(self._give_up)
        self.field.focused.connect(lambda: QTimer.singleShot(WARM_AFTER, self, self._lines.warm))
        self.all_fields.clicked.connect(self._want_form)
        self._saying.timeout.connect(self._announce)
        self._lines.kept.connect(self._follow)
        self._lines.brought_back.connect(self._come_back)

    def show_activity(self, uid: str) -> None:
        """Stand under an activity, "" for none: then the line begins with a number."""
        self._activity = uid
        self.setEnabled(not self._session.read_only)
        self.field.setPlaceholderText(EXAMPLE if uid else f"1.2.4 {EXAMPLE}")
        self._follow()
        self._tell()

    def take_focus(self) -> None:
        """Put the keyboard into the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _place(self) -> str:
        """Where the line is kept."""
        return self._activity if self._apart else ""

    def _follow(self) -> None:
        """Show what is kept: another line of the window may have been typed into."""
        kept = self._lines.text(self._place)
        if kept != self.field.text() and (kept or self.field.text().strip()):
            self.field.setText(kept)
            self._tell()

    def _come_back(self, place: str) -> None:
        if place == self._place and self.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, text: str) -> None:
        self._looked_at = ""
        self._lines.keep(self._place, text)
        self._show_chips(self._read(remarked=False))
        self._saying.start()

    def _read(self, *, remarked: bool = True) -> LineReading | None:
        text = self.field.text()
        return self._lines.read(text, self._activity, remarked=remarked) if text.strip() else None

    def _tell(self) -> None:
        """Read back what was understood, and what there is to know."""
        self._saying.stop()
        reading = self._read()
        self._show_chips(reading)
        if reading is None:
            self.notice.tell("")
        elif reading.problem:
            self.notice.tell(reading.problem, Tone.HINT)
        else:
            self.notice.tell(reading.remark, Tone.WARNING if reading.doubtful else Tone.HINT)
        words = f"Понято: {reading.words}. {self.notice.text()}" if reading else ""
        self.field.setAccessibleDescription(words)

    def _show_chips(self, reading: LineReading | None) -> None:
        self.chips.show_chips(reading.chips if reading else ())

    def _announce(self) -> None:
        self._tell()
        announce(self.field, self.field.accessibleDescription())

    def _enter(self) -> None:
        """Write the event down and be ready for the next; what is missing or doubtful is said first."""
        reading = self._read()
        if reading is None or self._session.read_only:
            return
        if reading.problem or reading.activity is None:
            self._say(reading.problem, Tone.ERROR)
        elif reading.doubtful and self._looked_at != self.field.text():
            self._looked_at = self.field.text()
            self._say(f"{reading.remark} {AGAIN}", Tone.WARNING)
        else:
            uid = self._lines.write(reading.activity, reading.event)
            if uid is not None:
                self._empty()
                self.written.emit(reading.activity.uid, uid)

    def _say(self, sentence: str, tone: Tone) -> None:
        self._saying.stop()
        self.notice.tell(sentence, tone)
        announce(self.field, sentence, urgent=True)

    def _empty(self) -> None:
        self._looked_at = ""
        self.field.clear()
        self._lines.keep(self._place, "")
        self._tell()

    def _give_up(self) -> None:
        """Escape empties the line; what stood there may be brought back."""
        text, place = self.field.text(), self._place
        if text.strip():
            self._empty()
            back = ("Вернуть", lambda: self._lines.bring_back(place, text))
            self._session.say(f"Строка стерта: {quoted(text.strip())}.", action=back, tone=MessageTone.DONE)
        self.left.emit()

    def _want_form(self) -> None:
        """The form with what was understood; a line that is empty wants an empty one."""
        reading = self._read()
        event = reading.event if reading else Event("", "")
        uid = reading.activity.uid if reading and reading.activity else self._activity
        self.form_wanted.emit(FilledForm(uid, event, self._empty))
