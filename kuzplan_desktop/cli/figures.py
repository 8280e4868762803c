"""The command that prints every figure of a period: of a document, or of a region with each of its commissions."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli import as_json, outline, values
from kuzplan_desktop.cli.russian import Command
from kuzplan_desktop.cli.shared import demand_of_the_year, file_argument, json_option, reading, say, say_json
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.figures.period import Figures, figures_of
from kuzplan_desktop.reports.kinds.consolidated import beside_the_plan
from kuzplan_desktop.reports.paper.sentences import hours_digits
from kuzplan_desktop.store.door.header import is_consolidated

NOTHING = Figures(PeriodFigures(0, 0, 0, 0, 0, 0, 0), Amounts(), {}, {})


@click.command(cls=Command)
@file_argument
@click.option("--period", type=values.PERIOD, required=True, help="Период: 2022-Q1, 2022-H1, 2022-9M, 2022, 2022-03…")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@json_option
def figures(file: Path, period: ReportingPeriod, own: bool, json_wanted: bool) -> None:
    """Показать показатели периода; по сводному файлу – области и каждой комиссии."""
    if is_consolidated(file):
        _of_region(file, period, own, json_wanted)
        return
    with reading(file) as plan_file:
        document = plan_file.document
    demand_of_the_year(document, period)
    found = figures_of(document, period, default_today(date.today(), document.plan.year), own=own)
    if json_wanted:
        say_json(_json(found))
    else:
        say(_lines(period, found))


def _of_region(file: Path, period: ReportingPeriod, own: bool, json_wanted: bool) -> None:
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
    from kuzplan_desktop.store.region.reported import commission_reports

    with ConsolidatedFile.open(file, read_only=True) as consolidated:
        plan = plan_of(consolidated, period.last_day.year)
        today = default_today(date.today(), plan.year)
        region = region_of(consolidated, plan, period, today, own=own)
        lines = (*region.lines, *region.missing)
        reports = list(commission_reports(consolidated, lines, period, today, own=own))
    whole = Figures(region.figures(), region.amounts, region.audiences, region.event_forms, region.not_own)
    if json_wanted:
        commissions = [
            {
                "name": one.name,
                "reported": one.reported,
                "sent_on": one.sent_on and one.sent_on.isoformat(),
                **_json(one.figures or NOTHING),
            }
            for one in reports
        ]
        say_json({**_json(whole), "commissions": commissions})
        return
    say(_lines(period, whole))
    say(map(outline.plain, beside_the_plan(region)))
    for one in reports:
        told = outline.period_line(period, one.figures.line) if one.figures else "сведений нет"
        click.echo(f"{outline.plain(one.name)}: {told}")


def _json(found: Figures) -> as_json.Json:
    return as_json.all_figures_json(found.line, found.amounts, found.by_category, found.by_form)


def _lines(period: ReportingPeriod, found: Figures) -> Iterator[str]:
    """The figures in words."""
    amounts = found.amounts
    yield outline.period_line(period, found.line)
    yield (
        f"Обучающих мероприятий {amounts.training_events}, обучено {amounts.trained} чел., "
        f"часов {hours_digits(amounts.minutes) or 0}, прошли тестирование {amounts.tested}"
    )
    for name, one in found.by_category.items():
        trained = f"обучено {one.trained}, прошли тестирование {one.tested}"
        yield f"    {outline.plain(name)}: участников {one.people}, {trained}"
    for name, one in found.by_form.items():
        yield f"    {outline.plain(name)}: мероприятий {one.events}, участников {one.people}"
    if found.not_own.events or found.not_own.people:
        yield (
            f"Не вошли мероприятия по чужим пунктам плана: {found.not_own.events}, участников {found.not_own.people}"
        )
