"""The rules of the house, each a sentence: who may import whom, how long a room may be, what is drawn first."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from types import FunctionType
from typing import Any, TypeGuard, TypeVar

import pytest
from pytest_archon import archrule

from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS
from kuzplan_desktop.store.document.plan_file import PlanFile

pytestmark = pytest.mark.xdist_group("architecture")  # the modules are parsed once


@pytest.fixture(scope="module", autouse=True)
def _parsed() -> Iterator[None]:
    yield
    for kept in (_tree, _nodes_by_kind, _graph):
        kept.cache_clear()  # millions of nodes, which would make each search for waste in the later tests slow


ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kuzplan_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
ALL_MODULES = [
    module
    for room in ("kuzplan_desktop", "tests", "reliability", "benchmarks", "packaging")
    for module in sorted((ROOT / room).rglob("*.py"))
]

# What a room may import, the rooms of the store and of the window from the bottom up. A room is a folder; modules that
# lie in `store` itself are its foundation, but for `opening`, which stands above all of it. All of `domain` is open to
# the layers above it; its top holds what its rooms stand on, and what is made of them all (`document`, `region`).
ROOMS = {
    "domain": "domain/period domain/plan domain/events domain/figures domain/reporting",
    "domain/period": "",
    "domain/plan": "",
    "domain/typed": "domain/period",
    "domain/events": "domain/plan domain/typed",
    "domain/one_line": "domain/events domain/period domain/plan domain/typed",
    "domain/figures": "domain/plan domain/events domain/period",
    "domain/reporting": "domain/events domain/figures",
    "domain/todo": "domain/plan domain/events domain/period domain/figures domain/reporting",
    "domain/year": "domain/period domain/plan domain/events domain/figures domain/todo",
    "domain/finding": "domain/events domain/typed",
    "store": "",
    "store/changes": "store",
    "store/door": "store store/changes",
    "store/document": "store store/changes store/door",
    "store/copies": "store store/changes store/door store/document",
    "store/region": "store store/changes store/door store/document",
    "store/dossier": "store store/changes store/door store/document store/copies store/opening",
    "store/opening": "store/door store/document store/copies",
    "exchange/source": "store",
    "exchange/attachment": "store",
    "exchange/amendment": "store/changes store/door store/document store/copies exchange/plan",
    "exchange/plan": "store/document exchange/source",
    "exchange/merge": "store store/changes store/door store/document store/copies",
    "exchange/blank_form": "store store/changes store/document store/copies",
    "exchange/separate_plan": "exchange/source",
    "exchange/event_table": "exchange/separate_plan exchange/source",
    "exchange/region": "store store/door store/region exchange/blank_form",
    "reports/paper": "",
    "reports/charts": "reports/paper",
    "reports/kinds": "reports/paper reports/charts",
    "reports/pdf": "reports/paper reports/charts",
    "reports/excel": "reports/paper reports/charts",
    "reports/word": "reports/paper reports/pdf",
    "reports/blank_form": "reports/paper reports/excel",
    "reports/official": "reports/paper reports/pdf reports/word reports/excel",
    "reports/flat": "reports/paper reports/excel",
    "reports/photos": "reports/paper reports/pdf reports/word",
    "reports": "reports/paper reports/pdf reports/excel reports/word",
    "ui/drawing": "",
    "ui/fields": "ui/drawing",
    "ui/lists": "",
    "ui/base": "ui/drawing ui/fields store",
    "ui/editor": "ui/drawing ui/fields ui/base store/changes store/document exchange/attachment",
    "ui/plan": "ui/drawing ui/fields ui/lists ui/base ui/editor store/document",
    "ui/events": "ui/drawing ui/fields ui/lists ui/base ui/editor exchange/event_table reports/flat reports/paper",
    "ui/calendar": "ui/drawing ui/fields ui/lists ui/base ui/events",
    "ui/palette": "ui/drawing ui/fields ui/lists",
    "ui/help": "ui/drawing ui/fields ui/base reports/paper",
    "ui/todo": "ui/drawing ui/fields ui/base ui/events store/document",
    "ui/summary": "ui/drawing ui/fields ui/base reports/paper reports/charts",
    "ui/report": "ui/drawing ui/fields ui/lists ui/base store/document exchange/attachment reports/paper "
    "reports/kinds reports/pdf reports/photos reports",
    "ui/colleague": "ui/drawing ui/fields ui/lists ui/base store/changes store/document exchange/merge "
    "exchange/blank_form reports/kinds reports/blank_form reports",
    "ui/upkeep": "ui/drawing ui/fields ui/lists ui/base ui/editor store/changes store/door store/document "
    "store/copies store/region",
    "ui/dossier": "ui/fields ui/lists ui/base store store/dossier",
    "ui/import_plan": "ui/drawing ui/fields ui/lists ui/base ui/editor store/document exchange/source "
    "exchange/amendment exchange/plan",
    "ui/planning": "ui/fields ui/lists ui/base store/document store/copies exchange/source exchange/amendment "
    "exchange/separate_plan reports/official",
    "ui/region": "ui/drawing ui/fields ui/lists ui/base ui/frame ui/summary store store/copies store/region "
    "exchange/region reports/charts reports/kinds reports/flat reports",
    "ui/frame": "ui/drawing ui/fields ui/base store/door store/document",
    "ui/commission": "ui/fields ui/base store",
    "ui/first_start": "ui/drawing ui/fields ui/base ui/upkeep ui/commission store/document store/copies",
    "ui/main_window": "ui/fields ui/base ui/editor ui/plan ui/events ui/calendar ui/palette ui/help ui/todo "
    "ui/summary ui/report ui/colleague ui/upkeep ui/dossier ui/planning ui/region ui/frame ui/commission",
    "ui/shell": "ui/drawing ui/base ui/editor ui/help ui/report ui/dossier ui/import_plan ui/region "
    "ui/first_start ui/main_window store/door store/document store/copies store/dossier store/opening",
    "cli/base": "store store/changes store/door store/document store/copies store/opening reports/paper "
    "reports/kinds reports/official reports",
    "cli/region": "cli/base store/door store/copies store/region exchange/region reports/kinds",
    "cli/reports": "cli/base cli/region store/door store/region reports/paper reports/kinds reports/flat "
    "reports/photos reports",
    "cli/plan": "cli/base store/document store/copies exchange/amendment exchange/plan exchange/separate_plan "
    "reports/official",
    "cli/document": "cli/base cli/region cli/reports store store/door store/document store/copies "
    "store/region store/dossier exchange/attachment exchange/merge exchange/blank_form reports/paper reports/kinds "
    "reports/blank_form reports/flat reports",
    "cli": "ui/shell cli/base cli/region cli/reports cli/plan cli/document store/door store/document "
    "exchange/source exchange/plan reports/kinds reports",
}


def test_a_room_imports_what_it_may_and_nothing_else() -> None:
    imported: dict[str, set[str]] = {room: set() for room in ROOMS}
    for module, needed in _graph().items():
        if needed and _room(module):
            rooms = {_room(one) for one in needed} - {"", "domain", _room(module)}
            open_to_it = (
                set() if _layer(_room(module)) == "domain" else {room for room in ROOMS if _layer(room) == "domain"}
            )
            imported[_room(module)] |= rooms - open_to_it
    assert imported == {room: set(allowed.split()) for room, allowed in ROOMS.items()}


def test_no_room_leads_back_to_itself() -> None:
    TopologicalSorter({room: allowed.split() for room, allowed in ROOMS.items()}).prepare()


def test_no_module_leads_back_to_itself() -> None:
    """Imports inside functions count, for types alone they do not."""
    graph, done = _graph(), set[str]()

    def follow(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for needed in sorted(graph[module]):
                follow(needed, (*path, module))
            done.add(module)

    for module in graph:
        follow(module, ())


def _room(module: str) -> str:
    """The folder of a module, empty for those on top."""
    if module == "kuzplan_desktop.store.opening":
        return "store/opening"
    where = (ROOT / module.replace(".", "/")).relative_to(PACKAGE)
    return "/".join(where.parts if (PACKAGE / where).is_dir() else where.parts[:-1])


def _layer(room: str) -> str:
    return room.split("/")[0]


@cache
def _graph() -> dict[str, set[str]]:
    """Every module of ours and the modules of ours that it imports when it runs."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES}
    graph = {}
    for name, path in names.items():
        found = set()
        for node in _run_imports(path):
            if node.module in names:
                one_by_one = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= {one if one in names else node.module for one in one_by_one}
        graph[name] = found - {name}
    return graph


