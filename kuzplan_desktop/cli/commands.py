"""The commands: one thin function each, over the same verbs that the window calls."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from kuzplan_desktop import __version__, paths
from kuzplan_desktop.cli import failure
from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.addresses import activity_at
from kuzplan_desktop.cli.base.exit_codes import DONE, REFUSED, WRONG_USAGE
from kuzplan_desktop.cli.base.russian import Group, complaint
from kuzplan_desktop.cli.base.shared import (
    author,
    demand_past,
    file_argument,
    json_option,
    new_file_argument,
    of_the_plan,
    reading,
    say,
    say_json,
    writing,
)
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.cli.document import attaching, blank_forms, colleagues, copies, dossiers, event_lines, sending
from kuzplan_desktop.cli.plan import amending, importing, next_year, papers
from kuzplan_desktop.cli.region import consolidated, remarks, who_is_who
from kuzplan_desktop.cli.reports import checking, figures, photos, reporting, tables
from kuzplan_desktop.cli.window import open_window
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.typed.reading import TypedDays, days_of_event
from kuzplan_desktop.store.document.plan_file import KEEP, PlanFile
from kuzplan_desktop.store.door.header import is_consolidated


def run(words: list[str]) -> int:
    """Run the command that `words` tell; the exit code comes back."""
    try:
        code = kuzplan.main(words, prog_name="kuzplan", standalone_mode=False)
    except click.ClickException as error:
        failure.tell(complaint(error))
        return WRONG_USAGE
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else DONE


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="КузПлан", message="%(prog)s %(version)s", help="Показать версию.")
def kuzplan() -> None:
    """Сводный план избирательной комиссии: отметки, мероприятия, отчеты. Без команды открывается окно."""


@kuzplan.command("open")
@click.argument("file", metavar="[ФАЙЛ]", required=False)
def open_command(file: str | None) -> int:
    """Открыть окно программы."""
    return open_window(file)


@kuzplan.command()
@new_file_argument
@click.option("--from", "source", type=values.FILE, help="План, от которого начать; без параметра – поставляемый план.")
@click.option("--commission", type=values.TEXT, default="", help="Наименование комиссии, как оно печатается в отчетах.")
@click.option("--role", type=values.ROLE, default="tik", help="tik – территориальная комиссия, ikko – областная.")
def new(file: Path, source: Path | None, commission: str, role: str) -> None:
    """Создать документ из плана."""
    begun = source or paths.SEED_PLAN
    if not source and paths.incomplete():
        raise PlanError(paths.incomplete())
    with PlanFile.create(file, commission=commission, role=Role(role), source=begun, author=author()) as plan_file:
        plan = plan_file.document.plan
    click.echo(f"Создан документ {file}: план на {plan.year} год, пунктов {len(list(plan.in_force()))}.")


@kuzplan.command()
@file_argument
@click.option("--own", is_flag=True, help="Только пункты, которые исполняет комиссия.")
@click.option("--period", "asked", type=values.PERIOD, help=f"Добавить показатели. {values.PERIOD_HELP}")
@click.option("--today", type=values.DAY, help="По состоянию на этот день.")
@json_option
def show(
    file: Path, own: bool, asked: OfYear[ReportingPeriod] | None, today: OfYear[date] | None, json_wanted: bool
) -> None:
    """Показать план с отметками, состояниями и показателями."""
    with reading(file) as plan_file:
        document = plan_file.document
    period = of_the_plan(document, asked) if asked else None
    day = today(document.plan.year) if today else default_today(date.today(), document.plan.year)
    line = document.figures(period, day, own) if period else None
    part = outline.own_part(document, own)
    if json_wanted:
        extra = {"figures": as_json.figures_json(period, line)} if period and line else {}
        say_json({**as_json.document_json(part, day), **extra})
        return
    say(outline.document_lines(part, day))
    if period and line:
        say(["", outline.period_line(period, line, own=own)])


@kuzplan.command()
@file_argument
@click.argument("numbers", metavar="НОМЕР…", nargs=-1, required=True, type=values.NUMBER)
@click.option("--quarter", type=values.QUARTER, required=True, help="Квартал, от 1 до 4.")
@click.option("--not-required", is_flag=True, help="Не требуется; причина пишется в --note.")
@click.option("--clear", is_flag=True, help="Снять отметку; тексты остаются.")
@click.option("--date", "day", type=values.DAY, default=None, help="Дата выполнения.")
@click.option("--text", type=values.TEXT, default=None, help="Что сделано.")
@click.option("--note", type=values.TEXT, default=None, help="Примечание, причина.")
def mark(
    file: Path,
    numbers: tuple[str, ...],
    quarter: int,
    not_required: bool,
    clear: bool,
    day: OfYear[date] | None,
    text: str | None,
    note: str | None,
) -> None:
    """Отметить выполнение пунктов плана; несколько номеров – одно действие."""
    if not_required and clear:
        raise click.UsageError("Параметры --not-required и --clear исключают друг друга.")
    state = MarkState.NOT_REQUIRED if not_required else None if clear else MarkState.DONE
    with writing(file) as plan_file:
        before = plan_file.document
        activities = list(dict.fromkeys(activity_at(before.plan, number) for number in numbers))
        plan_file.marks.mark(
            [activity.uid for activity in activities],
            quarter,
            state=state,
            date=KEEP if day is None else day(before.plan.year),
            text=KEEP if text is None else text,
            note=KEEP if note is None else note,
        )
        document = plan_file.document
    for activity in activities:
        cleared = "Отметка снята" if outline.is_marked(before, activity, quarter) else "Отметки и не было"
        done = cleared if clear else "Отмечено"
        click.echo(f"{done}: {outline.plain(activity.number)}, {outline.box_caption(document, activity, quarter)}.")


@kuzplan.command()
@file_argument
@click.argument("number", metavar="НОМЕР", type=values.NUMBER)
@click.option(
    "--date", "when", type=values.WHEN, required=True, help="День мероприятия, дни (14–15.03.2022) или месяц (2022-10)."
)
@click.option("--until", "ends_on", type=values.DAY, help="Последний день, если дней несколько.")
@click.option("--form", type=values.TEXT, required=True, help="Форма: семинар, вебинар, викторина…")
@click.option("--title", type=values.TEXT, default="", help="Название.")
@click.option("--place", type=values.TEXT, default="", help="Место.")
@click.option("--people", type=values.PEOPLE, help="Сколько участников всего; без параметра – сумма по аудиториям.")
@click.option(
    "--audience", type=values.AUDIENCE, multiple=True, help="Участники по аудиториям: «члены УИК=37», можно повторять."
)
@click.option("--count", type=values.COUNT, default="1", help="Сколько мероприятий в этой записи, по умолчанию 1.")
@click.option("--hours", "minutes", type=values.HOURS, help="Продолжительность в часах: 2 или 1,5.")
@click.option("--taking-part", is_flag=True, help="Комиссия участвует, а проводит другая организация.")
@click.option("--held-by", type=values.TEXT, default="", help="Кто проводит; вместе с --taking-part.")
@click.option("--planned", is_flag=True, help="Запланировать, а не записать проведенное.")
@click.option("--note", type=values.TEXT, default="", help="Примечание.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
def hold(
    file: Path,
    number: str,
    audience: tuple[tuple[str, int], ...],
    planned: bool,
    when: OfYear[TypedDays],
    ends_on: OfYear[date] | None,
    today: OfYear[date] | None,
    **fields: Any,
) -> None:
    """Записать мероприятие; проведенное отмечает свой квартал."""
    attendance = {name: (people, None) for name, people in audience}
    if len(attendance) < len(audience):
        raise click.UsageError("Одна и та же аудитория указана в --audience дважды.")
    status = EventStatus.PLANNED if planned else EventStatus.HELD
    with writing(file) as plan_file:
        activity, year = activity_at(plan_file.document.plan, number), plan_file.document.plan.year
        fields |= days_of_event(when(year), ends_on(year) if ends_on else None, year)
        if not planned:
            demand_past(fields["ends_on"] or fields["starts_on"], today(year) if today else date.today())
        uid = plan_file.events.hold(activity.uid, status=status, attendance=attendance, **fields)
        document = plan_file.document
    say(outline.written_lines(document, activity, uid))


kuzplan.add_command(event_lines.add)
kuzplan.add_command(event_lines.events)
kuzplan.add_command(attaching.attach)
kuzplan.add_command(photos.photos)


@kuzplan.command()
@file_argument
@click.option("--anyway", is_flag=True, help="Отменить и то, что записал другой человек.")
def undo(file: Path, anyway: bool) -> None:
    """Отменить последнее действие."""

    if is_consolidated(file):
        who_is_who.switch_step(file, back=True)
        return

    def verb(plan_file: PlanFile) -> str | None:
        of_other = plan_file.undo_of_other
        if of_other and not anyway:
            raise PlanError(of_other, f"Отменить «{plan_file.undo_label}»? Тогда добавьте --anyway.")
        return plan_file.undo()

    _switch(file, verb, "Отменено", "Отменять нечего: на этом компьютере в документе ничего не меняли.")


@kuzplan.command()
@file_argument
def redo(file: Path) -> None:
    """Вернуть отмененное действие."""
    if is_consolidated(file):
        who_is_who.switch_step(file, back=False)
        return
    _switch(file, PlanFile.redo, "Возвращено", "Возвращать нечего: последнее действие не было отменой.")


def _switch(file: Path, verb: Callable[[PlanFile], str | None], did: str, nothing: str) -> None:
    with writing(file) as plan_file:
        label = verb(plan_file)
    if label is None:
        raise PlanError(nothing)
    click.echo(f"{did}: {outline.plain(label)}.")


@kuzplan.command()
@file_argument
@json_option
def history(file: Path, json_wanted: bool) -> None:
    """Показать журнал изменений, новые внизу."""
    with reading(file) as plan_file:
        steps = plan_file.history()
    if json_wanted:
        say_json(as_json.steps_json(steps))
    else:
        say(outline.step_lines(steps))


kuzplan.add_command(reporting.report)

for command in (
    *(copies.copy, copies.backups, copies.restore, copies.salvage),
    *(colleagues.compare, colleagues.merge, blank_forms.form, blank_forms.collect),
    *(papers.write_plan, papers.separate_plan, papers.take_separate_plan),
    *(consolidated.consolidate, consolidated.hand_out, figures.figures),
    *(who_is_who.assign, who_is_who.take_out, tables.tables),
    *(remarks.remark, remarks.send_back, remarks.remarks, remarks.answer),
    *(checking.check, checking.check_report, importing.import_plan),
    *(sending.sent, sending.campaign, sending.members),
    *(next_year.next_year, next_year.approve),
    amending.amend,
    *(dossiers.hand_over, dossiers.take_over),
):
    kuzplan.add_command(command)


@kuzplan.command("self-test")
def self_test_command() -> int:
    """Проверить, что программа работает: весь путь от плана до отчета и окна."""
    from kuzplan_desktop.cli.self_test import self_test

    return DONE if self_test() else REFUSED
