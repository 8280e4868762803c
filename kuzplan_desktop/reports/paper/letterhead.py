"""What frames a report of any kind: whose it is, to whom it goes, who signs it and who drew it up."""

from datetime import date

from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.reporting.report_kinds import ReportKind
from kuzplan_desktop.domain.wording import NBSP, date_words
from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.report import Block, Report, Signature
from kuzplan_desktop.reports.paper.sentences import capital, tied_name

SIGNING = ("председател", "секретар")  # by what a position holds; each signs once
UNNAMED = ("Председатель", "Секретарь")


def framed(
    document: Document,
    today: date,
    *,
    kind: ReportKind,
    heading: str,
    title: str,
    as_of: str,
    figures: PeriodFigures,
    figures_line: str,
    blocks: tuple[Block, ...],
    name: str,
    sheet_charts: tuple[Chart, ...] = (),
    lines: tuple[str, ...] = (),
) -> Report:
    """A report on `document` drawn up on `today`; one that goes out has an addressee and waits for its number."""
    commission = _commission(document)
    goes_out = kind.signed and (kind.sendable or kind.of_region)
    return Report(
        kind=kind.name,
        heading=heading,
        title=title,
        commission=commission,
        dateline=f"«____» ______________ {today.year}{NBSP}г. №{NBSP}__________" if goes_out else "",
        drawn_up="" if goes_out else date_words(today),
        addressee=_addressee(document) if goes_out else "",
        as_of=as_of,
        figures=figures,
        figures_line=figures_line,
        blocks=blocks,
        signatures=signatures(document.signatories, today) if kind.signed else (),
        preparer=_preparer(document),
        made_on=today,
        name=" – ".join(part for part in (name, commission) if part),
        sheet_charts=sheet_charts,
        lines=lines,
    )


def signatures(signatories: tuple[Signatory, ...], day: date) -> tuple[Signature, ...]:
    """Who signs on `day`: the chair's line and the secretary's, to be filled in by hand where nobody is named.

    Of several for one place the latest to take office signs; other positions follow in their order.
    """
    current = signing(signatories, day)
    lines = [
        Signature(capital(current[place].position), tied_name(current[place].name)) if place in current
        else Signature(unnamed, "")
        for place, unnamed in zip(SIGNING, UNNAMED, strict=True)
    ]  # fmt: skip
    others = [signatory for place, signatory in current.items() if place not in SIGNING]
    return (*lines, *(Signature(capital(other.position), tied_name(other.name)) for other in others))


def signing(signatories: tuple[Signatory, ...], day: date) -> dict[str, Signatory]:
    """Who holds which place on `day`, by place: those of SIGNING, other positions by themselves."""
    current: dict[str, Signatory] = {}
    for signatory in signatories:
        place = _signing_place(signatory.position)
        if signatory.since is not None and signatory.since > day:
            continue
        if place not in current or (signatory.since or date.min) > (current[place].since or date.min):
            current[place] = signatory
    return current


def _signing_place(position: str) -> str:
    """The place at which the holder of `position` signs: a deputy or «и. о.» signs at the chair's."""
    words = position.casefold()
    return next((place for place in SIGNING if place in words), words)


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
    return capital(", ".join(part for part in parts if part))
