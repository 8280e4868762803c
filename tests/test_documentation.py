"""The papers say what the tree holds: commands, modules, dependencies, licences, version, links."""

import re
from pathlib import Path

import click
import pytest

from kuzplan_desktop import __version__
from kuzplan_desktop.cli.commands import kuzplan
from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS
from tests.listing import BLOCK, LISTING, listing
from tests.requirements import locked, pinned_directly

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
COMMANDS = kuzplan.commands


@pytest.mark.slow
def test_the_listing_is_the_tree() -> None:
    block = BLOCK.search(LISTING.read_text(encoding="utf-8"))
    assert block
    assert block[0] == listing(), "python -m tests.listing"


def test_the_recipes_name_files_that_are_there() -> None:
    recipes = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Recipes")[1].split("\n## ")[0]
    named = re.findall(r"`([\w/.*-]+(?:\.(?:py|md)|/))`", recipes)
    assert len(named) > 20
    assert [
        name for name in named if not any((any(base.glob(name))) for base in (ROOT, ROOT / "kuzplan_desktop"))
    ] == []


def test_the_readme_has_a_row_for_every_command_and_no_other() -> None:
    assert sorted(set(_rows())) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_readme_names_every_option_of_a_command_and_no_other(name: str) -> None:
    told = set(re.findall(r"--[a-z][a-z-]+", _rows()[name]))
    options = [option for option in COMMANDS[name].params if isinstance(option, click.Option) and not option.hidden]
    known = {text for option in options for text in (*option.opts, *option.secondary_opts) if text.startswith("--")}
    short = {text for option in options for text in option.opts if re.search(rf"(?<!\S){text} ", _rows()[name])}
    spelled_short = {text for option in options if short & set(option.opts) for text in option.opts}
    assert told <= known
    assert known - told <= spelled_short


def test_the_readme_names_every_kind_of_report() -> None:
    row = next(line for line in README.splitlines() if line.startswith("| `kuzplan report "))
    found = re.search(r"--kind ([^]]+)]", row.replace("\\", ""))
    assert found is not None
    assert found[1].split("|") == list(REPORT_KINDS)


def test_the_readme_begins_with_the_two_commands() -> None:
    first_block = README.split("```")[1]
    assert "./run" in first_block
    assert "./test" in first_block


def test_the_changelog_knows_the_current_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_architecture_gives_a_reason_for_every_dependency() -> None:
    reasons = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## Dependencies")[1].split("\n## ")[0]
    missing = [name for name in pinned_directly() if not re.search(rf"^\| .*`{re.escape(name)}`", reasons, re.M | re.I)]
    assert missing == []


def test_the_licences_name_every_locked_package_in_its_version() -> None:
    table = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w.-]+) \| (\d[\w.]*) \| \S[^|]* \| \S[^|]* \|$", table, re.M)
    packages = [package for purpose in ("run", "test", "build") for package in locked(purpose)]
    assert dict(rows) == {package.name: package.version for package in packages}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_paper_points_to_exists(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (paper.parent / link).exists()] == []


def _rows() -> dict[str, str]:
    """The rows of the README's table of commands, by command."""
    return {row[1]: row[0] for row in re.finditer(r"^\| `kuzplan ([\w-]+)[^\n]*$", README, re.M)}
