"""The dialog of «Сдан»: the day on which a report was sent, its outgoing number, which files are kept."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.fields.date_field import DateField


class SendDialog(FormDialog):
    """Asks for day and number. `confirmed` carries them, and whether the files in the folder are to be kept."""

    confirmed = Signal(object, str, bool)

    def __init__(
        self,
        title: str,
        intro: str,
        day: date,
        number: str = "",
        saved: tuple[Path, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, intro, parent)
        self.setObjectName("sendDialog")
        self.day = DateField("Дата сдачи")
        self.day.year = day.year
        self.day.show_day(day)
        self.number = QLineEdit(number, self)
        self.number.setPlaceholderText("можно не указывать")
        self.saved = QCheckBox(_saved_words(saved), self)
        self.saved.setToolTip("Без этой отметки файлы составляются заново, по тем записям, какие есть сейчас.")
        self.saved.setChecked(bool(saved))
        self.saved.setVisible(bool(saved))
        self.add_row("&Дата", self.day)
        self.add_row("Исходящий &номер", self.number)
        if saved:
            self.form.addRow("", self.saved)
        self.number.setFocus()

    def accept(self) -> None:
        """Hand over what was entered; a report is not sent without a day."""
        self.day.finish()
        day = self.day.shown_day()
        if day is None:
            self.day.notice.tell("Укажите дату, когда отчет сдан.")
            self.day.setFocus()
            return
        self.confirmed.emit(day, " ".join(self.number.text().split()), self.saved.isChecked())
        super().accept()


def _saved_words(saved: tuple[Path, ...]) -> str:
    """«взять готовые файлы из папки, сохраненные 04.04.2022 в 10:15»."""
    times = [datetime.fromtimestamp(file.stat().st_mtime) for file in saved if file.is_file()]
    if not times:
        return "взять готовые файлы из папки"
    return f"взять готовые файлы из папки, сохраненные {max(times):%d.%m.%Y} в {max(times):%H:%M}"
