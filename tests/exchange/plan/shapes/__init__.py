"""Documents of every shape and what a careful clerk reads in them, written by somebody who never read the importer.

`python -m tests.exchange.plan.shapes FOLDER` writes them all, `… FOLDER opened` those of one half, with `expected.json`
(tuples are lists there).
The rule of the halves: of all documents counted from 0 (OPEN[0], CLOSED[0], OPEN[1], CLOSED[1], …) the even ones are
open to whoever writes the importer, the odd ones stayed closed until it was finished, as did the modules in `closed/`.
Of these 46 the finished importer, which had never met them, read 30 wholly as the clerk did. Then they were opened and
it was mended: now it reads all 46 (of one the expectation was widened). The 24 documents in `later/` were written after
that, again by somebody who had not read it: at first sight 13 were read wholly right. Then it was mended, kind by kind.
All documents are tests (`test_shapes.py`).

The clerk's conventions:
- Texts stand in one line with single spaces (no-break ones are spaces, soft hyphens gone), words broken by the typist
  are whole; dots behind numbers and «Раздел» before them are not part of the number («1.1.» is 1.1, «Раздел I.» is I).
- The plan's title is compared without regard to case («СВОДНЫЙ ПЛАН» or «Сводный план»).
- Levels that a document does not have have empty number and title. An item of a fourth level stands behind its parent.
- Executors are parted as domain/README.md says; a person with her position is one.
- The срок is the raw wording; where a tuple stands, each wording is right. So it is with the authority.
- The authority is in the nominative, and empty where the document names none; «УТВЕРЖДАЮ / Директор …» names none for
  sure, so empty is right there too.
- `notes`: columns that are none of the four, by their caption, empty cells left out.
- `must_warn`: what has to be told, by pieces of text of which one must stand in a warning or note (see `Told.among`).
- "refused": nothing is written, one sentence says why. `may_refuse`: a refusal is right as well.
"""

import importlib
from pkgutil import iter_modules

from tests.exchange.plan.shapes.base import Shape

OPEN = (
    "half_year_term_before_executors.docx",
    "measures_long_header_footnote_mark.docx",
    "training_two_storeys_seven_columns.docx",
    "library_sections_one_filled_cell.docx",
    "culture_month_no_number_caption.docx",
    "school_year_club.docx",
    "four_levels_steps_of_items.docx",
    "roman_sections_restarting_numbers.docx",
    "numbers_missing_repeated_term_missing.docx",
    "months_as_headings_no_term_column.docx",
    "prose_terms_in_brackets.docx",
    "columns_swapped_against_header.docx",
    "quarters_as_columns_with_crosses.docx",
    "words_broken_by_hyphens_hidden_words.docx",
    "term_in_two_columns_begin_and_end.docx",
    "approval_in_text_box.docx",
    "appendix_after_numbered_decree.docx",
    "letter_before_plan.docx",
    "tables_of_signatures_before_and_after.docx",
    "project_with_blank_decree_header_footer.docx",
    "cells_merged_down.docx",
    "cells_wrapped_as_paragraphs.docx",
    "soft_hyphens_and_no_break_spaces.docx",
    "pages_as_tables_with_cut_rows.docx",
    "plan_within_a_layout_table.docx",
    "automatic_numbers_run_on_and_restart.docx",
    "tracked_changes_in_words_and_rows.docx",
    "footnotes_and_comments.docx",
    "content_controls_around_all.docx",
    "excel_numbers_that_were_1_10.xlsx",
    "excel_hidden_rows_columns_sheets.xlsx",
    "excel_97_three_levels.xls",
    "pseudographics_cp866.txt",
    "tabs_utf8_with_mark.txt",
    "word_clipboard.html",
    "page_of_a_site_cp1251.html",
    "word_97_three_levels.doc",
    "rich_text_wrapped_with_lists.rtf",
    "printed_pages_with_repeated_header.pdf",
    "refused_scan.pdf",
    "refused_password.docx",
    "refused_letter.docx",
    "refused_empty.docx",
    "refused_noise.doc",
    "refused_entities.docx",
    "refused_header_alone.docx",
)
CLOSED = (
    "decree_flat_year_in_header.docx",
    "district_numbers_without_space_inline_abbreviations.docx",
    "young_voter_day_first_row_numbered.docx",
    "four_years_spaced_capitals_blank_decree.docx",
    "school_2023_2024_no_executors.docx",
    "second_half_year_numbers_without_dots.docx",
    "report_by_districts_not_a_plan.docx",
    "municipal_programme_two_storeys_four_levels.docx",
    "sections_as_paragraphs_between_tables.docx",
    "no_column_of_numbers.docx",
    "term_in_heading_empty_cells.docx",
    "columns_swapped_in_second_section.docx",
    "levels_mixed_and_lettered_parts.docx",
    "approval_in_borderless_table_two_blocks.docx",
    "two_plans_the_larger_is_second.docx",
    "title_and_signatures_within_the_table.docx",
    "abbreviations_in_table_decree_number_apart.docx",
    "no_year_anywhere.docx",
    "ragged_rows_empty_columns.docx",
    "words_broken_by_hyphens_at_30_letters.docx",
    "latin_look_alikes_in_numbers_and_words.docx",
    "row_cut_within_one_table_header_repeated.docx",
    "tables_within_cells.docx",
    "automatic_numbers_of_three_levels.docx",
    "tracked_moves_and_deleted_cells.docx",
    "hidden_words_hidden_row.docx",
    "links_fields_smart_tags_footnote_in_number.docx",
    "excel_dates_that_were_numbers.xlsx",
    "excel_sections_on_two_sheets_offset.xlsx",
    "excel_numbers_by_formula_merged_down.xlsx",
    "open_document_sheet.ods",
    "columns_of_blanks_cp1251.txt",
    "bars_utf16.txt",
    "excel_clipboard.html",
    "clipboard_with_its_header.html",
    "open_document_lists_footnote.odt",
    "word_97_merged_cells_empty_last_cell.doc",
    "landscape_five_columns.pdf",
    "table_without_lines.pdf",
    "refused_password.pdf",
    "refused_password.xlsx",
    "refused_list_of_telephones.docx",
    "refused_bomb.docx",
    "refused_half_of_a_file.docx",
    "refused_without_its_text.odt",
    "refused_picture_named_docx.docx",
)


def shapes(half: str) -> dict[str, Shape]:
    """The documents of the half `opened` or `closed`, or those of `further` and `later`, by file name."""
    package = importlib.import_module(f"{__name__}.{half}")
    for module in iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    laid = package.SHELF.shapes
    names = {"opened": OPEN, "closed": CLOSED}.get(half, tuple(laid))
    if set(laid) != set(names):
        raise ValueError(f"not listed or not laid: {sorted(set(laid) ^ set(names))}")
    return {name: laid[name] for name in names}
