"""The command that writes a report: any kind, for any period, in the format of the file's name."""

from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli import region, values
from kuzplan_desktop.cli.russian import Command
from kuzplan_desktop.cli.shared import demand_of_the_year, file_argument, reading
from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.reports.kinds.report_kinds import KINDS
from kuzplan_desktop.store.door.header import is_consolidated

ALL_KINDS = (*KINDS, *values.REGIONAL_KINDS)


@click.command(cls=Command)
@file_argument
@click.option("--period", type=values.PERIOD, required=True, help="Период: 2022-Q1, 2022-H1, 2022-9M, 2022, 2022-03…")
@click.option("--kind", type=values.REPORT_KIND, default="progress", help=f"Вид отчета: {', '.join(ALL_KINDS)}.")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--cumulative", is_flag=True, help="Добавить показатели с начала года.")
@click.option("--columns", type=values.COLUMNS, help="Столбцы отчета о выполнении через запятую: done,people,partners…")
@click.option("--no-empty-rows", is_flag=True, help="Не печатать пункты, о которых нет сведений.")
@region.examples_option
@click.option("-o", "--output", type=values.REPORT_FILE, required=True, help="Куда сохранить отчет.")
def report(
    file: Path,
    period: ReportingPeriod,
    kind: str,
    own: bool,
    cumulative: bool,
    columns: tuple[str, ...] | None,
    no_empty_rows: bool,
    examples: int,
    output: Path,
) -> None:
    """Сохранить отчет."""
    if is_consolidated(file) or kind in values.REGIONAL_KINDS:
        region.report(file, kind, period, examples, output)
        return
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
    from kuzplan_desktop.reports.writing import write

    with reading(file) as plan_file:
        document = plan_file.document
        steps = plan_file.history() if kind == "history" else ()
    demand_of_the_year(document, period)
    choice = ReportChoice(
        kind=kind, period=period, own=own, cumulative=cumulative, columns=columns, empty_rows=not no_empty_rows
    )
    write(build(document, choice, date.today(), steps=steps), output)
    click.echo(f"Отчет сохранен: {output}.")
