"""«Сравнение по годам»: the figures of a period beside those of the same period in earlier years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod, in_year
from kuzplan_desktop.domain.commission_names import same_commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY, Amounts, amounts_of, total_of
from kuzplan_desktop.domain.figures.coverage import whole_coverage
from kuzplan_desktop.domain.figures.period import Figures, figures_of, own_forms
from kuzplan_desktop.domain.marks import held_in
from kuzplan_desktop.domain.plan.over_years import items_of_earlier
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.reporting.report_kinds import YEARS
from kuzplan_desktop.domain.wording import NBSP
from kuzplan_desktop.domain.words import audience_place
from kuzplan_desktop.reports.kinds.branches import TOTAL, plan_rows
from kuzplan_desktop.reports.kinds.model import as_of, caption_without_year, day_counted_to
from kuzplan_desktop.reports.paper.chart import Chart, ChartKind, Series
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Report, Row, RowKind, Table, Value
from kuzplan_desktop.reports.paper.sentences import hours_number, titled
from kuzplan_desktop.reports.paper.wrapping import grouped

MOST_YEARS = 5
NO_YEARS = "Документов прежних лет не указано: сравнивать не с чем."
HOW = (
    "Откройте документ прежнего года этой комиссии в программе, тогда он встанет рядом; в командной строке – --beside."
)
COUNTED = "обученный дважды учтен дважды"
GONE = "Пункты прежних лет, которых нет в плане этого года или которые не удалось сопоставить"
WIDTH = 34.0  # mm: a year where it has one column
PAIR, NARROW_PAIR = (24.5, 20.8), (17.5, 17.5)  # mm: events and people, up to four years and more
NUMBER = 14.0  # mm
_LINE = (
    ("planned", "Пунктов по плану"),
    ("worked", "Проводилась работа по пунктам"),
    ("no_information", "Нет сведений по пунктам"),
    ("late", "Не выполнено в срок пунктов"),
)
_AMOUNTS = (
    ("events", "Мероприятий"),
    ("people", "Участников"),
    ("training_events", "Обучающих мероприятий"),
    ("trained", f"Обучено, посещений ({COUNTED})"),
    ("tested", "Прошли тестирование"),
    ("volunteers", "Волонтеров"),
    ("publications", "Публикаций"),
)
_CHARTS = (("events", "Мероприятия"), ("people", "Участники"), ("trained", "Обучено, посещений"))


def years_report(
    document: Document, beside: Sequence[Document], period: ReportingPeriod, *, own: bool, today: date
) -> Report:
    """The document of this year beside those of earlier years. PlanError if they cannot stand beside each other."""
    years = [_Year.of(each, document, period, today, own=own) for each in _in_order(document, beside)]
    now = years[-1]
    figures_rows = tuple(_figure_rows(years))
    told = "; ".join(
        f"{one.number} год – мероприятий{NBSP}{grouped(one.figures.amounts.events)}, "
        f"участников{NBSP}{grouped(one.figures.amounts.people)}, обучено{NBSP}{grouped(one.figures.amounts.trained)}"
        for one in years
    )
    return framed(
        document,
        today,
        kind=YEARS,
        heading="СРАВНЕНИЕ ПО ГОДАМ",
        title=titled("показателей выполнения", document.plan, f"за {_span(document, period, years)}"),
        as_of=as_of(now.period, day_counted_to(document, today)),
        figures=now.figures.line,
        figures_line=f"По годам: {told}",
        lines=tuple(_remarks(document, years)),
        blocks=(
            Table("years", "Показатели", _columns("Показатель", years), figures_rows),
            *(_chart(years, key, title) for key, title in _CHARTS),
            *_training(years),
            *_items(document, years),
        ),
        name=f"Сравнение по годам за {period.caption}",
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Year:
    """A document in the period of its own year; `items` tells which of its items each item of this year's plan is.

    `held` is what the events of the period come to, by item, of all that the report shows.
    """

    document: Document
    period: ReportingPeriod
    figures: Figures
    items: Mapping[str, str]
    held: Mapping[str, Amounts]

    @staticmethod
    def of(document: Document, now: Document, period: ReportingPeriod, today: date, *, own: bool) -> "_Year":
        years = document.plan.year - now.plan.year
        moved = in_year(period, years) if years else period
        shown = [item for item in document.plan.activities() if not own or document.is_own(item)]
        forms = own_forms(document)
        return _Year(
            document,
            moved,
            figures_of(document, moved, day_counted_to(document, today), own=own),
            items_of_earlier(document.plan, now.plan) if years else {item.uid: item.uid for item in shown},
            {item.uid: amounts_of(held_in(document.events_of(item.uid), moved), forms) for item in shown},
        )

    @property
    def number(self) -> int:
        """The year."""
        return self.document.plan.year

    @property
    def key(self) -> str:
        """What its column is called."""
        return f"y{self.number}"

    def of_items(self, items: Iterable[str]) -> Amounts | None:
        """What was held under items of this year's plan; None if none of them was in the plan then."""
        met = [self.items[uid] for uid in items if uid in self.items]
        return total_of(self.held.get(uid, Amounts()) for uid in met) if met else None

    def left(self, shown: Iterable[str]) -> list[Activity]:
        """Its items that are none of the `shown` ones of this year's plan."""
        met = {self.items[uid] for uid in shown if uid in self.items}
        return [item for item in self.document.plan.activities() if item.uid in self.held and item.uid not in met]


