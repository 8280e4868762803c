"""ReportKind: every kind of report with its traits, which all others ask instead of comparing its name."""

from dataclasses import dataclass
from enum import StrEnum


class ReportOption(StrEnum):
    """What may be chosen about a report besides its kind and its period."""

    SCOPE = "scope"  # the own items or the whole plan
    CUMULATIVE = "cumulative"  # the figures since the year's beginning beside those of the period
    COLUMNS = "columns"
    EMPTY_ROWS = "empty_rows"  # items of which nothing is told may be left out
    EXAMPLES = "examples"  # events of each item
    YEARS = "years"  # the documents of earlier years, which stand beside


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A kind of report; every kind takes every period.

    `name` is what documents, settings and the command line call it, `title` what people do; `beginning` stands before
    the period: «План на» I квартал; `handed_in` after it: «Отчет за I квартал» сдан. `of_region`: it is made of a
    consolidated file and not of a document. `signed`: it has an addressee, a number and signatures. `sendable`: it can
    be marked as sent; `needs_journal`: it is told from the steps of the document; `is_checked`: what is missing matters
    in it; `is_owed`: every commission hands it in for each period, and a later one says how the figures that were sent
    for earlier periods have moved.
    """

    name: str
    title: str
    beginning: str
    handed_in: str = "сдан"
    options: frozenset[ReportOption] = frozenset({ReportOption.SCOPE})
    of_region: bool = False
    signed: bool = True
    sendable: bool = True
    needs_journal: bool = False
    is_checked: bool = False
    is_owed: bool = False

    def takes(self, option: ReportOption) -> bool:
        """True if `option` may be chosen about a report of this kind."""
        return option in self.options


_SCOPE_AND_YEAR = frozenset({ReportOption.SCOPE, ReportOption.CUMULATIVE})

PROGRESS = ReportKind(
    name="progress",
    title="Отчет о выполнении",
    beginning="Отчет за",
    options=_SCOPE_AND_YEAR | {ReportOption.COLUMNS, ReportOption.EMPTY_ROWS},
    is_checked=True,
    is_owed=True,
)
FIGURES = ReportKind(
    name="figures",
    title="Сводка в цифрах",
    beginning="Сводка в цифрах за",
    handed_in="сдана",
    options=_SCOPE_AND_YEAR,
    signed=False,
    is_checked=True,
)
TRAINING = ReportKind(
    name="training",
    title="Сведения об обучении",
    beginning="Сведения об обучении за",
    handed_in="сданы",
    options=_SCOPE_AND_YEAR,
    is_checked=True,
)
DUE = ReportKind(name="due", title="План на период", beginning="План на")
LATE = ReportKind(name="late", title="Просроченное", beginning="Просроченное за", handed_in="сдано")
SEPARATE = ReportKind(name="separate", title="План и факт", beginning="План и факт за", needs_journal=True)
YEARS = ReportKind(
    name="years",
    title="Сравнение по годам",
    beginning="Сравнение по годам за",
    options=frozenset({ReportOption.SCOPE, ReportOption.YEARS}),
    sendable=False,
)
EVENT_LIST = ReportKind(
    name="event_list",
    title="Список мероприятий",
    beginning="Список мероприятий за",
    signed=False,
    sendable=False,
)
HISTORY = ReportKind(
    name="history",
    title="Журнал изменений",
    beginning="Журнал изменений за",
    signed=False,
    needs_journal=True,
)
CONSOLIDATED = ReportKind(
    name="consolidated",
    title="Сводный отчет",
    beginning="Сводный отчет за",
    options=frozenset({ReportOption.EXAMPLES, ReportOption.CUMULATIVE, ReportOption.COLUMNS, ReportOption.EMPTY_ROWS}),
    of_region=True,
    sendable=False,
)
CONTROL = ReportKind(
    name="control",
    title="Контрольная таблица",
    beginning="Контрольная таблица за",
    options=frozenset(),
    of_region=True,
    sendable=False,
)

REPORT_KINDS = {
    kind.name: kind
    for kind in (PROGRESS, FIGURES, TRAINING, DUE, LATE, SEPARATE, YEARS, EVENT_LIST, HISTORY, CONSOLIDATED, CONTROL)
}  # in the order in which they are offered
OF_DOCUMENT = tuple(kind for kind in REPORT_KINDS.values() if not kind.of_region)
OF_REGION = tuple(kind for kind in REPORT_KINDS.values() if kind.of_region)


def kind_title(name: str) -> str:
    """What people call the kind `name`; a newer program may have written one that this one does not know."""
    known = REPORT_KINDS.get(name)
    return known.title if known else name


def kind_beginning(name: str) -> str:
    """What stands before the period in the name of a report of the kind `name`, also of one that is not known."""
    known = REPORT_KINDS.get(name)
    return known.beginning if known else f"{name} за"


def kind_handed_in(name: str) -> str:
    """What is said of a report of the kind `name` that was sent: it is сдан, or сданы, сдана, сдано."""
    known = REPORT_KINDS.get(name)
    return known.handed_in if known else "сдан"
