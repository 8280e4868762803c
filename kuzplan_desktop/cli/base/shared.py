"""What the commands share: the argument FILE, --json, a document for reading, how an answer is printed."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import click

from kuzplan_desktop import paths
from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_rules import refused
from kuzplan_desktop.store.document import rescue
from kuzplan_desktop.store.document.plan_file import BUSY, PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.opening import PACKED, open_document
from kuzplan_desktop.store.settings_file import read_settings

file_argument = click.argument("file", metavar="ФАЙЛ", type=values.FILE)
files_argument = click.argument("files", metavar="ФАЙЛ…", nargs=-1, required=True, type=values.FILE)
new_file_argument = click.argument("file", metavar="ФАЙЛ", type=values.NEW_FILE)
period_option = click.option("--period", "asked", type=values.PERIOD, required=True, help=values.PERIOD_HELP)
json_option = click.option("--json", "json_wanted", is_flag=True, help="Вывести в формате JSON.")


@contextmanager
def reading(file: Path) -> Iterator[PlanFile]:
    """The document for reading: her own in place, anybody else's from a private copy. Says what is not in it yet."""
    with PlanFile.open(file, read_only=True) if reader.is_own(file) else PlanFile.of_private_copy(file) as plan_file:
        tell_waiting(plan_file)
        _tell_notes(plan_file)
        yield plan_file


def tell_waiting(plan_file: PlanFile) -> None:
    """Say on stderr which steps wait to be saved in the document."""
    waiting = plan_file.saving.waiting_steps()
    if waiting:
        click.echo(outline.plain(rescue.waiting_sentence(waiting)), err=True)


def _tell_notes(plan_file: PlanFile) -> None:
    """Say on stderr what was found at the opening, but what waits: that is told by itself."""
    waiting = rescue.waiting_sentence(plan_file.saving.waiting_steps())
    for note in plan_file.notes:
        if note != waiting:
            click.echo(outline.plain(note), err=True)


def tell_all_waiting(sources: Iterable[Path]) -> None:
    """Say on stderr what waits for the files among `sources`, or in folders among them."""
    wanted = {source.absolute() for source in sources}
    for path in rescue.places():
        if path.is_file() and not wanted.isdisjoint((path, *path.parents)):
            with suppress(PlanError), reading(path):
                pass  # tells by itself


@contextmanager
def writing(file: Path) -> Iterator[PlanFile]:
    """The document for writing, in the name of this computer's user. PlanError unless in the end all is saved in it."""
    with open_document(file, author=author()) as plan_file:
        if plan_file.read_only:
            raise _not_writable(plan_file)
        _tell_notes(plan_file)
        yield plan_file
    plan_file.demand_on_disk()


def _not_writable(plan_file: PlanFile) -> PlanError:
    """Why nothing could be written, by the note with which the document was opened."""
    reason = next(iter(plan_file.notes), "Файл открыт только для чтения.")
    if reason == BUSY:
        sentence = f"Файл «{plan_file.path.name}» занят другой программой, или к нему нет доступа: ничего не записано."
        return PlanError(sentence, "Закройте его в другой программе и повторите.")
    hint = "Извлеките его из архива и повторите." if reason == PACKED else "Скопируйте его на диск этого компьютера."
    return PlanError(reason.replace(", поэтому он открыт только для чтения.", ", ничего не записано."), hint)


def author() -> str:
    """The person's own name as the window keeps it; empty if not told."""
    return read_settings(paths.settings_file()).get("person/name", "").strip()


def of_the_plan(document: Document, period: values.OfYear[ReportingPeriod]) -> ReportingPeriod:
    """The period that was told, of the plan's year if it names none; PlanError if no day of it lies in that year."""
    year = document.plan.year
    told = period(year)
    if not told.quarters(year):
        raise PlanError(
            f"План составлен на {year} год, показателей и отчета за {told.caption} по нему нет.",
            f"Укажите период {year} года.",
        )
    return told


def demand_past(day: date | None, today: date) -> None:
    """PlanError for a day, or without one, on which nothing can have been held yet."""
    for objection in refused(Event("", "", starts_on=day), day.year if day else today.year, today):
        raise PlanError(objection.sentence, "Чтобы запланировать его, добавьте --planned.")


def say(lines: Iterable[str]) -> None:
    """Print lines of text."""
    for line in lines:
        click.echo(line)


def say_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