def _run_imports(module: Path) -> list[ast.ImportFrom]:
    """The imports of a module, but for those that are there for types alone."""
    for_types = [node for node in _nodes(module, ast.If) if ast.unparse(node.test) == "TYPE_CHECKING"]
    apart = {id(inner) for node in for_types for inner in ast.walk(node)}
    return [node for node in _nodes(module, ast.ImportFrom) if id(node) not in apart]


def test_only_the_ui_knows_qt() -> None:
    (
        archrule("Qt stays in ui", comment="all but ui runs without a screen")
        .match("kuzplan_desktop*")
        .exclude("kuzplan_desktop.ui*")
        .should_not_import("PySide6*", "shiboken6*")
        .check("kuzplan_desktop", only_direct_imports=True)
    )


@pytest.mark.parametrize("layer", ["domain", "store", "exchange", "reports"])
def test_layers_below_the_ui_never_reach_qt(layer: str) -> None:
    archrule(f"{layer} runs without Qt").match(f"kuzplan_desktop.{layer}*").should_not_import("PySide6*").check(
        "kuzplan_desktop"
    )


def test_only_the_store_speaks_sql() -> None:
    (
        archrule("SQL stays in store")
        .match("kuzplan_desktop*")
        .exclude("kuzplan_desktop.store*")
        .should_not_import("sqlite3*", "sqlite_utils*", "apsw*")
        .check("kuzplan_desktop", only_direct_imports=True)
    )
    statement = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE TABLE|PRAGMA \w+)\b")
    outside = [module for module in MODULES if PACKAGE / "store" not in module.parents]
    assert [path.name for path in outside if any(statement.search(text) for text in _strings(path))] == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("openpyxl", r"reports/(excel|blank_form|official)/\w+\.py|exchange/(blank_form|source)/\w+\.py"),
        ("defusedxml", r"reports/(excel|blank_form)/\w+\.py|exchange/(blank_form|source)/\w+\.py"),
        ("reportlab", r"reports/pdf/\w+\.py"),
        ("PIL", r"(reports/(pdf|photos)|exchange/attachment)/\w+\.py"),
        ("pyphen", r"reports/paper/\w+\.py"),
        ("docx", r"$^"),
        ("lxml", r"$^"),
        ("click", r"cli(/\w+)+\.py"),
        ("platformdirs", r"paths\.py"),
        ("pypdfium2", r"reports/pdf/pages\.py|exchange/source/pdf\.py"),
        ("olefile", r"exchange/source/doc\.py"),
        ("xlrd", r"exchange/source/old_excel\.py"),
    ],
)
def test_a_library_is_imported_only_where_its_format_is_written(library: str, rooms: str) -> None:
    users = [_name(module) for module in MODULES if library in {name.split(".")[0] for name in _imports(module)}]
    assert [user for user in users if not re.fullmatch(rooms, user)] == []


