"""The commands that write down what holds for the whole document: a sent report, a campaign, numbers of members."""

from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, of_the_plan, period_option, writing
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.coverage import members_of
from kuzplan_desktop.domain.reporting.amendments import to_amend
from kuzplan_desktop.domain.reporting.report_kinds import OF_DOCUMENT, PROGRESS, ReportKind
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest
from kuzplan_desktop.domain.wording import day_digits, searchable

KEPT = ("pdf", "xlsx")  # as the window keeps them
SENDABLE = ", ".join(kind.name for kind in OF_DOCUMENT if kind.sendable)


@click.command(cls=Command)
@file_argument
@period_option
@click.option("--on", "day", type=values.DAY, required=True, help="День, когда отчет сдан.")
@click.option("--number", type=values.TEXT, default="", help="Исходящий номер.")
@click.option("--kind", type=values.REPORT_KIND, default=PROGRESS.name, help=f"Вид отчета: {SENDABLE}.")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("--cumulative", is_flag=True, help="В отчете есть показатели с начала года.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
def sent(
    file: Path,
    asked: OfYear[ReportingPeriod],
    day: OfYear[date],
    number: str,
    kind: ReportKind,
    own: bool,
    cumulative: bool,
    today: OfYear[date] | None,
) -> None:
    """Отметить отчет сданным: он остается в документе таким, какой он сейчас, с показателями и файлами."""
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
    from kuzplan_desktop.reports.writing import as_bytes

    if not kind.sendable:
        raise click.UsageError(f"«{kind.title}» из документа комиссии не сдают. Виды отчетов: {SENDABLE}.")
    with writing(file) as plan_file:
        document = plan_file.document
        year, period = document.plan.year, of_the_plan(document, asked)
        drawn_up = today(year) if today else date.today()
        sent_on = day(year)
        _demand_possible(period, sent_on, drawn_up)
        former = _former(document, kind, period, drawn_up, own=own)
        choice = ReportChoice(kind=kind, period=period, own=own, cumulative=cumulative)
        steps = plan_file.history() if kind.needs_journal else ()
        report = build(document, choice, drawn_up, steps=steps, amends=former)
        uid = plan_file.reports.send(
            kind=kind.name,
            period=period.key,
            own=own,
            cumulative=cumulative,
            sent_on=sent_on,
            outgoing_number=number,
            figures=report.figures,
            signatories=[(one.position, one.name) for one in report.signatures],
            files={file_format: as_bytes(report, file_format) for file_format in KEPT},
            replaces=former.uid if former else "",
        )
        done = next(one for one in plan_file.document.sent_reports if one.uid == uid)
    click.echo(outline.plain(", ".join([done.fate, *([former.in_place_of] if former else [])]) + "."))


def _demand_possible(period: ReportingPeriod, sent_on: date, today: date) -> None:
    """PlanError for a day on which the report on `period` cannot have been sent."""
    if sent_on > today:
        raise PlanError(
            f"{day_digits(sent_on)} еще не наступило: отчет в этот день сдан быть не мог.", "Проверьте дату."
        )
    if sent_on < period.first_day:
        raise PlanError(
            f"Отчет за {period.caption} не мог быть сдан {day_digits(sent_on)}: период тогда еще не начался.",
            "Проверьте дату и год.",
        )


def _former(
    document: Document, kind: ReportKind, period: ReportingPeriod, today: date, *, own: bool
) -> SentReport | None:
    """The sent report in whose place this one comes; PlanError if nothing has moved since that was sent."""
    known = latest(document.sent_reports, kind.name, period.key, own=own)
    former = to_amend(document, kind.name, period, min(today, date(document.plan.year, 12, 31)), own=own)
    if known and former is None:
        raise PlanError(
            f"{known.fate}, это уже отмечено, и показатели с тех пор не изменились.",
            "Дату и номер можно исправить в окне: «Отчеты – Сданные отчеты…».",
        )
    return former


@click.command(cls=Command)
@file_argument
@click.option("--tik", "members_tik", type=values.PEOPLE, help="Сколько членов ТИК.")
@click.option(
    "--heads", "members_heads", type=values.PEOPLE, help="Сколько председателей, заместителей, секретарей УИК."
)
@click.option("--uik", "members_uik", type=values.PEOPLE, help="Сколько остальных членов УИК.")
@click.option("--reserve", "members_reserve", type=values.PEOPLE, help="Сколько человек в резерве УИК.")
@click.option("--on", type=values.DAY, required=True, help="На какой день.")
def members(file: Path, on: OfYear[date], **told: int | None) -> None:
    """Записать численность комиссий и резерва: от нее отчеты считают охват обучением."""
    given = {key: number for key, number in told.items() if number is not None}
    if not given:
        raise click.UsageError("Укажите численность: --tik, --heads, --uik или --reserve.")
    with writing(file) as plan_file:
        day = on(plan_file.document.plan.year)
        plan_file.settings.set_commission(members=given, members_on=day)
        known = members_of(plan_file.document.settings)
    numbers = "; ".join(f"{name} – {number}" for name, number in known.items())
    click.echo(f"Численность на {day_digits(day)}: {numbers or 'не указана'}.")


@click.command(cls=Command)
@file_argument
@click.option("--name", type=values.TEXT, required=True, help="Название кампании; та, что уже есть, изменится.")
@click.option("--starts", type=values.DAY, required=True, help="День назначения выборов.")
@click.option("--votes", type=values.DAY, required=True, help="День голосования.")
@click.option("--ends", type=values.DAY, help="Последний день; без параметра – конец квартала голосования.")
@click.option("--level", type=values.TEXT, help="Уровень выборов.")
def campaign(
    file: Path,
    name: str,
    starts: OfYear[date],
    votes: OfYear[date],
    ends: OfYear[date] | None,
    level: str | None,
) -> None:
    """Записать избирательную кампанию: по ней считаются сроки «в период выборов»."""
    if not name:
        raise PlanError("Название кампании пустое.")
    with writing(file) as plan_file:
        year = plan_file.document.plan.year
        known = next((one for one in plan_file.document.campaigns if searchable(one.name) == searchable(name)), None)
        wanted = Campaign(
            known.uid if known else "",
            name,
            known.level if known and level is None else level or "",
            starts(year),
            votes(year),
            ends(year) if ends else None,
        )
        if wanted.starts_on <= wanted.votes_on and not wanted.quarters(year):
            raise PlanError(f"Кампания идет не в {year} году, на который составлен план.", "Проверьте даты.")
        plan_file.settings.set_campaign(wanted)
    span = (
        f"с {day_digits(wanted.starts_on)} по {day_digits(wanted.last_day)}, голосование {day_digits(wanted.votes_on)}"
    )
    click.echo(outline.plain(f"Кампания «{name}» {'изменена' if known else 'записана'}: {span}."))
