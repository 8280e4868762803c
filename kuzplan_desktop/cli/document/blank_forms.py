"""The commands about blank forms: one for a colleague without the program, and collecting what she filled in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import (
    file_argument,
    json_option,
    of_the_plan,
    period_option,
    reading,
    say,
    say_json,
    writing,
)
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.store.document.blank_forms import begin_blank_form

if TYPE_CHECKING:
    from kuzplan_desktop.exchange.blank_form.reading import BlankFormReading


@click.command(cls=Command)
@file_argument
@click.argument("out", metavar="БЛАНК", type=values.BLANK_FORM_FILE)
@period_option
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
def form(file: Path, out: Path, asked: OfYear[ReportingPeriod], own: bool) -> None:
    """Записать бланк .xlsx, который коллега заполнит без программы."""
    from kuzplan_desktop.reports.blank_form.workbook import write_blank_form

    with reading(file) as plan_file:
        blank = begin_blank_form(plan_file, of_the_plan(plan_file.document, asked), own=own)
    write_blank_form(blank, out)
    click.echo(f"Бланк записан: {out}.")


@click.command(cls=Command)
@file_argument
@click.argument("filled", metavar="БЛАНК", type=values.FILE)
@click.option("--dry-run", is_flag=True, help="Только показать, что пришло бы; ничего не записывать.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
@json_option
def collect(file: Path, filled: Path, dry_run: bool, today: OfYear[date] | None, json_wanted: bool) -> None:
    """Собрать заполненный бланк в документ; отменяется одним действием."""
    from kuzplan_desktop.exchange.blank_form.reading import collect as collect_into
    from kuzplan_desktop.exchange.blank_form.reading import read_blank_form, take_in

    blank = read_blank_form(filled)
    with reading(file) if dry_run else writing(file) as plan_file:
        day = today(plan_file.document.plan.year) if today else date.today()
        found = collect_into(blank, plan_file, day)
        if found.summary and not dry_run:
            take_in(plan_file, found)
    if json_wanted:
        say_json(_as_json(found, written=bool(found.summary) and not dry_run))
    else:
        say(_lines(found, dry_run))


def _as_json(found: "BlankFormReading", *, written: bool) -> dict[str, object]:
    """What collecting brought: stable keys."""
    return {
        "by": found.by,
        "written": written,
        "changes": [
            {"number": one.number, "what": one.what, "before": one.before, "after": one.after, "conflict": one.conflict}
            for one in found.summary
        ],
        "complaints": [{"sheet": one.sheet, "cell": one.cell, "message": one.sentence} for one in found.complaints],
    }


def _lines(found: "BlankFormReading", dry_run: bool) -> list[str]:
    """What collecting brought, in lines."""
    lines = [f"Не понято или сомнительно: {len(found.complaints)}."] if found.complaints else []
    lines += [f"  {outline.plain(str(one))}" for one in found.complaints]
    if not found.summary:
        return [*lines, "Нового в бланке нет, документ не изменен."]
    lines.append(f"{'Пришло бы' if dry_run else 'Собрано'} записей: {len(found.summary)}.")
    for one in found.summary:
        conflict = " Изменено и в программе: сохранены оба значения." if one.conflict else ""
        before = f" (было: {one.before})" if one.before else ""
        words = f"{one.number}, {one.what}: {one.after or 'пусто'}{before}"
        lines.append(f"  {outline.plain(words).removesuffix('.')}.{conflict}")
    return lines
