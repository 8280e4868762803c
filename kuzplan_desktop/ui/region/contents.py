"""What the window of a region shows of its consolidated file, read whole for a period."""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import default_today, parse_reporting_period, quarter_of
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reporting.working_quarter import awaited_quarter
from kuzplan_desktop.domain.spellings import Spellings
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile, FileRow, Rival
from kuzplan_desktop.store.region.consolidated_reading import (
    PlanRow,
    own_document,
    plan_by_uid,
    plan_of,
    plans,
    region_of,
)
from kuzplan_desktop.store.region.heard_events import written_by_month
from kuzplan_desktop.store.region.naming import spellings_of
from kuzplan_desktop.store.region.questions import Question, questions
from kuzplan_desktop.store.region.steps import step_to_redo, step_to_undo

MUCH = 0.25  # of the events of the quarter that has most
COLLECTED = timedelta(days=45)  # after its end a quarter's files are still coming in


class Contents(NamedTuple):
    """All that the window shows of a period; `region` is None while no document is in.

    `quarter` is zero for a period that is none. `undo` and `redo` are the names of the steps that these would switch,
    `former` is the same period of last year, if its file lies beside, `spellings` what stands for which.
    """

    quarter: int
    region: Region | None
    files: list[FileRow]
    rivals: list[Rival]
    examples: dict[str, str]
    notes: str = ""
    plans: tuple[PlanRow, ...] = ()
    plan: str = ""
    questions: tuple[Question, ...] = ()
    undo: str | None = None
    redo: str | None = None
    former: Region | None = None
    spellings: Spellings = Spellings()


class AskedContents(NamedTuple):
    """What is asked of the file: on which day, of which part of the year («-Q1»; None: as it suggests), which plan.

    `former` is last year's file; what was `mended` is told.
    """

    path: Path
    day: date
    part: str | None = None
    plan: str = ""
    mended: tuple[str, ...] = ()
    former: Path | None = None


def quarter_of_part(part: str) -> int:
    """The quarter that a part of the year is; zero where it is none."""
    return int(part[-1]) if part.startswith("-Q") else 0


def read_contents(asked: AskedContents) -> Contents:
    with ConsolidatedFile.open(asked.path, read_only=True) as file:
        undo, redo = (
            step.label if step else None for step in (step_to_undo(file.connection), step_to_redo(file.connection))
        )
        found, part = plans(file), asked.part
        if not found:
            quarter = quarter_of_part(part or "-Q1")
            return Contents(quarter, None, file.files(), [], {}, questions=(), undo=undo, redo=redo)
        plan = plan_by_uid(file, asked.plan)
        if part is None:
            own = own_document(file, plan.uid)
            awaited = awaited_quarter(plan.year, asked.day, own.settings if own else {})
            part = f"-Q{awaited or _likely_quarter(file, plan, asked.day)}"
        period = parse_reporting_period(f"{plan.year:04}{part}")
        region = region_of(file, plan, period, default_today(asked.day, plan.year))
        former, trouble = _former(asked.former, plan.year - 1, part) if asked.former else (None, "")
        return Contents(
            quarter=quarter_of_part(part),
            region=region,
            files=file.files(),
            rivals=file.rivals(),
            examples=file.examples(period.key),
            notes=" ".join(filter(None, (*asked.mended, *file.notes, trouble))),
            plans=tuple(found),
            plan=plan.uid,
            questions=tuple(questions(file)),
            undo=undo,
            redo=redo,
            former=former,
            spellings=spellings_of(file),
        )


def _former(path: Path, year: int, part: str) -> tuple[Region | None, str]:
    """The same part of last year in another consolidated file; or why there is none."""
    try:
        with ConsolidatedFile.open(path, read_only=True) as file:
            period = parse_reporting_period(f"{year:04}{part}")
            return region_of(file, plan_of(file, year), period, date(year, 12, 31)), ""
    except PlanError as error:
        return None, f"Прошлый год не показан. {error}"


def _likely_quarter(file: ConsolidatedFile, plan: PlanRow, day: date) -> int:
    """The quarter that is being collected on `day`, or an earlier one after which little has been held yet."""
    lately = quarter_of(max(default_today(day, plan.year) - COLLECTED, date(plan.year, 1, 1)).month)
    held = dict.fromkeys(range(1, lately + 1), 0)
    for month, count in written_by_month(file, plan).items():
        if quarter_of(month) in held:
            held[quarter_of(month)] += count
    much = max(held.values()) * MUCH
    return max(quarter for quarter, count in held.items() if count >= much)
