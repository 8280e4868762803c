"""The commands about a dossier: handing on all that a commission has, and taking it in on another computer."""

from datetime import date
from pathlib import Path

import click

from kuzplan_desktop import paths
from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.exit_codes import REFUSED
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import author, json_option, say, say_json
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.store.dossier.inventory import Belonging, find_belongings, is_of, read_belonging
from kuzplan_desktop.store.dossier.preview import Dossier, OfferedDocument, look_into
from kuzplan_desktop.store.dossier.sentences import taken_sentence, what_next, written_sentence
from kuzplan_desktop.store.dossier.taking import take_dossier
from kuzplan_desktop.store.dossier.writing import write_dossier
from kuzplan_desktop.store.settings_file import read_settings, travelling


@click.command("hand-over", cls=Command)
@click.argument("out", metavar="АРХИВ.zip|ПАПКА", type=values.FILE)
@click.argument("files", metavar="[ДОКУМЕНТ…]", nargs=-1, type=values.FILE)
@click.option("--without-backups", is_flag=True, help="Без резервных копий.")
def hand_over(out: Path, files: tuple[Path, ...], without_backups: bool) -> None:
    """Передать дела: документы всех лет, резервные копии и настройки одним архивом .zip или одной папкой.

    Без ДОКУМЕНТОВ – все документы комиссии из папки документов и из недавно открытых.
    """
    chosen = [read_belonging(file) for file in files] if files else _all_of_one_commission()
    problem = next((one.problem for one in chosen if one.problem), "")
    if problem:
        raise PlanError(problem, "Передать можно и без него: перечислите в команде нужные документы.")
    written = write_dossier(
        out,
        chosen,
        day=date.today(),
        by=author(),
        settings=travelling(read_settings(paths.settings_file())),
        with_backups=not without_backups,
    )
    click.echo(written_sentence(written, out))
    click.echo(what_next(out))


def _all_of_one_commission() -> list[Belonging]:
    """The documents of the commission in the user's folder and her recent ones; PlanError for none, or for several."""
    found = find_belongings(documents_here(), recent_documents())
    damaged = [one for one in found if one.commission is None]
    for one in damaged:
        click.echo(f"Не передается: {outline.plain(one.problem)}", err=True)
    sound = [one for one in found if one.commission is not None]
    others = [one for one in sound if one.commission and sound[0].commission and not is_of(one, sound[0].commission)]
    if others:
        names = "; ".join(dict.fromkeys(one.commission.name for one in sound if one.commission))
        raise PlanError(f"Здесь документы нескольких комиссий: {names}.", "Перечислите в команде нужные документы.")
    if not sound:
        raise PlanError(f"Передавать нечего: в папке «{documents_here()}» нет документов комиссии.")
    return sound


@click.command("take-over", cls=Command)
@click.argument("source", metavar="АРХИВ.zip|ПАПКА", type=values.FILE)
@click.option("--dry-run", is_flag=True, help="Только показать, что в делах; ничего не принимать.")
@click.option("--beside", is_flag=True, help="Принять и те документы, которые здесь уже есть: они лягут рядом.")
@json_option
def take_over(source: Path, dry_run: bool, beside: bool, json_wanted: bool) -> int:
    """Принять дела, переданные командой hand-over или из окна: документы, резервные копии, настройки."""
    folder, others = documents_here(), recent_documents()
    if dry_run:
        dossier = look_into(source, folder=folder, others=others)
        if json_wanted:
            say_json(_dossier_json(dossier))
        else:
            say(map(outline.plain, _dossier_lines(dossier)))
        return 0
    taken = take_dossier(source, folder=folder, others=others, beside=beside, author=author())
    if json_wanted:
        documents = [{"path": str(one.path), "year": one.year, "title": one.title} for one in taken.documents]
        say_json({"documents": documents, "backups": taken.backups, "refused": taken.refused, "told": taken.told})
    else:
        say(map(outline.plain, [taken_sentence(taken), *(str(one.path) for one in taken.documents), *taken.told]))
    for sentence in taken.refused:
        click.echo(outline.plain(sentence), err=True)
    return REFUSED if taken.refused else 0


def documents_here() -> Path:
    """The folder of this user's documents; PlanError where it cannot be made."""
    try:
        return paths.documents_folder()
    except OSError as error:
        raise PlanError("Папку документов не удалось создать.", "Проверьте права и место на диске.") from error


def recent_documents() -> list[Path]:
    """The documents that the window opened lately."""
    settings = read_settings(paths.settings_file())
    kept = (place for key, place in settings.items() if key.startswith("recent/") and key.endswith("/path"))
    return [paths.found(place) for place in kept]


def _dossier_lines(dossier: Dossier) -> list[str]:
    manifest = dossier.manifest
    by = f", передает {manifest.by}" if manifest.by else ""
    day = date.fromisoformat(manifest.day)
    lines = [f"Дела: {manifest.commission}, {day:%d.%m.%Y}{by}."]
    for one in dossier.documents:
        backups = len(one.listed.backups)
        counts = f"отметок {one.marks}, мероприятий {one.events}, резервных копий {backups}"
        lines.append(f"{one.stem}: {one.problem or counts}")
        if one.remark:
            lines.append(f"    Документ {one.remark}.")
        if one.standing:
            lines.append(f"    {one.standing.sentence}")
    count = len(manifest.settings)
    return [*lines, f"Настроек: {count} {plural(count, 'значение', 'значения', 'значений')}."]


def _dossier_json(dossier: Dossier) -> dict[str, object]:
    manifest = dossier.manifest
    return {
        "commission": manifest.commission,
        "day": manifest.day,
        "by": manifest.by,
        "documents": list(map(_document_json, dossier.documents)),
        "settings": manifest.settings,
    }


def _document_json(one: OfferedDocument) -> dict[str, object]:
    return {
        "path": one.path,
        "title": one.stem,
        "commission": one.commission,
        "year": one.year,
        "marks": one.marks,
        "events": one.events,
        "backups": len(one.listed.backups),
        "problem": one.problem,
        "here": str(one.standing.path) if one.standing else "",
    }
