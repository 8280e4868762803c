"""What the parts of an open document have in common: the file they belong to, the numbers of its items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError

if TYPE_CHECKING:
    from kuzplan_desktop.store.document.open_file import OpenFile


class Part:
    """A part of an open document: verbs on one of its subjects. Each is one named step that can be undone; what is
    not allowed raises PlanError."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file

    @property
    def document(self) -> Document:
        """The document as it stands now."""
        return self.file.document

    def numbers(self, activities: Sequence[str]) -> str:
        """The numbers of a few activities, or how many there are. PlanError for one that the plan does not have."""
        known = {one.uid: one.number for one in self.document.plan.activities()}
        missing = [uid for uid in activities if uid not in known]
        if missing or not activities:
            raise PlanError("Такого пункта плана в документе нет.")
        if len(activities) > 3:
            return f"пунктов: {len(activities)}"
        return ", ".join(known[uid] for uid in activities)
