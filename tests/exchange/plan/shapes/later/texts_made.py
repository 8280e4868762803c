"""A table that Excel saved with semicolons, and a page of a site with its menu, crumbs and links."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, items_of, plain
from tests.exchange.plan.shapes.later import SHELF
from tests.exchange.plan.shapes.layout import Layout, heads

SEMICOLONS = flat(
    item("1", "Семинар «Новое в законодательстве: сроки, формы; ответственность»", "ТИК|Юрист", "до 1 мая"),
    item("2", "Радиопередача «Час избирателя»", "ТИК|Радио «Апрель»", "1 раз в месяц"),
    item("3", "Выпуск листовки", "Секретарь ТИК", "не позднее 1 августа"),
    item("4", "Конкурс «Лучший уголок избирателя»", "ТИК|УИК", "15.02–20.03"),
    item("5", "Сдача документов в муниципальный архив", "Секретарь ТИК", "IV квартал"),
)


@SHELF.lay(
    "semicolons_saved_by_excel_cp1251.txt",
    Expected(
        "План мероприятий территориальной избирательной комиссии Кемеровского муниципального округа на 2026 год",
        2026,
        SEMICOLONS,
        "Территориальная избирательная комиссия Кемеровского муниципального округа",
        date(2026, 1, 20),
        "2/8",
        may_refuse=True,
    ),
)
def semicolons_saved_by_excel_cp1251(path: Path) -> None:
    """Every line has three semicolons, a cell with one of its own stands in quotes, lines end as on Windows."""
    head = [
        ["", "", "", one]
        for one in (
            "УТВЕРЖДЕН",
            "решением территориальной избирательной комиссии",
            "Кемеровского муниципального округа",
            "от 20.01.2026 № 2/8",
        )
    ]
    names = (
        "План мероприятий",
        "территориальной избирательной комиссии Кемеровского муниципального округа",
        "на 2026 год",
    )
    rows = [*head, [""] * 4, *[[one, "", "", ""] for one in names], [""] * 4]
    rows.append([one.text for one in heads("№ п/п", "Мероприятие", "Исполнитель", "Срок")])
    rows += [[f"{one[0]}.", one[1], ", ".join(one[2]), str(one[3])] for one in items_of(SEMICOLONS)]
    quoted = [[f'"{one}"' if ";" in one else one for one in row] for row in rows]
    path.write_text("".join(";".join(row) + "\r\n" for row in quoted), encoding="cp1251", newline="")


SITE = [
    plain(
        "1",
        "Информационная деятельность",
        item("1.1", "Ведение страницы комиссии в социальной сети «ВКонтакте»", "Дроздов К.К.", "еженедельно"),
        item("1.2", "Пресс-релизы о ходе избирательной кампании", "Дроздов К.К.", "в течение избирательной кампании"),
    ),
    plain(
        "2",
        "Работа с молодежью",
        item("2.1", "День открытых дверей", "Ильина Р.Р.|Дроздов К.К.", "третье воскресенье февраля"),
        item("2.2", "Выездной лекторий", "Ильина Р.Р.", "15.02–20.03"),
        item("2.3", "Награждение победителей конкурсов", "Члены комиссии", "до 1 июня"),
    ),
]
PAGE = """<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>План на 2026 год &mdash; ТИК Анжеро-Судженского округа</title>
<style>.menu td {{ padding: 4px }} .plan {{ border-collapse: collapse }}
.plan td, .plan th {{ border: 1px solid #999 }}</style>
</head><body>
<table width="100%"><tr><td colspan="2"><a href="/">Территориальная избирательная комиссия Анжеро-Судженского городского
округа</a></td></tr>
<tr><td valign="top" width="22%"><table class="menu"><tr><td><a href="/news">Новости</a></td></tr>
<tr><td><a href="/tik">Состав комиссии</a></td></tr><tr><td><a href="/uik">Участковые комиссии</a></td></tr>
<tr><td><a href="/plans">Планы</a></td></tr></table></td>
<td valign="top"><p><a href="/">Главная</a> &raquo; <a href="/plans">Планы</a> &raquo; 2026</p>
<h1>План работы комиссии на&nbsp;2026&nbsp;год</h1>
<p><em>Утвержден решением территориальной избирательной комиссии Анжеро-Судженского городского округа
от&nbsp;16&nbsp;января&nbsp;2026&nbsp;г. №&nbsp;5/21</em></p>
<table class="plan"><thead><tr><th>№</th><th>Мероприятие</th><th>Ответственные</th><th>Срок</th></tr></thead><tbody>
{rows}
</tbody></table>
<p><a href="/plans/2026.docx">Скачать (42 Кб)</a></p></td></tr></table>
</body></html>
"""


@SHELF.lay(
    "site_page_laid_out_by_tables_with_menu.html",
    Expected(
        "План работы комиссии на 2026 год",
        2026,
        SITE,
        "Территориальная избирательная комиссия Анжеро-Судженского городского округа",
        date(2026, 1, 16),
        "5/21",
    ),
)
def site_page_laid_out_by_tables_with_menu(path: Path) -> None:
    """The plan is a table within the table of the page, beside a menu that is a table too; entities and paragraphs."""
    rows = []
    for one in Layout(section="{}. {}", number="{}.", join="</p><p>").rows(SITE):
        if len(one) == 1:
            rows.append(f'<tr><td colspan="4" align="center"><strong>{one[0].text}</strong></td></tr>')
        else:
            cells = "".join(f"<td><p>{text}</p></td>" for text in one)
            rows.append(f"<tr>{cells}</tr>".replace("«", "&laquo;").replace("»", "&raquo;").replace("–", "&ndash;"))
    path.write_text(PAGE.format(rows="\n".join(rows)), encoding="utf-8")
