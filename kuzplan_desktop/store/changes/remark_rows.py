"""The region's remarks on items, as the folded tables hold them."""

import sqlite3
from datetime import date

from kuzplan_desktop.domain.region_remarks import RegionRemark
from kuzplan_desktop.domain.typed.hygiene import clean


def region_remarks(connection: sqlite3.Connection) -> tuple[RegionRemark, ...]:
    """The remarks, in the order of the days on which they were given, those of a day in that of their items."""
    rows = connection.execute(
        'SELECT remark.uid, activity, "text", given_on, given_by, answer, answered_on FROM remark'
        " JOIN activity ON activity.uid = activity JOIN subsection ON subsection.uid = subsection"
        " JOIN section ON section.uid = section"
        " ORDER BY given_on, section.position, subsection.position, activity.position, remark.uid"
    )
    return tuple(
        RegionRemark(
            uid, activity, clean(text or ""), _day(given), clean(by or ""), clean(answer or ""), _day(answered)
        )
        for uid, activity, text, given, by, answer, answered in rows
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
