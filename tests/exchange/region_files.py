"""The inbox of a methodologist: documents of several commissions, begun once and copied by every test."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

TOPKI = "Топкинская территориальная избирательная комиссия"
TAYGA = "Тайгинская городская территориальная избирательная комиссия"
OTHER = "Комиссия, которой нет в списке"
REGION = "Избирательная комиссия Кемеровской области – Кузбасса"
TODAY = date(2022, 4, 5)
Edit = Callable[[PlanFile], object]


@cache
def _begun(commission: str, role: Role) -> Path:
    path = Path(mkdtemp(prefix="kuzplan-test-")) / "plan.sqlite"
    PlanFile.create(path, commission=commission, role=role, device="first").close()
    return path


def document(path: Path, commission: str, *edits: Edit, role: Role = Role.TIK, device: str = "first") -> Path:
    """A document of a commission: each of the same name and role is a copy of the same one; then `edits` are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_begun(commission, role), path)
    return edited(path, *edits, device=device)


def edited(path: Path, *edits: Edit, device: str = "first") -> Path:
    """The document at `path` after edits on an installation."""
    with PlanFile.open(path, device=device) as file:
        for edit in edits:
            edit(file)
    return path


def begun_anew(path: Path, commission: str, *edits: Edit) -> Path:
    """A document of a commission that is no copy of any other."""
    PlanFile.create(path, commission=commission).close()
    return edited(path, *edits)


def hold(number: str, day: date, people: int, *, form: str = "семинар", title: str = "", count: int = 1) -> Edit:
    """Writes down an event."""
    return lambda file: file.events.hold(
        file.document.plan.find(number)[0].uid,
        starts_on=day,
        form=form,
        title=title,
        count=count,
        attendance={"члены УИК": (people, None)},
    )


def mark(number: str, quarter: int, text: str = "", *, state: MarkState = MarkState.DONE) -> Edit:
    """Marks an item."""
    return lambda file: file.marks.mark(
        [file.document.plan.find(number)[0].uid], quarter, state=state, text=text, note="не было" * (state != "done")
    )


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a consolidated file holds, without the moments at which files were taken in."""
    tables = ("document", "founding", "mark", "event", "step")
    with ConsolidatedFile.open(path) as file:
        found = {table: sorted(file.connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
        rows = file.connection.execute("SELECT folder, name, sha256, verdict, sentence, document FROM file")
        return {**found, "file": sorted(rows)}
