"""The verdict on any file of the program: on a document, or on a file that says that it is a consolidated one."""

from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.reader import Verdict
from kuzplan_desktop.store.region import consolidated_schema
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

MEND = "Откройте его в окне области или добавьте в него файл комиссии: программа составит таблицы заново."


def check_any(path: Path) -> Verdict:
    """The verdict on any file whatever. Writes nothing."""
    if not reader.is_consolidated(path):
        return reader.check(path, attached=True)
    finding = consolidated_schema.inspect_consolidated(path)
    if not finding.good:
        return Verdict(finding.verdict, finding.sentence, (finding.hint,) if finding.hint else ())
    try:
        with ConsolidatedFile.open(path, read_only=True) as file:
            if file.notes:
                sentence = f"Таблицы файла «{path.name}» изменены другой программой, присланное комиссиями цело."
                return Verdict("damaged", sentence, (MEND,))
            told = "" if finding.verdict == "ok" else f"{finding.sentence} "
            return Verdict(finding.verdict, told + file.summary())
    except PlanError as error:
        return Verdict("damaged", error.sentence, (error.hint,))