# Who opens files without SQLite: never one that may be a document, or a new one under a name of its own.
OPENS_FILES = {
    "cli/self_test.py": "a report that it has just made",
    "store/dossier/container.py": "an archive that is looked at",
    "store/dossier/writing.py": "a new archive, and what is read of it before it has its name",
    "store/settings_file.py": "the settings",
    "exchange/region/delivered_files.py": "an archive that is looked at",
    "exchange/blank_form/excel_reading.py": "the parts of an archive in memory",
    "exchange/source/archive.py": "the parts of an archive in memory",
    "exchange/source/reading.py": "the names in an archive in memory",
    "log.py": "the log",
    "ui/shell/app.py": "a report that the self-test has just printed",
    "reports/paper/office_zip.py": "an archive in memory",
    "reports/excel/writer.py": "an archive in memory",
    "reports/excel/file.py": "an archive in memory",
    "reports/official/office.py": "two files in a folder of its own, on their way through the office program",
    "reports/official/excel.py": "an archive in memory",
    "reports/paper/saving.py": "a new file that takes the place of a report",
    "reports/paper/typeface.py": "a font",
    "store/copies/backup_files.py": "reserves a name by an empty file",
    "store/door/archive.py": "writes what an archive holds into a new file",
    "store/file_bytes.py": "the place itself",
    "store/copies/handing_over.py": "a new archive, and reads it back before it has its name",
    "store/document/rescue.py": "what waits in the user's folder",
    "ui/drawing/icons.py": "a drawing of ours",
    "ui/report/sending.py": "a report that was saved",
    "ui/shell/one_program.py": "what a second start asks for, in a folder of its own",
    "ui/base/opened_copies.py": "a new file: a copy of one that lies in the document",
}


