"""«Контрольная таблица»: commissions down, items across, signs for what was done in a period; the missing last."""

from collections.abc import Iterator, Sequence
from datetime import date

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.region import CommissionLine, Region, Work
from kuzplan_desktop.domain.reported import reported_line
from kuzplan_desktop.domain.reporting.report_kinds import CONTROL
from kuzplan_desktop.domain.wording import NBSP
from kuzplan_desktop.reports.charts.region import NO_DISTRICT, region_charts
from kuzplan_desktop.reports.kinds.consolidated import left_out, own_or_empty
from kuzplan_desktop.reports.kinds.model import as_of, day_counted_to
from kuzplan_desktop.reports.kinds.rows import sums_of
from kuzplan_desktop.reports.kinds.training import commissions_coverage
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import CellTone, Column, Report, Row, RowKind, Sums, Table, Value
from kuzplan_desktop.reports.paper.sentences import capital, titled

SIGNS = {
    Work.NOT_OWN: "*",
    Work.DONE: "+",
    Work.LATE: "нет",
    Work.NOT_REQUIRED: "н/т",
    Work.IN_PROGRESS: "…",
    Work.NOTHING: "?",
    Work.ABSENT: NBSP,
}
TONES = {
    Work.NOT_OWN: CellTone.EXCUSED,
    Work.DONE: CellTone.DONE,
    Work.LATE: CellTone.LATE,
    Work.NOT_REQUIRED: CellTone.EXCUSED,
    Work.IN_PROGRESS: CellTone.ELSEWHERE,
    Work.NOTHING: CellTone.UNKNOWN,
}
LEGEND = (
    "«+» – выполнялось в отчетном периоде, хотя бы и вне срока, «нет» – не выполнено в срок, «н/т» – не требуется, "
    "«…» – работа велась в другом периоде, «?» – нет сведений, «*» – записано, но комиссия пункт не исполняет, "
    "пусто – комиссия не исполняет."
)
MISSING = "не представила"
NOBODY = "В сводном файле нет документов комиссий."
ITEMS_ACROSS = 16
NAME, SUM, ITEM = 49.0, 28.0, 11.25  # mm: they fill the page with ITEMS_ACROSS items, «2.2.10» stands in one line
FIGURES = (
    Column("title", "Комиссия", 70.0),
    Column("reported", "Отчет", 52.0),
    Column("asked", "Пунктов к исполнению", 27.0, figure=True, summed=True),
    Column("done", "Выполнялось", 27.0, figure=True, summed=True),
    Column("late", "Не выполнено в срок", 27.0, figure=True, summed=True),
    Column("events", "Мероприятий", 27.0, figure=True),  # the sum of the region leaves out what they took part in
    Column("people", "Участников", 27.0, figure=True, summed=True),
)
DISTRICTS = (
    Column("title", "Округ", 70.0),
    Column("commissions", "Комиссий", 27.0, figure=True),
    Column("handed", "Представили", 27.0, figure=True),
    Column("asked", "Пунктов к исполнению", 27.0, figure=True),
    Column("done", "Выполнялось", 27.0, figure=True),
    Column("late", "Не выполнено в срок", 27.0, figure=True),
    Column("events", "Мероприятий", 26.0, figure=True),
    Column("people", "Участников", 26.0, figure=True),
)
ITEMS = (
    Column("number", "№ пункта", 18.0),
    Column("title", "Наименование мероприятия", 133.0),
    Column("done", "Выполняли", 26.0, figure=True),
    Column("asked", "Исполняют", 26.0, figure=True),
    Column("late", "Не выполнили в срок", 28.0, figure=True),
    Column("events", "Мероприятий", 26.0, figure=True),
)


def control_report(region: Region, today: date) -> Report:
    """The matrix of the region for its period, drawn up on `today`; items that nobody had to do are left out."""
    document = own_or_empty(region)
    told_for = day_counted_to(document, today)
    used = [at for at in range(len(region.items)) if any(cell.work is not Work.ABSENT for cell in region.cells(at))]
    return framed(
        document,
        today,
        kind=CONTROL,
        heading="КОНТРОЛЬНАЯ ТАБЛИЦА",
        title=titled("выполнения комиссиями", region.plan, f"за {region.period.caption}"),
        as_of=as_of(region.period, told_for),
        figures=region.figures(),
        lines=left_out(region),
        figures_line=f"{capital(region.period.caption)}: {reported_line(region.reported)}. {LEGEND}",
        blocks=(
            *_matrices(region, used),
            *_figures(region),
            *_districts(region),
            *_coverage(region),
            *_items(region, used),
            *region_charts(region),
        ),
        name=f"Контрольная таблица за {region.period.caption}",
    )


