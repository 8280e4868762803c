"""Remarks: what the commission answers to what the region remarked on an item."""

from datetime import date

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.part import Part


class RemarkVerbs(Part):
    """The verbs on the region's remarks."""

    def answer(self, remark: str, text: str, answered_on: date) -> None:
        """Answer a remark; PlanError for one that the document does not have, and for no answer."""
        found = next((one for one in self.document.region_remarks if one.uid == remark), None)
        if found is None:
            raise PlanError("Этого замечания в документе уже нет.")
        if not text.strip():
            raise PlanError("Ответ не написан.", "Напишите, что сделано по замечанию.")
        with self.file.step(f"Ответ на замечание {self.numbers([found.activity])}") as writer:
            writer.put("remark", remark, {"answer": text, "answered_on": answered_on.isoformat()})
