"""The commands about copies: one to hand over, backups and the way back to them, what is left of a damaged file."""

from pathlib import Path

import click

from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, json_option, reading, say, say_json, writing
from kuzplan_desktop.cli.region.who_is_who import tell_region_backups
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies import backups as store
from kuzplan_desktop.store.copies.handing_over import save_copy
from kuzplan_desktop.store.copies.salvage import salvage as save_what_is_left
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import is_consolidated
from kuzplan_desktop.store.region.region_backups import restore_region


@click.command(cls=Command)
@file_argument
@click.argument("out", metavar="КОПИЯ", type=values.COPY_FILE)
@click.option("--without-history", is_flag=True, help="Только нынешние значения, без журнала изменений.")
@click.option("--without-attachments", is_flag=True, help="От вложений остаются имена и размеры.")
def copy(file: Path, out: Path, without_history: bool, without_attachments: bool) -> None:
    """Сохранить копию документа для передачи: файл .sqlite или архив .zip."""
    with reading(file) as plan_file:
        save_copy(plan_file, out, without_history=without_history, without_attachments=without_attachments)
    click.echo(f"Копия сохранена: {out}.")


@click.command(cls=Command)
@file_argument
@json_option
def backups(file: Path, json_wanted: bool) -> None:
    """Показать резервные копии документа или сводного файла, новые сверху; и если сам он не открывается."""
    if tell_region_backups(file, json_wanted):
        return
    found, place, age = store.listed(file), store.second_place(), store.second_copy_age(file)
    if not found and not file.exists():
        raise PlanError(f"Файла {file} нет, и резервных копий его на этом компьютере нет.")
    if json_wanted:
        say_json(as_json.backups_json(found, place, age))
    else:
        say(outline.backup_lines(found, place, age))


@click.command(cls=Command)
@file_argument
@click.argument("backup", metavar="КОПИЯ", type=values.FILE)
def restore(file: Path, backup: Path) -> None:
    """Вернуть документ к резервной копии; поврежденный файл остается рядом под другим именем."""
    if is_consolidated(backup):
        restore_region(file, backup)
        click.echo(f"Сводный файл возвращен к копии: {file}. Прежний сохранен как резервная копия.")
        return
    if reader.check(file).good:
        with writing(file) as plan_file:
            store.restore(plan_file, backup)
        click.echo("Документ возвращен к копии. Это действие можно отменить: kuzplan undo.")
        return
    aside = store.put_back(backup, file)
    click.echo(f"Копия поставлена на место файла {file}.")
    if aside:
        click.echo(f"Прежний файл сохранен: {aside}.")


@click.command(cls=Command)
@file_argument
@click.argument("out", metavar="НОВЫЙ-ФАЙЛ", type=values.NEW_FILE)
def salvage(file: Path, out: Path) -> None:
    """Спасти из поврежденного файла все, что уцелело, в новый; сам он не меняется."""
    saved = save_what_is_left(file, out)
    click.echo(
        f"Спасено в {out}: отметок {saved.marks}, проведенных мероприятий {saved.held_events}, записей {saved.changes}."
    )
    say(outline.plain(sentence) for sentence in saved.lost)
