"""What the commands that read print with --json: plain values with stable keys."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.coverage import Coverage, whole_coverage
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark
from kuzplan_desktop.domain.period.schedule import due_quarters
from kuzplan_desktop.domain.plan.executors import split_executors
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.store.changes.steps import Step
from kuzplan_desktop.store.copies.backups import Backup
from kuzplan_desktop.store.door.reader import Verdict

Json = dict[str, Any]
ByName = Mapping[str, Amounts]


def document_json(document: Document, today: date) -> Json:
    """The document with the states as of `today`, for `show --json`."""
    commission = document.commission
    states = [document.progress_of(activity, today).state for activity in document.plan.in_force()]
    known = plan_json(document)
    for activity, item in zip(document.plan.activities(), activities_in(known), strict=True):
        item |= _progress(document, activity, today)
    return {
        "plan": known["plan"],
        "commission": commission
        and {
            "name": commission.name,
            "role": commission.role,
            "list_id": commission.list_id,
            "executor_terms": list(commission.executor_terms),
        },
        "today": today.isoformat(),
        "totals": {"activities": len(states), **{state.value: states.count(state) for state in State}},
        "sections": known["sections"],
        "abbreviations": known["abbreviations"],
    }


def plan_json(document: Document) -> Json:
    """The plan alone: its head, its items with their сроки, its abbreviations."""
    plan = document.plan
    return {
        "plan": {
            "title": plan.title,
            "year": plan.year,
            "authority": plan.authority,
            "approved_on": _iso(plan.approved_on),
            "approved_number": plan.approved_number,
            "amendments": [{"number": one.number, "date": _iso(one.day)} for one in plan.amendments],
            "locked": plan.is_locked,
        },
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "subsections": [
                    {
                        "number": part.number,
                        "title": part.title,
                        "activities": [_activity(document, activity) for activity in part.activities],
                    }
                    for part in section.subsections
                ],
            }
            for section in plan.sections
        ],
        "abbreviations": [{"term": item.term, "meaning": item.meaning} for item in plan.abbreviations],
    }


def activities_in(plan: Json) -> Iterator[Json]:
    """The items in what `plan_json` told, in the plan's order."""
    return (
        activity for section in plan["sections"] for part in section["subsections"] for activity in part["activities"]
    )


def figures_json(period: ReportingPeriod, figures: PeriodFigures) -> Json:
    """The figures of a period, added to the document by `show --period`."""
    return {
        "period": period.key,
        "planned": figures.planned,
        "worked": figures.worked,
        "no_information": figures.no_information,
        "late": figures.late,
        "outside": figures.outside,
        "events": figures.events,
        "people": figures.people,
    }


def all_figures_json(line: PeriodFigures, amounts: Amounts, categories: ByName, event_forms: ByName) -> Json:
    """All figures, for `figures --json`; hours are whole where they are."""
    return {
        "planned": line.planned,
        "worked": line.worked,
        "no_information": line.no_information,
        "late": line.late,
        "outside": line.outside,
        **amounts_json(amounts),
        "by_category": {name: amounts_json(one) for name, one in categories.items()},
        "by_form": {name: amounts_json(one) for name, one in event_forms.items()},
    }


def amounts_json(amounts: Amounts) -> Json:
    """What events come to; events and hours of categories do not add up, an event of several stands at each."""
    return {
        "events": amounts.events,
        "people": amounts.people,
        "trained": amounts.trained,
        "training_events": amounts.training_events,
        "hours": hours(amounts.minutes),
        "tested": amounts.tested,
    }


def coverage_json(parts: Iterable[Coverage]) -> Json:
    """How much training there was for so many members, all of them and by category; per cent are whole."""
    found = list(parts)
    whole = whole_coverage(found)
    return {**_covered(whole), "by_category": {one.category: _covered(one) for one in found}} if whole else {}


def _covered(coverage: Coverage) -> Json:
    return {"members": coverage.members, "trained": coverage.trained, "percent": coverage.percent}


def steps_json(steps: Iterable[Step]) -> list[Json]:
    """The журнал, for `history --json`."""
    return [
        {
            "step": step.uid,
            "label": step.label,
            "by": step.by,
            "at": step.at,
            "changes": [
                {
                    "kind": change.kind,
                    "number": change.number,
                    "field": change.field,
                    "before": change.before,
                    "after": change.after,
                }
                for change in step.changes
                if change.before != change.after
            ],
        }
        for step in steps
    ]


def verdict_json(verdict: Verdict) -> Json:
    """The verdict on a file, for `check --json`."""
    return {
        "verdict": verdict.verdict,
        "message": verdict.message,
        "notes": list(verdict.notes),
        "marks": verdict.marks,
        "held_events": verdict.held_events,
        "harmed_attachments": verdict.harmed,
    }


def backups_json(backups: Iterable[Backup], second_place: Path | None, second_copy_age: int | None) -> Json:
    """The backups of a document, for `backups --json`; the age of the copy outside is in days."""
    return {
        "backups": [
            {
                "path": str(backup.path),
                "made_at": backup.made_at.isoformat(),
                "reason": backup.reason,
                "size": backup.size,
                "marks": backup.marks,
                "held_events": backup.held_events,
                "good": backup.good,
            }
            for backup in backups
        ],
        "second_place": None if second_place is None else str(second_place),
        "second_copy_age": second_copy_age,
    }


def _activity(document: Document, activity: Activity) -> Json:
    period = document.period_of(activity)
    return {
        "number": activity.number,
        "title": activity.title,
        "executors": list(split_executors(activity.executors_text)),
        "executors_text": activity.executors_text,
        "period": {
            "text": period.text,
            "kind": period.kind,
            "quarters": list(due_quarters(period, document.campaigns, document.plan.year)),
            "months": list(period.months),
            "starts_on": _iso(period.starts_on),
            "ends_on": _iso(period.ends_on),
            "separate_plan": period.separate_plan,
            "as_needed": period.as_needed,
        },
    }


def _progress(document: Document, activity: Activity, today: date) -> Json:
    events = document.events_of(activity.uid)
    return {
        "marks": {str(quarter): _mark(mark) for quarter, mark in sorted(document.marks_of(activity.uid).items())},
        "state": document.progress_of(activity, today).state,
        "completed_on": _iso(activity.completed_on),
        "own": document.is_own(activity),
        "excluded": activity.excluded,
        "added": activity.added,
        "held_events": [_event(event) for event in events if event.status is EventStatus.HELD],
        "planned_events": [planned_json(event) for event in events if event.status is EventStatus.PLANNED],
    }


def _mark(mark: Mark) -> Json:
    return {"state": mark.state, "date": _iso(mark.date), "text": mark.text, "note": mark.note}


def planned_json(event: Event) -> Json:
    """A planned event, of which only the month may be known."""
    return {**_event(event), "month": event.month and f"{event.month:%Y-%m}"}


def _event(event: Event) -> Json:
    return {
        "starts_on": _iso(event.starts_on),
        "ends_on": _iso(event.ends_on),
        "form": event.form,
        "title": event.title,
        "place": event.place,
        "count": event.count,
        "people": event.participants,
        "audience": {item.audience: item.people for item in event.attendance},
        "hours": hours(event.minutes),
        "description": event.description,
        "note": event.note,
        "taking_part": event.taking_part,
        "held_by": event.held_by,
    }


def hours(minutes: int | None) -> float | int | None:
    """The hours that so many minutes are, a whole number where it is one."""
    if minutes is None:
        return None
    return minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 2)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
