"""A consolidated file taken into another one: the documents that count in it, each a line of its own here too."""

from pathlib import Path

from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.store.door.delivery import deliver, unpack, whole
from kuzplan_desktop.store.door.header import Finding
from kuzplan_desktop.store.region import who_is_who
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.steps import Decided, decide, decided

NOTHING_IN = "В сводном файле «{}» нет документов комиссий."


def take_region(file: ConsolidatedFile, source: Path, digest: str) -> Finding:
    """Take in the documents that count in the consolidated file at `source`; what was said there of whose one is holds
    here too, unless it was said here. Inside `saving`; what became of it."""
    finding = Finding("ok", "")
    with ConsolidatedFile.open(source, read_only=True) as other:
        query = "SELECT id, shown FROM document WHERE counted = 1 ORDER BY id"
        documents = other.connection.execute(query).fetchall()
        for number, (document, shown) in enumerate(documents, start=1):
            found = other.connection.execute("SELECT packed FROM document WHERE id = ?", (document,)).fetchone()
            changes = unpack(found[0])
            delivery = deliver(whole(changes), changes)
            if delivery is None:
                continue
            place = source / f"{number:04} {safe_name(short_name(shown))}.sqlite"
            here = file.take(place, digest, finding, delivery, found[0]).document
            said = decided(other.connection, Decided.COMMISSION, who_is_who.subjects_of(other.connection, document))[1]
            subjects = who_is_who.subjects_of(file.connection, here)
            if said and not decided(file.connection, Decided.COMMISSION, subjects)[1]:
                label = f"Документ «{short_name(shown)}» отнесен к комиссии, как в сводном файле «{source.name}»"
                decide(file.connection, Decided.COMMISSION, subjects[0], said, label)
                who_is_who.place_all(file.connection)
    return finding if documents else Finding("unreadable", NOTHING_IN.format(source.name))