def _in_order(document: Document, beside: Sequence[Document]) -> list[Document]:
    """The documents by their years, this one last. PlanError if they are too few, too many, of one year or later."""
    if not beside:
        raise PlanError(NO_YEARS, HOW)
    if len(beside) >= MOST_YEARS:
        raise PlanError(f"Рядом сравниваются не больше {MOST_YEARS} лет.", "Укажите меньше документов.")
    found = {document.plan.year: document}
    for each in sorted(beside, key=lambda one: one.plan.year):
        year = each.plan.year
        if year > document.plan.year:
            raise PlanError(
                f"Документ на {year} год – не прежнего года.", f"Откройте его, а рядом укажите {year - 1} год."
            )
        if year in found:
            raise PlanError(f"Документов на {year} год два.", "Оставьте для каждого года один.")
        found[year] = each
    return [found[year] for year in sorted(found)]


def _span(document: Document, period: ReportingPeriod, years: Sequence[_Year]) -> str:
    """«I квартал 2021–2022 годов», «2021–2022 годы»."""
    numbers = f"{years[0].number}–{years[-1].number}"
    whole = period.key == f"{document.plan.year:04}"
    return f"{numbers} годы" if whole else f"{caption_without_year(document, period)} {numbers} годов"


def _remarks(document: Document, years: Sequence[_Year]) -> Iterator[str]:
    """Whose documents stand beside, if another's."""
    for one in years[:-1]:
        commission = one.document.commission
        if not same_commission(commission, document.commission):
            yield f"Комиссия в документе {one.number} года: {commission.name if commission else 'не указана'}."


def _columns(title: str, years: Sequence[_Year], *, summed: bool = False) -> tuple[Column, ...]:
    """A column of words and one a year."""
    named = (Column(one.key, f"{one.number} год", WIDTH, figure=True, summed=summed) for one in years)
    return (Column("title", title, TEXT_WIDTH - WIDTH * len(years)), *named)


def _figure_rows(years: Sequence[_Year]) -> list[Row]:
    """A row a figure."""
    rows = [_row(caption, {one.key: getattr(one.figures.line, key) for one in years}) for key, caption in _LINE]
    for key, caption in _AMOUNTS:
        told = {one.key: getattr(one.figures.amounts, key) for one in years}
        if key in ("volunteers", "publications") and not any(told.values()):
            continue
        rows.append(_row(caption, told))
        if key == "training_events":
            rows.append(_row("Часов обучения", {one.key: hours_number(one.figures.amounts.minutes) for one in years}))
    shares = {one.key: whole.percent for one in years if (whole := whole_coverage(one.figures.coverage))}
    return [*rows, _row("Охват обучением членов комиссий и резерва, %", shares)] if shares else rows


