"""Every kind of report in every format from the filled-in plan: `python -m tests.reports.every_kind FOLDER`."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.plan.own_items import with_changed
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.reporting.report_kinds import OF_DOCUMENT, REPORT_KINDS, ReportOption
from kuzplan_desktop.reports.kinds.columns import OFFERED
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.writing import FORMATS, write
from kuzplan_desktop.store.changes.steps import Step, StepChange
from tests.reports.filled import filled_document

KINDS = [kind.name for kind in OF_DOCUMENT if not kind.takes(ReportOption.YEARS)]  # which need one document alone
JULY, NOVEMBER = date(2022, 7, 5), date(2022, 11, 10)
STEPS = (
    Step("s0", "Внесен сводный план", "", "", False, ()),
    Step(
        "s1",
        "Отметка 1.2.4, I квартал",
        "Тимофеева Е.А.",
        "2022-03-14T10:15:00+07:00",
        False,
        (StepChange("mark", "1.2.4/1", "1.2.4", "1.2.4", "state", "", "выполнено"),),
    ),
    Step(
        "s2",
        "Мероприятие 1.2.4: семинар, 19.05.2022",
        "Соколова Н.В.",
        "2022-05-20T16:40:00+07:00",
        False,
        (
            StepChange("event", "new", "1.2.4", "1.2.4", "starts_on", "", "2022-05-19"),
            StepChange("event", "new", "1.2.4", "1.2.4", "form", "", "семинар"),
            StepChange("event", "new", "1.2.4", "1.2.4", "place", "", "г. Топки"),
            StepChange("event", "new", "1.2.4", "1.2.4", "minutes", "", "180"),
        ),
    ),
    Step(
        "s3",
        "Отметка 2.2.5, II квартал",
        "",
        "2022-06-14T09:05:00+07:00",
        True,
        (
            StepChange(
                "mark", "2.2.5/2", "2.2.5", "2.2.5", "text", "Акция проведена", "Акция проведена в четырех селах"
            ),
        ),
    ),
)


def planned_document() -> Document:
    """The filled-in plan with events planned for the third quarter."""
    document = filled_document()
    planned = (
        Event(
            "p1",
            "1.2.4",
            EventStatus.PLANNED,
            date(2022, 8, 16),
            form="семинар",
            title="День голосования",
            place="Топки",
        ),
        Event("p2", "2.2.2", EventStatus.PLANNED, month=date(2022, 9, 1), form="квиз", count=6),
    )
    events = {
        uid: (*found, *(each for each in planned if each.activity == uid)) for uid, found in document.events.items()
    }
    return replace(document, events=events)


def earlier_document(years: int = 1) -> Document:
    """The filled-in plan as it could have been some years before: an item of it has another wording, one is missing."""
    document = filled_document()
    year = document.plan.year - years

    def moved(event: Event) -> Event:
        days = {
            name: day and day.replace(year=year)
            for name, day in (("starts_on", event.starts_on), ("ends_on", event.ends_on))
        }
        return replace(event, uid=f"{event.uid}-{year}", people=(event.people or event.participants) + years, **days)

    items = {item.uid: item for item in document.plan.activities()}
    changed = {"2.2.4": replace(items["2.2.4"], title="Экскурсии в музей истории выборов")}
    plan = _renamed(with_changed(document.plan, changed), year)
    events = {f"{uid}-{year}": tuple(map(moved, found)) for uid, found in document.events.items()}
    moved_events = {uid: tuple(replace(event, activity=uid) for event in found) for uid, found in events.items()}
    return replace(document, plan=plan, events=moved_events, marks={}, campaigns=())


def _renamed(plan: Plan, year: int) -> Plan:
    """The plan of another year, whose items have identities of their own."""
    sections = tuple(
        replace(
            section,
            uid=f"{section.uid}-{year}",
            subsections=tuple(
                replace(
                    part,
                    uid=f"{part.uid}-{year}",
                    activities=tuple(replace(item, uid=f"{item.uid}-{year}") for item in part.activities),
                )
                for part in section.subsections
            ),
        )
        for section in plan.sections
    )
    return replace(plan, uid=f"plan-{year}", year=year, sections=sections)


def choice(kind: str, period: str = "2022-Q2", **fields: object) -> ReportChoice:
    """A choice of `kind`."""
    return ReportChoice(kind=REPORT_KINDS[kind], period=parse_reporting_period(period), **fields)  # type: ignore[arg-type]


def every_kind() -> Iterator[tuple[str, Report]]:
    """A name and a report for each kind and for the choices that change its looks."""
    document = planned_document()
    for kind in KINDS:
        period = "2022-Q3" if kind in ("due", "separate") else "2022-Q2"
        yield kind, build(document, choice(kind, period), JULY, steps=STEPS)
    members = {"members_tik": "9", "members_heads": "81", "members_uik": "170", "members_on": "2022-01-01"}
    counted = replace(document, settings={**document.settings, **members})
    yield "figures-members", build(counted, choice("figures"), JULY)
    yield "training-members", build(counted, choice("training", cumulative=True), JULY)
    before = [earlier_document(years) for years in (1, 2)]
    yield "years", build(counted, choice("years"), JULY, beside=before)
    yield "events-whole-plan", build(document, choice("event_list", "2022", own=False, both_sides=True), JULY)
    yield "progress-columns", build(document, choice("progress", own=False, columns=tuple(OFFERED)), JULY)
    yield "progress-few-columns", build(document, choice("progress", columns=("events",), empty_rows=False), JULY)
    yield "progress-chosen", build(document, choice("progress", only=frozenset(["1.2.4", "2.2.5"])), JULY)
    yield "progress-month", build(document, choice("progress", "2022-03", own=False), JULY)
    yield "progress-year", build(document, choice("progress", "2022", own=False), NOVEMBER)
    amended = build(document, choice("progress", "2022-H1", cumulative=True), JULY)
    yield (
        "progress-amended",
        replace(
            amended,
            in_place_of="взамен отчета от 4 июля 2022\u00a0г. №\u00a01-12/45",
            corrections=("С учетом уточнений за I квартал: мероприятий +1, участников +37.",),
        ),
    )
    yield "figures-cumulative", build(document, choice("figures", own=False, cumulative=True), JULY)
    yield "training-cumulative", build(document, choice("training", cumulative=True), JULY)
    yield "due-whole-plan", build(document, choice("due", "2022-Q3", own=False), JULY)
    yield "late-november", build(document, choice("late", "2022-Q4", own=False), NOVEMBER)


def main() -> None:
    """Write every kind in every format into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, report in every_kind():
        for ending in FORMATS:
            write(report, folder / f"{name}.{ending}")


if __name__ == "__main__":
    main()
