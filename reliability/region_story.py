"""A year of a region as files: 46 commissions and the regional one, four waves, and all that goes wrong in them."""

import random
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.exchange.amendment.amending import AmendChoice, amend_document, read_handed
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.store.commission_list import listed_commissions
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.document.plan_file import PlanFile

YEAR, QUARTERS = 2022, (1, 2, 3, 4)
FORMS = ("семинар", "вебинар", "круглый стол", "Семинар", "сем.")
CATEGORIES = ("члены УИК", "члены ТИК", "резерв составов УИК")
RENAMED, MISSPELT, DIVERGED, LATE, NEAR, WRONG, BARE, ROLE, SPLIT, SILENT = range(10)  # places in the list
RENAMED_TO = "Территориальная избирательная комиссия округа с новым именем"
FRESH = "Семинар об изменениях в избирательном законодательстве"  # an item that the amended plan has besides
GONE_TITLE = (
    "Организация и проведение семинаров с членами избирательных комиссий в режиме дистанционного обучения "
    "с применением технологии видеоконференцсвязи"
)  # one that it has no more
AMENDED = Decree("7", date(YEAR, 7, 1))


@dataclass(slots=True)
class Story:
    """What came in which wave, what is true of each commission in the end (name -> document), what she must decide.

    `wrong` is a colleague's file under a commission's name, `near` one whose name is merely near to a listed one.
    `former` are those who have not taken in the amended plan in the end; `sent` tells when whose report was sent, by
    name and part of the year.
    """

    folder: Path
    rng: random.Random
    truth: dict[str, Path] = field(default_factory=dict)
    waves: dict[int, list[Path]] = field(default_factory=lambda: {quarter: [] for quarter in QUARTERS})
    wrong: str = "wrong.sqlite"
    near: str = ""
    near_to: str = ""
    former: list[str] = field(default_factory=list)
    sent: dict[tuple[str, str], date] = field(default_factory=dict)

    def work(self, path: Path, quarter: int, count: int, device: str = "first") -> None:
        """Some events and marks of a quarter, a few of them under items that are not the commission's."""
        rng = self.rng
        with PlanFile.open(path, device=device) as file:
            items = list(file.document.plan.in_force())
            own = [item for item in items if file.document.is_own(item)]
            for number in range(count):
                taking = {"taking_part": True, "held_by": "ИККО"} if rng.random() < 0.1 else {}
                file.events.hold(
                    rng.choice(items if rng.random() < 0.08 else own).uid,
                    starts_on=date(YEAR, 3 * quarter - 2, 1) + timedelta(days=rng.randrange(88)),
                    form=rng.choice(FORMS),
                    title=f"Тема {path.stem} {quarter} {number} {rng.randrange(10**9)}",
                    count=rng.choice((1, 1, 1, 2, 3)),
                    minutes=rng.choice((None, 60, 90, 120)),
                    attendance={name: (rng.randrange(1, 60), None) for name in rng.sample(CATEGORIES, 2)},
                    **taking,
                )
            for item in rng.sample(own, 3):
                state = rng.choice((MarkState.DONE, MarkState.DONE, MarkState.NOT_REQUIRED))
                file.marks.mark([item.uid], quarter, state=state, text="Сделано", note="Не потребовалось")

    def hand_in(self, name: str, path: Path, quarter: int) -> None:
        """The report of a quarter is sent before the document goes to the region."""
        period = parse_reporting_period(f"{YEAR}-Q{quarter}")
        self.sent[name, f"-Q{quarter}"] = day = period.last_day + timedelta(days=4)
        with PlanFile.open(path, device="first") as file:
            file.reports.send(
                kind="progress", period=period.key, own=True, cumulative=False, outgoing_number=f"{quarter}/1",
                sent_on=day, signatories=(), files={},
                figures=file.document.figures(period, period.last_day, own=True),
            )  # fmt: skip

    def take_plan(self, path: Path) -> None:
        """The plan that was handed out again is taken into a document."""
        with PlanFile.open(path, device="first") as file:
            amend_document(file, read_handed(self.folder / "plan.sqlite"), AmendChoice(guesses=True))

    def send(self, path: Path, quarter: int, name: str) -> None:
        """A copy of a document goes to the region in the wave of a quarter."""
        target = self.folder / f"wave {quarter}" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
        self.waves[quarter].append(target)