def _row(title: str, more: Mapping[str, Value], kind: RowKind = RowKind.LINE) -> Row:
    return Row(kind, "", title, more=more)


def _chart(years: Sequence[_Year], key: str, title: str) -> Chart:
    """A figure by year."""
    numbers = tuple(getattr(one.figures.amounts, key) for one in years)
    return Chart(
        title,
        ChartKind.COLUMNS,
        tuple(f"{one.number} год" for one in years),
        (Series(title, numbers),),
        tuple(map(grouped, numbers)),
        "Таких сведений нет ни за один год.",
        tuple(str(one.number) for one in years),
    )


def _training(years: Sequence[_Year]) -> tuple[Table, ...]:
    """Who was trained, by category; nothing where nobody was in any year."""
    names = {name for one in years for name, amounts in one.figures.by_category.items() if amounts.trained}
    if not names:
        return ()
    rows = [
        _row(name, {one.key: one.figures.by_category.get(name, Amounts()).trained for one in years})
        for name in sorted(names, key=lambda name: (name == NO_CATEGORY, audience_place(name)))
    ]
    total = _row(TOTAL, {one.key: one.figures.amounts.trained for one in years}, RowKind.TOTAL)
    columns = _columns("Категория обученных", years, summed=True)
    return (Table("training", "Обучение", columns, (*rows, total), f"Обучено, посещений ({COUNTED})"),)


def _items(document: Document, years: Sequence[_Year]) -> tuple[Table, ...]:
    """The events and participants by item of this year's plan, then those of earlier items that are none of these."""
    shown = list(years[-1].held)
    rows = plan_rows(
        document.plan,
        lambda item: item.uid in years[-1].held,
        lambda item: Row(RowKind.ACTIVITY, item.number, item.title, activity=item.uid, more=_of_items(years, [item])),
        lambda kind, number, title, items: Row(kind, number, title, more=_of_items(years, items)),
    )
    gone = tuple(_gone(years, shown))
    if not rows and not gone:
        return ()
    events, people = PAIR if len(years) < MOST_YEARS else NARROW_PAIR
    left = TEXT_WIDTH - NUMBER - (events + people) * len(years)
    columns = [Column("number", "№ пункта", NUMBER), Column("title", "Наименование мероприятия", left)]
    for one in years:
        group = f"{one.number} год"
        columns.append(Column(f"events{one.key}", "мероприятий", events, group, figure=True, summed=True))
        columns.append(Column(f"people{one.key}", "участников", people, group, figure=True, summed=True))
    whole = Row(RowKind.TOTAL, "", TOTAL, more=_pairs({one: one.figures.amounts for one in years}))
    caption = f"По пунктам плана {document.plan.year}{NBSP}года"
    return (Table("items", "По пунктам", tuple(columns), (*rows[:-1], *gone, whole), caption),)


def _gone(years: Sequence[_Year], shown: Sequence[str]) -> Iterator[Row]:
    """The items of earlier years that this year's plan has not, or that could not be matched, under a heading."""
    left = {one: one.left(shown) for one in years}
    if any(left.values()):
        sums = {one: total_of(one.held[item.uid] for item in items) for one, items in left.items()}
        yield Row(RowKind.SECTION, "", GONE, more=_pairs(sums))
    for one, items in left.items():
        for item in items:
            title = f"{one.number} год: {item.title}"
            yield Row(RowKind.ACTIVITY, item.number, title, more=_pairs({one: one.held[item.uid]}))


def _of_items(years: Sequence[_Year], items: Sequence[Activity]) -> dict[str, Value]:
    """What the items come to in each year; nothing for a year whose plan had none of them."""
    uids = [item.uid for item in items]
    return _pairs({one: amounts for one in years if (amounts := one.of_items(uids)) is not None})


def _pairs(amounts: Mapping[_Year, Amounts]) -> dict[str, Value]:
    """Events and participants under the keys of their columns."""
    more: dict[str, Value] = {}
    for one, each in amounts.items():
        more |= {f"events{one.key}": each.events, f"people{one.key}": each.people}
    return more
