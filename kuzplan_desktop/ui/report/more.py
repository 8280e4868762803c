"""What is chosen rarely about a report: the figures of the year so far, columns, which items; remembered by kind."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from kuzplan_desktop.domain.reporting.report_kinds import ReportKind, ReportOption
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.fields.plain import plain_label

if TYPE_CHECKING:
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice


class MoreChoices(QWidget):
    """`changed` tells of another choice. Without a filter in the tree «Только показанные» cannot be chosen."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._kind = ""
        self._own = True
        self.cumulative = QCheckBox("с начала года рядом с периодом", self)
        self.shown_only = QCheckBox("только то, что показано фильтром", self)
        self.empty_rows = QCheckBox("и пункты, о которых нет сведений", self)
        self.both_sides = QCheckBox("печать на обеих сторонах листа", self)
        self.both_sides.setToolTip("Поле для подшивки на оборотных страницах стоит справа: в PDF и Word")
        self.columns = QListWidget(self)
        self.columns.setAccessibleName("Столбцы отчета")
        self.columns.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for box in (self.cumulative, self.empty_rows, self.shown_only, self.both_sides):
            column.addWidget(box)
            box.toggled.connect(self._tell)
        label = plain_label("Столб&цы:", self)
        label.setBuddy(self.columns)
        column.addWidget(label)
        column.addWidget(self.columns, 1)
        self.too_many = plain_label("Столбцов много: на странице они узкие, слова переносятся.", self)
        self.too_many.setWordWrap(True)
        self.too_many.hide()
        column.addWidget(self.too_many)
        self.columns.itemChanged.connect(self._tell)

    def show_kind(self, kind: ReportKind, *, own: bool, later_than_january: bool) -> None:
        """Offer what a report of this kind, scope and period can have, as it was chosen the last time."""
        self.cumulative.setEnabled(kind.takes(ReportOption.CUMULATIVE) and later_than_january)
        self.empty_rows.setEnabled(kind.takes(ReportOption.EMPTY_ROWS))
        self.columns.setEnabled(kind.takes(ReportOption.COLUMNS))
        if (kind.name, own) != (self._kind, self._own):
            self._recall(kind, own=own)
        self._warn()

    def _recall(self, kind: ReportKind, *, own: bool) -> None:
        self._kind, self._own = kind.name, own
        known = self._remembered()
        with QSignalBlocker(self.columns):
            self._fill_columns(known.get("columns"))
        for box, name, usual in self._kept_boxes:
            with QSignalBlocker(box):
                box.setChecked(bool(known.get(name, usual)))

    def _fill_columns(self, chosen: object) -> None:
        from kuzplan_desktop.reports.kinds.columns import OFFERED, usual_columns

        wanted = chosen if isinstance(chosen, list) else usual_columns(own=self._own)
        self.columns.clear()
        for key, caption in OFFERED.items():
            item = QListWidgetItem(caption)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
            self.columns.addItem(item)

    @property
    def is_cumulative(self) -> bool:
        """True if the figures since the year's beginning are wanted and can be given."""
        return self.cumulative.isEnabled() and self.cumulative.isChecked()

    @property
    def is_shown_only(self) -> bool:
        """True if the report is about what the tree shows alone."""
        return self.shown_only.isEnabled() and self.shown_only.isChecked()

    @property
    def chosen_columns(self) -> tuple[str, ...] | None:
        """The keys of the chosen columns; None for the usual ones."""
        from kuzplan_desktop.reports.kinds.columns import OFFERED, usual_columns

        if not self.columns.isEnabled():
            return None
        rows = [self.columns.item(row) for row in range(self.columns.count())]
        chosen = tuple(row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() is Qt.CheckState.Checked)
        usual = tuple(key for key in usual_columns(own=self._own) if key in OFFERED)
        return None if chosen == usual else chosen

    def added_to(self, choice: ReportChoice) -> ReportChoice:
        """`choice` with what is chosen here."""
        return replace(
            choice,
            cumulative=self.is_cumulative,
            columns=self.chosen_columns,
            empty_rows=self.empty_rows.isChecked(),
            both_sides=self.both_sides.isChecked(),
        )

    def remember(self) -> None:
        """Keep what is chosen for the next report of this kind."""
        kept = {name: box.isChecked() for box, name, _ in self._kept_boxes}
        columns = self.chosen_columns
        choice = json.dumps(kept if columns is None else {**kept, "columns": list(columns)})
        self._settings.reports.remember_choice(self._place, choice)

    @property
    def _kept_boxes(self) -> tuple[tuple[QCheckBox, str, bool], ...]:
        """The boxes that are remembered, under which name, and how they are at first."""
        return (
            (self.cumulative, "cumulative", False),
            (self.empty_rows, "empty_rows", True),
            (self.both_sides, "both_sides", False),
        )

    @property
    def _place(self) -> str:
        return f"{self._kind}-{'own' if self._own else 'all'}"

    def _remembered(self) -> dict[str, object]:
        try:
            known = json.loads(self._settings.reports.choice_of(self._place) or "{}")
        except ValueError:
            return {}
        return known if isinstance(known, dict) else {}

    def _warn(self) -> None:
        from kuzplan_desktop.reports.kinds.columns import are_too_many

        chosen = self.chosen_columns
        self.too_many.setVisible(chosen is not None and are_too_many(chosen, year=self.is_cumulative))

    def _tell(self, *_: object) -> None:
        self._warn()
        self.changed.emit()
