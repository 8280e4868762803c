"""The commands about official documents: the plan as it is approved, and «отдельный план» of chosen items."""

from pathlib import Path

import click

from kuzplan_desktop.cli import outline, values
from kuzplan_desktop.cli.russian import Command
from kuzplan_desktop.cli.shared import file_argument, reading


@click.command("write-plan", cls=Command)
@file_argument
@click.argument("out", metavar="ДОКУМЕНТ", type=values.PLAN_DOCUMENT)
def write_plan(file: Path, out: Path) -> None:
    """Записать план официальным документом .docx, .pdf или .odt, как его утверждают."""
    from kuzplan_desktop.reports.official.plan import plan_paper
    from kuzplan_desktop.reports.official.writing import write_paper

    with reading(file) as plan_file:
        plan = plan_file.document.plan
    write_paper(plan_paper(plan), out)
    click.echo(f"План записан: {outline.plain(str(out))}.")
