"""The commands about official documents: the plan as it is approved, and «отдельный план» of chosen items."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.addresses import activity_at
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, json_option, reading, say, say_json, writing
from kuzplan_desktop.domain.events.separate_plan import TakenPlan, planned_line, taken_for


@click.command("write-plan", cls=Command)
@file_argument
@click.argument("out", metavar="ДОКУМЕНТ", type=values.PLAN_DOCUMENT)
def write_plan(file: Path, out: Path) -> None:
    """Записать план официальным документом .docx, .pdf или .odt, как его утверждают."""
    from kuzplan_desktop.reports.official.plan import plan_paper
    from kuzplan_desktop.reports.official.writing import write_paper

    with reading(file) as plan_file:
        plan = plan_file.document.plan
    write_paper(plan_paper(plan), out)
    click.echo(f"План записан: {outline.plain(str(out))}.")


@click.command("separate-plan", cls=Command)
@file_argument
@click.argument("numbers", metavar="НОМЕР…", nargs=-1, required=True, type=values.NUMBER)
@click.option("-o", "--output", type=values.SEPARATE_PLAN, required=True, help="Куда сохранить: .docx, .pdf или .xlsx.")
def separate_plan(file: Path, numbers: tuple[str, ...], output: Path) -> None:
    """Записать отдельный план: запланированные мероприятия выбранных пунктов."""
    from kuzplan_desktop.reports.official.separate import separate_paper
    from kuzplan_desktop.reports.official.writing import write_paper

    with reading(file) as plan_file:
        document = plan_file.document
    items = list(dict.fromkeys(activity_at(document.plan, number) for number in numbers))
    write_paper(separate_paper(document, items, date.today()), output)
    click.echo(f"Отдельный план записан: {outline.plain(str(output))}.")


@click.command("take-separate-plan", cls=Command)
@file_argument
@click.argument("number", metavar="НОМЕР", type=values.NUMBER)
@click.argument("source", metavar="ДОКУМЕНТ", type=values.FILE)
@click.option("--dry-run", is_flag=True, help="Только показать, что прочитано; ничего не записывать.")
@json_option
def take_separate_plan(file: Path, number: str, source: Path, dry_run: bool, json_wanted: bool) -> None:
    """Прочитать отдельный план из Word или Excel и запланировать его мероприятия; отменяется одним действием."""
    from kuzplan_desktop.exchange.separate_plan.reading import read_separate_plan

    with reading(file) if dry_run else writing(file) as plan_file:
        document = plan_file.document
        activity = activity_at(document.plan, number)
        draft = read_separate_plan(source, document)
        found = taken_for(draft, activity.number, document.events_of(activity.uid))
        if not dry_run:
            plan_file.events.plan_all(activity.uid, found.new)
    if json_wanted:
        say_json(_as_json(found, written=bool(found.new) and not dry_run))
    else:
        say(_lines(found, dry_run=dry_run))


def _as_json(found: TakenPlan, *, written: bool) -> dict[str, object]:
    """What was read: stable keys."""
    return {
        "written": written,
        "events": [as_json.planned_json(event) for event in found.new],
        "known": [as_json.planned_json(event) for event in found.known],
        "doubts": [{"place": place, "text": text} for place, text in found.doubts],
    }


def _lines(found: TakenPlan, *, dry_run: bool) -> Iterator[str]:
    """What was read, in lines."""
    if found.doubts:
        yield "Проверьте:"
        yield from (outline.plain(f"– {place}: {text}" if place else f"– {text}") for place, text in found.doubts)
    if found.known:
        yield f"Уже есть в документе: {len(found.known)}."
    if not found.new:
        yield "Новых мероприятий нет, документ не изменен."
        return
    yield f"{'Было бы запланировано' if dry_run else 'Запланировано'} мероприятий: {len(found.new)}."
    yield from (f"  {outline.plain(planned_line(event))}." for event in found.new)
