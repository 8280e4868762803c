"""The commands of remarks: the region's on an item of a commission, the file that takes them there, the answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import outline, values
from kuzplan_desktop.cli.base.addresses import activity_at
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import author, file_argument, json_option, reading, say, say_json, writing
from kuzplan_desktop.cli.region.consolidated import reading_region
from kuzplan_desktop.cli.region.who_is_who import delivered_argument, region_argument
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region_remarks import RegionRemark
from kuzplan_desktop.store.door.header import is_consolidated


@click.command(cls=Command)
@region_argument
@delivered_argument
@click.argument("number", metavar="НОМЕР", type=values.TEXT)
@click.argument("text", metavar="ЗАМЕЧАНИЕ", type=values.TEXT)
@click.option("--by", type=values.TEXT, default="", help="Кто делает замечание; без параметра – имя из «Параметров».")
def remark(region: Path, file: Path, number: str, text: str, by: str) -> None:
    """Сделать замечание к пункту документа, присланного в файле; комиссии его передает команда send-back."""
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
    from kuzplan_desktop.store.region.consolidated_reading import plan_of, read_documents
    from kuzplan_desktop.store.region.deciding import document_of_file
    from kuzplan_desktop.store.region.remarking import give_remark

    with ConsolidatedFile.open(region) as consolidated:
        document = document_of_file(consolidated, file)
        found = [
            one for _, one in read_documents(consolidated, plan_of(consolidated), document=document, marks_only=True)
        ]
        if not found:
            raise PlanError("Документ из этого файла не входит в показатели.", "Верните его или выберите другой.")
        give_remark(
            consolidated, document, activity_at(found[0].plan, number).uid, text, by=by or author(), on=date.today()
        )
        say([*consolidated.notes, f"Замечание к пункту {outline.plain(number)} записано."])


@click.command("send-back", cls=Command)
@region_argument
@delivered_argument
@click.argument("out", metavar="НОВЫЙ-ФАЙЛ", type=values.NEW_FILE)
def send_back(region: Path, file: Path, out: Path) -> None:
    """Записать документ комиссии с замечаниями к нему; она объединит его со своим."""
    from kuzplan_desktop.store.region.deciding import document_of_file
    from kuzplan_desktop.store.region.remarking import write_remarks

    with reading_region(region) as consolidated:
        count = write_remarks(consolidated, document_of_file(consolidated, file), out)
    say([f"Замечаний: {count}. Файл для комиссии: {out}."])


@click.command(cls=Command)
@file_argument
@json_option
def remarks(file: Path, json_wanted: bool) -> None:
    """Показать замечания области: в документе комиссии или по сводному файлу, с ответами."""
    from kuzplan_desktop.store.region.consolidated_reading import plan_of
    from kuzplan_desktop.store.region.remarking import remarks_in

    found: list[tuple[str, str, RegionRemark]]
    if is_consolidated(file):
        with reading_region(file) as consolidated:
            given = remarks_in(consolidated, plan_of(consolidated).uid)
        found = [(one.commission, one.number, one.remark) for one in given]
    else:
        with reading(file) as plan_file:
            document = plan_file.document
        numbers = {item.uid: item.number for item in document.plan.activities()}
        found = [("", numbers.get(one.activity, ""), one) for one in document.region_remarks]
    if json_wanted:
        say_json({"remarks": [_json(*one) for one in found]})
    else:
        say(_lines(found))


@click.command(cls=Command)
@file_argument
@click.argument("number", metavar="НОМЕР", type=values.TEXT)
@click.argument("text", metavar="ОТВЕТ", type=values.TEXT)
def answer(file: Path, number: str, text: str) -> None:
    """Ответить на замечание области к пункту; если их несколько – на первое без ответа."""
    with writing(file) as plan_file:
        item = activity_at(plan_file.document.plan, number)
        waiting = [one for one in plan_file.document.region_remarks if one.activity == item.uid and not one.is_answered]
        if not waiting:
            raise PlanError(f"Замечаний без ответа к пункту {number} нет.")
        plan_file.remarks.answer(waiting[0].uid, text, date.today())
    say([f"Ответ на замечание к пункту {item.number} записан."])


def _lines(found: list[tuple[str, str, RegionRemark]]) -> Iterator[str]:
    for commission, number, one in found:
        whose = f"{outline.plain(commission)}, " if commission else ""
        yield f"{whose}{number}: {outline.plain(one.text)} ({outline.plain(one.given)})"
        yield f"    {outline.plain(one.answer) if one.is_answered else 'ответа нет'}"
    if not found:
        yield "Замечаний нет."


def _json(commission: str, number: str, one: RegionRemark) -> dict[str, str | None]:
    return {
        **({"commission": commission} if commission else {}),
        "number": number,
        "text": one.text,
        "given_on": one.given_on.isoformat() if one.given_on else None,
        "given_by": one.given_by,
        "answer": one.answer,
        "answered_on": one.answered_on.isoformat() if one.answered_on else None,
    }
