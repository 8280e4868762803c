"""The rules of the house, each a sentence: who may import whom, how long a room may be, what is drawn first."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule

from kuzplan_desktop.store.document.plan_file import PlanFile

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kuzplan_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Reports stand above the store too, but are made from values of the domain alone.
MUST_NOT_KNOW = {
    "domain": ("store", "exchange", "reports", "ui", "cli"),
    "store": ("exchange", "reports", "ui", "cli"),
    "exchange": ("reports", "ui", "cli"),
    "reports": ("store", "exchange", "ui", "cli"),
    "ui": ("cli",),
}


@pytest.mark.parametrize("layer", MUST_NOT_KNOW)
def test_a_layer_imports_nothing_that_it_must_not_know(layer: str) -> None:
    foreign = [f"kuzplan_desktop.{name}*" for name in MUST_NOT_KNOW[layer]]
    archrule(f"{layer} keeps to its place").match(f"kuzplan_desktop.{layer}*").should_not_import(*foreign).check(
        "kuzplan_desktop"
    )


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
        ("openpyxl", r"reports/(excel|blank_form)/\w+\.py|exchange/blank_form/\w+\.py"),
        ("defusedxml", r"reports/(excel|blank_form)/\w+\.py|exchange/blank_form/\w+\.py"),
        ("reportlab", r"reports/pdf/\w+\.py"),
        ("PIL", r"reports/pdf/\w+\.py"),
        ("pyphen", r"reports/paper/\w+\.py"),
        ("docx", r"$^"),
        ("lxml", r"$^"),
        ("click", r"cli(\.py|/\w+\.py)"),
        ("platformdirs", r"paths\.py"),
        ("pypdfium2", r"reports/pdf/pages\.py"),
    ],
)
def test_a_library_is_imported_only_where_its_format_is_written(library: str, rooms: str) -> None:
    users = [_name(module) for module in MODULES if library in {name.split(".")[0] for name in _imports(module)}]
    assert [user for user in users if not re.fullmatch(rooms, user)] == []


# Who opens files without SQLite: never one that may be a document, or a new one under a name of its own.
OPENS_FILES = {
    "cli/self_test.py": "a report that it has just made",
    "exchange/region/delivered_files.py": "writes what an archive holds into a new file",
    "exchange/blank_form/excel_reading.py": "the parts of an archive in memory",
    "log.py": "the log",
    "reports/paper/office_zip.py": "an archive in memory",
    "reports/excel/writer.py": "an archive in memory",
    "reports/excel/file.py": "an archive in memory",
    "reports/paper/saving.py": "a new file that takes the place of a report",
    "reports/paper/typeface.py": "a font",
    "store/copies/backup_files.py": "reserves a name by an empty file",
    "store/file_bytes.py": "the place itself",
    "store/copies/handing_over.py": "a new archive, and reads it back before it has its name",
    "store/document/rescue.py": "what waits in the user's folder",
    "ui/base/icons.py": "a drawing of ours",
    "ui/report/sending.py": "a report that was saved",
    "ui/report/sent_reports_view.py": "a file of a sent report in a folder of its own",
}


def test_one_place_opens_the_bytes_of_documents() -> None:
    """On POSIX systems closing any descriptor of a file drops all locks that SQLite holds on it in the process."""
    users = {_name(module) for module in MODULES if any(map(_opens_a_file, ast.walk(_tree(module))))}
    assert users == OPENS_FILES.keys()


def test_one_place_connects_to_files() -> None:
    connects = {
        _name(module)
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "sqlite3.connect"
        if ast.unparse(node.args[0]) != "':memory:'"
    }
    assert connects == {"store/connection.py"}


def _opens_a_file(node: ast.AST) -> bool:
    """True for a call that opens a file as bytes, or copies one."""
    if not isinstance(node, ast.Call):
        return False
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
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > 40
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [_name(module) for module in MODULES if not ast.get_docstring(_tree(module))] == []


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"TODO|FIXME|XXX|NotImplementedError|# type: ignore(?!\[)")
    assert [_name(module) for module in MODULES if marks.search(module.read_text(encoding="utf-8"))] == []


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
    assert subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout == "[]\n"


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _strings(module: Path) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
