"""The command that attaches photos and scans to an event."""

from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.addresses import activity_at
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, writing
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.exchange.attachment.reading import read_attachment


@click.command(cls=Command)
@file_argument
@click.argument("number", metavar="НОМЕР", type=values.NUMBER)
@click.argument("sources", metavar="ФАЙЛ_ВЛОЖЕНИЯ…", type=values.FILE, nargs=-1, required=True)
@click.option("--date", "day", type=values.DAY, required=True, help="День мероприятия.")
@click.option(
    "--title", type=values.TEXT, default="", help="Слова из названия, если мероприятий в этот день несколько."
)
@click.option("--caption", type=values.TEXT, default="", help="Подпись под фотографией в отчете.")
@click.option("--as-is", is_flag=True, help="Не уменьшать фотографии.")
def attach(
    file: Path,
    number: str,
    sources: tuple[Path, ...],
    day: OfYear[date],
    title: str,
    caption: str,
    as_is: bool,
) -> None:
    """Приложить к мероприятию фотографии и сканы: они ложатся в сам документ."""
    files = [read_attachment(source, shrink=not as_is) for source in sources]
    with writing(file) as plan_file:
        document = plan_file.document
        activity = activity_at(document.plan, number)
        event = _event(document, activity, day(document.plan.year), title)
        uids = plan_file.attachments.add(event.uid, files, caption)
    click.echo(f"Приложено к мероприятию {outline.plain(activity.number)}: {len(uids)}.")


def _event(document: Document, activity: Activity, day: date, title: str) -> Event:
    """The one event of a day under an item; PlanError if there is none or several."""
    of_day = [
        event
        for event in document.events_of(activity.uid)
        if event.starts_on and event.last_day and event.starts_on <= day <= event.last_day
    ]
    found = [event for event in of_day if title.casefold() in event.title.casefold()]
    if len(found) == 1:
        return found[0]
    when = f"{day_digits(day)} в пункте {activity.number}"
    if not found:
        raise PlanError(f"Такого мероприятия {when} нет.", "Проверьте день и номер пункта.")
    raise PlanError(f"Мероприятий {when} несколько.", "Добавьте --title и слова из названия нужного.")
