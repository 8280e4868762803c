"""Remarks back: what she remarks on an item of a commission, as steps, and the file that takes it to the commission.

The file is the commission's own document as it came, with her remarks as further changes; all of a remark is told when
it is made, so that two files bring the very same changes, and the commission's document takes them in once.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region_remarks import RegionRemark
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, LONGEST_TEXT, clean
from kuzplan_desktop.store.changes.change import Change, Draft, Stamp, make_change
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document.copying import write_new
from kuzplan_desktop.store.door.delivery import bodies_in, unpack, whole
from kuzplan_desktop.store.region import who_is_who
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.deciding import gone
from kuzplan_desktop.store.region.kept_figures import Kept
from kuzplan_desktop.store.region.region_backups import keep_region
from kuzplan_desktop.store.region.sound_rows import of_sound_rows
from kuzplan_desktop.store.region.steps import Decided, decide, decided_in_order

Received = tuple[tuple[RegionRemark, ...], Mapping[str, str]]
REMARKS: Kept[Received] = Kept(3000)
KIND = '"kind":"remark"'  # as canonical JSON has it


class GivenRemark(NamedTuple):
    """A remark with the document that it is about, whose that is, and the number of the item; `is_received`: it stands
    in what the commission sent."""

    document: str
    commission: str
    number: str
    remark: RegionRemark
    is_received: bool


def give_remark(file: ConsolidatedFile, document: str, activity: str, text: str, *, by: str, on: date) -> None:
    """Remark something on an item of a document. PlanError for nothing, and for an item that the document has not."""
    text = clean(text).strip()[:LONGEST_TEXT]
    if not text:
        raise PlanError("Замечание не написано.", "Напишите, что исправить или дополнить.")
    changes = _changes(file, document)
    item = next((one for one in whole(changes).plan.activities() if one.uid == activity), None)
    if item is None:
        raise PlanError("Такого пункта в плане этой комиссии нет.", "Выберите другой пункт.")
    given_by = clean(by)[:LONGEST_LINE] or None
    told = {
        "uid": new_uid(),
        "step": new_uid(),
        "label": f"Замечание области к пункту {item.number}",
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "n": 1 + max(change.n for change in changes),
        "values": {"activity": activity, "text": text, "given_on": on.isoformat(), "given_by": given_by},
    }
    keep_region(file.path, daily=True)
    label = f"Замечание: {short_name(_shown(file, document))}, пункт {item.number}"
    subject = who_is_who.subjects_of(file.connection, document)[0]
    with file.saving():
        decide(
            file.connection, Decided.REMARK, f"{subject}\n{told['uid']}", json.dumps(told, ensure_ascii=False), label
        )


def remarks_in(file: ConsolidatedFile, plan: str) -> list[GivenRemark]:
    """All remarks on a plan, hers and those that stand in what commissions sent, by commission and item."""
    rows = file.connection.execute(
        "SELECT id, shown, checksum FROM document WHERE plan = ? AND counted = 1 ORDER BY shown, id", (plan,)
    ).fetchall()
    given = _given(file)
    found: list[GivenRemark] = []
    for document, shown, checksum in rows:
        hers = [one for subject in who_is_who.subjects_of(file.connection, document) for one in given.get(subject, [])]
        received, numbers = _received(file, document, checksum, bool(hers))
        known = {one.uid for one in received}
        for one in (*received, *(remark for _, remark in hers if remark.uid not in known)):
            found.append(GivenRemark(document, shown, numbers.get(one.activity, ""), one, one.uid in known))
    return found


def write_remarks(file: ConsolidatedFile, document: str, path: Path) -> int:
    """Write the document with the remarks that it has not yet to `path`, which must be free; how many these are.

    PlanError if there are none.
    """
    changes = _changes(file, document)
    known = {change.row for change in changes if change.kind == "remark"}
    given = _given(file)
    made = [
        change
        for subject in who_is_who.subjects_of(file.connection, document)
        for change, remark in given.get(subject, [])
        if remark.uid not in known
    ]
    if not made:
        raise nothing_new(_shown(file, document))
    write_new(path, [*changes, *made])
    return len(made)


def nothing_new(commission: str) -> PlanError:
    """What is said where a commission has all remarks already."""
    sentence = f"Новых замечаний для комиссии «{short_name(commission)}» нет."
    return PlanError(sentence, "Сначала напишите замечание к пункту.")


def _given(file: ConsolidatedFile) -> dict[str, list[tuple[Change, RegionRemark]]]:
    """Her remarks by the subject that names their document, the earliest first."""
    found: dict[str, list[tuple[Change, RegionRemark]]] = {}
    for subject, value in decided_in_order(file.connection, Decided.REMARK):
        told = json.loads(value)
        values, stamp = (
            told["values"],
            Stamp(told["step"], told["label"], by=told["values"]["given_by"] or "", at=told["at"]),
        )
        change = make_change(Draft(told["uid"], "remark", values, new=True), stamp, told["n"])
        day = date.fromisoformat(values["given_on"])
        remark = RegionRemark(told["uid"], values["activity"], values["text"], day, values["given_by"] or "")
        found.setdefault(subject.rsplit("\n", 1)[0], []).append((change, remark))
    return found


def _received(file: ConsolidatedFile, document: str, checksum: str, is_remarked: bool) -> Received:
    """The remarks that stand in a document as the commission sent it, and the numbers of its items; of one that
    `is_remarked` by her also where there are none."""

    def read() -> Received:
        packed = _packed(file, document)
        if not is_remarked and not any(KIND in body for body in bodies_in(packed)):
            return (), {}
        found = whole(unpack(packed))
        return found.region_remarks, {item.uid: item.number for item in found.plan.activities()}

    return REMARKS.get((document, checksum, str(is_remarked)), read)


@of_sound_rows
def _changes(file: ConsolidatedFile, document: str) -> list[Change]:
    return unpack(_packed(file, document))


def _packed(file: ConsolidatedFile, document: str) -> bytes:
    found = file.connection.execute("SELECT packed FROM document WHERE id = ?", (document,)).fetchone()
    if found is None:
        raise gone()
    return bytes(found[0])


def _shown(file: ConsolidatedFile, document: str) -> str:
    return str(file.connection.execute("SELECT shown FROM document WHERE id = ?", (document,)).fetchone()[0])
