"""The chosen row in full, with its notes, the abbreviations of the plan, and how it differs from the one at work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTabWidget, QWidget

from kuzplan_desktop.domain.period.period import understood
from kuzplan_desktop.domain.plan.draft_edits import DraftRow, RowLevel, at_key
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.exchange.amendment.against_former import against_former
from kuzplan_desktop.ui.fields.notice import selectable_label
from kuzplan_desktop.ui.import_plan.draft_model import WHAT
from kuzplan_desktop.ui.import_plan.drafting import Drafting

AGAINST = 2  # the place of the page that compares
NO_ROW = "Выберите строку плана: здесь она видна целиком, со всем, что сказано о ней в документе."
NO_ABBREVIATIONS = "Списка сокращений в документе нет."


class Details(QTabWidget):
    """Texts to be read and copied."""

    def __init__(self, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self._key = -1
        self.row = self._add_page("Строка целиком")
        self.abbreviations = self._add_page("Сокращения")
        self._former: Plan | None = None
        drafting.changed.connect(self._read)
        drafting.changed.connect(self._compare)
        self.currentChanged.connect(self._compare)
        self._read()

    def compare_with(self, former: Plan) -> None:
        """Show in a page of its own what is another one than in the plan that is open."""
        self._former = former
        self.against = self._add_page(f"Сравнение с {former.year} годом")

    def _compare(self, *_: object) -> None:
        """Compare anew while somebody looks at it: thousands of rows take their time."""
        if self._former is not None and self.currentIndex() == AGAINST:
            self.against.setText("\n".join(against_former(self._former, self._drafting.state.draft)))

    def _add_page(self, caption: str) -> QLabel:
        label = selectable_label()
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setMargin(6)
        label.setAccessibleName(caption)
        area = QScrollArea()
        area.setWidget(label)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.addTab(area, caption)
        return label

    def show_row(self, key: int) -> None:
        """Show a row, none for -1."""
        self._key = key
        self._read()

    def _read(self, *_: object) -> None:
        state = self._drafting.state
        at = at_key(state.rows, self._key)
        self.row.setText(self._sentences(state.rows[at]) if at >= 0 else NO_ROW)
        terms = [f"{term} – {meaning}" for term, meaning in state.head.abbreviations]
        self.abbreviations.setText("\n".join(terms) or NO_ABBREVIATIONS)
        self.setTabText(1, f"Сокращения ({len(terms)})")

    def _sentences(self, row: DraftRow) -> str:
        lines = [f"{WHAT[row.level]} {row.number}".strip() + f". {row.title}"]
        if row.level is RowLevel.ITEM:
            meaning = understood(self._drafting.period_of(row))
            chosen = f" Выбрано вами: {row.period_override}." if row.period_override else ""
            lines.append(f"Исполнитель: {row.executors_text or 'не указан'}")
            lines.append(f"Срок: {row.period_text or 'не указан'}.{chosen} {meaning}".replace("..", ".").strip())
        lines += [f"{caption}: {text}" for caption, text in row.notes]
        if row.place:
            lines.append(f"Место в документе: {row.place}")
        return "\n".join(lines)
