"""The command that prints what to look at before a report goes out."""

from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli import outline, values
from kuzplan_desktop.cli.russian import Command
from kuzplan_desktop.cli.shared import demand_of_the_year, file_argument, json_option, reading, say, say_json
from kuzplan_desktop.domain.calendar import ReportingPeriod


@click.command("check-report", cls=Command)
@file_argument
@click.option("--period", type=values.PERIOD, required=True, help="Период: 2022-Q1, 2022-H1, 2022-9M, 2022, 2022-03…")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
@json_option
def check_report(file: Path, period: ReportingPeriod, own: bool, today: date | None, json_wanted: bool) -> None:
    """Проверить отчет: чего не хватает и что сомнительно. Сомнения не мешают отчету."""
    from kuzplan_desktop.reports.kinds.checks import check_report as findings

    with reading(file) as plan_file:
        document, typing = plan_file.document, plan_file.typing()
    demand_of_the_year(document, period)
    found = findings(document, period, own, today or date.today(), typing)
    if json_wanted:
        say_json(
            [
                {"kind": one.kind, "number": one.number or None, "quarter": one.quarter, "text": one.sentence}
                for one in found
            ]
        )
        return
    say([outline.plain(one.sentence) for one in found] or ["Замечаний нет."])
