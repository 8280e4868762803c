"""What the commands share: the argument FILE, --json, a document for reading, how an answer is printed."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kuzplan_desktop.cli import values
from kuzplan_desktop.store import reader
from kuzplan_desktop.store.plan_file import PlanFile

file_argument = click.argument("file", metavar="ФАЙЛ", type=values.FILE)
json_option = click.option("--json", "json_wanted", is_flag=True, help="Вывести в формате JSON.")


@contextmanager
def reading(file: Path) -> Iterator[PlanFile]:
    """The document for reading: her own in place, anybody else's from a private copy."""
    with PlanFile.open(file, read_only=True) if reader.is_own(file) else reader.foreign(file) as plan_file:
        yield plan_file


def say(lines: Iterable[str]) -> None:
    """Print lines of text."""
    for line in lines:
        click.echo(line)


def say_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
