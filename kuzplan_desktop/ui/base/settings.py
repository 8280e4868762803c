"""This person's settings: name, window, recent documents; an ini file in the user's folder."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from kuzplan_desktop import paths

RECENT_KEPT = 12
COPIES_KEPT = 100
LETTERS = tuple(range(9, 17))  # points


class Shade(StrEnum):
    """The colours of the windows."""

    SYSTEM = ""
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Recent:
    """A document that was open lately: where it lies, the year of its plan (0 if not known) and its title."""

    path: Path
    year: int
    title: str


def distinct_titles(recent: Sequence[Recent]) -> list[str]:
    """The titles of recent documents; of those that bear the same one, the name of the file, else also its folder."""
    titles = Counter(item.title for item in recent)
    names = Counter((item.title, item.path.stem) for item in recent)
    return [
        item.title
        if titles[item.title] == 1
        else item.path.stem
        if names[item.title, item.path.stem] == 1
        else f"{item.path.stem} ({item.path.parent})"
        for item in recent
    ]


class DocumentSettings:
    """The documents opened lately, and what was chosen last in each."""

    def __init__(self, ini: QSettings) -> None:
        self._ini = ini

    @property
    def recent(self) -> list[Recent]:
        """The documents opened lately, the last one first."""
        found = []
        for index in range(self._ini.beginReadArray("recent")):
            self._ini.setArrayIndex(index)
            year = _text(self._ini, "year")
            place = paths.found(_text(self._ini, "path"))
            found.append(Recent(place, int(year) if year.isdecimal() else 0, _text(self._ini, "title")))
        self._ini.endArray()
        return [item for item in found if item.title]

    def has_twin(self, path: Path, title: str) -> bool:
        """True if the document at `path`, whose file is not named after its title, bears that of another recent one."""
        return path.stem != title and any(item.title == title and item.path != path for item in self.recent)

    def remember(self, path: Path, year: int, title: str) -> None:
        """Put a document first among the recent ones."""
        self._write([Recent(path, year, title), *(item for item in self.recent if item.path != path)])

    def forget(self, path: Path) -> None:
        """Take a document out of the recent ones."""
        self._write([item for item in self.recent if item.path != path])

    def _write(self, items: list[Recent]) -> None:
        self._ini.remove("recent")
        self._ini.beginWriteArray("recent")
        for index, item in enumerate(items[:RECENT_KEPT]):
            self._ini.setArrayIndex(index)
            self._ini.setValue("path", paths.kept(item.path))
            self._ini.setValue("year", item.year)
            self._ini.setValue("title", item.title)
        self._ini.endArray()

    def quarter_of(self, path: Path) -> int | None:
        """The working quarter last chosen for a document."""
        text = _text(self._ini, f"{_section(path)}/quarter")
        return int(text) if text.isdecimal() else None

    def remember_quarter(self, path: Path, quarter: int) -> None:
        """Keep the working quarter of a document."""
        self._ini.setValue(f"{_section(path)}/quarter", quarter)

    def activity_of(self, path: Path) -> str:
        """The uid of the activity that was chosen last in a document, empty for none."""
        return _text(self._ini, f"{_section(path)}/activity")

    def remember_activity(self, path: Path, uid: str) -> None:
        """Keep the activity that is chosen in a document."""
        self._ini.setValue(f"{_section(path)}/activity", uid)


class ReportSettings:
    """How reports were last made: where, in which formats, with what chosen for each kind."""

    def __init__(self, ini: QSettings) -> None:
        self._ini = ini

    @property
    def folder(self) -> Path:
        """Where reports were last saved, by default the folder of the documents."""
        text = _text(self._ini, "report/folder")
        return Path(text) if text and Path(text).is_dir() else documents_place()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._ini.setValue("report/folder", str(folder))

    @property
    def formats(self) -> str:
        """The formats last chosen for a report, with spaces between them: «pdf xlsx»."""
        return _text(self._ini, "report/formats") or "pdf xlsx"

    @formats.setter
    def formats(self, formats: str) -> None:
        self._ini.setValue("report/formats", formats)

    def choice_of(self, place: str) -> str:
        """What was chosen for the last report of a kind and scope, as JSON; empty if there was none."""
        return _text(self._ini, f"report/{place}")

    def remember_choice(self, place: str, choice: str) -> None:
        """Keep what was chosen for a report of a kind and scope."""
        self._ini.setValue(f"report/{place}", choice)


class Settings:
    """The ini file at `file`, by default the one of this user. Every property reads and writes it at once."""

    def __init__(self, file: Path | None = None) -> None:
        self._ini = QSettings(str(file or paths.settings_file()), QSettings.Format.IniFormat)
        self.documents = DocumentSettings(self._ini)
        self.reports = ReportSettings(self._ini)

    @property
    def file(self) -> Path:
        """The ini file."""
        return Path(self._ini.fileName())

    def save(self) -> None:
        """Write what Qt would write when the program is idle or ends, and read what others wrote meanwhile."""
        self._ini.sync()

    @property
    def author(self) -> str:
        """The person's own name, written to each change; may be empty."""
        return _text(self._ini, "person/name")

    @author.setter
    def author(self, name: str) -> None:
        self._ini.setValue("person/name", name)

    @property
    def everything(self) -> bool:
        """True if the menus show what the regional commission works with whatever the role."""
        return _text(self._ini, "person/everything") == "yes"

    @everything.setter
    def everything(self, wanted: bool) -> None:
        self._ini.setValue("person/everything", "yes" if wanted else "no")

    @property
    def shade(self) -> Shade:
        """The colours of all windows."""
        text = _text(self._ini, "looks/shade")
        return Shade(text) if text in list(Shade) else Shade.SYSTEM

    @shade.setter
    def shade(self, shade: Shade) -> None:
        self._ini.setValue("looks/shade", shade.value)

    @property
    def letters(self) -> int:
        """The size of letters in points, one of LETTERS; 0 for the system's."""
        text = _text(self._ini, "looks/letters")
        return int(text) if text in map(str, LETTERS) else 0

    @letters.setter
    def letters(self, points: int) -> None:
        self._ini.setValue("looks/letters", points)

    @property
    def copies_seen(self) -> frozenset[str]:
        """The states of the copies beside documents that were offered for merging, or need not be."""
        return frozenset(_text(self._ini, "copies/seen").splitlines())

    def remember_copies(self, states: Iterable[str]) -> None:
        """Keep the states of copies that have been looked at; the oldest go when there are many."""
        known = [*_text(self._ini, "copies/seen").splitlines(), *states]
        self._ini.setValue("copies/seen", "\n".join(dict.fromkeys(known[-COPIES_KEPT:])))

    def layout(self, name: str) -> QByteArray | None:
        """The saved state of a window or a splitter, None when there is none."""
        value = self._ini.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else None

    def remember_layout(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window or a splitter."""
        self._ini.setValue(f"window/{name}", state)


def documents_place() -> Path:
    """The folder of documents; the user's own folder where that cannot be made, as on a share that is away."""
    try:
        return paths.documents_folder()
    except OSError:
        return paths.user_folder()


def free_place(folder: Path, stem: str, suffix: str = ".sqlite") -> Path:
    """A path in `folder` where nothing lies yet: `stem`, with « (2)» and so on where that name is taken."""
    number = 1
    while True:
        target = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        if not target.exists():
            return target
        number += 1


def _section(path: Path) -> str:
    """The group of one document: paths hold characters that an ini key must not."""
    return f"document-{paths.digest(paths.kept(path))[:16]}"


def _text(ini: QSettings, key: str) -> str:
    value = ini.value(key, "")
    return (value if isinstance(value, str) else str(value)).replace("\0", "")  # which no path may hold
