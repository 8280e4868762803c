"""The commands that mend a consolidated file: whose a document is, what is taken out, steps back, backups."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import say, say_json
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.door.header import is_consolidated

if TYPE_CHECKING:
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.steps import RegionStep

region_argument = click.argument("region", metavar="СВОДНЫЙ-ФАЙЛ", type=values.FILE)
delivered_argument = click.argument("file", metavar="ФАЙЛ", type=values.NEW_FILE)


@click.command(cls=Command)
@region_argument
@delivered_argument
@click.argument("commission", metavar="КОМИССИЯ", type=values.TEXT)
def assign(region: Path, file: Path, commission: str) -> None:
    """Сказать, чей документ прислан в файле: комиссия из списка или под своим названием."""
    from kuzplan_desktop.store.region.deciding import assign_document, document_of_file

    _write(region, lambda consolidated: assign_document(consolidated, document_of_file(consolidated, file), commission))


@click.command("take-out", cls=Command)
@region_argument
@delivered_argument
@click.option("--back", is_flag=True, help="Вернуть исключенный документ.")
def take_out(region: Path, file: Path, back: bool) -> None:
    """Исключить документ, присланный в файле, из всех показателей; сам он остается в сводном файле."""
    from kuzplan_desktop.store.region.deciding import document_of_file, put_document_in, take_document_out

    verb = put_document_in if back else take_document_out
    _write(region, lambda consolidated: verb(consolidated, document_of_file(consolidated, file)))


def _write(region: Path, verb: Callable[["ConsolidatedFile"], object]) -> None:
    """Do what mends the file, and say what is in it now."""
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.steps import step_to_undo

    with ConsolidatedFile.open(region) as consolidated:
        verb(consolidated)
        step = step_to_undo(consolidated.connection)
        say([*consolidated.notes, f"{outline.plain(step.label)}." if step else "", consolidated.summary()])


def switch_step(region: Path, *, back: bool) -> None:
    """Undo the latest step of a consolidated file, or redo the one that was undone."""
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.deciding import redo_decision, undo_decision

    with ConsolidatedFile.open(region) as consolidated:
        step: RegionStep | None = (undo_decision if back else redo_decision)(consolidated)
    if step is None:
        raise PlanError("Отменять нечего: в сводном файле ничего не решали." if back else "Возвращать нечего.")
    click.echo(f"{'Отменено' if back else 'Возвращено'}: {outline.plain(step.label)}.")


def tell_region_backups(region: Path, json_wanted: bool) -> bool:
    """Print the backups of a consolidated file; False for a file that is none and has none."""
    from kuzplan_desktop.store.region.region_backups import region_backups

    found = region_backups(region)
    if not found and not is_consolidated(region):
        return False
    if json_wanted:
        rows = [{"path": str(one.path), "made_at": one.made_at.isoformat(), "size": one.size} for one in found]
        say_json({"backups": rows})
        return True

    def lines() -> Iterator[str]:
        for one in found:
            size = f"{one.size / 2**20:.1f}".replace(".", ",")
            yield f"{one.made_at:%d.%m.%Y %H:%M}  {size} МБ"
            yield f"    {one.path}"
        if not found:
            yield "Резервных копий этого сводного файла нет."

    say(lines())
    return True
