"""The command that writes a report: any kind, for any period, in the format of the file's name."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kuzplan_desktop.cli.base import values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, of_the_plan, period_option, reading
from kuzplan_desktop.cli.region import consolidated
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.amendments import to_amend
from kuzplan_desktop.domain.reporting.report_kinds import OF_REGION, PROGRESS, REPORT_KINDS, ReportKind, ReportOption
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.store.door.header import is_consolidated

if TYPE_CHECKING:
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice

OPTIONS: Mapping[str | None, ReportOption] = {
    "own": ReportOption.SCOPE,
    "cumulative": ReportOption.CUMULATIVE,
    "columns": ReportOption.COLUMNS,
    "no_empty_rows": ReportOption.EMPTY_ROWS,
    "examples": ReportOption.EXAMPLES,
    "beside": ReportOption.YEARS,
}  # what a parameter of the command chooses, by its name


@click.command(cls=Command)
@file_argument
@period_option
@click.option("--kind", type=values.REPORT_KIND, default=PROGRESS.name, help=f"Вид отчета: {', '.join(REPORT_KINDS)}.")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--cumulative", is_flag=True, help="Добавить показатели с начала года.")
@click.option("--columns", type=values.COLUMNS, help="Столбцы отчета о выполнении через запятую: done,people,partners…")
@click.option("--no-empty-rows", is_flag=True, help="Не печатать пункты, о которых нет сведений.")
@click.option(
    "--examples", type=values.PEOPLE, default="0", help="Сводный отчет: сколько мероприятий пункта привести в пример."
)
@click.option(
    "--amended/--not-amended",
    default=None,
    help="Взамен сданного за тот же период; без параметра – если показатели с тех пор изменились.",
)
@click.option(
    "--beside", type=values.FILE, multiple=True, help="Сравнение по годам: документ прежнего года, можно повторять."
)
@click.option("--both-sides", is_flag=True, help="Печать на обеих сторонах: поле для подшивки на обороте справа.")
@click.option("-o", "--output", type=values.REPORT_FILE, required=True, help="Куда сохранить отчет.")
@click.pass_context
def report(
    context: click.Context,
    file: Path,
    asked: values.OfYear[ReportingPeriod],
    kind: ReportKind,
    own: bool,
    cumulative: bool,
    columns: tuple[str, ...] | None,
    no_empty_rows: bool,
    examples: int,
    amended: bool | None,
    beside: tuple[Path, ...],
    both_sides: bool,
    output: Path,
) -> None:
    """Сохранить отчет."""
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
    from kuzplan_desktop.reports.writing import write

    _demand_fitting(context, kind, file)
    today = date.today()
    chosen = partial(ReportChoice, kind=kind, own=own, cumulative=cumulative, columns=columns, both_sides=both_sides)
    chosen = partial(chosen, empty_rows=not no_empty_rows)
    if kind.of_region:
        source, picked = consolidated.region_with_examples(file, asked, examples, today, cumulative=cumulative)
        made = build(source, chosen(period=source.period), today, examples=picked)
    else:
        with reading(file) as plan_file:
            document = plan_file.document
            steps = plan_file.history() if kind.needs_journal else ()
        choice = chosen(period=of_the_plan(document, asked))
        amends, earlier = _amends(document, choice, today, amended), list(map(_read, beside))
        made = build(document, choice, today, steps=steps, amends=amends, beside=earlier)
    write(made, output)
    click.echo(f"Отчет сохранен: {output}.")


def _read(file: Path) -> Document:
    """The document in a file."""
    with reading(file) as plan_file:
        return plan_file.document


def _amends(document: Document, choice: "ReportChoice", today: date, wanted: bool | None) -> SentReport | None:
    """The sent report that this one amends; PlanError if that is `wanted` and none was sent."""
    if wanted is False or not choice.kind.sendable:
        return None
    day = default_today(today, document.plan.year)
    kind, period = choice.kind.name, choice.period
    found = to_amend(document, kind, period, day, own=choice.own, only_moved=not wanted)
    if wanted and found is None:
        raise PlanError(f"Отчет за {period.caption} еще не отмечен сданным: заменять нечего.")
    return found


def _demand_fitting(context: click.Context, kind: ReportKind, file: Path) -> None:
    """PlanError if `file` is not what `kind` is made of, UsageError for a parameter that the kind does not have."""
    if kind.of_region and not is_consolidated(file):
        raise PlanError(f"Файл «{file.name}» – не сводный файл.", "Соберите его командой consolidate.")
    if not kind.of_region and is_consolidated(file):
        names = " или ".join(f"--kind {one.name}" for one in OF_REGION)
        raise PlanError("По сводному файлу есть два отчета.", f"Укажите {names}.")
    for parameter in context.command.params:
        option = OPTIONS.get(parameter.name)
        given = context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
        if given and option is not None and not kind.takes(option):
            names = "/".join([*parameter.opts, *parameter.secondary_opts])
            raise click.UsageError(f"У отчета «{kind.title}» нет параметра {names}.", context)