def test_one_place_opens_the_bytes_of_documents() -> None:
    """On POSIX systems closing any descriptor of a file drops all locks that SQLite holds on it in the process."""
    users = {_name(module) for module in MODULES if any(map(_opens_a_file, _nodes(module, ast.Call)))}
    assert users == OPENS_FILES.keys()


def test_one_place_connects_to_files() -> None:
    connects = {
        _name(module)
        for module in MODULES
        for node in _nodes(module, ast.Call)
        if ast.unparse(node.func) == "sqlite3.connect"
        if ast.unparse(node.args[0]) != "':memory:'"
    }
    assert connects == {"store/connection.py"}


def _opens_a_file(node: ast.Call) -> bool:
    """True for a call that opens a file as bytes, or copies one."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    whose = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    if name in ("read_bytes", "write_bytes", "copyfile", "copyfileobj", "copy2", "copytree", "ZipFile", "is_zipfile"):
        return True
    if whose == "shutil":
        return name in ("copy", "move")
    modes = [
        one.value for one in (*node.args, *(word.value for word in node.keywords)) if isinstance(one, ast.Constant)
    ]
    is_mode = any(isinstance(mode, str) and re.fullmatch(r"[rwxab+]{1,3}", mode) for mode in modes)
    return name == "open" and (whose in ("", "os", "io") or is_mode)


def test_a_class_name_means_one_thing() -> None:
    where: dict[str, list[str]] = {}
    for module in MODULES:
        for node in _nodes(module, ast.ClassDef):
            where.setdefault(node.name, []).append(_name(module))
    assert {name: modules for name, modules in where.items() if len(modules) > 1} == {}


def test_a_function_of_a_module_has_its_name_alone() -> None:
    """A command of the command line bears the word that is typed, which is also that of the function it calls."""
    where: dict[str, list[str]] = {}
    for module in MODULES:
        for node in _tree(module).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not _is_command(node):
                where.setdefault(node.name, []).append(_name(module))
    assert {name: modules for name, modules in where.items() if len(modules) > 1} == {}


def _is_command(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(one).startswith(("kuzplan.command(", "click.command(")) for one in node.decorator_list)


# Words that once meant several things, and where the one that is left may stand in names of functions and classes.
ONE_MEANING = {
    r"told": r"$^",  # what is told has a name of its own: a sentence, a line, the days
    r"(re)?fold(s|ed|ing)?": r"store/.*|exchange/merge/.*",  # the tables made of changes
    r"settl(e|es|ed|ing)": r"exchange/merge/.*|ui/colleague/.*|ui/editor/.*",  # what ends a conflict
    r"blanks?(?!_form)": r"$^",  # the sheet for a colleague is always called `blank_form`
}


def test_one_word_has_one_meaning() -> None:
    found = {
        f"{_name(module)}: {node.name}"
        for module in MODULES
        for node in _nodes(module, ast.FunctionDef, ast.ClassDef)
        for word, place in ONE_MEANING.items()
        if re.search(rf"_{word}_", _underlined(node.name)) and not re.fullmatch(place, _name(module))
    }
    assert found == set()


def _underlined(name: str) -> str:
    """_blank_form_ of BlankForm and of blank_form."""
    return f"_{re.sub('(?<=[a-z])(?=[A-Z])', '_', name).lower()}_"


def test_no_kind_of_report_is_known_by_its_name_but_where_it_is_made() -> None:
    """What a kind is and does is asked of its traits, in domain/reporting: `kind.takes(…)`, `kind.is_checked`."""
    found = [
        f"{_name(module)}:{node.lineno}"
        for module in MODULES
        if PACKAGE / "reports" / "kinds" not in module.parents
        for spelled in [{*map(repr, REPORT_KINDS), *_constants_of_kinds(module)}]
        for node in _nodes(module, ast.Compare, ast.MatchValue)
        if not spelled.isdisjoint(map(ast.unparse, _compared(node)))
    ]
    assert found == []


def _constants_of_kinds(module: Path) -> Iterator[str]:
    """The kinds that a module imports as constants, and their names."""
    for node in _nodes(module, ast.ImportFrom):
        if node.module == "kuzplan_desktop.domain.reporting.report_kinds":
            for name in (alias.name for alias in node.names if alias.name.lower() in REPORT_KINDS):
                yield from (name, f"{name}.name")


def _compared(node: ast.Compare | ast.MatchValue) -> Iterator[ast.expr]:
    """What an expression or a case compares, also the members of a list that is written there."""
    for side in [node.value] if isinstance(node, ast.MatchValue) else [node.left, *node.comparators]:
        yield from side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]


# Who counts events, marks or people outside domain/figures, and why that is no figure that anybody is told of the work.
COUNTS = {
    "cli/commands.py": "whether an audience was named twice",
    "domain/region.py": "cells of the matrix, each of which is a figure; and commissions",
    "exchange/plan/rows.py": "which lines stand on every page of a document",
    "exchange/source/excel.py": "the cells of a sheet, against a limit",
    "exchange/source/odf.py": "the cells of a repeated row, against a limit",
    "reports/excel/lists.py": "the rows of a list",
    "reports/official/bands.py": "the lines of a cell on a page",
    "reports/official/paper.py": "the cells of a row on a page",
    "reports/official/word.py": "the cells of a row on a page",
    "reports/paper/report.py": "the two figures of rows that are parts of one row",
    "reports/pdf/bands.py": "the lines of a cell on a page",
    "reports/pdf/layout.py": "the lines of a cell on a page",
    "reports/pdf/tables.py": "the cells of a row on a page",
    "reports/pdf/writer.py": "the lines of a cell on a page",
    "store/copies/handing_over.py": "the rows of a copy, compared with those of the document",
    "store/dossier/preview.py": "the records that one copy of a document has and another has not",
    "store/document/attachments.py": "the bytes of attachments, against a limit",
    "store/document/editing.py": "what was written under a row, which is why it is not deleted",
    "store/document/events.py": "whether an audience was named twice",
    "store/door/examination.py": "the rows of a file, to tell backups and damaged files apart",
    "ui/editor/events.py": "lines of text",
    "ui/events/rows.py": "the files that lie with an event",
    "ui/region/contents.py": "which quarter is shown first",
    "ui/editor/situation.py": "whether the event is the only one of its quarter",
}
COUNTS_IN_SQL = {
    "store/changes/conflicts.py": "heads of a field",
    "store/changes/stored_bytes.py": "the bytes of attachments, against a limit",
    "store/copies/salvage.py": "rows that lie loose",
    "store/door/examination.py": "rows that lie loose",
    "store/door/guard.py": "tables",
    "store/region/consolidated_file.py": "documents; and marks and events, to tell two documents of a commission apart",
    "store/region/consolidated_reading.py": "documents",
    "store/region/heard_events.py": "rows by month, to choose the quarter that is shown first",
}
_COUNTED = {
    *("people", "participants", "minutes", "trained", "tested", "volunteers", "publications", "attendance"),
    *("event", "events", "held", "mark", "marks", "cell", "cells", "heard"),
}
_NUMBERS = {"people", "participants", "minutes", "trained", "tested", "volunteers", "publications", "count"}


def test_nothing_but_the_figures_adds_up_events_marks_and_people() -> None:
    """A total, a share or a sum that a person sees comes from domain/figures, so that it is the same everywhere."""
    outside = [module for module in MODULES if PACKAGE / "domain" / "figures" not in module.parents]
    assert {_name(module) for module in outside if any(map(_adds_up, _nodes(module, *_SUMS)))} == COUNTS.keys()
    statement = re.compile(r"\bSELECT\b.*\b(?:sum|count|total|avg)\s*\(", re.IGNORECASE | re.DOTALL)
    assert {_name(module) for module in outside if any(map(statement.search, _strings(module)))} == COUNTS_IN_SQL.keys()


_SUMS = ast.Call, ast.AugAssign, ast.BinOp


def _adds_up(node: ast.AST) -> bool:
    """True for what sums or counts events, marks, people, or the numbers of an event."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given: list[ast.AST] = [*node.args, *(word.value for word in node.keywords)]
        if name == "count" and given and isinstance(node.func, ast.Attribute):
            return not _COUNTED.isdisjoint(_mentioned(node.func.value))
        if name in ("sum", "fsum", "len", "Counter", "reduce", "accumulate"):
            return any(not _COUNTED.isdisjoint(_mentioned(one)) for one in given)
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        return not _NUMBERS.isdisjoint(_mentioned(node.value))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult):
        return not _NUMBERS.isdisjoint(getattr(side, "attr", "") for side in (node.left, node.right))
    return False


