"""LibreOffice, for the formats that nobody writes by hand."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.exchange.plan.shapes.base import Write

FILTERS = {
    ".doc": "doc:MS Word 97",
    ".rtf": "rtf:Rich Text Format",
    ".odt": "odt:writer8",
    ".xls": "xls:MS Excel 97",
    ".ods": "ods:calc8",
    ".pdf": "pdf",
    ".xlsx": "xlsx:Calc MS Excel 2007 XML",
}


def is_there() -> bool:
    return shutil.which("soffice") is not None


def converted(write: Write, source: str, path: Path) -> None:
    """Writes a file of the ending `source` and has LibreOffice make `path` of it."""
    with TemporaryDirectory(prefix="kuzplan-shapes-") as folder:
        begun = Path(folder) / f"{path.stem}{source}"
        write(begun)
        made = Path(folder) / "made"
        profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", FILTERS[path.suffix], "--outdir", str(made)]
        subprocess.run([*command, str(begun)], check=True, capture_output=True, timeout=120)
        shutil.copyfile(made / path.name, path)


@cache
def _profile() -> TemporaryDirectory[str]:
    """The settings of the office for this process: to make them takes longer than to convert a document."""
    return TemporaryDirectory(prefix="kuzplan-office-", ignore_cleanup_errors=True)
