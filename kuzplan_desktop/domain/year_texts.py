"""The texts of a plan some years later, with what was moved in them and what a person should look at."""

from typing import NamedTuple

from kuzplan_desktop.domain.period.period import PeriodKind, parse_period
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.plan.year_shift import shifted


class Shift(NamedTuple):
    """A text in which a year was moved: where it stands, how it was, how it is."""

    place: str
    before: str
    after: str


class Doubt(NamedTuple):
    """What a person should look at in the new document: where, and a Russian sentence."""

    place: str
    text: str


class YearTexts:
    """Moves the texts of a plan of `year` to the year `to` and keeps what it did and what it left."""

    def __init__(self, year: int, to: int) -> None:
        self.year, self.to = year, to
        self.shifts: list[Shift] = []
        self.doubts: list[Doubt] = []

    def text(self, place: str, text: str) -> str:
        """A text a year later."""
        found = shifted(text, self.year, self.to)
        if found.text != text:
            self.shifts.append(Shift(place, text, found.text))
        if found.stay:
            years = ", ".join(map(str, dict.fromkeys(found.stay)))
            self.doubts.append(Doubt(place, f"Год {years} оставлен как был: «{short(text)}»."))
        return found.text

    def period(self, place: str, text: str) -> str:
        """A срок a year later; one that is understood no more is a doubt."""
        later = self.text(place, text)
        unknown = PeriodKind.UNKNOWN
        if parse_period(later, self.to).kind is unknown and parse_period(text, self.year).kind is not unknown:
            self.doubts.append(Doubt(place, f"Срок «{short(later)}» в {self.to} году не распознан: исправьте его."))
        return later

    def item(self, activity: Activity) -> ActivityDraft:
        """The texts of an item a year later."""
        place = f"Пункт {activity.number}" if activity.number else f"Пункт «{short(activity.title)}»"
        notes = tuple(
            (column, self.text(f"{place}, {column}" if column else place, text)) for column, text in activity.notes
        )
        return ActivityDraft(
            activity.number,
            self.text(place, activity.title),
            activity.executors_text,
            self.period(f"{place}, срок", activity.period_text),
            notes,
        )


def draft_of_next_year(plan: Plan, texts: YearTexts) -> PlanDraft:
    """The text of `plan` as a project of the later year: without decrees, excluded items and the commission's own."""
    return PlanDraft(
        title=texts.text("Наименование плана", plan.title),
        year=texts.to,
        authority=plan.authority,
        approved_on=None,
        approved_number="",
        title_genitive=shifted(plan.title_genitive, texts.year, texts.to).text,
        sections=tuple(_section(section, texts) for section in plan.sections),
        abbreviations=tuple((one.term, one.meaning) for one in plan.abbreviations),
        warnings=(),
    )


def _section(section: Section, texts: YearTexts) -> SectionDraft:
    title = texts.text(f"Раздел {section.number}".strip(), section.title)
    return SectionDraft(section.number, title, tuple(_subsection(part, texts) for part in section.subsections))


def _subsection(part: Subsection, texts: YearTexts) -> SubsectionDraft:
    title = texts.text(f"Подраздел {part.number}".strip(), part.title)
    return SubsectionDraft(part.number, title, tuple(texts.item(one) for one in part.activities if is_approved(one)))


def is_approved(activity: Activity) -> bool:
    """True for an item that stands in the approved plan: neither taken out nor added by a commission."""
    return not activity.excluded and not activity.added


def short(text: str) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}…"
