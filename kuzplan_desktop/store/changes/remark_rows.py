"""The region's remarks on items, as the folded tables hold them."""

import sqlite3
from datetime import date

from kuzplan_desktop.domain.region_remarks import RegionRemark
from kuzplan_desktop.domain.typed.hygiene import clean


def region_remarks(connection: sqlite3.Connection) -> tuple[RegionRemark, ...]:
    """The remarks, in the order of the days on which they were given."""
    rows = connection.execute(
        'SELECT uid, activity, "text", given_on, given_by, answer, answered_on FROM remark ORDER BY given_on, uid'
    )
    return tuple(
        RegionRemark(
            uid, activity, clean(text or ""), _day(given), clean(by or ""), clean(answer or ""), _day(answered)
        )
        for uid, activity, text, given, by, answer, answered in rows
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
