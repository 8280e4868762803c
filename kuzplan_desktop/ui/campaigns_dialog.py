"""The dialog «Избирательные кампании»: they decide when items «в период подготовки и проведения выборов» are due."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
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
from kuzplan_desktop.ui.editor.date_field import DateField
from kuzplan_desktop.ui.editor.notice import Notice
from kuzplan_desktop.ui.plain import plain_label
from kuzplan_desktop.ui.session import Session

LEVELS = ("федеральные", "региональные", "муниципальные", "дополнительные", "референдум")
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
        self.list = QListWidget(self)
        self.list.setAccessibleName("Избирательные кампании")
        self.name = QLineEdit(self)
        self.name.setPlaceholderText("например, Выборы депутатов Законодательного Собрания")
        self.level = QComboBox(self)
        self.level.setEditable(True)
        self.level.addItems(LEVELS)
        self.starts = DateField("Назначение выборов")
        self.votes = DateField("День голосования")
        self.ends = DateField("Окончание кампании")
        self.notice = Notice(parent=self)
        self.add = QPushButton("&Новая", self)
        self.delete = QPushButton("&Удалить", self)
        self.save = QPushButton("&Сохранить", self)
        self._lay_out()
        self._connect()
        self._fill()

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
        close = QPushButton("&Закрыть", self)
        close.clicked.connect(self.reject)
        row.addWidget(close)
        right.addLayout(row)
        return right

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda: self._show_campaign())
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

    def _fill(self, *_: object) -> None:
        kept = self.chosen
        self.list.blockSignals(True)
        self.list.clear()
        for campaign in self._session.document.campaigns:
            item = QListWidgetItem(f"{campaign.name}\n{campaign.level}, голосование {campaign.votes_on:%d.%m.%Y}")
            item.setData(Qt.ItemDataRole.UserRole, campaign)
            self.list.addItem(item)
            if kept is not None and campaign.uid == kept.uid:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_campaign()

    def _show_campaign(self) -> None:
        campaign = self.chosen
        self.notice.tell("")
        self.delete.setEnabled(campaign is not None and not self._session.read_only)
        self.name.setText(campaign.name if campaign else "")
        self.level.setEditText(campaign.level if campaign else LEVELS[0])
        days = (campaign.starts_on, campaign.votes_on, campaign.ends_on) if campaign else (None, None, None)
        for field, day in zip((self.starts, self.votes, self.ends), days, strict=True):
            field.year = self._session.document.plan.year
            field.show_day(day, anew=True)

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._show_campaign()
        self.name.setFocus()

    def _save(self) -> None:
        chosen = self.chosen
        days = []
        for field in (self.starts, self.votes, self.ends):
            field.finish()
            if field.notice.text():
                field.setFocus()
                return
            days.append(field.shown_day())
        starts, votes, ends = days
        name = " ".join(self.name.text().split())
        if not name or starts is None or votes is None:
            self.notice.tell("Укажите название, день назначения выборов и день голосования.")
            return
        if votes < starts or (ends is not None and ends < votes):
            self.notice.tell("Проверьте даты: сначала назначение, потом голосование, потом окончание.")
            return
        wanted = Campaign(chosen.uid if chosen else "", name, self.level.currentText().strip(), starts, votes, ends)
        uid = self._session.do(lambda: self._session.file.set_campaign(wanted))
        self._choose(uid or "")

    def _choose(self, uid: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole).uid == uid:
                self.list.setCurrentRow(row)

    def _delete(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self.list.setCurrentRow(-1)
        self._session.do(lambda: self._session.file.delete_campaign(chosen.uid))
        self.notice.tell(f"Кампания «{chosen.name}» удалена. Вернуть ее можно командой «Отменить».")
