"""«Суммы»: what the region did in the period, by section of the plan, by form of event and by audience."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY, NO_FORM
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reported import reported_line
from kuzplan_desktop.domain.words import audience_place
from kuzplan_desktop.reports.kinds.consolidated import left_out
from kuzplan_desktop.ui.lists.row_selection import select_rows
from kuzplan_desktop.ui.region.lists import offer_copying

HEADERS = ("Что", "Мероприятий", "Участников")
FORMER = ("Год назад", "Участников")


class SumsView(QTreeWidget):
    """Three groups of sums; those of the region's own document are in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionSums")
        self.setAccessibleName("Суммы")
        self.setHeaderLabels(HEADERS)
        self.setRootIsDecorated(True)
        select_rows(self)
        offer_copying(self)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def chosen(self) -> tuple[str, str]:
        """The group and the name of the chosen form or category; both empty where none is chosen."""
        item = self.currentItem()
        group = item.parent() if item else None
        nameless = (NO_CATEGORY, NO_FORM)
        if item is None or group is None or group.text(0) not in (FORMS, CATEGORIES) or item.text(0) in nameless:
            return "", ""
        return group.text(0), item.text(0)

    def show_region(self, region: Region, former: Region | None = None) -> None:
        """Show the sums of a region, those of the same period of last year beside."""
        self.clear()
        self.setHeaderLabels([*HEADERS, *(FORMER if former else ())])
        self.setColumnCount(len(HEADERS) + (len(FORMER) if former else 0))
        for title, by in GROUPS.items():
            group = QTreeWidgetItem(self, [title])
            last = {name: amounts for name, *amounts in by(former)} if former else {}
            rows = {name: amounts for name, *amounts in by(region)}
            for name in dict.fromkeys((*rows, *last)):
                QTreeWidgetItem(group, [name, *rows.get(name, ("0", "0")), *(last.get(name, ()) if former else ())])
            group.setExpanded(True)


def sums_line(region: Region) -> str:
    """The region's figures of the period, in a sentence."""
    amounts, left = region.amounts, " ".join(left_out(region))
    own = "" if region.own else "; документа ИККО среди файлов нет"
    return (
        f"{region.period.caption}: {reported_line(region.reported)}; "
        f"мероприятий {amounts.events}, участников {amounts.people}{own}." + (f" {left}" if left else "")
    )


def by_section(region: Region) -> Iterator[tuple[str, str, str]]:
    """The sums of each section, and of the plan."""
    for section in region.plan.sections:
        items = [item for subsection in section.subsections for item in subsection.activities]
        amount = region.amounts_of_items(items)
        name = ". ".join(part for part in (section.number, section.title) if part)
        yield name, str(amount.events), str(amount.people)
    yield "Всего", str(region.amounts.events), str(region.amounts.people)


def by_event_form(region: Region) -> list[tuple[str, str, str]]:
    """The sums of each form of event, the most frequent first."""
    event_forms = sorted(region.event_forms.items(), key=lambda one: (-one[1].events, one[0]))
    return [(event_form, str(amounts.events), str(amounts.people)) for event_form, amounts in event_forms]


def by_audience(region: Region) -> list[tuple[str, str, str]]:
    """The participants of each category, in the order of the vocabulary, those of none last."""
    audiences = sorted(region.audiences.items(), key=lambda one: (one[0] == NO_CATEGORY, audience_place(one[0])))
    return [(audience, "", str(amounts.people)) for audience, amounts in audiences]


FORMS, CATEGORIES = "По форме мероприятия", "По аудитории"
GROUPS: dict[str, Callable[[Region], Iterable[tuple[str, str, str]]]] = {
    "По разделам плана": by_section,
    FORMS: by_event_form,
    CATEGORIES: by_audience,
}
