"""Which backups stay: all of two days, then one a day for two weeks, one a week for two months, one a month."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from kuzplan_desktop.store.copies.backup_files import Backup

ALL_DAYS, DAILY_DAYS, WEEKLY_DAYS = 2, 14, 61


def survivors(backups: Iterable[Backup], today: date, is_sound: Callable[[Path], bool]) -> set[Path]:
    """The backups that stay on the day `today`.

    Of each stretch of time the newest stays. It displaces an older one only if it is not far poorer than that one
    and passes every test now, which `is_sound` finds out; a damaged one displaces nothing.
    """
    kept: set[Path] = set()
    stretches: dict[Any, list[Backup]] = {}
    for backup in sorted(backups, key=lambda one: one.made_at, reverse=True):
        keepers = stretches.setdefault(_stretch(backup, today), [])
        if any(not far_poorer(one, backup) and is_sound(one.path) for one in keepers):
            continue
        kept.add(backup.path)
        if backup.good:
            keepers.append(backup)
    return kept


def far_poorer(one: Backup, than: Backup) -> bool:
    """True if `one` has less than half the marks and events of the other: then something is wrong with it."""
    return 2 * (one.marks + one.held_events) < than.marks + than.held_events


def _stretch(backup: Backup, today: date) -> object:
    """The stretch of time of which one backup stays; within the last two days each has its own."""
    day = backup.made_at.date()
    age = (today - day).days
    if age < ALL_DAYS:
        return backup.path
    if age < DAILY_DAYS:
        return day
    if age < WEEKLY_DAYS:
        return day.isocalendar()[:2]
    return day.year, day.month, "month"
