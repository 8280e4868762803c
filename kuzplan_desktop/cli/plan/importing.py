"""The command that reads an official document of any format and makes a plan of it."""

from pathlib import Path
from typing import Any

import click

from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import json_option, say, say_json
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.period.schedule import schedule
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.store.document.copying import document_of_draft, write_plan


@click.command("import", cls=Command)
@click.argument("source", metavar="ДОКУМЕНТ", type=values.FILE)
@click.argument("out", metavar="ПЛАН", type=values.NEW_FILE)
@click.option("--year", type=values.YEAR, help="Год плана, если в документе его нет или названо несколько.")
@click.option("--dry-run", is_flag=True, help="Только показать, что прочитано; ничего не записывать.")
@json_option
def import_plan(source: Path, out: Path, year: int | None, dry_run: bool, json_wanted: bool) -> None:
    """Прочитать официальный документ и сделать из него план."""
    from kuzplan_desktop.exchange.plan.reading import read_plan

    draft = read_plan(source, year=year).draft
    document = document_of_draft(draft)
    if not dry_run:
        write_plan(out, draft)
    if json_wanted:
        say_json(_as_json(draft, document))
        return
    say(_lines(draft))
    click.echo("Ничего не записано." if dry_run else f"План записан: {outline.plain(str(out))}.")


def _lines(draft: PlanDraft) -> list[str]:
    """What was read, and what a person should look at."""
    items = len(list(draft.activities()))
    parts = sum(bool(part.number or part.title) for section in draft.sections for part in section.subsections)
    counted = (
        f"{len(draft.sections)} {plural(len(draft.sections), 'раздел', 'раздела', 'разделов')}, "
        f"{parts} {plural(parts, 'подраздел', 'подраздела', 'подразделов')}, "
        f"{items} {plural(items, 'пункт', 'пункта', 'пунктов')}."
    )
    lines = [outline.plain(draft.title or "Наименование плана не найдено"), f"Год: {draft.year}. Прочитано: {counted}"]
    if draft.warnings:
        lines.append("Проверьте:")
        lines += [outline.plain(f"– {place}: {text}" if place else f"– {text}") for place, text in draft.warnings]
    return lines


def _as_json(draft: PlanDraft, document: Document) -> dict[str, Any]:
    """The draft as `show --json` tells a plan, with units, notes of the source and warnings."""
    drafts = iter(draft.activities())
    known = as_json.plan_json(document)
    for (_, _, activity), item in zip(document.plan.walk(), as_json.activities_in(known), strict=True):
        item["units"] = _units(document, activity)
        notes: dict[str, str] = {}
        for column, text in next(drafts).notes:
            notes[column] = f"{notes[column]}\n{text}" if column in notes else text
        item["notes"] = notes
    return {**known, "warnings": [{"place": place, "text": text} for place, text in draft.warnings]}


def _units(document: Document, activity: Activity) -> list[dict[str, Any]]:
    """The stretches of time in which a mark is due."""
    units = schedule(document.period_of(activity), document.campaigns, document.plan.year).units
    return [
        {
            "quarters": list(unit.quarters),
            "starts_on": unit.first_day.isoformat(),
            "ends_on": unit.last_day.isoformat(),
        }
        for unit in units
    ]
