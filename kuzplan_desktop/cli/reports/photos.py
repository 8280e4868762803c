"""The command that writes the photo appendix to a report."""

from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, of_the_plan, period_option, reading
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.domain.calendar import ReportingPeriod


@click.command(cls=Command)
@file_argument
@period_option
@click.option("-o", "output", type=values.PHOTOS_FILE, required=True, help="Куда: файл .pdf или .docx.")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--on-page", "on_a_page", type=click.Choice(["2", "4", "6"]), default="4", help="Сколько на странице.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
def photos(
    file: Path,
    asked: OfYear[ReportingPeriod],
    output: Path,
    own: bool,
    on_a_page: str,
    today: OfYear[date] | None,
) -> None:
    """Составить фотоприложение к отчету: фотографии мероприятий с подписями."""
    from kuzplan_desktop.reports.photos.appendix import photo_appendix, photo_names
    from kuzplan_desktop.reports.photos.writing import write_appendix

    contents: dict[str, bytes] = {}
    with reading(file) as plan_file:
        document, period = plan_file.document, of_the_plan(plan_file.document, asked)
        plan_file.attachments.each(photo_names(document, period, own=own), contents.__setitem__)
    day = today(document.plan.year) if today else date.today()
    appendix = photo_appendix(document, period, contents, day, own=own, on_a_page=int(on_a_page))
    write_appendix(appendix, output)
    left_out = f" Не напечатано без содержимого: {appendix.left_out}." if appendix.left_out else ""
    click.echo(f"Фотографий: {len(appendix.photos)}. Сохранено: {output}.{left_out}")
