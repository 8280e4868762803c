"""The command that takes a changed plan, or one that is handed out again, into a running document."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.exit_codes import DONE, REFUSED
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, json_option, reading, say, say_json, writing
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.domain.errors import PlanError

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.amendment import Amendment
    from kuzplan_desktop.domain.plan.difference import PlanDifference
    from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
    from kuzplan_desktop.domain.plan.plan import Plan
    from kuzplan_desktop.domain.plan.plan_rows import PlanLine
    from kuzplan_desktop.exchange.amendment.amending import AmendChoice
    from kuzplan_desktop.store.document.plan_file import PlanFile


@click.command("amend", cls=Command)
@file_argument
@click.argument("source", metavar="ПЛАН", type=values.FILE)
@click.option("--decree", type=values.TEXT, default="", help="Номер постановления об изменениях, если в плане его нет.")
@click.option("--date", "day", type=values.DAY, help="День этого постановления.")
@click.option("--year", type=values.YEAR, help="Год плана, если в официальном документе его нет.")
@click.option("--same", multiple=True, type=values.TEXT, help="НОВЫЙ=СТАРЫЙ: строка нового плана – прежняя строка.")
@click.option("--new", "fresh", multiple=True, type=values.TEXT, help="Строка нового плана, которой раньше не было.")
@click.option("--take", multiple=True, type=values.TEXT, help="Что из измененного комиссией взять таким, как в плане.")
@click.option("--keep", multiple=True, type=values.TEXT, help="Что из измененного комиссией оставить как есть.")
@click.option("--accept", is_flag=True, help="На остальные вопросы ответить так, как предлагает программа.")
@click.option("--same-plan", is_flag=True, help="План утвердила комиссия с другим названием, но это тот же план.")
@click.option("--dry-run", is_flag=True, help="Только показать, что изменится.")
@json_option
def amend(
    file: Path,
    source: Path,
    decree: str,
    day: OfYear[date] | None,
    year: int | None,
    dry_run: bool,
    json_wanted: bool,
    **answers: Any,
) -> int:
    """Внести в документ измененный план или план, розданный снова; отметки и мероприятия остаются."""
    from kuzplan_desktop.domain.plan.plan import Decree
    from kuzplan_desktop.exchange.amendment import amending

    if day and not decree:
        raise click.UsageError("Параметр --date указывают вместе с --decree.")
    handed = amending.read_handed(source, year=year)
    by = Decree(decree, day(handed.plan.year) if day else None) if decree else None
    with reading(file) if dry_run else writing(file) as plan_file:
        choice = _choice(plan_file, handed, amending.AmendChoice(by=by), **answers)
        take_in = amending.look_at_amendment if dry_run else amending.amend_document
        amendment = take_in(plan_file, handed, choice)
    written = bool(amendment.differences) and amendment.is_certain and not dry_run
    if json_wanted:
        say_json({**_as_json(amendment), "written": written})
    else:
        _tell(amendment, written=written)
    if dry_run or amendment.is_certain:
        return DONE
    click.echo("В новом плане не все ясно, ничего не записано.", err=True)
    return REFUSED


def _choice(
    file: "PlanFile",
    handed: "HandedPlan",
    choice: "AmendChoice",
    *,
    same: Iterable[str],
    fresh: Iterable[str],
    take: Iterable[str],
    keep: Iterable[str],
    accept: bool,
    same_plan: bool,
) -> "AmendChoice":
    """What a person decided, by numbers and names."""
    from dataclasses import replace

    from kuzplan_desktop.domain.plan.matching import NEW
    from kuzplan_desktop.exchange.amendment.amending import look_at_amendment

    old, new = file.document.plan, handed.plan
    told = {_row(new, "новом", one).uid: NEW for one in fresh}
    for pair in same:
        one, separator, other = pair.partition("=")
        if not separator:
            raise click.UsageError("Параметр --same пишется так: --same 1.2.5=1.2.4.")
        told[_row(new, "новом", one).uid] = _row(old, "прежнем", other).uid
    choice = replace(choice, answers=told, same_plan=same_plan)
    asked = {doubt.name: doubt.uid for doubt in look_at_amendment(file, handed, choice).own_doubts}
    taken = {_named(asked, name): is_taken for names, is_taken in ((take, True), (keep, False)) for name in names}
    return replace(choice, taken=taken, guesses=accept)


def _row(plan: "Plan", which: str, text: str) -> "PlanLine":
    """The row of a number, or of a title; of a number that was taken out and given anew the one that is in the plan."""
    from kuzplan_desktop.domain.plan.plan_rows import bare, lines_in_order

    wanted = text.strip()
    found = [row for row in lines_in_order(plan) if wanted and (row.number == wanted or row.wording == bare(wanted))]
    found = [row for row in found if not row.excluded] or found
    if len(found) != 1:
        there = "нет" if not found else "несколько"
        raise PlanError(f"Строк «{wanted}» в {which} плане {there}.", "Напишите номер пункта или его название целиком.")
    return found[0]


def _named(asked: Mapping[str, str], name: str) -> str:
    if name not in asked:
        raise PlanError(f"О «{name}» не спрашивалось.", "Напишите номер пункта или название, как в вопросе.")
    return asked[name]


def _tell(amendment: "Amendment", *, written: bool) -> None:
    from kuzplan_desktop.domain.plan import amendment_words as words

    if not amendment.differences and amendment.is_certain:
        click.echo(words.NOTHING_CHANGES)
        return
    click.echo(words.amendment_summary(amendment))
    say(outline.plain(f"– {words.difference_words(one)}") for one in amendment.differences)
    if written:
        click.echo("План изменен. Это действие можно отменить: kuzplan undo.")
        return
    if not amendment.is_certain:
        click.echo("Проверьте и ответьте (--same, --new, --take, --keep) или примите предложенное (--accept):")
        lines = (line for doubt in amendment.doubts for line in words.row_doubt_words(doubt))
        say(outline.plain(line) for line in (*lines, *map(words.own_doubt_words, amendment.own_doubts)))
    else:
        click.echo("Ничего не записано.")


def _as_json(amendment: "Amendment") -> dict[str, Any]:
    from kuzplan_desktop.domain.plan.difference import Became

    rows = [one for one in amendment.differences if one.kind not in ("campaign", "setting")]
    beside = {
        f"{kind}s": [_row_json(one) for one in amendment.differences if one.kind == kind]
        for kind in ("campaign", "setting")
    }
    return {
        "by": amendment.by,
        "same": amendment.same,
        "older": amendment.missed is not None,
        **{str(became): [_row_json(one) for one in rows if one.became is became] for became in Became},
        **beside,
        "doubts": [
            *(
                {
                    "kind": doubt.row.kind,
                    "number": doubt.row.number,
                    "title": doubt.row.title,
                    "guess": (doubt.guess.number or doubt.guess.title) if doubt.guess else "new",
                    "candidates": [{"number": one.number, "title": one.title} for one in doubt.candidates],
                }
                for doubt in amendment.doubts
            ),
            *(
                {
                    "kind": f"own_{doubt.kind}",
                    "name": doubt.name,
                    "mine": doubt.mine,
                    "theirs": doubt.theirs,
                    "guess": "take" if doubt.taken else "keep",
                }
                for doubt in amendment.own_doubts
            ),
        ],
    }


def _row_json(difference: "PlanDifference") -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "became": str(difference.became),
        "number": difference.number,
        "title": difference.title,
        "fields": [{"field": name, "before": before, "after": after} for name, before, after in difference.alterations],
    }