def told(folder: Path, commissions: int = 46, seed: int = 7) -> Story:
    """The story, with so many of the listed commissions."""
    listed = [entry for entry in listed_commissions() if not entry.regional][:commissions]
    story = Story(folder, random.Random(seed))
    _regional(story)
    for place, entry in enumerate(listed):
        if place in (SPLIT, SILENT):
            continue
        name = entry.name
        if place == MISSPELT:
            name = name.replace("ая", "я", 1)
        elif place == NEAR:
            name, story.near, story.near_to = name[:4] + name[5:], f"{place:02}.sqlite", entry.name
        path = folder / f"own {place:02}.sqlite"
        known = "" if place in (MISSPELT, NEAR) else entry.list_id
        role = Role.IKKO if place == ROLE else Role.TIK
        PlanFile.create(path, commission=name, list_id=known, role=role, device="first").close()
        for quarter in QUARTERS:
            if place == LATE and quarter > 2:
                story.former.append(entry.name)
                break
            if quarter == (4 if place % 3 == 0 else 3):
                story.take_plan(path)
            story.work(path, quarter, story.rng.randrange(2, 6))
            _go_on(story, path, place, quarter, entry.name)
            if place % 2:
                story.hand_in(entry.name, path, quarter)
            story.send(path, quarter, f"{place:02}.sqlite")
        story.truth[entry.name] = path
    _split(story, [entry.name for entry in listed], listed[SPLIT].list_id)
    _others(story, listed[WRONG].name, listed[WRONG].list_id)
    return story


def _go_on(story: Story, path: Path, place: int, quarter: int, name: str) -> None:
    """What happens to some of them in the second and third quarter."""
    if quarter == 2 and place in (RENAMED, MISSPELT):
        with PlanFile.open(path, device="first") as file:
            file.settings.set_commission(name=RENAMED_TO if place == RENAMED else name, list_id="")
    if quarter == 2 and place == BARE:
        with PlanFile.open(path, device="first") as file:
            file.copy_to(story.folder / "bare.sqlite", without_history=True)
        story.send(story.folder / "bare.sqlite", 2, "bare.sqlite")
    if quarter == 3 and place == DIVERGED:
        hers = story.folder / "hers.sqlite"
        shutil.copyfile(path, hers)
        story.work(hers, 3, 3, device="second")
        story.send(hers, 3, "hers.sqlite")
        with PlanFile.open(path, device="first") as file:
            merge(file, compare_with(file.bodies(), hers), MergeChoice())


def _split(story: Story, names: list[str], list_id: str) -> None:
    """A commission is split in two: the new one goes on with a copy of the other's first quarter."""
    path = story.folder / "own split.sqlite"
    story.former.append(names[SPLIT])
    if (names[-1], "-Q1") in story.sent:
        story.sent[names[SPLIT], "-Q1"] = story.sent[names[-1], "-Q1"]
    shutil.copyfile(story.waves[1][-1], path)
    with PlanFile.open(path, device="first") as file:
        file.settings.set_commission(name=names[SPLIT], list_id=list_id)
    story.work(path, 4, 4)
    story.send(path, 4, "split.sqlite")
    story.truth[names[SPLIT]] = path


def _regional(story: Story) -> None:
    """The regional commission's own document; in summer it amends the plan and hands it out again."""
    regional = next(entry for entry in listed_commissions() if entry.regional)
    own = story.folder / "own region.sqlite"
    PlanFile.create(own, commission=regional.name, role=Role.IKKO, device="first").close()
    for quarter in QUARTERS:
        if quarter == 3:
            _amend(own, story.folder / "plan.sqlite")
        story.work(own, quarter, 4)
        story.send(own, quarter, "region.sqlite")
    story.truth[regional.name] = own


def _amend(own: Path, plan: Path) -> None:
    """An item comes in, one goes, one has other words, all are numbered anew; approved and written for the others."""
    with PlanFile.open(own, device="first") as file:
        editing, first = file.editing, file.document.plan.sections[0].subsections[1]
        editing.unlock()
        editing.add_item(first.uid, 1, title=FRESH, executors_text="ИККО – Кузбасса, ТИК", period_text="3 – 4 кварталы")
        editing.exclude(next(item.uid for item in first.activities if item.title == GONE_TITLE))
        editing.renumber()
        editing.approve(AMENDED.number, AMENDED.day)
        save_plan(file, plan)


def _others(story: Story, name: str, list_id: str) -> None:
    """A colleague's file that is nobody's."""
    wrong = story.folder / story.wrong
    PlanFile.create(wrong, commission=name, list_id=list_id, device="third").close()
    story.work(wrong, 1, 30)
    story.send(wrong, 1, story.wrong)
