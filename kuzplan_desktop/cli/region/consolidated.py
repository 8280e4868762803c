"""The commands about a region: many commissions' files into one consolidated file, and its reports."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.exit_codes import DONE, REFUSED
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, reading, say, tell_all_waiting
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.wording import plural

if TYPE_CHECKING:
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.consolidated_reading import PlanRow


@click.command(cls=Command)
@click.argument("out", metavar="СВОДНЫЙ-ФАЙЛ", type=values.NEW_FILE)
@click.argument("sources", metavar="ФАЙЛ…", nargs=-1, required=True, type=values.FILE)
def consolidate(out: Path, sources: tuple[Path, ...]) -> int:
    """Собрать документы многих комиссий в сводный файл; папка означает все документы в ней.

    Код возврата 1, если хоть один из них не вошел; остальные вошли.
    """
    from kuzplan_desktop.exchange.region.consolidate import consolidate as take_in

    outcome = take_in(out, sources)
    for path, sentence in outcome.refused:
        click.echo(f"Не вошел {outline.plain(str(path))}: {outline.plain(sentence)}", err=True)
    for note in outcome.notes:
        click.echo(note, err=True)
    files = plural(outcome.good, "файл", "файла", "файлов")
    click.echo(f"Вошло: {outcome.good} {files}, из них были раньше {outcome.known}; не вошло {len(outcome.refused)}.")
    if outcome.others:
        names = ", ".join(outline.plain(path.name) for path in outcome.others[:10])
        click.echo(f"Пропущены другие файлы ({len(outcome.others)}): {names}{'…' * (len(outcome.others) > 10)}.")
    if outcome.good or out.exists():
        with reading_region(out) as file:
            say(_state_of(file))
    tell_all_waiting(sources)
    return REFUSED if outcome.missed or not outcome.good else DONE


def _state_of(file: "ConsolidatedFile") -> Iterator[str]:
    """What is to be decided about the file, and how many are in."""
    from kuzplan_desktop.store.region.questions import questions

    for name in dict.fromkeys(rival.name for rival in file.rivals()):
        yield f"Разные документы одной комиссии, выберите в окне, какой верный: {outline.plain(name)}."
    for question in questions(file):
        yield outline.plain(question.sentence) + (" Ответьте командой assign." if question.other else "")
    yield file.summary()


@contextmanager
def reading_region(path: Path) -> Iterator["ConsolidatedFile"]:
    """The consolidated file for reading. Says what is otherwise in it than it should be."""
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

    with ConsolidatedFile.open(path, read_only=True) as consolidated:
        for note in consolidated.notes:
            click.echo(note, err=True)
        yield consolidated


def plan_and_period(
    consolidated: "ConsolidatedFile", asked: values.OfYear[ReportingPeriod]
) -> tuple["PlanRow", ReportingPeriod]:
    """The plan that is told of, and the period: of the year of most commissions' plan where it names none."""
    from kuzplan_desktop.store.region.consolidated_reading import plan_of

    period = asked(plan_of(consolidated).year)
    return plan_of(consolidated, period.last_day.year), period


def region_with_examples(
    file: Path, asked: values.OfYear[ReportingPeriod], first: int, today: date, *, cumulative: bool
) -> tuple[Region, Mapping[str, str]]:
    """The region of a consolidated file in the period that was asked for, and the examples of its items.

    The examples are those that were picked in the window, else the `first` events of each item.
    """
    from kuzplan_desktop.reports.kinds.consolidated import with_first_events
    from kuzplan_desktop.store.region.consolidated_reading import region_of
    from kuzplan_desktop.store.region.heard_events import first_events
    from kuzplan_desktop.store.region.reported import with_coverage

    with reading_region(file) as consolidated:
        plan, period = plan_and_period(consolidated, asked)
        day = default_today(today, plan.year)
        region = with_coverage(consolidated, region_of(consolidated, plan, period, day, cumulative=cumulative))
        heard = first_events(consolidated, plan.uid, region, first)
        return region, with_first_events(consolidated.examples(period.key), heard)


@click.command("hand-out", cls=Command)
@file_argument
@click.argument("out", metavar="ФАЙЛ-ПЛАНА", type=values.NEW_FILE)
def hand_out(file: Path, out: Path) -> None:
    """Сохранить план для раздачи комиссиям: с кампаниями и изменениями, без отметок и мероприятий."""
    from kuzplan_desktop.store.copies.handing_out import save_plan

    with reading(file) as plan_file:
        save_plan(plan_file, out)
    say([f"План для раздачи сохранен: {out}."])
