"""What Word keeps beside the letters, further: nested tables, hidden rows, fields and links, moves, narrow storeys."""

from datetime import datetime
from pathlib import Path

from tests.exchange.plan.shapes.base import flat, item, plain, told
from tests.exchange.plan.shapes.further import COMMON, DECREE, NAME, SHELF, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.further.formats import on_a_sheet
from tests.exchange.plan.shapes.layout import Layout, counted, heads
from tests.exchange.plan.shapes.pools import CULTURE, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C, begin, footnote, footnotes, p, put, row, run, table, write

FEW = take(TRAINING, "", 0, 4)
PLAN = flat(*FEW)
ROWS = Layout(number="{}.").rows


@SHELF.lay(
    "executors_in_a_nested_table.docx",
    of_tik(flat(item("1", "Семинар", "ТИК|УИК", "март"), item("2", "Тренинг", "ТИК", "май"))),
)
def executors_in_a_nested_table(path: Path) -> None:
    inner = table([["ТИК"], ["УИК"]], (3,), borders=False) + p()
    laid_out(path, COMMON, ["1.", "Семинар", C(xml=inner), "март"], ["2.", "Тренинг", "ТИК", "май"], widths=WIDTHS)


@SHELF.lay("hidden_row_and_words.docx", of_tik(PLAN, told("hidden", "Тайное")))
def hidden_row_and_words(path: Path) -> None:
    rows = ROWS(PLAN)
    hidden = row(
        [C(xml=p(xml=run(text, "<w:vanish/>"))) for text in ("9.", "Тайное заседание", "ТИК", "май")],
        properties="<w:hidden/>",
    )
    laid_out(path, COMMON, *rows[:2], hidden, *rows[2:], widths=WIDTHS)


@SHELF.lay("fields_and_links_in_cells.docx", of_tik(PLAN))
def fields_and_links_in_cells(path: Path) -> None:
    """A number is a field, a name holds a link, a срок a smart tag."""
    rows = ROWS(PLAN)
    begins, parts, ends = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    field = begins + "<w:r><w:instrText>SEQ n</w:instrText></w:r>" + parts + run("1") + ends
    rows[0][0] = C(xml=p(xml=field + run(".")))
    rows[1][1] = C(xml=p(xml=f'<w:hyperlink w:anchor="a">{run(str(rows[1][1]))}</w:hyperlink>'))
    rows[2][3] = C(xml=p(xml=f'<w:smartTag w:uri="u" w:element="date">{run(str(rows[2][3]))}</w:smartTag>'))
    laid_out(path, COMMON, *rows, widths=WIDTHS)


@SHELF.lay("moved_words.docx", of_tik(PLAN, told("moves", "исправлен", "перемещ", "удален")))
def moved_words(path: Path) -> None:
    """Words that were moved stand where they came to."""
    rows, who = ROWS(PLAN), 'w:id="7" w:author="А" w:date="2026-01-10T10:00:00Z"'
    name = str(rows[1][1])
    rows[0][1] = C(xml=p(xml=run(f"{rows[0][1]} ") + f"<w:moveFrom {who}>{run(name)}</w:moveFrom>"))
    rows[1][1] = C(xml=p(xml=f"<w:moveTo {who}>{run(name)}</w:moveTo>"))
    laid_out(path, COMMON, *rows, widths=WIDTHS)


@SHELF.lay(
    "footnote_on_a_number_and_a_caption.docx",
    of_tik(PLAN, told("of the number", "по заявкам"), told("of the caption", "уточняются")),
)
def footnote_on_a_number_and_a_caption(path: Path) -> None:
    document = begin()
    footnotes(document, ["Проводится по заявкам.", "Сроки уточняются."])
    rows = ROWS(PLAN)
    rows[1][0] = C(xml=p(xml=run("2.") + footnote(1)))
    header = [*COMMON[:3], C(xml=p(xml=run("Срок исполнения") + footnote(2)))]
    put(document, DECREE, NAME, table([header, *rows], WIDTHS))
    document.save(str(path))


@SHELF.lay("rows_with_gaps_before_and_after.docx", of_tik(PLAN))
def rows_with_gaps_before_and_after(path: Path) -> None:
    """Rows that somebody drew begin one column later and end earlier; a first column is empty throughout."""
    rows = [["", *one] for one in ROWS(PLAN)]
    laid_out(path, ["", *COMMON], ["", *counted(4)], *rows, widths=(0.5, *WIDTHS))


