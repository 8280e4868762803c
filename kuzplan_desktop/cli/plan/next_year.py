"""The commands about a plan's life: the document of the next year, the decree that approves a plan."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import author, file_argument, json_option, reading, say, say_json, writing
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.year_texts import Doubt
from kuzplan_desktop.store.copies.next_year import NextYear, begin_next_year

PLAN_FILES = (".sqlite", ".zip")  # what this program writes; any other ending is an official document


@click.command("next-year", cls=Command)
@file_argument
@click.argument("out", metavar="НОВЫЙ-ФАЙЛ", type=values.NEW_FILE)
@click.option(
    "--plan",
    type=values.FILE,
    help="План нового года: файл плана или официальный документ; без параметра – план этого документа.",
)
@click.option(
    "--year",
    metavar="ГОД",
    type=int,
    help="Год, на который переносится план этого документа; без параметра – следующий.",
)
@json_option
def next_year(file: Path, out: Path, plan: Path | None, year: int | None, json_wanted: bool) -> None:
    """Начать документ следующего года: та же комиссия, подписанты и настройки, без отметок и мероприятий."""
    if plan is not None and year is not None:
        raise click.UsageError("--year относится к плану этого документа; год плана из --plan стоит в нем самом.")
    source = _draft_in(plan) if plan and plan.suffix.lower() not in PLAN_FILES else plan
    with reading(file) as plan_file:
        begun = begin_next_year(plan_file, out, plan=source, year=year, author=author())
    if isinstance(source, PlanDraft):
        begun = begun._replace(doubts=(*(Doubt(*warning) for warning in source.warnings), *begun.doubts))
    if json_wanted:
        say_json(_as_json(begun))
        return
    say(_lines(begun))
    click.echo(f"Создан документ {outline.plain(str(out))}.")


def _draft_in(path: Path) -> PlanDraft:
    from kuzplan_desktop.exchange.plan.reading import read_plan

    return read_plan(path).draft


def _lines(begun: NextYear) -> list[str]:
    """What was taken over, what was moved, what was left, what to look at."""
    parts = {
        "Перенесено:": begun.taken,
        "Годы изменены:": [f"{place}: «{before}» -> «{after}»" for place, before, after in begun.shifts],
        "Не перенесено:": begun.left,
        "Проверьте:": [f"{place}: {text}" if place else text for place, text in begun.doubts],
    }
    return [
        line for heading, told in parts.items() if told
        for line in (heading, *(outline.plain(f"– {one}") for one in told))
    ]  # fmt: skip


def _as_json(begun: NextYear) -> dict[str, Any]:
    return {
        "year": begun.year,
        "taken": list(begun.taken),
        "shifted": [{"place": place, "before": before, "after": after} for place, before, after in begun.shifts],
        "left": list(begun.left),
        "check": [{"place": place, "text": text} for place, text in begun.doubts],
    }


@click.command(cls=Command)
@file_argument
@click.option("--decree", "number", type=values.TEXT, required=True, help="Номер постановления.")
@click.option("--date", "day", type=values.DAY, required=True, help="Дата постановления.")
def approve(file: Path, number: str, day: OfYear[date]) -> None:
    """Утвердить план постановлением и закрыть его для правки; измененный план – в новой редакции."""
    with writing(file) as plan_file:
        plan_file.editing.approve(number, day(plan_file.document.plan.year))
        plan = plan_file.document.plan
    click.echo(outline.decree(plan))
