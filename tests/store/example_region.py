"""A consolidated file with something of every kind in it, as a methodologist leaves it, for tests of files.

`python -m tests.store.example_region FILE` makes the one that is kept under `consolidated/` for a schema version.
"""

import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.deciding import keep_examples, let_count
from tests.exchange.region_files import REGION, TAYGA, TOPKI, begun_anew, document, edited, hold, mark

KEPT = Path(__file__).parent / "consolidated"
PERIOD = "2022-Q1"
EXAMPLE = "Семинары для членов УИК прошли во всех районах."


def take_part(file: PlanFile) -> None:
    """Writes down an event that another commission held: a field of the second version."""
    item = file.document.plan.find("1.2.4")[0].uid
    file.events.hold(item, starts_on=date(2022, 3, 20), form="ВКС", people=5, taking_part=True, held_by=REGION)


def make(path: Path) -> None:
    """Three commissions' documents, that of one of them twice, begun apart; a refused file; a choice, an example."""
    with TemporaryDirectory() as folder:
        inbox = Path(folder)
        document(
            inbox / "Топки.sqlite",
            TOPKI,
            mark("1.2.4", 1, "Проведено"),
            hold("1.2.4", date(2022, 3, 14), 37, title="Работа УИК"),
            take_part,
        )
        begun_anew(inbox / "Тайга.sqlite", TAYGA, hold("2.2.3", date(2022, 2, 17), 12))
        later = begun_anew(inbox / "Тайга 2.sqlite", TAYGA, hold("2.2.3", date(2022, 2, 18), 15))
        edited(later, mark("1.1.1", 1, "Сверено"), mark("1.2.5", 2, state=MarkState.NOT_REQUIRED))
        document(inbox / "ИККО.sqlite", REGION, mark("1.2.7", 1, "Проведено"), role=Role.IKKO)
        (inbox / "Письмо.sqlite").write_text("Высылаем отчет", encoding="utf-8")
        consolidate(path, [inbox])
    with ConsolidatedFile.open(path) as file:
        fewer = min(file.rivals(), key=lambda rival: rival.marks)
        let_count(file, fewer.document)
        item = file.connection.execute("SELECT min(activity) FROM event").fetchone()[0]
        keep_examples(file, item, PERIOD, EXAMPLE)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE file SET folder = '/inbox', taken_at = '2022-04-05T10:00:00+07:00'")
        connection.execute("VACUUM")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
