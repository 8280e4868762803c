"""Small faults put into the program one at a time: which of them do the tests not see?

    ./test --cov --cov-context=test                    # once: which test reaches which line
    python -m reliability.mutants 300                  # so many, drawn with the seed kept here
    python -m reliability.mutants --only 17,203        # these once more, as written

Each mutant changes one operator, number, constant or condition of a module of `domain`, `store` or `exchange`, in a
copy of the tree, and runs tests that reach the line (those of its own room first) until the first that fails. Where
nothing tells which do, or the line is read at import, these are the tests of the files that name the module, without
the slow ones. One that lives is printed: it is to be killed by a test or told as equal in docs/reliability.md.
"""

import argparse
import ast
import copy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261130
ROOMS = ("domain", "store", "exchange")
MOST_FILES, MOST_TESTS = 6, 60  # of test files, or of tests, a mutant
PATIENCE = 240  # seconds a mutant
NO_TEST_RAN = (4, 5)  # exit codes of pytest
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult,
}  # fmt: skip


class Mutant(NamedTuple):
    """Where the fault is, and the module's text with it."""

    path: Path
    line: int
    before: str
    after: str
    text: str


def mutants() -> Iterator[Mutant]:
    """Mutants without end, always the same ones in the same order for the same tree."""
    chance = random.Random(SEED)
    modules = sorted(path for room in ROOMS for path in (ROOT / "kuzplan_desktop" / room).rglob("*.py"))
    sizes = [path.stat().st_size for path in modules]
    while True:
        path = chance.choices(modules, sizes)[0]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        places = list(_places(tree))
        if places:
            yield _changed(path, tree, chance.choice(places))


def _places(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The nodes that can be changed, as their place in a walk and what is changed of them."""
    for place, node in enumerate(ast.walk(tree)):
        match node:
            case ast.Compare(ops=[one]) | ast.BoolOp(op=one) | ast.BinOp(op=one) if type(one) in SWAPPED:
                if not (isinstance(node, ast.BinOp) and _is_text(node)):
                    yield place, "operator"
            case ast.Constant(value=bool()):
                yield place, "truth"
            case ast.Constant(value=int()):
                yield place, "number"
            case ast.UnaryOp(op=ast.Not()):
                yield place, "not"
            case ast.If() | ast.IfExp() | ast.While():
                yield place, "condition"


def _is_text(node: ast.BinOp) -> bool:
    """True for texts that are put together or repeated."""
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _changed(path: Path, tree: ast.Module, place: tuple[int, str]) -> Mutant:
    """The module with one node changed."""
    made = copy.deepcopy(tree)
    node = list(ast.walk(made))[place[0]]
    before = ast.unparse(node).splitlines()[0]
    match node, place[1]:
        case ast.Compare(), _:
            node.ops = [SWAPPED[type(node.ops[0])]()]  # type: ignore[list-item]
        case ((ast.BoolOp() | ast.BinOp()), _):
            node.op = SWAPPED[type(node.op)]()  # type: ignore[assignment]
        case ast.Constant(), "truth":
            node.value = not node.value
        case ast.Constant(), _:
            node.value = int(node.value) + 1  # type: ignore[arg-type]
        case ast.UnaryOp(), _:
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ((ast.If() | ast.IfExp() | ast.While()), _):
            node.test = ast.UnaryOp(ast.Not(), node.test)
    ast.fix_missing_locations(made)
    return Mutant(path, getattr(node, "lineno", 0), before, ast.unparse(node).splitlines()[0], ast.unparse(made))


def tests_of(path: Path) -> list[str]:
    """The test files that name the module, those of its own room first; the room's where none does."""
    module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    parent, _, name = module.rpartition(".")
    named = re.compile(rf"{re.escape(module)}\b|from {re.escape(parent)} import [^\n]*\b{re.escape(name)}\b")
    room = ROOT / "tests" / path.relative_to(ROOT / "kuzplan_desktop").parent
    files = sorted((ROOT / "tests").rglob("test_*.py"), key=lambda one: (room not in one.parents, one.name))
    files = [one for one in files if not {"ui", "window", "reliability"} & set(one.parts)]
    found = [one for one in files if named.search(one.read_text(encoding="utf-8"))]
    near = [one for one in files if room in one.parents and one not in found]
    return [one.relative_to(ROOT).as_posix() for one in (found + near)[:MOST_FILES]]


class Reached:
    """Which tests reach which line, as a run of them with `--cov --cov-context=test` has written it down."""

    def __init__(self, data: Path) -> None:
        self._data = CoverageData(str(data))
        if data.exists():
            self._data.read()
        self._measured = {_inside(name): name for name in self._data.measured_files()}

    def tests(self, mutant: Mutant) -> list[str]:
        """Tests that reach the changed line, some of its own room first, others drawn from all; empty if none is known
        to."""
        inside = mutant.path.relative_to(ROOT).as_posix()
        by_line = self._data.contexts_by_lineno(self._measured.get(inside, ""))
        room = inside.replace("kuzplan_desktop", "tests", 1).rpartition("/")[0]
        found = {context.rpartition("|")[0] for context in by_line.get(mutant.line, [])} - {""}
        mixed = random.Random(SEED).sample(sorted(found), len(found))
        near = [test for test in mixed if room in test][: MOST_TESTS // 3]
        return [*near, *(test for test in mixed if test not in near and "/ui/" not in test)][:MOST_TESTS]


def _inside(name: str) -> str:
    return name[name.rfind("kuzplan_desktop/") :].replace(os.sep, "/")


def lives(mutant: Mutant, tree: Path, reached: Reached) -> bool | None:
    """True if all tests passed in spite of it, None where they took too long or none ran."""
    target = tree / mutant.path.relative_to(ROOT)
    target.write_text(mutant.text, encoding="utf-8")
    options = ["-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly"]
    tests = reached.tests(mutant) or ["--quick", *tests_of(mutant.path)]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=tree,
            env=os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return None if done.returncode in NO_TEST_RAN else done.returncode == 0
    except subprocess.TimeoutExpired:
        return None
    finally:
        shutil.copyfile(mutant.path, target)


def main() -> None:
    """Draw the mutants, try each, and print those that live."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=300)
    parser.add_argument("--only", default="", help="numbers, with commas")
    asked = parser.parse_args()
    reached = Reached(ROOT / ".coverage")
    only = {int(one) for one in asked.only.split(",") if one}
    counted = {"killed": 0, "lives": 0, "not told": 0}
    with tempfile.TemporaryDirectory(prefix="kuzplan-mutants-") as name:
        tree = Path(name) / "tree"
        shutil.copytree(
            ROOT, tree, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "dist", ".wine", ".chroots")
        )
        drawn = zip(range(1, max([asked.count, *only]) + 1), mutants(), strict=False)
        for number, mutant in drawn:
            if only and number not in only:
                continue
            outcome = {True: "lives", False: "killed", None: "not told"}[lives(mutant, tree, reached)]
            counted[outcome] += 1
            where = f"{mutant.path.relative_to(ROOT).as_posix()}:{mutant.line}"
            print(f"{number} {outcome} {where}\n    - {mutant.before}\n    + {mutant.after}", flush=True)
    print(", ".join(f"{outcome}: {count}" for outcome, count in counted.items()))


if __name__ == "__main__":
    main()
