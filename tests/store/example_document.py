"""A document with something of every kind in it, as a secretary leaves it, for tests of files.

`python -m tests.store.example_document FILE` makes the one that is kept under `documents/` for a schema version.
"""

import shutil
import sqlite3
import struct
import sys
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.attachments import NewFile
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document.plan_file import PlanFile

COMMISSION = "Топкинская территориальная избирательная комиссия"
DOCUMENTS = Path(__file__).parent / "documents"
KEPT = DOCUMENTS / f"version-{schema.VERSION}.sqlite"
DEVICE = "0123456789abcdef0123456789abcdef"
HELD_BY = "Избирательная комиссия Кузбасса"
REMARK = "Уточните число участников"
ADDED, DECREE = "Встреча в школе", Decree("5/40-8", date(2022, 6, 1))
LONG = "Выезд в поселения района, беседы с избирателями. " * 120  # more than two pages of the file


def _picture() -> bytes:
    """A picture of one grey point."""
    rows = zlib.compress(b"\0\x80")
    parts = ((b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


PHOTO = NewFile("День молодого избирателя.png", "image/png", _picture())
SCAN = NewFile("Приказ.pdf", "application/pdf", b"%PDF-1.4\n" + bytes(5000))  # more than a page of the file
LINK = "https://example.org/news/1"


def numbered(file: PlanFile) -> dict[str, str]:
    """Number -> uid of the activities of the supplied plan whose number stands once."""
    return {activity.number: activity.uid for activity in file.document.plan.activities()}


def fill(file: PlanFile) -> None:
    """Four marks done, one not required, one cleared; two events held, one planned; what belongs to the commission."""
    uid = numbered(file)
    file.marks.mark([uid["1.1.1"], uid["1.2.4"]], 1, date=date(2022, 3, 14), text="Проведено")
    file.marks.mark([uid["1.2.5"]], 2, state=MarkState.NOT_REQUIRED, note="нет заявок")
    file.marks.mark([uid["1.2.6"]], 3, text=LONG)
    file.marks.mark([uid["1.2.6"]], 4)
    file.marks.mark([uid["1.2.6"]], 4, state=None)
    held = file.events.hold(
        uid["2.2.3"],
        starts_on=date(2022, 2, 17),
        ends_on=date(2022, 2, 18),
        form="викторина",
        title="День молодого избирателя",
        place="г. Топки",
        minutes=90,
        trained=30,
        attendance={"студенты": (37, 30), "СМИ": (2, None)},
    )
    file.events.edit(held, partners="Библиотека", publications=3)
    lecture = file.events.hold(uid["2.2.3"], starts_on=date(2022, 2, 20), form="лекция", people=12, count=2)
    file.events.edit(lecture, taking_part=True, held_by=HELD_BY)
    file.attachments.add(held, [PHOTO, SCAN])
    file.attachments.add_link(held, LINK, "Новость на сайте")
    file.events.hold(uid["1.1.1"], status=EventStatus.PLANNED, month=date(2022, 9, 1), form="семинар", note="уточнить")
    gone = file.events.hold(uid["1.1.1"], starts_on=date(2022, 5, 5), form="ошибка")
    file.events.delete(gone, clear_mark=True)
    file.plan.edit_activity(uid["1.2.4"], period_override="Май", period_reason="Письмо")
    file.plan.set_own([uid["1.2.7"]], False)
    with file.step("Замечание") as writer:
        values = {"text": REMARK, "given_on": "2022-04-15", "given_by": HELD_BY}
        writer.put("remark", new_uid(), values, made_of={"activity": uid["1.2.6"]})
    file.settings.put("training_forms", "тренинг")
    file.settings.set_letterhead([Signatory("", "Председатель", "И.О. Петрова", date(2021, 4, 1))])
    file.settings.set_campaign(
        Campaign("", "Выборы депутатов", "municipal", date(2022, 6, 10), date(2022, 9, 11), None)
    )
    file.plan.add_own(file.document.plan.sections[0].subsections[0].uid, ADDED, "Май")
    file.editing.unlock()
    file.editing.exclude(uid["3.2.2"])
    file.editing.approve(DECREE.number, DECREE.day)
    file.marks.mark([uid["1.1.2"]], 1)
    file.undo()


def content(document: Document) -> Document:
    """The document as it is read from a file: no entries for activities without marks or events."""
    marks = {uid: found for uid, found in document.marks.items() if found}
    return replace(document, marks=marks, events={uid: found for uid, found in document.events.items() if found})


def begin(path: Path) -> None:
    """Begin and fill the document anew at `path`."""
    with PlanFile.create(path, commission=COMMISSION, device=DEVICE) as file:
        fill(file)


def make(path: Path) -> Path:
    """The document at `path`, in the bytes that are kept."""
    shutil.copyfile(KEPT, path)
    return path


if __name__ == "__main__":
    begin(Path(sys.argv[1]))
    with closing(sqlite3.connect(sys.argv[1])) as connection:
        connection.execute("VACUUM")  # pages that are free are not what tests of damage look for
