"""A year of a region played in its window; every number on its screen and papers recounted from the documents.

`python -m reliability.region_year [COMMISSIONS]`. The recount knows of events what `show --json` tells of the documents
and adds up by itself; of the states of items it knows what each document's own `tables` and `figures` tell.
"""

import json
import os
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability.common import Tally, workplace
from reliability.region_checks import Checks
from reliability.region_recount import JOINED, SPANS, Sums, Told, command, on_the_regions_plan, told_by
from reliability.region_story import AMENDED, FRESH, YEAR, Story, told

LAST_DAY = date(YEAR, 12, 31)
REMARK, ANSWER = "Сколько обучено?", "Все"
OTHER_TEXT = "План комиссии в другой редакции"
LOOKED_AT = 6  # commissions whose lists of events are opened


class Year:
    """The story in a window, and the comparison of what it shows with the recount."""

    def __init__(self, story: Story) -> None:
        from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
        from kuzplan_desktop.ui.region.region_session import RegionSession
        from kuzplan_desktop.ui.region.region_window import RegionWindow

        self.story, self.tally = story, Tally()
        self.path = story.folder / "region" / "Сводный файл.sqlite"
        self.path.parent.mkdir()
        ConsolidatedFile.open_or_make(self.path).close()
        self.window = RegionWindow(RegionSession(self.path, day=LAST_DAY))
        self.window.show()
        self._wait()
        self.documents: dict[str, Mapping[str, Any]] = {}

    def _wait(self) -> None:
        """Until all work in the background has come back."""
        from PySide6.QtTest import QTest

        from kuzplan_desktop.ui.base import tasks

        QTest.qWait(1)
        while tasks._running:
            QTest.qWait(20)

    def play(self) -> None:
        """Four waves as they come, and what she decides in between."""
        window, story = self.window, self.story
        for quarter, files in story.waves.items():
            story.rng.shuffle(files)
            window.take(files)
            self._wait()
            self._wait()
            fresh = window.model.region is not None and FRESH in [item.title for item in window.model.region.items]
            self._check(("the amended plan", quarter), fresh, quarter > 2)
        files = {row.name: row.document for row in window.contents.files if row.good}
        window.deciding.assign(files[story.near], story.near_to)
        self._wait()
        window.deciding.take_out(files[story.wrong], True)
        self._wait()
        for written, meant in JOINED.items():
            from kuzplan_desktop.store.region.naming import join_spelling
            from kuzplan_desktop.store.region.steps import Decided

            window.session.decide(lambda file, to=(written, meant): join_spelling(file, Decided.FORM, *to))
            self._wait()
        self._remark()
        self.documents = {name: json.loads(command("show", path, "--json")) for name, path in story.truth.items()}

    def _remark(self) -> None:
        """A remark goes to a commission, which answers it and sends its document again."""
        from kuzplan_desktop.store.region.remarking import give_remark

        window, region = self.window, self.window.model.region
        assert region is not None
        line = next(one for one in region.lines if one.name in self.story.truth)
        path, back, item = self.story.truth[line.name], self.story.folder / "back.sqlite", region.items[0]
        window.session.decide(
            lambda file: give_remark(file, line.document, item.uid, REMARK, by="Иванова И.И.", on=LAST_DAY)
        )
        self._wait()
        window.session.write_remarks(line.document, back)
        with PlanFile.open(path, device="first") as file:
            merge(file, compare_with(file.bodies(), back), MergeChoice())
        command("answer", path, item.number, ANSWER)
        window.take([path])
        self._wait()
        window.pages.show_page(window.remarks)
        self._wait()
        tree = window.remarks.tree
        rows = [[tree.topLevelItem(at).text(column) for column in range(4)] for at in range(tree.topLevelItemCount())]
        told = [[*row[:3], row[3].split()[-1]] for row in rows]
        self._check("the answer to a remark", told, [[short_name(line.name), item.number, REMARK, ANSWER]])

    def compare(self) -> None:
        """Every part of the year: on the screen, as a machine is told it, and on paper."""
        self._check_plans()
        regional = next(name for name in self.documents if name.startswith("Избирательная комиссия"))
        for part in SPANS:
            self.window.session.set_part(part)
            self._wait()
            region, each = Sums(of_region=True), dict[str, Told]()
            for name, document in self.documents.items():
                region.add(document, part)
                each[name] = told_by(self.story.truth[name], document, part)
            on_the_regions_plan(each, self.story.former)
            checks = Checks(self.story, self.tally, part, region, each, regional)
            checks.screen(self.window)
            self._open_lists(checks)
            checks.json(self.path)
            checks.papers(self.path)
            print(f"{YEAR}{part}: {self.tally.tried:,} compared, {len(self.tally.failures)} differ", flush=True)

    def _check_plans(self) -> None:
        """Who has taken in the amended plan, and that the others are told among the doubts."""
        for name, document in self.documents.items():
            amended = AMENDED.number in [one["number"] for one in document["plan"]["amendments"]]
            self._check(("amended", name), amended, name not in self.story.former)
        window = self.window
        window.pages.show_page(window.doubts)
        self._wait()
        groups = [window.doubts.topLevelItem(at) for at in range(window.doubts.topLevelItemCount())]
        former = [
            group.text(0).rsplit(":", 1)[0]
            for group in groups
            if any(group.child(at).text(0).startswith(OTHER_TEXT) for at in range(group.childCount()))
        ]
        self._check("told of the plan", sorted(former), sorted(map(short_name, self.story.former)))

    def _open_lists(self, checks: Checks) -> None:
        """The lists of events of all commissions and of some, and the marks of all."""
        window, model = self.window, self.window.model
        window.pages.show_page(window.events)
        found = {}
        rows = [row for row in range(model.rowCount()) if (line := model.line(row)) is None or line.document]
        for row in rows[: LOOKED_AT + 1]:
            line = model.line(row)
            window.choose(row, 0)
            self._wait()
            found[checks.true_name(line.name) if line else ""] = window.events.figures.text()
        checks.events(found)
        window.choose(0, 0)
        window.pages.show_page(window.written)
        self._wait()
        checks.written(window.written.topLevelItemCount())

    def _check(self, what: object, found: object, wanted: object) -> None:
        self.tally.tried += 1
        if found != wanted:
            self.tally.failures.append(f"{what}: {found!r} instead of {wanted!r}")


def main(words: list[str]) -> None:
    """Play and compare."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with workplace() as folder:
        from kuzplan_desktop.ui.shell.app import application

        application()
        year = Year(told(folder, *(int(word) for word in words)))
        year.play()
        year.compare()
        print(f"compared {year.tally.tried:,}, differ {len(year.tally.failures)}")
        for failure in year.tally.failures[:60]:
            print(failure)
        if year.tally.failures:
            raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
