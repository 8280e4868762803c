"""«Суммы»: what the region did in the period, by section of the plan, by form of event and by audience."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from kuzplan_desktop.domain.region import Amount, Region
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.domain.words import audience_place

HEADERS = ("Что", "Мероприятий", "Участников")
NO_FORM = "форма не указана"


class SumsView(QTreeWidget):
    """Three groups of sums; those of the region's own document are in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionSums")
        self.setAccessibleName("Суммы")
        self.setHeaderLabels(HEADERS)
        self.setRootIsDecorated(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_region(self, region: Region) -> None:
        """Show the sums of a region."""
        self.clear()
        groups = (
            ("По разделам плана", list(by_section(region))),
            ("По форме мероприятия", by_event_form(region)),
            ("По аудитории", by_audience(region)),
        )
        for title, rows in groups:
            group = QTreeWidgetItem(self, [title])
            for name, events, people in rows:
                QTreeWidgetItem(group, [name, events, people])
            group.setExpanded(True)


def sums_line(region: Region) -> str:
    """The region's figures of the period, in a sentence."""
    lines = len(region.lines)
    words = plural(lines, "комиссия", "комиссии", "комиссий")
    events = sum(amount.events for amount in region.event_forms.values())
    people = sum(amount.people for amount in region.event_forms.values())
    own = "" if region.own else "; документа ИККО среди файлов нет"
    return (
        f"{region.period.caption}: представили {lines} {words}, не представили {len(region.missing)}; "
        f"мероприятий {events}, участников {people}{own}."
    )


def by_section(region: Region) -> Iterator[tuple[str, str, str]]:
    """The sums of each section, and of the plan."""
    places = {item.uid: at for at, item in enumerate(region.items)}
    whole = Amount()
    for section in region.plan.sections:
        amount = Amount()
        for subsection in section.subsections:
            for item in subsection.activities:
                at = places[item.uid]
                amount = amount.more(*region.total(at).amount)
                if region.own_cells:
                    amount = amount.more(region.own_cells[at].events, region.own_cells[at].people)
        whole = whole.more(*amount)
        name = ". ".join(part for part in (section.number, section.title) if part)
        yield name, str(amount.events), str(amount.people)
    yield "Всего", str(whole.events), str(whole.people)


def by_event_form(region: Region) -> list[tuple[str, str, str]]:
    """The sums of each form of event, the most frequent first."""
    event_forms = sorted(region.event_forms.items(), key=lambda one: (-one[1].events, one[0]))
    return [(event_form or NO_FORM, str(amount.events), str(amount.people)) for event_form, amount in event_forms]


def by_audience(region: Region) -> list[tuple[str, str, str]]:
    """The participants of each audience, in the order of the vocabulary."""
    audiences = sorted(region.audiences.items(), key=lambda one: audience_place(one[0]))
    return [(audience, "", str(people)) for audience, people in audiences]
