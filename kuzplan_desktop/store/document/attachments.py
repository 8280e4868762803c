"""Attachments: photos, scans and links laid to an event, the signed scan of a sent report; and their bytes.

The bytes are laid into the file in the transaction of the step that names them, and stay when it is undone, so that it
can be done again. They go for good only with a document without history.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import (
    LARGEST_DOCUMENT,
    LARGEST_FILE,
    LARGEST_SHARED,
    LARGEST_UNITED,
    Attachment,
    NewFile,
    StoredFile,
    size_words,
)
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document.event_values import event_label, values_of
from kuzplan_desktop.store.document.part import Part
from kuzplan_desktop.store.document.saving import Operation
from kuzplan_desktop.store.door import attached

if TYPE_CHECKING:
    from pathlib import Path

    from kuzplan_desktop.store.changes.ledger import Affected, Ledger

LINKS = ("http://", "https://")


class AttachmentVerbs(Part):
    """The verbs on attachments of events and on scans of sent reports."""

    _looked_through = False

    def add(self, event: str, files: Sequence[NewFile], caption: str = "") -> tuple[str, ...]:
        """Lay files to an event in one step, behind those that it has. One that lies there already is left out. Returns
        the uids of the new ones. PlanError for a file of more than 5 MB, and where there is no room for all of them."""
        found = self._event(event)
        there = {one.sha256 for one in found.attachments}
        contents = {stored_bytes.hash_of(file.content): file for file in files}
        fresh = {name: file for name, file in contents.items() if name not in there}
        if not fresh:
            return ()
        self._demand_room(fresh)
        place = 1 + max((one.position for one in found.attachments), default=0)
        uids = []
        with self.file.step(self._label(found, f"вложений: {len(fresh)}"), first=_laying(fresh)) as writer:
            for position, (name, file) in enumerate(fresh.items(), start=place):
                values = {**_known(name, file), "position": position}
                values |= {"caption": caption.strip()} if caption.strip() else {}
                uids.append(new_uid())
                writer.put("attachment", uids[-1], values, made_of={"event": event})
        return tuple(uids)

    def add_link(self, event: str, link: str, caption: str = "") -> str:
        """Lay a link to an event. Returns its uid. PlanError for what is no address of a page."""
        found, link = self._event(event), link.strip()
        if not link.lower().startswith(LINKS) or any(letter.isspace() for letter in link):
            raise PlanError("Это не ссылка.", "Ссылка начинается с http:// или https:// и не содержит пробелов.")
        place = 1 + max((one.position for one in found.attachments), default=0)
        uid = new_uid()
        with self.file.step(self._label(found, "ссылка")) as writer:
            values = {"link": link, "caption": caption.strip() or None, "position": place}
            writer.put("attachment", uid, values, made_of={"event": event})
        return uid

    def describe(self, uid: str, caption: str) -> None:
        """Write the caption of an attachment, under which it is printed."""
        event, _ = self._attachment(uid)
        with self.file.step(self._label(event, "подпись к вложению")) as writer:
            writer.put("attachment", uid, {"caption": caption.strip() or None})

    def remove(self, uids: Sequence[str]) -> None:
        """Take attachments away in one step."""
        found = [self._attachment(uid) for uid in uids]
        with self.file.step(self._label(found[0][0], f"вложений убрано: {len(found)}")) as writer:
            for _, one in found:
                writer.delete(one.uid)

    def keep_scan(self, report: str, file: NewFile) -> str:
        """Keep the signed scan of a sent report with it. Returns its uid."""
        sent = next((one for one in self.document.sent_reports if one.uid == report), None)
        if sent is None:
            raise PlanError("Такого сданного отчета в документе нет.")
        name = stored_bytes.hash_of(file.content)
        self._demand_room({name: file})
        uid = new_uid()
        with self.file.step(f"{sent.title}: скан", first=_laying({name: file})) as writer:
            writer.put("report_scan", uid, _known(name, file), made_of={"report": report})
        return uid

    def remove_scan(self, uid: str) -> None:
        """Take the scan of a sent report away."""
        sent = next(one for one in self.document.sent_reports if uid in {scan.uid for scan in one.scans})
        with self.file.step(f"{sent.title}: скан убран") as writer:
            writer.delete(uid)

    # bytes

    def read(self, one: StoredFile) -> bytes:
        """The bytes of an attachment as they were laid in. PlanError if they are not in the file, or damaged."""
        found: list[bytes] = []
        self.each([one.sha256], lambda _, content: found.append(content))
        if not found:
            raise PlanError(
                f"Содержимого вложения «{one.name}» в этом файле нет, или оно повреждено.",
                "Возьмите его из другой копии документа: объедините ее с этой.",
            )
        return found[0]

    def each(self, names: Collection[str], take: Callable[[str, bytes], object]) -> None:
        """Hand over the bytes with these hashes, as far as they are at hand whole."""
        rest = set(names)
        with self.file.reading() as connection:
            for name in sorted(rest & stored_bytes.held_hashes(connection)):
                content = stored_bytes.get_bytes(connection, name)
                if content is not None:
                    rest.discard(name)
                    take(name, content)
        if rest and self.file.read_only:  # what is read in memory alone has no bytes
            attached.each(self.file.path, rest, take)

    def take_from(self, path: Path, bodies: Iterable[str]) -> None:
        """Lay in the bytes that changes of another copy, at `path`, name and that are not here yet, before these come.

        What that copy does not hold whole stays without bytes; so does what would make the document too large."""
        with self.file.reading() as connection:
            wanted = stored_bytes.named_in(bodies) - stored_bytes.held_hashes(connection)
            room = LARGEST_UNITED - stored_bytes.total_bytes(connection)
        if not wanted or self.file.read_only:
            return

        def lay_in(ledger: Ledger) -> Affected:
            left = room

            def take(name: str, content: bytes) -> None:
                nonlocal left
                if len(content) <= min(left, LARGEST_FILE):
                    left -= len(content)
                    stored_bytes.put_bytes(ledger.connection, {name: content})

            attached.each(path, wanted, take)
            return set()

        self._look_through()
        with self.file.saving.writing("Вложения") as operations:
            operations.append(Operation(lay_in, only_in_file=True))

    @property
    def size(self) -> int:
        """How many bytes the attachments have, as their rows say."""
        everything = chain.from_iterable(event.attachments for event in self._events())
        return sum(one.size for one in {one.sha256: one for one in everything}.values())

    def _demand_room(self, files: dict[str, NewFile]) -> None:
        """PlanError if a file is too large, or the document would become so."""
        for file in files.values():
            if len(file.content) > LARGEST_FILE:
                raise PlanError(
                    f"Файл «{file.name}» больше {size_words(LARGEST_FILE)}, он не приложен.",
                    "Сохраните его меньшим или приложите ссылку на него.",
                )
        self._look_through()
        with self.file.reading() as connection:
            held = stored_bytes.held_hashes(connection)
            size = stored_bytes.total_bytes(connection)
        size += sum(len(file.content) for name, file in files.items() if name not in held)
        largest = LARGEST_SHARED if self.file.is_shared else LARGEST_DOCUMENT
        if size > largest:
            where = "в общей папке " if self.file.is_shared else ""
            raise PlanError(
                f"Вложения документа {where}занимали бы больше {size_words(largest)}, новые не приложены.",
                "Приложите меньшие файлы или ссылки на них.",
            )

    def _look_through(self) -> None:
        """Before the first bytes of a session are written the whole file is looked through: where pages of earlier
        bytes are damaged, writing beside them could harm what is sound."""
        if self._looked_through:
            return
        with self.file.reading() as connection:
            if stored_bytes.has_any(connection) and not stored_bytes.structures_are_sound(connection, whole=True):
                raise PlanError(
                    "Место вложений в файле повреждено, новые в него не поместить. Остальное цело.",
                    "Сохраните копию документа: в нее войдет все, что цело, и работайте с ней.",
                )
        self._looked_through = True

    def _label(self, event: Event, deed: str) -> str:
        return event_label(self.numbers([event.activity]), values_of(event), deed)

    def _event(self, uid: str) -> Event:
        for event in self._events():
            if event.uid == uid:
                return event
        raise PlanError("Такого мероприятия в документе нет.")

    def _attachment(self, uid: str) -> tuple[Event, Attachment]:
        for event in self._events():
            for one in event.attachments:
                if one.uid == uid:
                    return event, one
        raise PlanError("Такого вложения в документе нет.")

    def _events(self) -> Iterable[Event]:
        return chain.from_iterable(chain(self.document.events.values(), self.document.joined.values()))


def _known(name: str, file: NewFile) -> dict[str, object]:
    """What a row says of a file with these bytes."""
    return {"name": file.name, "media": file.media, "size": len(file.content), "sha256": name}


def _laying(files: dict[str, NewFile]) -> Operation:
    """What lays the bytes in; a file that cannot be written takes none in memory alone."""

    def lay_in(ledger: Ledger) -> Affected:
        stored_bytes.put_bytes(ledger.connection, {name: file.content for name, file in files.items()})
        return set()

    return Operation(lay_in, only_in_file=True)