@SHELF.lay(
    "words_cut_by_hyphens_everywhere.docx",
    of_tik(
        [
            plain(
                "1",
                "Организационно-методическая работа",
                item(
                    "1.1",
                    "Обучение председателей участковых избирательных комиссий",
                    "Председатель комиссии|системный администратор",
                    "ежемесячно",
                ),
            )
        ]
    ),
)
def words_cut_by_hyphens_everywhere(path: Path) -> None:
    laid_out(
        path,
        COMMON,
        [C("1. Организационно-\vметодиче-\vская работа", across=4)],
        [
            "1.1.",
            "Обучение председа-\vтелей участко-\nвых избира-\vтельных комис-\vсий",
            "Председатель комис-\vсии, системный адми-\vнистратор",
            "ежеме-\vсячно",
        ],
        widths=WIDTHS,
    )


@SHELF.lay(
    "executors_merged_over_a_section.docx",
    of_tik(
        [
            plain("1", "Обучение", *[(*one[:2], ["ТИК"], *one[3:]) for one in take(TRAINING, "1.", 0, 3)]),
            plain("2", "Культура", *[(*one[:2], ["ТИК", "МИК"], *one[3:]) for one in take(CULTURE, "2.", 0, 2)]),
        ]
    ),
)
def executors_merged_over_a_section(path: Path) -> None:
    rows = []
    for number, name, items, who in (
        ("1", "Обучение", take(TRAINING, "1.", 0, 3), "ТИК"),
        ("2", "Культура", take(CULTURE, "2.", 0, 2), "ТИК, МИК"),
    ):
        rows.append([C(f"{number}. {name}", across=4, bold=True)])
        rows += [[f"{one[0]}.", one[1], C(who, down=True) if at == 0 else UP, one[3]] for at, one in enumerate(items)]
    laid_out(path, COMMON, *rows, widths=WIDTHS)


@SHELF.lay(
    "excel_numbers_that_became_days.xlsx",
    of_tik(flat(*take(TRAINING, "1.", 0, 4)), told("numbers were days", "день", "дат")),
)
def excel_numbers_that_became_days(path: Path) -> None:
    """«1.3» typed in a cell became the first of March."""
    made, sheet, top = on_a_sheet(path, [COMMON, *Layout().rows(flat(*take(TRAINING, "1.", 0, 4)))])
    for at in range(1, 5):
        cell = sheet.cell(top + at, 1)
        cell.value, cell.number_format = datetime(2026, at, 1), "DD.MM.YYYY" if at < 3 else "DD.MM"
    made.save(str(path))


@SHELF.lay(
    "excel_sections_by_sheets.xlsx",
    of_tik([plain("1", "Обучение", *take(TRAINING, "1.", 0, 4)), plain("2", "Культура", *take(CULTURE, "2.", 0, 4))]),
)
def excel_sections_by_sheets(path: Path) -> None:
    """Each section stands on a sheet of its own, with the header; the second sheet has no title."""
    from tests.exchange.plan.shapes.sheets import lay

    layout = Layout(section="{}. {}", number="{}.")
    made, *_ = on_a_sheet(path, [COMMON, *layout.rows([plain("1", "Обучение", *take(TRAINING, "1.", 0, 4))])])
    lay(
        made.create_sheet("Культура"),
        [COMMON, *layout.rows([plain("2", "Культура", *take(CULTURE, "2.", 0, 4))])],
        top=3,
        left=2,
    )
    made.save(str(path))


@SHELF.lay("excel_number_and_term_merged_down.xlsx", of_tik(flat(*[(*one[:3], "в течение года", {}) for one in FEW])))
def excel_number_and_term_merged_down(path: Path) -> None:
    rows = ROWS(flat(*[(*one[:3], "в течение года" if one[0] == "1" else "", {}) for one in FEW]))
    made, sheet, top = on_a_sheet(path, [COMMON, *rows])
    sheet.merge_cells(start_row=top + 1, end_row=top + 4, start_column=4, end_column=4)
    made.save(str(path))


@SHELF.lay(
    "two_headings_alike_over_tables.docx",
    of_tik(
        [
            plain("", "Работа с УИК", *take(TRAINING, "", 0, 2)),
            plain("", "Работа с молодежью", *take(CULTURE, "", 0, 2)),
        ]
    ),
)
def two_headings_alike_over_tables(path: Path) -> None:
    """Headings are paragraphs, each table has its header, in other words the second time."""
    other = heads("№", "Мероприятие", "Ответственный", "Срок проведения")
    write(
        path,
        DECREE,
        NAME,
        p("Работа с УИК", bold=True),
        table([COMMON, *ROWS(flat(*take(TRAINING, "", 0, 2)))], WIDTHS),
        p("Работа с молодежью", bold=True),
        table([other, *ROWS(flat(*take(CULTURE, "", 0, 2)))], WIDTHS),
    )