def _matrices(region: Region, used: Sequence[int]) -> Iterator[Table]:
    """The matrix, in several tables where its items do not fit across one."""
    for part, start in enumerate(range(0, max(len(used), 1), ITEMS_ACROSS)):
        places = used[start : start + ITEMS_ACROSS]
        columns = (
            Column("title", "Комиссия", NAME),
            Column("sum", "Выполнялось", SUM, figure=True),
            *(Column(f"item{at}", _number(region.items[at]), ITEM, figure=True) for at in places),
        )
        rows = (
            *(_line_row(line, places) for line in region.all_lines),
            *(_missing_row(line, places) for line in region.missing if not part),  # once is enough
        )
        if rows:
            rows = (*rows, _total_row(region, places))
        name = "Контрольная таблица" if not part else f"Продолжение {part}"
        caption = "" if not part else "Продолжение: следующие пункты плана"
        yield Table(f"matrix{part}", name, columns, rows, caption, NOBODY)


def _number(item: Activity) -> str:
    """The number of an item; one that was taken out says so, for another may have its number now."""
    return f"{item.number} искл." if item.excluded else item.number


def _missing_row(line: CommissionLine, places: Sequence[int]) -> Row:
    more: dict[str, Value] = {f"item{at}": NBSP for at in places}
    return Row(RowKind.LINE, "", short_name(line.name), more={**more, "sum": MISSING})


def _line_row(line: CommissionLine, places: Sequence[int]) -> Row:
    more: dict[str, Value] = {f"item{at}": SIGNS[line.cells[at].work] for at in places}
    tones = {f"item{at}": TONES[work] for at in places if (work := line.cells[at].work) in TONES}
    more["sum"] = f"{line.done} из {line.asked}"
    return Row(RowKind.LINE, "", short_name(line.name), more=more, tones=tones)


def _total_row(region: Region, places: Sequence[int]) -> Row:
    """How many commissions worked on each item."""
    more: dict[str, Value] = {f"item{at}": region.total(at).done for at in places}
    return Row(RowKind.TOTAL, "", "Выполняли, комиссий", more={**more, "sum": NBSP})


def _figures(region: Region) -> Iterator[Table]:
    """The figures of each commission."""
    rows = [
        Row(
            RowKind.LINE,
            "",
            short_name(line.name),
            sums=Sums(*line.amount),
            more={"reported": line.handed.words, "asked": line.asked, "done": line.done, "late": line.late},
        )
        for line in region.all_lines
    ]
    if rows:
        more: dict[str, Value] = {
            "reported": NBSP,
            "asked": region.whole.asked,
            "done": region.whole.done,
            "late": region.whole.late,
        }
        total = Row(RowKind.TOTAL, "", "Всего", sums=sums_of(region.amounts), more=more)
        yield Table("figures", "Показатели", FIGURES, (*rows, total), "Показатели комиссий")


def _coverage(region: Region) -> tuple[Table, ...]:
    """How much of its members each commission that told their number has trained."""
    return commissions_coverage(
        (short_name(line.name), region.coverage.get(line.document, ())) for line in region.all_lines
    )


def _districts(region: Region) -> Iterator[Table]:
    """The figures of each district, where she has written any down."""
    rows = []
    for one in region.districts:
        more: dict[str, Value] = {
            "commissions": len(one.lines),
            "handed": one.handed_in,
            "asked": one.asked,
            "done": one.done,
            "late": one.late,
        }
        rows.append(Row(RowKind.LINE, "", one.name or NO_DISTRICT, sums=Sums(*one.amount), more=more))
    if rows:
        yield Table("districts", "Округа", DISTRICTS, tuple(rows), "Показатели округов")


def _items(region: Region, used: Sequence[int]) -> Iterator[Table]:
    """What the numbers of the items mean, with their totals."""
    rows = []
    for at in used:
        item, total = region.items[at], region.total(at)
        more: dict[str, Value] = {"done": total.done, "asked": total.asked, "late": total.late}
        out = f" (исключено из плана: {item.excluded})" if item.excluded else ""
        rows.append(Row(RowKind.LINE, item.number, f"{item.title}{out}", sums=Sums(*total.amount), more=more))
    if rows:
        yield Table("items", "Пункты плана", ITEMS, tuple(rows), "Пункты плана")
