"""The commands that check: any files whether they are sound, a report before it goes out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.exit_codes import DONE, REFUSED
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import (
    file_argument,
    files_argument,
    json_option,
    of_the_plan,
    period_option,
    reading,
    say,
    say_json,
    tell_all_waiting,
)
from kuzplan_desktop.cli.region.consolidated import plan_and_period, reading_region
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.doubts import Remark
from kuzplan_desktop.store.door.header import is_consolidated
from kuzplan_desktop.store.region.verdict import check_any


@click.command(cls=Command)
@files_argument
@json_option
def check(files: tuple[Path, ...], json_wanted: bool) -> int:
    """Проверить любые файлы, ничего в них не меняя. Код возврата 1, если хоть один из них не в порядке,
    и если в нем повреждено вложение."""
    verdicts = [(file, check_any(file)) for file in files]
    if json_wanted:
        each = [{"file": str(file), **as_json.verdict_json(verdict)} for file, verdict in verdicts]
        say_json(as_json.verdict_json(verdicts[0][1]) if len(verdicts) == 1 else each)
    else:
        for file, verdict in verdicts:
            say([f"{outline.plain(str(file))}:"] if len(verdicts) > 1 else [])
            say(outline.verdict_lines(verdict))
    tell_all_waiting(files)
    return DONE if all(verdict.good and not verdict.harmed for _, verdict in verdicts) else REFUSED


@click.command("check-report", cls=Command)
@file_argument
@period_option
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
@json_option
def check_report(
    file: Path, asked: values.OfYear[ReportingPeriod], own: bool, today: values.OfYear[date] | None, json_wanted: bool
) -> None:
    """Проверить отчет: чего не хватает и что сомнительно; по сводному файлу – у каждой комиссии."""
    from kuzplan_desktop.reports.kinds.checks import check_report as findings

    if is_consolidated(file):
        _tell(_of_region(file, asked, own, today), json_wanted)
        return
    with reading(file) as plan_file:
        document, typing = plan_file.document, plan_file.typing.unfinished()
    period = of_the_plan(document, asked)
    day = today(document.plan.year) if today else date.today()
    _tell([("", one) for one in findings(document, period, own, day, typing)], json_wanted)


def _of_region(
    file: Path, asked: values.OfYear[ReportingPeriod], own: bool, today: values.OfYear[date] | None
) -> list[tuple[str, Remark]]:
    """The doubts of each commission's document, and those between them."""
    from kuzplan_desktop.store.region.consolidated_reading import region_of
    from kuzplan_desktop.store.region.reported import region_doubts

    with reading_region(file) as consolidated:
        plan, period = plan_and_period(consolidated, asked)
        day = today(plan.year) if today else date.today()
        region = region_of(consolidated, plan, period, default_today(day, plan.year), own=own)
        return region_doubts(consolidated, region, day, own=own)


def _tell(found: Sequence[tuple[str, Remark]], json_wanted: bool) -> None:
    """Print findings, each with its commission where there are several."""
    if json_wanted:
        say_json([{**({"commission": name} if name else {}), **_json(one)} for name, one in found])
        return
    lines = [outline.plain(f"{name}: {one.sentence}" if name else one.sentence) for name, one in found]
    say(lines or ["Замечаний нет."])


def _json(one: Remark) -> dict[str, str | int | None]:
    return {"kind": one.kind, "number": one.number or None, "quarter": one.quarter, "text": one.sentence}
