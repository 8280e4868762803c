"""The pages of a damaged file, read without SQLite: every row of text that a leaf still holds.

SQLite finds a leaf only by the pages above it; here every page that looks like a leaf is read for itself, so all that
SQLite could still read is found, and what it cannot reach as well. Nothing is trusted: the caller knows a row of ours
by its hash. The format: https://www.sqlite.org/fileformat2.html, sections 1.3, 1.5, 1.6, 2.1 and 3.
"""

import struct
from collections.abc import Iterator

_HEADER, _LEAF = 100, b"\x0d"
_USUAL_PAGE = 4096
_LEAST_ROW = 32  # bytes; a row of ours has more on its leaf
_SPARE = 4
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def rows_of_text(data: bytes) -> Iterator[tuple[bytes, ...]]:
    """The rows of all leaf pages in the bytes of a file whose columns are texts and nothing else, as stored."""
    for size in dict.fromkeys((_page_size(data), _USUAL_PAGE)):
        yield from _Pages(data, size).rows()


def _page_size(data: bytes) -> int:
    """The page size that the header tells; the usual one where it tells none that can be."""
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else _USUAL_PAGE


def rolled_back(data: bytes, journal: bytes) -> bytes:
    """The bytes of a file before the save that was interrupted, by the journal that lies beside it.

    A record of the journal that is torn ends it: what it would have kept was never overwritten in the file.
    """
    found, length = bytearray(data), len(data)
    start = 0
    while journal[start : start + 8] == _JOURNAL_MAGIC:
        header = struct.unpack_from(">5I", journal.ljust(start + 28, b"\0"), start + 8)
        count, nonce, pages, sector, size = header
        if not (512 <= size <= 65536 and 28 <= sector <= 65536):
            break
        length = pages * size if start == 0 else length
        place = start + sector
        for _ in range(min(count, len(journal) // size)):
            page = journal[place + 4 : place + 4 + size]
            number, checksum = _number(journal, place, 4), _number(journal, place + 4 + size, 4)
            if not 0 < number <= pages or checksum != (nonce + sum(page[size - 200 : 0 : -200])) % 2**32:
                break
            found.extend(bytes(max(0, number * size - len(found))))
            found[(number - 1) * size : number * size] = page
            place += size + 8
        start = -(-place // sector) * sector
    return bytes(found[:length])


class _Pages:
    """The bytes of a file as pages of one size."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._size = size
        # In a whole file each byte belongs to one row at most. A file made to have us read on and on ends here.
        self._left = _SPARE * len(data)

    def rows(self) -> Iterator[tuple[bytes, ...]]:
        """The rows of text of every page that looks like a leaf."""
        for start in range(0, len(self._data), self._size):
            head = start + (_HEADER if start == 0 else 0)
            if self._data[head : head + 1] != _LEAF:
                continue
            count = min(_number(self._data, head + 3, 2), self._size // _LEAST_ROW)
            for place in range(head + 8, head + 8 + 2 * count, 2):
                if self._left < 0:
                    return
                try:
                    row = _columns(self._payload(start + _number(self._data, place, 2)))
                except (IndexError, ValueError):
                    continue
                if row:
                    yield row

    def _payload(self, cell: int) -> bytes:
        """The payload of a cell of a table's leaf, with what overflows to other pages. ValueError if it is torn."""
        length, place = _varint(self._data, cell)
        _, place = _varint(self._data, place)
        inner = self._size - 4
        most, least = self._size - 35, (self._size - 12) * 32 // 255 - 23
        if length <= most:
            return self._part(place, length)
        local = least + (length - least) % inner
        local = least if local > most else local
        parts = [self._part(place, local)]
        following = _number(self._data, place + local, 4)
        while (missing := length - local) > 0:
            page = (following - 1) * self._size
            if page <= 0:
                raise ValueError("no such page")
            following = _number(self._data, page, 4)
            parts.append(self._part(page + 4, min(missing, inner)))
            local += inner
        return b"".join(parts)

    def _part(self, place: int, length: int) -> bytes:
        part = self._data[place : place + length]
        self._left -= len(part)
        if len(part) < length or self._left < 0:
            raise ValueError("cut short")
        return part


def _columns(payload: bytes) -> tuple[bytes, ...]:
    """The columns of a record if all are texts (or blobs, as which one torn bit makes a text appear), else nothing."""
    end, place = _varint(payload, 0)
    lengths = []
    while place < end:
        kind, place = _varint(payload, place)
        if kind < 12:
            return ()
        lengths.append((kind - 12) // 2)
    if place != end or end + sum(lengths) != len(payload):
        return ()
    columns = []
    for length in lengths:
        columns.append(payload[place : place + length])
        place += length
    return tuple(columns)


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it. IndexError at the end of the bytes."""
    value = 0
    for _ in range(8):
        byte = data[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | data[place], place + 1


def _number(data: bytes, place: int, length: int) -> int:
    return int.from_bytes(data[place : place + length], "big")