def _mentioned(node: ast.AST) -> set[str]:
    """The names and attributes in an expression."""
    return {
        part.attr if isinstance(part, ast.Attribute) else part.id
        for part in ast.walk(node)
        if isinstance(part, ast.Attribute | ast.Name)
    }


def test_the_domain_needs_the_standard_library_alone() -> None:
    for module in (PACKAGE / "domain").rglob("*.py"):
        outside = {
            name
            for name in _imports(module)
            if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("kuzplan_desktop.domain")
        }
        assert outside == set(), _name(module)


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lengths = {_name(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        f"{_name(module)}: {node.name}": node.end_lineno - node.lineno + 1
        for module in MODULES
        for node in _nodes(module, ast.FunctionDef, ast.AsyncFunctionDef)
        if node.end_lineno - node.lineno + 1 > 40
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [_name(module) for module in MODULES if not ast.get_docstring(_tree(module))] == []


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"TODO|FIXME|XXX|NotImplementedError|# type: ignore(?!\[)")
    assert [_name(module) for module in MODULES if marks.search(module.read_text(encoding="utf-8"))] == []


def test_no_format_of_a_day_or_a_number_holds_a_letter_outside_ascii() -> None:
    """Windows formats a day in the code page of its locale and raises UnicodeEncodeError for other letters."""
    formats = {module.relative_to(ROOT).as_posix(): list(_formats(module)) for module in ALL_MODULES}
    assert {"%d.%m.%Y", "%H:%M"} < {text for texts in formats.values() for text in texts}
    foreign = {name: [text for text in texts if not text.isascii()] for name, texts in formats.items()}
    assert {name: texts for name, texts in foreign.items() if texts} == {}


def test_text_names_its_encoding_wherever_it_is_read_or_written() -> None:
    """Windows takes the code page of the machine otherwise, in which letters are missing."""
    silent = [
        f"{module.relative_to(ROOT).as_posix()}:{call.lineno}"
        for module in ALL_MODULES
        for call in _nodes(module, ast.Call)
        if _is_about_text(call) and "encoding" not in _keywords(call)
    ]
    assert silent == []


def test_the_first_picture_of_a_document_loads_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "plan.sqlite"
    PlanFile.create(path, commission="Топкинская ТИК").close()
    own = ("kuzplan_desktop.store.door.examination", "kuzplan_desktop.store.door.reading_process")
    heavy = ("sqlite_utils", "openpyxl", "reportlab", "docx", "pyphen", "PIL", "click", "pypdfium2", *own)
    heavy += ("PySide6.QtPrintSupport",)
    program = f"""
import sys
from pathlib import Path
from kuzplan_desktop.ui.shell.app import self_test_window
self_test_window(Path(sys.argv[1]))
print([name for name in {heavy!r} if name in sys.modules])
"""
    command = [sys.executable, "-c", program, str(path)]
    assert subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout == "[]\n"


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


Node = TypeVar("Node", bound=ast.AST)


def _nodes(module: Path, *kinds: type[Node]) -> Iterator[Node]:
    """All nodes of the kinds, those of each kind from the outside in."""
    found = _nodes_by_kind(module)
    for kind in kinds:
        yield from found.get(kind, ())


@cache
def _nodes_by_kind(module: Path) -> dict[type, list[Any]]:
    kinds: dict[type, list[ast.AST]] = {}
    for node in ast.walk(_tree(module)):
        kinds.setdefault(type(node), []).append(node)
    return kinds


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _imports(module: Path) -> Iterator[str]:
    for node in _nodes(module, ast.Import):
        yield from (alias.name for alias in node.names)
    for node in _nodes(module, ast.ImportFrom):
        if node.module and not node.level:
            yield node.module


def _formats(module: Path) -> Iterator[str]:
    """What stands behind the colon in braces, and the formats given to strftime, as text or as a constant's name."""
    constants = {
        target.id: node.value
        for node in _nodes(module, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for value in _nodes(module, ast.FormattedValue):
        if value.format_spec is not None:
            yield from (part.value for part in ast.walk(value.format_spec) if _is_text(part))
    for call in _nodes(module, ast.Call):
        if getattr(call.func, "attr", "") in ("strftime", "__format__"):
            given = [constants.get(word.id, word) if isinstance(word, ast.Name) else word for word in call.args]
            yield from (word.value for word in given if _is_text(word))
    for text in _strings(module):
        yield from re.findall(r"\{\w*:([^{}]*%[^{}]*)\}", text)  # of str.format


def _is_about_text(call: ast.Call) -> bool:
    """True if `call` reads or writes a file as text, or the pipes of a program."""
    words = {word.value for word in call.args if _is_text(word)}
    match call.func:
        case ast.Attribute(attr="read_text" | "write_text"):
            return True
        case ast.Name(id="open"):
            return not any("b" in word for word in words)
        case ast.Attribute(attr="open" | "fdopen"):
            return bool(words & {"r", "w", "a", "x", "r+", "w+"})
        case ast.Attribute(attr="run" | "Popen" | "check_output"):
            return "text" in _keywords(call)
    return False


def _keywords(call: ast.Call) -> set[str | None]:
    return {keyword.arg for keyword in call.keywords}


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _strings(module: Path) -> Iterator[str]:
    yield from (node.value for node in _nodes(module, ast.Constant) if _is_text(node))


def _chain(name: str, bases: dict[str, list[str]]) -> int:
    """How many of our own classes stand above each other, `name` the lowest."""
    return 1 + max((_chain(base, bases) for base in bases[name] if base in bases and base != name), default=0)


# Classes with more public methods than twenty, and why they are not divided.
LARGE_CLASSES = {
    "PlanFile": "an OpenFile (17: the steps of any open file) that is begun, opened and closed; verbs are its parts",
}


def test_no_class_has_more_than_twenty_public_methods() -> None:
    """What is inherited of our own classes counts, what Qt or the library asks for by its name does not."""
    counts = {one.__name__: len(_public_methods(one)) for one in _own_classes()}
    assert counts["PlanModel"] >= 10  # of a class that has Qt's besides
    assert {name for name, count in counts.items() if count > 20} == LARGE_CLASSES.keys()


def _own_classes() -> Iterator[type]:
    for name in _graph():
        if not name.endswith("__main__"):
            module = importlib.import_module(name)
            yield from (one for one in vars(module).values() if inspect.isclass(one) and one.__module__ == name)


def _public_methods(one: type) -> set[str]:
    ours = [base for base in one.__mro__ if base.__module__.startswith("kuzplan_desktop")]
    foreign = [base for base in one.__mro__ if base not in ours]
    kinds = (FunctionType, property, cached_property, classmethod, staticmethod)
    defined = {name for base in ours for name, value in vars(base).items() if isinstance(value, kinds)}
    return {name for name in defined if name[0] != "_" and not any(hasattr(base, name) for base in foreign)}


def test_no_chain_of_more_than_two_own_classes() -> None:
    """Composition before inheritance; a failure may say more and more exactly what failed."""
    bases = {
        node.name: [base.id if isinstance(base, ast.Name) else getattr(base, "attr", "") for base in node.bases]
        for path in MODULES
        for node in _nodes(path, ast.ClassDef)
    }
    chains = {name: _chain(name, bases) for name in bases}
    assert {name: length for name, length in chains.items() if length > 2} == {"Replaced": 3}
