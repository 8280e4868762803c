"""The command that prints every figure of a period: of a document, or of a region with each of its commissions."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzplan_desktop.cli import as_json, outline, values
from kuzplan_desktop.cli.region import plan_and_period, reading_region
from kuzplan_desktop.cli.russian import Command
from kuzplan_desktop.cli.shared import file_argument, json_option, of_the_plan, period_option, reading, say, say_json
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.figures.period import Figures, figures_of
from kuzplan_desktop.domain.region import CommissionLine
from kuzplan_desktop.reports.kinds.consolidated import beside_the_plan
from kuzplan_desktop.reports.paper.sentences import hours_digits, period_sentence
from kuzplan_desktop.store.door.header import is_consolidated

if TYPE_CHECKING:
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
        click.echo(period_sentence(period, found.line, found.amounts))
    elif json_wanted:
        say_json(_json(found))
    else:
        say(_lines(period, found, own))


def _of_region(file: Path, asked: values.OfYear[ReportingPeriod], own: bool, sentence: bool, json_wanted: bool) -> None:
    from kuzplan_desktop.reports.kinds.consolidated import left_out
    from kuzplan_desktop.store.region.consolidated_reading import own_line, region_of
    from kuzplan_desktop.store.region.reported import commission_reports

    with reading_region(file) as consolidated:
        plan, period = plan_and_period(consolidated, asked)
        today = default_today(date.today(), plan.year)
        region = region_of(consolidated, plan, period, today, own=own)
        regional = own_line(consolidated, plan.uid)
        lines = (*([regional] if regional else []), *region.lines, *region.missing)
        reports = list(commission_reports(consolidated, lines, period, today, own=own))
    whole = Figures(region.figures(), region.amounts, region.audiences, region.event_forms)
    if sentence:
        click.echo(period_sentence(period, whole.line, whole.amounts))
        return
    notes = [ONCE, *left_out(region), *_otherwise(lines, reports)]
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
        say_json({**_json(whole), "commissions": commissions, "notes": notes})
        return
    say(_lines(period, whole, own))
    say(notes)
    say(map(outline.plain, beside_the_plan(region)))
    for one in reports:
        told = outline.period_line(period, one.figures.line, own=own) if one.figures else "сведений нет"
        click.echo(f"{outline.plain(one.name)}: {told}")


def _otherwise(lines: Iterable[CommissionLine], reports: Iterable["CommissionReport"]) -> Iterator[str]:
    """Of whom the region counts otherwise than they do: their plan is another."""
    for line, report in zip(lines, reports, strict=True):
        if report.figures is not None and line.cells:
            told = report.figures.line
            own_told = (told.planned, told.worked, told.late, told.events, told.people)
            if own_told != (line.asked, line.done, line.late, *line.amount):
                yield (
                    f"{outline.plain(line.name)}: план в документе комиссии изменен, "
                    "в сумме области ее показатели посчитаны по плану области."
                )


def _json(found: Figures) -> as_json.Json:
    return as_json.all_figures_json(found.line, found.amounts, found.by_category, found.by_form)


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
    if found.not_own.events or found.not_own.people:
        yield (
            f"Не вошли мероприятия по чужим пунктам плана: {found.not_own.events}, участников {found.not_own.people}"
        )
