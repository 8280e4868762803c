"""The self-test: the whole program once through on the supplied plan, in a folder that is removed afterwards."""

import faulthandler
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from kuzplan_desktop import log, paths
from kuzplan_desktop.cli.window import SCREENS
from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

SECONDS = 120
COMMISSION = "Проверочная территориальная избирательная комиссия"
DAY = date(2022, 3, 14)
FORMATS = {".xlsx": b"PK", ".pdf": b"%PDF", ".docx": b"PK"}


def self_test() -> bool:
    """Try every part and print a line for each; True if all of them work. What hangs ends after SECONDS."""
    with log.log_file().open("a", encoding="utf-8") as journal:
        faulthandler.dump_traceback_later(SECONDS, exit=True, file=journal)
        try:
            with _own_folders() as folder:
                return all(
                    [_works(caption, part, folder / "План 2022.sqlite", journal) for caption, part in PARTS.items()]
                )
        finally:
            faulthandler.cancel_dump_traceback_later()


def _works(caption: str, part: Callable[[Path], None], file: Path, journal: TextIO) -> bool:
    """Try one part. Its name is printed before, so that one that hangs is named."""
    click.echo(f"{caption}: ", nl=False)
    if sys.stdout is not None:
        sys.stdout.flush()
    try:
        part(file)
    except Exception as error:
        journal.write(traceback.format_exc())
        click.echo(f"ошибка ({error if isinstance(error, PlanError) else type(error).__name__})")
        return False
    click.echo("работает")
    return True


@contextmanager
def _own_folders() -> Iterator[Path]:
    """A folder that stands for the user's folders and is removed afterwards."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
        os.environ.update(KUZPLAN_HOME=str(Path(folder) / "home"), KUZPLAN_DOCUMENTS=str(Path(folder) / "documents"))
        if sys.platform == "linux" and not any(map(os.environ.get, SCREENS)):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)


def _create(file: Path) -> None:
    with PlanFile.create(file, commission=COMMISSION) as plan_file:
        document = plan_file.document
    _expect(len(list(document.plan.activities())) == 47, "в плане не 47 пунктов")
    _expect(document.commission is not None and document.commission.name == COMMISSION, "комиссия записана не так")


def _mark(file: Path) -> None:
    with PlanFile.open(file) as plan_file:
        (activity,) = plan_file.document.plan.find("1.4.5")
        plan_file.marks.mark([activity.uid], 1, text="Собраны материалы")
        mark = plan_file.document.marks_of(activity.uid)[1]
    _expect(mark.state is MarkState.DONE and mark.text == "Собраны материалы", "отметка записана не так")


def _hold(file: Path) -> None:
    with PlanFile.open(file) as plan_file:
        (activity,) = plan_file.document.plan.find("1.2.4")
        plan_file.events.hold(activity.uid, starts_on=DAY, form="семинар", attendance={"члены УИК": (37, None)})
        document = plan_file.document
    _expect([event.participants for event in document.events_of(activity.uid)] == [37], "мероприятие записано не так")
    _expect(document.marks_of(activity.uid)[1].state is MarkState.DONE, "мероприятие не отметило свой квартал")


def _undo(file: Path) -> None:
    with PlanFile.open(file) as plan_file:
        before = plan_file.document
        plan_file.undo()
        _expect(plan_file.document.events != before.events, "отмена ничего не изменила")
        plan_file.redo()
        _expect(plan_file.document == before, "возврат восстановил не все")


def _report(file: Path) -> None:
    from kuzplan_desktop.reports.kinds.model import build_report
    from kuzplan_desktop.reports.writing import write

    with PlanFile.open(file, read_only=True) as plan_file:
        document = plan_file.document
    year = document.plan.year
    report = build_report(document, quarter_period(year, 1), own=True, today=date(year, 12, 31))
    for suffix, beginning in FORMATS.items():
        write(report, file.with_suffix(suffix))
        _expect(file.with_suffix(suffix).read_bytes().startswith(beginning), f"отчет {suffix} не записан")


def _check(file: Path) -> None:
    verdict = reader.check(file)
    _expect(verdict.verdict == "ok", verdict.message)
    _expect((verdict.marks, verdict.held_events) == (2, 1), "в файле не те отметки и мероприятия")


def _read(file: Path) -> None:
    """The reports as if they were plans of that year: their tables name what is done and when."""
    from kuzplan_desktop.exchange.plan.reading import read_plan

    for suffix in FORMATS:
        draft = read_plan(file.with_suffix(suffix), year=DAY.year).draft
        _expect(any(draft.activities()), f"документ {suffix} прочитан не так")


def _seed(_: Path) -> None:
    verdict = reader.check(paths.SEED_PLAN)
    _expect(verdict.verdict == "ok", verdict.message)


def _window(file: Path) -> None:
    from kuzplan_desktop.ui.shell.app import self_test_window

    self_test_window(file)


def _print(file: Path) -> None:
    from kuzplan_desktop.ui.shell.app import self_test_printing

    printed = file.with_name("Печать.pdf")
    self_test_printing(file.with_suffix(".pdf"), printed)
    _expect(printed.read_bytes().startswith(b"%PDF"), "отчет напечатан не так")


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise PlanError(otherwise)


PARTS = {
    "Поставляемый план": _seed,
    "Новый документ": _create,
    "Отметка": _mark,
    "Мероприятие": _hold,
    "Отмена и возврат": _undo,
    "Отчет в Excel и PDF": _report,
    "Чтение документов": _read,
    "Проверка файла": _check,
    "Окно программы": _window,
    "Печать": _print,
}
