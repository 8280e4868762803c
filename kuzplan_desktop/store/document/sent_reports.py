"""«Сдан»: a report that was handed in, kept in the document with the bytes of its files."""

import binascii
from collections.abc import Mapping, Sequence
from datetime import date

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.reporting.sent_reports import (
    FORMATS,
    SentReport,
    figures_text,
    forgetting_label,
    sending_label,
    signatories_text,
)
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.document.part import Part

LARGEST_FILE = 5 * 1024 * 1024  # bytes
LARGEST_DOCUMENT = 200 * 1024 * 1024  # bytes: reading one as a foreign file takes ten seconds and 700 MB of memory
CHUNK = 500_000  # letters of base64 in one row; a change has room for twice as many


class ReportVerbs(Part):
    """The verbs on reports that were sent."""

    def send(
        self,
        *,
        kind: str,
        period: str,
        own: bool,
        cumulative: bool,
        sent_on: date,
        outgoing_number: str,
        figures: PeriodFigures,
        signatories: Sequence[tuple[str, str]],
        files: Mapping[str, bytes],
        replaces: str = "",
    ) -> str:
        """«Отчет за I квартал сдан»: keep what was sent, `files` by their format (pdf, xlsx, docx). Returns its uid.

        `period` is the key of a ReportingPeriod, `replaces` the uid of the report that this one amends. PlanError for
        a file of more than 5 MB, and for an amended report that the document does not hold.
        """
        parse_reporting_period(period)
        former = self._sent(replaces) if replaces else None
        self._demand_room(files)
        uid = new_uid()
        values = {
            "kind": kind,
            "period": period,
            "own": own,
            "cumulative": cumulative,
            "sent_on": sent_on.isoformat(),
            "outgoing_number": outgoing_number.strip() or None,
            "replaces": replaces or None,
            "figures": figures_text(figures),
            "signatories": signatories_text(signatories),
        }
        with self.file.step(sending_label(kind, period, former)) as writer:
            writer.put("report", uid, values)
            for form, content in files.items():
                self._put_file(writer, uid, form, content)
        return uid

    def _put_file(self, writer: StepWriter, report: str, form: str, content: bytes) -> None:
        text = binascii.b2a_base64(content, newline=False).decode("ascii")
        for part, start in enumerate(range(0, len(text), CHUNK)):
            chunk = {"format": form, "part": part, "data": text[start : start + CHUNK]}
            writer.put("report_file", new_uid(), chunk, made_of={"report": report})

    def _demand_room(self, files: Mapping[str, bytes]) -> None:
        """PlanError if a file is too large, or the document would become so."""
        if any(len(content) > LARGEST_FILE for content in files.values()):
            raise PlanError(
                "Файл отчета больше 5 МБ, в документ он не помещен.",
                "Сократите отчет (например, период) или отметьте сдачу без этого файла.",
            )
        path = self.file.path
        size = path.stat().st_size if path.exists() else 0
        if size + 3 * sum(map(len, files.values())) > LARGEST_DOCUMENT:
            raise PlanError("Документ стал слишком большим, файлы отчета в него уже не поместить.")

    def edit(self, uid: str, *, sent_on: date, outgoing_number: str) -> None:
        """Correct the day and the outgoing number of a sent report."""
        title = self._sent(uid).title
        with self.file.step(f"{title}: дата и номер") as writer:
            writer.put(
                "report", uid, {"sent_on": sent_on.isoformat(), "outgoing_number": outgoing_number.strip() or None}
            )

    def forget(self, uid: str) -> None:
        """Take a report out of the sent ones, with its files."""
        with self.file.step(forgetting_label(self._sent(uid))) as writer:
            writer.delete(uid)

    def formats(self, uid: str) -> tuple[str, ...]:
        """The formats of the files that are kept of a sent report, the signed one first."""
        with self.file.reading() as connection:
            found = connection.execute("SELECT DISTINCT format FROM report_file WHERE report = ?", (uid,))
            known = {form for (form,) in found}
        return tuple(form for form in FORMATS if form in known)

    def read_file(self, uid: str, form: str) -> bytes:
        """The bytes of a file as they were kept. PlanError if they are not whole."""
        query = "SELECT part, data FROM report_file WHERE report = ? AND format = ? ORDER BY part, uid"
        with self.file.reading() as connection:
            rows = connection.execute(query, (uid, form)).fetchall()
        if not rows:
            raise PlanError("Такого файла у этого отчета в документе нет.")
        try:
            if [part for part, _ in rows] != list(range(len(rows))):
                raise ValueError("a part is missing")
            return binascii.a2b_base64("".join(data or "" for _, data in rows), strict_mode=True)
        except ValueError as error:
            raise PlanError(
                "Файл сданного отчета в документе не цел.", "Возьмите его из резервной копии документа."
            ) from error

    def _sent(self, uid: str) -> SentReport:
        for one in self.document.sent_reports:
            if one.uid == uid:
                return one
        raise PlanError("Такого сданного отчета в документе нет.")
