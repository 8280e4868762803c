"""SentReport: a report that was handed in: when, under which number, with which figures, signed by whom."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import StoredFile
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS, kind_beginning, kind_handed_in

FORGOTTEN = ": отметка о сдаче снята"
FORMATS = ("pdf", "xlsx", "docx")  # the one that was signed first


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that was sent; its files lie in the document and are read one by one.

    `period` is the key of a ReportingPeriod, `replaces` the uid of the report that this one amends. `figures` are None
    where they cannot be read, `signatories` are pairs of position and name, `scans` what was signed on paper.
    """

    uid: str
    kind: str
    period: str
    own: bool
    cumulative: bool
    sent_on: date | None
    outgoing_number: str = ""
    replaces: str = ""
    figures: PeriodFigures | None = None
    signatories: tuple[tuple[str, str], ...] = ()
    scans: tuple[StoredFile, ...] = ()

    @property
    def span(self) -> ReportingPeriod | None:
        """The period as a value; None for one that this program does not understand."""
        try:
            return parse_reporting_period(self.period)
        except PlanError:
            return None

    @property
    def is_owed(self) -> bool:
        """True for the report that the commission owes for each period."""
        return self.kind in REPORT_KINDS and REPORT_KINDS[self.kind].is_owed

    @property
    def title(self) -> str:
        """«Отчет за I квартал»; a report of another kind is called by it."""
        return sent_title(self.kind, self.period)

    @property
    def given(self) -> str:
        """«05.04.2022 № 12»: when and under which number."""
        day = f"{self.sent_on:%d.%m.%Y}" if self.sent_on else ""
        return " ".join(part for part in (day, f"№ {self.outgoing_number}" if self.outgoing_number else "") if part)

    @property
    def fate(self) -> str:
        """«Отчет за I квартал сдан 05.04.2022 № 12»."""
        return f"{self.title} {kind_handed_in(self.kind)} {self.given}".rstrip()

    @property
    def in_place_of(self) -> str:
        """What the report that amends this one prints: «взамен отчета от 05.04.2022 № 12»."""
        day = f"от {self.sent_on:%d.%m.%Y}" if self.sent_on else ""
        number = f"№\N{NO-BREAK SPACE}{self.outgoing_number}" if self.outgoing_number else ""
        return " ".join(part for part in ("взамен отчета", day, number) if part)


def sent_title(kind: str, period: str) -> str:
    """«Отчет за I квартал», «Сведения об обучении за I квартал»: a kind and the key of a period, without its year."""
    return f"{kind_beginning(kind)} {period_words(period)}"


def sending_label(kind: str, period: str, former: SentReport | None = None) -> str:
    """«Отчет за I квартал сдан взамен отчета 05.04.2022 № 12»: the step that marks a report as sent."""
    amended = f" взамен отчета {former.given}".rstrip() if former else ""
    return f"{sent_title(kind, period)} {kind_handed_in(kind)}{amended}"


def forgetting_label(sent: SentReport) -> str:
    """«Отчет за I квартал: отметка о сдаче снята»: the step that takes a report out of the sent ones."""
    return f"{sent.title}{FORGOTTEN}"


def is_about_sending(label: str, sent: Iterable[SentReport]) -> bool:
    """True if the step of this name marks one of the `sent` reports as sent; earlier ones said «сдан» of any kind."""
    return any(label.startswith(f"{one.title} сдан") for one in sent)


def period_words(period: str) -> str:
    """«I квартал» for the key of a period; what is no such key stays as it is."""
    try:
        return short_caption(parse_reporting_period(period))
    except PlanError:
        return period


def short_caption(period: ReportingPeriod) -> str:
    """«I квартал» of «I квартал 2022 года»; the year and what lies between two dates keep theirs."""
    return period.caption if ".." in period.key else period.caption.removesuffix(f" {period.first_day.year} года")


def figures_text(figures: PeriodFigures) -> str:
    """The figures as a document holds them: canonical JSON."""
    return _canonical(figures._asdict())


def read_figures(text: str) -> PeriodFigures | None:
    """The figures that `figures_text` wrote; None for a text that holds none."""
    values = _read(text)
    names = PeriodFigures._fields
    if not isinstance(values, dict) or not all(type(values.get(name)) is int for name in names):
        return None
    return PeriodFigures(*(values[name] for name in names))


def signatories_text(signatories: Iterable[tuple[str, str]]) -> str:
    """Positions and names as a document holds them: canonical JSON."""
    return _canonical([list(pair) for pair in signatories])


def read_signatories(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs that `signatories_text` wrote; nothing for a text that holds none."""
    pairs = _read(text)
    if not isinstance(pairs, list):
        return ()
    return tuple(
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
    )


def figures_words(figures: PeriodFigures | None) -> str:
    """«по плану 12, проводилась работа по 9, мероприятий 14, участников 340»; empty for figures that are not known."""
    if figures is None:
        return ""
    return (
        f"по плану {figures.planned}, проводилась работа по {figures.worked}, "
        f"мероприятий {figures.events}, участников {figures.people}"
    )


def signatories_words(signatories: Iterable[tuple[str, str]]) -> str:
    """«Председатель П.П. Петров; Секретарь А.П. Иванова»; a line without a name is left out."""
    return "; ".join(f"{position} {name}" for position, name in signatories if name)


def latest(sent: Sequence[SentReport], kind: str, period: str, *, own: bool) -> SentReport | None:
    """The report of this kind, period and scope that was sent last; None if none was."""
    alike = [one for one in sent if (one.kind, one.period, one.own) == (kind, period, own)]
    replaced = {one.replaces for one in alike}
    standing = [one for one in alike if one.uid not in replaced] or alike
    return max(standing, key=lambda one: (one.sent_on or date.min, one.uid), default=None)


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
