"""The parts of a zipped document (.docx, .xlsx, .odt, .ods), within limits: what they unpack to is counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import protected

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_CONTENT = 100_000_000  # bytes, unpacked
LARGEST_PART = 60_000_000  # bytes, unpacked
PIECE = 65_536
ENCRYPTED = 0x1


@contextmanager
def parts_of(content: bytes) -> Iterator["Parts"]:
    """The parts of a document, while the block lasts; BadZipFile if it is no archive."""
    with ZipFile(BytesIO(content)) as archive:
        yield Parts(archive)


class Parts:
    """The parts of one archive by their names; all that is unpacked together stays below a limit."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = LARGEST_CONTENT
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a part; empty if there is none. PlanError beyond the limit or for one with a password."""
        if name not in self.names:
            return b""
        if self._archive.getinfo(name).flag_bits & ENCRYPTED:
            raise protected()
        pieces = []
        size = 0
        with self._archive.open(name) as stream:
            while piece := stream.read(PIECE):
                size += len(piece)
                if size > min(LARGEST_PART, self._left):
                    raise PlanError(
                        "Документ слишком велик в распакованном виде.", "Сохраните его заново без рисунков."
                    )
                pieces.append(piece)
        self._left -= size
        return b"".join(pieces)

    def xml(self, name: str) -> "Element | None":
        """A part as XML without entities; None if there is none. BadZipFile if it is damaged."""
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        content = self.read(name)
        if not content:
            return None
        try:
            return fromstring(content)  # type: ignore[no-any-return]
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise BadZipFile(name) from error
