"""A document and a period -> an immutable Report: the rows and totals that every format prints."""

from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.wording import NBSP, date_words
from kuzplan_desktop.reports.columns import table_columns
from kuzplan_desktop.reports.report import Report, Signature
from kuzplan_desktop.reports.rows import View, table_rows
from kuzplan_desktop.reports.sentences import figures_line, report_title, tied_name
from kuzplan_desktop.reports.training import TRAINING, training_rows

HEADING = "ОТЧЕТ"
SIGNING = ("председател", "секретар")  # by what a position holds; each signs once
UNNAMED = ("Председатель", "Секретарь")


def build_report(
    document: Document, period: ReportingPeriod, *, own: bool, today: date, cumulative: bool = False
) -> Report:
    """The «Отчет о выполнении» of `period`, of the own items or of all.

    `today` is the calendar day: it dates the report and picks who signs; states are told for the smaller of it, the
    period's last day and the end of the plan's year. `cumulative` adds the figures since the year's beginning
    where the period begins later.
    """
    plan = document.plan
    told_for = min(today, date(plan.year, 12, 31))
    year = cumulative and period.first_day > date(plan.year, 1, 1)
    view = View(document, period, told_for, own, year)
    figures = document.figures(period, told_for, own)
    shown = [activity for activity in plan.activities() if view.shows(activity)]
    return Report(
        heading=HEADING,
        title=report_title(plan, period, cumulative=year),
        commission=_commission(document),
        dateline=f"«____» ______________ {today.year}{NBSP}г. №{NBSP}__________",
        addressee=_addressee(document),
        as_of=f"по состоянию на {date_words(told_for)}" if told_for < period.last_day else "",
        figures=figures,
        figures_line=f"{_capital(period.caption)}: {figures_line(figures)}",
        columns=table_columns(period.caption.removesuffix(f" {plan.year} года"), executors=not own, year=year),
        rows=table_rows(view),
        nothing="В плане нет пунктов, которые исполняет комиссия." if own else "В плане нет пунктов.",
        training_caption=f"{TRAINING} за {period.caption}",
        training=training_rows(event for activity in shown for event in view.held(activity)),
        signatures=signatures(document.signatories, today),
        preparer=_preparer(document),
        made_on=today,
        name=" – ".join(part for part in (f"Отчет за {period.caption}", _commission(document)) if part),
    )


def signatures(signatories: tuple[Signatory, ...], day: date) -> tuple[Signature, ...]:
    """Who signs on `day`: the chair's line and the secretary's, to be filled in by hand where nobody is named.

    Of several for one place the latest to take office signs; other positions follow in their order.
    """
    current: dict[str, Signatory] = {}
    for signatory in signatories:
        place = _signing_place(signatory.position)
        if signatory.since is not None and signatory.since > day:
            continue
        if place not in current or (signatory.since or date.min) > (current[place].since or date.min):
            current[place] = signatory
    lines = [
        Signature(_capital(current[place].position), tied_name(current[place].name)) if place in current
        else Signature(unnamed, "")
        for place, unnamed in zip(SIGNING, UNNAMED, strict=True)
    ]  # fmt: skip
    others = [signatory for place, signatory in current.items() if place not in SIGNING]
    return (*lines, *(Signature(_capital(other.position), tied_name(other.name)) for other in others))


def _signing_place(position: str) -> str:
    """The place at which the holder of `position` signs: a deputy or «и. о.» signs at the chair's."""
    folded = position.casefold()
    return next((place for place in SIGNING if place in folded), folded)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _commission(document: Document) -> str:
    return document.commission.name if document.commission else ""


def _addressee(document: Document) -> str:
    """To whom the report goes: what was entered, else the commission that approved the plan, in the nominative."""
    entered = document.settings.get("addressee", "").strip()
    if entered or (document.commission and document.commission.role is Role.IKKO):
        return entered
    return document.plan.authority.strip()


def _preparer(document: Document) -> str:
    """Who drew the report up, with the telephone; empty where nobody is named."""
    name = tied_name(document.settings.get("preparer", ""))
    phone = document.settings.get("preparer_phone", "").strip()
    parts = (f"исп. {name}" if name else "", f"тел. {phone}" if phone else "")
    return _capital(", ".join(part for part in parts if part))
