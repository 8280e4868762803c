"""The commands that write what is in a document or a consolidated file as tables to calculate with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from kuzplan_desktop.cli.base import values
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, of_the_plan, reading, say
from kuzplan_desktop.cli.region.consolidated import plan_and_period, reading_region
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today, parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.reports.flat.tables import FlatTable, flat_tables
from kuzplan_desktop.store.door.header import is_consolidated

period_of_year_option = click.option(
    "--period", "asked", type=values.PERIOD, help=f"Без параметра – год плана. {values.PERIOD_HELP}"
)


class Source(NamedTuple):
    """What is told of: documents with the names of their commissions; of a region its sums and what is in none."""

    documents: list[tuple[str, Document]]
    period: ReportingPeriod
    today: date
    of_region: bool
    amounts: Amounts = Amounts()
    left_out: tuple[str, ...] = ()

    def tables(self, *, own: bool) -> tuple[FlatTable, ...]:
        """The flat tables."""
        return flat_tables(self.documents, self.period, self.today, own=own, of_region=self.of_region)


@click.command(cls=Command)
@file_argument
@click.argument("out", metavar="КУДА", type=values.TABLES)
@period_of_year_option
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
def tables(file: Path, out: Path, asked: values.OfYear[ReportingPeriod] | None, own: bool) -> None:
    """Сохранить таблицы для расчетов: книгу .xlsx или папку с файлами .csv."""
    from kuzplan_desktop.reports.flat.files import write_tables

    with source_of(file, asked) as source:
        made = source.tables(own=own)
    write_tables(made, out)
    rows = ", ".join(f"{table.name.lower()} {len(table.rows)}" for table in made)
    say([f"Таблицы за {source.period.caption} сохранены: {out}. Строк: {rows}.", *source.left_out])


@contextmanager
def source_of(file: Path, asked: values.OfYear[ReportingPeriod] | None) -> Iterator[Source]:
    """The documents of a file, of one commission or of many, in the period that was asked for, else in its year."""
    if not is_consolidated(file):
        with reading(file) as plan_file:
            document = plan_file.document
            year = document.plan.year
            period = of_the_plan(document, asked) if asked else parse_reporting_period(f"{year:04}")
            name = document.commission.name if document.commission else ""
            yield Source([(name, document)], period, default_today(date.today(), year), False)
        return
    from kuzplan_desktop.reports.kinds.consolidated import left_out
    from kuzplan_desktop.store.region.consolidated_reading import read_documents, region_of

    with reading_region(file) as consolidated:
        plan, period = plan_and_period(consolidated, asked or (lambda year: parse_reporting_period(f"{year:04}")))
        today = default_today(date.today(), plan.year)
        region = region_of(consolidated, plan, period, today)
        documents = [(line.name, document) for line, document in read_documents(consolidated, plan)]
        yield Source(documents, period, today, True, region.amounts, left_out(region))
