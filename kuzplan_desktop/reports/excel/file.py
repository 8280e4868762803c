"""The finishing of a workbook's file: figures beside its formulas, and nothing in it that tells the hour."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from kuzplan_desktop.reports.paper.office_zip import packed

CORE = "docProps/core.xml"

_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?')
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def finished(content: bytes, made: datetime, values: Mapping[str, Mapping[str, int | float]]) -> bytes:
    """The workbook `content` with the results of its formulas, by part and cell, and dated `made`.

    Programs that show a file without calculating (a preview, a telephone, Excel's protected view of what came by
    e-mail) print these results; all others calculate them anew.
    """
    return packed(_finished(content, made, values))


def _finished(
    content: bytes, made: datetime, values: Mapping[str, Mapping[str, int | float]]
) -> Iterator[tuple[str, bytes]]:
    """The parts of the workbook."""
    with ZipFile(BytesIO(content)) as old:
        for name in old.namelist():
            part = old.read(name).replace(b"\r\n", b"\n")  # as Windows ends the lines of cells while they are written
            if name in values:
                part = _with_results(part, values[name])
            elif name == CORE:
                day = made.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0").encode()
                part = _MODIFIED.sub(lambda found, day=day: found[1] + day + found[2], part)  # type: ignore[misc]
            yield name, part


def _with_results(part: bytes, results: Mapping[str, int | float]) -> bytes:
    """A sheet with the results of its formulas."""
    return _FORMULA.sub(lambda found: found[1] + b"<v>%s</v>" % str(results[found[2].decode()]).encode(), part)
