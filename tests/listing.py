"""The listing of docs/listing.md, made from the modules' first lines: `python -m tests.listing` writes it anew."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTING = ROOT / "docs" / "listing.md"
BLOCK = re.compile(r"(?<=<!-- listing: python -m tests\.listing -->\n```\n).*?(?=```\n)", re.DOTALL)


def listing(package: Path = ROOT / "kuzplan_desktop") -> str:
    """The tree of `package`: each folder and module with the first line of its docstring."""
    lines = [f"{package.name + '/':<32}{first_line(package / '__init__.py')}", *_tree(package, 1)]
    return "".join(line.rstrip() + "\n" for line in lines)


def _tree(folder: Path, depth: int) -> list[str]:
    lines = []
    for module in sorted(folder.glob("*.py")):
        if module.name != "__init__.py":
            lines.append(f"{'  ' * depth + module.name:<32}{first_line(module)}")
    for part in sorted(path.parent for path in folder.glob("*/__init__.py")):
        lines.append(f"{'  ' * depth + part.name + '/':<32}{first_line(part / '__init__.py')}")
        lines += _tree(part, depth + 1)
    return lines


def first_line(module: Path) -> str:
    """The first line of the module's docstring, empty when it has none."""
    return (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0]


if __name__ == "__main__":
    text = LISTING.read_text(encoding="utf-8")
    LISTING.write_text(BLOCK.sub(lambda _: listing(), text), encoding="utf-8")
