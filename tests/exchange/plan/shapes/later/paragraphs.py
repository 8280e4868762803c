"""A plan of a commission that has no table."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, item, plain
from tests.exchange.plan.shapes.later import SHELF
from tests.exchange.plan.shapes.layout import approval, title
from tests.exchange.plan.shapes.word import p, write

PROSE = [
    plain(
        "1",
        "Организационная деятельность",
        item(
            "1.1",
            "Провести сверку сведений об избирателях с органами регистрационного учета",
            "Лаптева Г.Н.",
            "до 20 января, до 20 июля",
        ),
        item("1.2", "Обновить базу данных о составах участковых комиссий", "Лаптева Г.Н.|Жуков Д.А.", "ежемесячно"),
        item("1.3", "Направить в ИККО отчет о выполнении плана", "Жуков Д.А.", "не позднее 25 декабря"),
    ),
    plain(
        "2",
        "Повышение правовой культуры избирателей",
        item("2.1", "Провести в школах уроки «Твой первый голос»", "Члены комиссии", "1 раз в квартал"),
        item("2.2", "Организовать «горячую линию» для избирателей", "Жуков Д.А.", "в течение избирательной кампании"),
    ),
]


@SHELF.lay(
    "items_as_paragraphs_with_labels.docx",
    Expected(
        "План работы территориальной избирательной комиссии Мариинского муниципального округа на 2026 год",
        2026,
        PROSE,
        "Территориальная избирательная комиссия Мариинского муниципального округа",
        date(2025, 12, 29),
        "190/1022",
        may_refuse=True,
    ),
)
def items_as_paragraphs_with_labels(path: Path) -> None:
    """No table: below each item stand «Срок: …» and «Ответственный: …»."""
    blocks = []
    for number, name, parts in PROSE:
        blocks.append(p(f"{number}. {name}", bold=True, align="center"))
        for one in parts[0][2]:
            label = "Ответственные" if len(one[2]) > 1 else "Ответственный"
            blocks += [p(f"{one[0]}. {one[1]}", before='<w:spacing w:before="120"/>')]
            blocks += [p(f"Срок: {one[3]}", indent=1), p(f"{label}: {', '.join(one[2])}", indent=1)]
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "решением территориальной избирательной",
            "комиссии Мариинского муниципального округа",
            "от 29 декабря 2025 года № 190/1022",
        ),
        title(
            "ПЛАН", "работы территориальной избирательной комиссии", "Мариинского муниципального округа", "на 2026 год"
        ),
        *blocks,
    )
