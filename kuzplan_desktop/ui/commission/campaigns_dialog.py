"""The dialog «Избирательные кампании»: they decide when items «в период подготовки и проведения выборов» are due."""

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.typed.reading import write_day
from kuzplan_desktop.ui.base.open_choice import OpenChoice, may_be_stored
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.notice import Notice
from kuzplan_desktop.ui.fields.plain import plain_label

LEVELS = ("федеральные", "региональные", "муниципальные", "дополнительные", "референдум")
NAME_LETTERS = 28  # of a name that are seen at least
Texts = tuple[str, ...]  # what stands in the five fields of a campaign
NEW: Texts = ("", LEVELS[0], "", "", "")
LEAVE, STAY = "Оставить без записи", "Вернуться к кампании"
INTRO = (
    "Пункты со сроком «В период подготовки и проведения выборов» нужно выполнять в кварталах, которых касается хотя бы "
    "одна кампания. Пока кампаний нет, такие пункты не требуются: «выборы не проводились»."
)


class CampaignsDialog(QDialog):
    """The campaigns of the document on the left, the chosen one in fields on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("campaignsDialog")
        self.setWindowTitle("Избирательные кампании")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 400)
        self._session = session
        self._uid = ""  # of the campaign in the fields, empty for a new one
        self._shown = NEW
        self.list = QListWidget(self)
        self.list.setAccessibleName("Избирательные кампании")
        self.add = QPushButton("&Новая", self)
        self.delete = QPushButton("&Удалить", self)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText("например, Выборы депутатов Законодательного Собрания")
        self.level = OpenChoice("Уровень", LEVELS, self)
        self.starts = DateField("Назначение выборов", parent=self)
        self.votes = DateField("День голосования", parent=self)
        self.ends = DateField("Окончание кампании", parent=self)
        self.notice = Notice(parent=self)
        self.save = QPushButton("&Сохранить", self)
        self.leave = QPushButton("&Закрыть", self)
        self.name.setMinimumWidth(NAME_LETTERS * self.fontMetrics().averageCharWidth())
        self._lay_out()
        self._order_keyboard()
        self._connect()
        self.level.setEditText(LEVELS[0])
        for field in (self.starts, self.votes, self.ends):
            field.year = session.document.plan.year
        self._fill()
        (self.list if session.document.campaigns else self.name).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(plain_label(INTRO, self, wrap=True))
        halves = QHBoxLayout()
        column.addLayout(halves, 1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.delete)
        left.addLayout(buttons)
        halves.addLayout(left, 2)
        halves.addLayout(self._campaign_column(), 3)
        for button in (self.add, self.delete, self.save):
            button.setEnabled(not self._session.read_only)
        self.save.setDefault(True)

    def _campaign_column(self) -> QVBoxLayout:
        """The fields of one campaign with their buttons."""
        right = QVBoxLayout()
        form = QFormLayout()
        fields = (
            ("Название", self.name),
            ("Уровень", self.level),
            ("Назначение выборов", self.starts),
            ("День голосования", self.votes),
            ("Окончание (можно не указывать)", self.ends),
        )
        for caption, field in fields:
            label = plain_label(f"{caption}:", self)
            label.setBuddy(field)
            form.addRow(label, field)
            field.setAccessibleName(caption)
            field.setEnabled(not self._session.read_only)
        right.addLayout(form)
        right.addWidget(self.notice)
        right.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        self.leave.clicked.connect(self.reject)
        row.addWidget(self.leave)
        right.addLayout(row)
        return right

    def _order_keyboard(self) -> None:
        """Tab goes through the fields from top to bottom, and only then to what saves and leaves."""
        days = (self.starts.line, self.votes.line, self.ends.line)
        order = (self.list, self.add, self.delete, self.name, self.level, *days, self.save, self.leave)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        # Queued: the list has done with the click before a question comes up.
        self.list.currentRowChanged.connect(self._choose_row, Qt.ConnectionType.QueuedConnection)
        self.add.clicked.connect(self._begin_new)
        self.delete.clicked.connect(self._delete)
        self.save.clicked.connect(self._save)
        self._session.changed.connect(self._fill)

    @property
    def chosen(self) -> Campaign | None:
        """The campaign that is chosen in the list, None while a new one is written."""
        item = self.list.currentItem()
        campaign = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return campaign if isinstance(campaign, Campaign) else None

    @property
    def touched(self) -> bool:
        """True if something was typed and not saved."""
        return self._typed() != self._shown

    def _typed(self) -> Texts:
        days = (field.text().strip() for field in (self.starts, self.votes, self.ends))
        return (self.name.text(), self.level.currentText(), *days)

    def _fill(self, *_: object) -> None:
        """List the campaigns as they stand now; what is being typed stays."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for campaign in self._session.document.campaigns:
                votes = f"голосование {campaign.votes_on:%d.%m.%Y}"
                item = QListWidgetItem(f"{campaign.name}\n{', '.join(filter(None, (campaign.level, votes)))}")
                item.setData(Qt.ItemDataRole.UserRole, campaign)
                self.list.addItem(item)
            self._choose(self._uid)
        levels = {campaign.level for campaign in self._session.document.campaigns if campaign.level}
        self.level.offer((*LEVELS, *sorted(levels - {*LEVELS})))
        self._show_campaign(keep=self._typed(), shown=self._shown)

    def _show_campaign(self, keep: Texts = NEW, shown: Texts = NEW) -> None:
        """Show the chosen campaign; a text of `keep` that is not the `shown` one was typed and stays."""
        campaign = self.chosen
        self._uid = campaign.uid if campaign else ""
        self.delete.setEnabled(campaign is not None and not self._session.read_only)
        self._shown = _texts(campaign)
        merged = (new if old == typed else typed for new, old, typed in zip(self._shown, shown, keep, strict=True))
        wanted = keep if campaign is None and keep != shown else merged  # one that vanished can be saved anew
        fields = (self.name, self.level.lineEdit(), self.starts.line, self.votes.line, self.ends.line)
        for field, text in zip(fields, wanted, strict=True):
            if field is not None and field.text() != text:
                field.setText(text)
        if keep == shown:
            for notice in (self.notice, self.starts.notice, self.votes.notice, self.ends.notice):
                notice.tell("")

    def _may_leave(self) -> bool:
        """Ask about what was typed; True if there is nothing, or it may go."""
        return (
            not self.touched
            or self._session.read_only
            or self._session.ask(
                "Оставить эту кампанию без записи?", "То, что введено в ее полях, не сохранится.", yes=LEAVE, no=STAY
            )
        )

    def _choose_row(self) -> None:
        if (self.chosen.uid if self.chosen else "") == self._uid:
            return
        if self._may_leave():
            self._show_campaign()
        else:
            self._choose(self._uid)

    def _begin_new(self) -> None:
        if self._may_leave():
            self._choose("")
            self._show_campaign()
            self.name.setFocus()

    def reject(self) -> None:
        """Close; what was typed and not saved is asked about."""
        if self._may_leave():
            super().reject()

    def _save(self) -> None:
        days = []
        for field in (self.starts, self.votes, self.ends):
            field.finish()
            if field.notice.text():
                field.setFocus()
                return
            days.append(field.shown_day())
        starts, votes, ends = days
        name = " ".join(self.name.text().split())
        needed = ((self.name, name, "название"), (self.starts, starts, "день назначения выборов"))
        missing = [
            (field, words) for field, value, words in (*needed, (self.votes, votes, "день голосования")) if not value
        ]
        if missing or starts is None or votes is None:
            self.notice.tell(f"Укажите: {', '.join(words for _, words in missing)}.")
            missing[0][0].setFocus()
            return
        if votes < starts or (ends is not None and ends < votes):
            self.notice.tell("Проверьте даты: сначала назначение, потом голосование, потом окончание.")
            return
        if not may_be_stored(self._session, self.level):
            return
        wanted = Campaign(self._uid, name, self.level.currentText().strip(), starts, votes, ends)
        uid = self._session.do(lambda: self._session.file.settings.set_campaign(wanted))
        if uid is not None:
            self._choose(uid)
            self._show_campaign()

    def _choose(self, uid: str) -> None:
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
            for row in range(self.list.count()):
                if self.list.item(row).data(Qt.ItemDataRole.UserRole).uid == uid:
                    self.list.setCurrentRow(row)

    def _delete(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self._choose("")
        self._show_campaign()
        self._session.do(lambda: self._session.file.settings.delete_campaign(chosen.uid))
        self.notice.tell(f"Кампания «{chosen.name}» удалена. Вернуть ее можно командой «Отменить».")


def _texts(campaign: Campaign | None) -> Texts:
    """What stands in the fields for a campaign, or for a new one."""
    if campaign is None:
        return NEW
    days = (write_day(day) for day in (campaign.starts_on, campaign.votes_on, campaign.ends_on))
    return (campaign.name, campaign.level, *days)
