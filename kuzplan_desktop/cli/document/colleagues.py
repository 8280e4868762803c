"""The commands about colleagues' copies: what differs in them, and one document out of two."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, json_option, reading, say, say_json, writing
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.readable import moment, readable
from kuzplan_desktop.exchange.merge import merging
from kuzplan_desktop.exchange.merge.differences import Author, Difference, Whose, in_detail
from kuzplan_desktop.exchange.merge.summary import counts_line, merged_sentences
from kuzplan_desktop.exchange.merge.taking import Taking

THEIRS = click.argument("theirs", metavar="ФАЙЛ-КОЛЛЕГИ", type=values.FILE)
STATES = {
    Whose.THEIRS_ONLY: "новое у коллеги",
    Whose.MINE_ONLY: "только у меня",
    Whose.CONFLICT: "изменено в обоих",
}
CHOICES = (Taking.NEWEST, Taking.MINE, Taking.THEIRS)


@click.command(cls=Command)
@file_argument
@THEIRS
@json_option
def compare(file: Path, theirs: Path, json_wanted: bool) -> None:
    """Сравнить документ с файлом коллеги; ни один из них не меняется."""
    with reading(file) as plan_file:
        colleague = merging.compare_with(plan_file.bodies(), theirs)
    if json_wanted:
        say_json(comparison_json(colleague))
        return
    related = colleague.relation
    say(outline.plain(sentence) for sentence in (related.sentence, related.hint) if sentence)
    if colleague.differences:
        click.echo(f"{counts_line(colleague.differences)}.")
        say(difference_lines(colleague.differences))
    elif related.same_plan:
        click.echo("Различий нет.")


@click.command(cls=Command)
@file_argument
@THEIRS
@click.option(
    "--choose",
    type=click.Choice([str(one) for one in CHOICES]),
    help="Что брать, где изменили оба: более позднее, мое или коллеги. Иначе разногласия остаются.",
)
@click.option("--dry-run", is_flag=True, help="Только показать, что будет взято.")
@click.option("--protocol", type=values.REPORT_FILE, help="Куда записать протокол объединения.")
def merge(file: Path, theirs: Path, choose: str | None, dry_run: bool, protocol: Path | None) -> None:
    """Объединить документ с файлом коллеги одним действием, которое можно отменить."""
    choice = merging.MergeChoice(rest=Taking(choose) if choose else None)
    if dry_run:
        with reading(file) as plan_file:
            bodies = plan_file.bodies()
            colleague = merging.compare_with(bodies, theirs)
            colleague.relation.demand_mergeable()
            plan = merging.plan_merge(colleague.up_to_date(bodies), choice)
    else:
        with writing(file) as plan_file:
            plan = merging.merge(plan_file, merging.compare_with(plan_file.bodies(), theirs), choice)
            document = plan_file.document
    say(merged_sentences(plan, tentative=dry_run))
    say(difference_lines((*plan.taken, *plan.open)))
    if not dry_run and not plan.changes_nothing:
        click.echo("Это действие можно отменить: kuzplan undo.")
    if protocol is not None and not dry_run:  # last: the merge stands, also where this cannot be written
        _write_protocol(document, theirs.name, plan, protocol)


def _write_protocol(document: Document, name: str, plan: merging.MergePlan, target: Path) -> None:
    """Write what a merge did."""
    from kuzplan_desktop.exchange.merge.protocol_lines import protocol_lines
    from kuzplan_desktop.reports.kinds.merge_protocol import protocol_report
    from kuzplan_desktop.reports.writing import write

    write(protocol_report(document, name, protocol_lines(plan), date.today()), target)
    click.echo(f"Протокол записан: {target}.")


def comparison_json(colleague: merging.Colleague) -> dict[str, Any]:
    """What differs, field by field, for `compare --json`."""
    return {
        "same_plan": colleague.relation.same_plan,
        "same_document": colleague.relation.same_document,
        "same_commission": colleague.relation.same_commission,
        "differences": [
            {
                "kind": one.kind,
                "number": one.number,
                "field": one.field,
                "mine": one.mine,
                "theirs": one.theirs,
                "state": str(one.state),
            }
            for one in in_detail(colleague.differences)
        ],
    }


def difference_lines(differences: Iterable[Difference]) -> Iterator[str]:
    """A line for each difference, below it what stands on either side and who wrote it."""
    for one in differences:
        yield outline.plain(f"{one.number} {one.caption}: {STATES[one.state]}")
        for part in one.parts if one.field == "content" else (one,):
            field = "" if part is one else f"{part.caption}: "
            for side, text, author in (
                ("у меня", part.mine, part.my_author),
                ("у коллеги", part.theirs, part.their_author),
            ):
                if text or one.state is Whose.CONFLICT:
                    shown = outline.plain(readable(part.field, text)) or "(пусто)"
                    yield f"    {field}{side}: {shown}{_by(author)}"


def _by(author: Author) -> str:
    who = ", ".join(part for part in (outline.plain(author.by), moment(author.at)) if part)
    return f" ({who})" if who else ""
