"""«Протокол объединения»: what came from a colleague's file, what differed and how it was settled."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import RemarkKind, doubts
from kuzplan_desktop.domain.reporting.report_kinds import ReportKind
from kuzplan_desktop.domain.wording import plural, quoted
from kuzplan_desktop.reports.kinds.model import day_counted_to
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import Column, Paragraphs, Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.sentences import people_in_threes, titled

PROTOCOL = ReportKind(
    name="merge",
    title="Протокол объединения",
    beginning="Протокол объединения за",
    sendable=False,
)  # it is made when two documents are merged, nobody chooses it
COLUMNS = (
    Column("number", "№ пункта", 18.0),
    Column("title", "Что", 50.0),
    Column("mine", "В этом документе", 70.0),
    Column("theirs", "В файле коллеги", 70.0),
    Column("state", "Итог", 49.0),
)


class ProtocolRow(Protocol):
    """A line of the протокол, as exchange/merge/protocol_lines.py tells it."""

    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def mine(self) -> str: ...
    @property
    def my_author(self) -> str: ...
    @property
    def theirs(self) -> str: ...
    @property
    def their_author(self) -> str: ...
    @property
    def outcome(self) -> str: ...


def protocol_report(document: Document, file_name: str, lines: Sequence[ProtocolRow], today: date) -> Report:
    """The протокол of the merge of `document` with the colleague's file `file_name`, with what looks written twice."""
    period = parse_reporting_period(str(document.plan.year))
    came = sum(line.outcome.startswith("взято") for line in lines)
    settled = sum(line.outcome.startswith("разногласие, взято") for line in lines)
    left_open = sum(line.outcome == "разногласие не улажено" for line in lines)
    changes = plural(came, "изменение", "изменения", "изменений")
    return framed(
        document,
        today,
        kind=PROTOCOL,
        heading="ПРОТОКОЛ",
        title=titled("объединения сведений о выполнении", document.plan, f"с файлом {quoted(file_name)}"),
        as_of="",
        figures=document.figures(period, day_counted_to(document, today), own=False),
        figures_line=f"У коллеги взято {came} {changes}, разногласий улажено {settled}, осталось {left_open}",
        blocks=(
            Table("merge", "Протокол", COLUMNS, tuple(map(_row, lines)), nothing="Различий не было."),
            *_written_twice(document, period, today),
        ),
        name=f"Протокол объединения с файлом {quoted(file_name)}",
    )


def _written_twice(document: Document, period: ReportingPeriod, today: date) -> tuple[Paragraphs, ...]:
    """The events that look like one written down twice, after the merge; nothing where there are none."""
    found = doubts(document, period, own=False, today=today)
    sentences = tuple(one.sentence for one in found if one.kind is RemarkKind.DOUBLE_EVENT)
    return (Paragraphs(sentences),) if sentences else ()


def _row(line: ProtocolRow) -> Row:
    sides = {
        key: "\n".join(part for part in (people_in_threes(text), f"({author})" if author else "") if part)
        for key, text, author in (("mine", line.mine, line.my_author), ("theirs", line.theirs, line.their_author))
    }
    return Row(RowKind.LINE, line.number, line.title, state=line.outcome, more=sides)
