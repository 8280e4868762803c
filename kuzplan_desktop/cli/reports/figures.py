"""The command that prints every figure of a period: of a document, or of a region with each of its commissions."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import (
    file_argument,
    json_option,
    of_the_plan,
    period_option,
    reading,
    say,
    say_json,
)
from kuzplan_desktop.cli.region.consolidated import plan_and_period, reading_region
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.figures.amounts import Amounts, total_of
from kuzplan_desktop.domain.figures.coverage import united_coverage
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.figures.period import Figures, figures_of
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reported import reported_line
from kuzplan_desktop.reports.kinds.consolidated import left_out
from kuzplan_desktop.reports.paper.sentences import capital, coverage_line, hours_digits, period_sentence
from kuzplan_desktop.store.door.header import is_consolidated

if TYPE_CHECKING:
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.consolidated_reading import PlanRow
    from kuzplan_desktop.store.region.reported import CommissionReport

ONCE = "Пункт плана в строке области считается один раз, сколько бы комиссий его ни исполняло."
NOTHING = Figures(PeriodFigures(0, 0, 0, 0, 0, 0, 0), Amounts(), {}, {})


@click.command(cls=Command)
@file_argument
@period_option
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--sentence", is_flag=True, help="Одним предложением: прочитать вслух или вставить в письмо.")
@json_option
def figures(file: Path, asked: values.OfYear[ReportingPeriod], own: bool, sentence: bool, json_wanted: bool) -> None:
    """Показать показатели периода; по сводному файлу – области и каждой комиссии."""
    if is_consolidated(file):
        _of_region(file, asked, own, sentence, json_wanted)
        return
    with reading(file) as plan_file:
        document = plan_file.document
    period = of_the_plan(document, asked)
    found = figures_of(document, period, default_today(date.today(), document.plan.year), own=own)
    if sentence:
        click.echo(period_sentence(period, found.line, found.amounts, found.coverage))
    elif json_wanted:
        say_json(_json(found))
    else:
        say(_lines(period, found, own))


def _of_region(file: Path, asked: values.OfYear[ReportingPeriod], own: bool, sentence: bool, json_wanted: bool) -> None:
    from kuzplan_desktop.store.region.consolidated_reading import plans

    with reading_region(file) as consolidated:
        plan, period = plan_and_period(consolidated, asked)
        others = [one for one in plans(consolidated) if one.year == plan.year and one != plan]
        found = [_plan_figures(consolidated, one, period, own) for one in (plan, *others)]
    if sentence:
        whole = found[0].whole
        click.echo(period_sentence(period, whole.line, whole.amounts, whole.coverage))
        return
    if json_wanted:
        say_json(_region_json(found))
    else:
        _say_region(found, period, own)


class _PlanFigures(NamedTuple):
    """A plan of the file: its region, and the own report of each commission."""

    region: Region
    reports: list["CommissionReport"]

    @property
    def whole(self) -> Figures:
        region = self.region
        coverage = united_coverage(one for report in self.reports if report.figures for one in report.figures.coverage)
        return Figures(region.figures(), region.amounts, region.audiences, region.event_forms, Amounts(), coverage)

    @property
    def notes(self) -> list[str]:
        return [ONCE, *left_out(self.region), *_otherwise(self.reports)]


def _plan_figures(
    consolidated: "ConsolidatedFile", plan: "PlanRow", period: ReportingPeriod, own: bool
) -> _PlanFigures:
    from kuzplan_desktop.store.region.consolidated_reading import region_of
    from kuzplan_desktop.store.region.reported import commission_reports

    today = default_today(date.today(), plan.year)
    region = region_of(consolidated, plan, period, today, own=own)
    lines = (*region.all_lines, *region.missing)
    return _PlanFigures(region, list(commission_reports(consolidated, lines, period, today, own=own)))


def _region_json(found: list[_PlanFigures]) -> as_json.Json:
    """The figures of the first plan, those of all of them together, and each commission of it or with a document."""
    first, several = found[0], len(found) > 1
    commissions = [
        {
            "name": one.line.name,
            **({"plan": each.region.plan.title} if several else {}),
            "reported": one.line.handed.reported,
            "sent_on": one.line.handed.sent_on and one.line.handed.sent_on.isoformat(),
            "changed_on": one.line.handed.changed_on and one.line.handed.changed_on.isoformat(),
            **_json(one.figures or NOTHING),
        }
        for each in found
        for one in each.reports
        if each is first or one.figures
    ]
    more = {"all_plans": as_json.amounts_json(_together(found))} if several else {}
    return {**_json(first.whole), **more, "commissions": commissions, "notes": first.notes}


def _together(found: Iterable[_PlanFigures]) -> Amounts:
    """What all plans of a year come to: items stay apart, events and people add up."""
    return total_of(each.region.amounts for each in found)


def _say_region(found: list[_PlanFigures], period: ReportingPeriod, own: bool) -> None:
    for each in found:
        if len(found) > 1:
            click.echo(f"{outline.plain(each.region.plan.title)}:")
        say(_lines(period, each.whole, own))
        say(each.notes)
        click.echo(f"{capital(reported_line(each.region.reported))}.")
        for one in each.reports:
            told = outline.period_line(period, one.figures.line, own=own) if one.figures else "сведений нет"
            click.echo(f"{outline.plain(one.line.name)} ({one.line.handed.words}): {told}")
    if len(found) > 1:
        amounts = _together(found)
        click.echo(
            f"По всем планам года: мероприятий {amounts.events}, участников {amounts.people}, "
            f"обучено {amounts.trained} чел., часов {hours_digits(amounts.minutes) or 0}."
        )


def _otherwise(reports: Iterable["CommissionReport"]) -> Iterator[str]:
    """Of whom the region counts otherwise than they do: their plan is another."""
    for one in reports:
        if one.figures is not None:
            told, line = one.figures.line, one.line
            own_told = (told.planned, told.worked, told.late, told.events, told.people)
            if own_told != (line.asked, line.done, line.late, *line.amount):
                yield (
                    f"{outline.plain(line.name)}: план в документе комиссии изменен, "
                    "в сумме области ее показатели посчитаны по плану области."
                )


def _json(found: Figures) -> as_json.Json:
    told = as_json.all_figures_json(found.line, found.amounts, found.by_category, found.by_form)
    return {**told, "coverage": as_json.coverage_json(found.coverage)} if found.coverage else told


def _lines(period: ReportingPeriod, found: Figures, own: bool) -> Iterator[str]:
    """The figures in words."""
    amounts = found.amounts
    yield outline.period_line(period, found.line, own=own)
    yield (
        f"Обучающих мероприятий {amounts.training_events}, обучено {amounts.trained} чел., "
        f"часов {hours_digits(amounts.minutes) or 0}, прошли тестирование {amounts.tested}"
    )
    for name, one in found.by_category.items():
        trained = f"обучено {one.trained}, прошли тестирование {one.tested}"
        yield f"    {outline.plain(name)}: участников {one.people}, {trained}"
    for name, one in found.by_form.items():
        yield f"    {outline.plain(name)}: мероприятий {one.events}, участников {one.people}"
    if found.coverage:
        yield coverage_line(found.coverage, None).removesuffix(".")
    if found.not_own.events or found.not_own.people:
        yield (
            f"Не вошли мероприятия по чужим пунктам плана: {found.not_own.events}, участников {found.not_own.people}"
        )
