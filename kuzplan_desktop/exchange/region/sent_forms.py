"""Blank forms among what commissions sent: each is told as what it is, with what is to be done."""

from collections.abc import Iterable
from pathlib import Path

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.door.header import Finding

ENDING = ".xlsx"
WHAT_TO_DO = (
    "Бланк вносит в свой документ сама комиссия («Обмен – Собрать заполненный бланк…») и присылает документ; "
    "можно и внести его в ее документ здесь, а затем добавить документ."
)


def blank_forms(paths: Iterable[Path]) -> dict[Path, Finding]:
    """What is said of those of the files that are blank forms."""
    found = ((path, blank_form_finding(path)) for path in paths if path.suffix.lower() == ENDING)
    return {path: finding for path, finding in found if finding}


def blank_form_finding(path: Path) -> Finding | None:
    """What is said of a blank form in place of a document; None for a file that is none."""
    from kuzplan_desktop.exchange.blank_form.reading import read_blank_form

    try:
        blank = read_blank_form(path).blank
    except PlanError:
        return None
    whose = f" комиссии «{short_name(blank.commission)}»" if blank.commission else ""
    sentence = f"Файл «{path.name}» – бланк{whose} за {blank.period.caption}, а не документ."
    return Finding("blank_form", sentence, WHAT_TO_DO)
