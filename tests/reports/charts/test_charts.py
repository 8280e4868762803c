"""Charts: the same numbers as the report, told apart without colour, drawn with embedded letters, or a sentence."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import page
import pytest
from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Section, Subsection
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.reports.charts import definitions as charts
from kuzplan_desktop.reports.charts.shapes import Paint, Rectangle, Stroke, Words, chart_picture
from kuzplan_desktop.reports.charts.svg import svg
from kuzplan_desktop.reports.charts.themes import DARK, LIGHT
from kuzplan_desktop.reports.paper.chart import Chart, ChartKind, Look
from kuzplan_desktop.reports.pdf.archive import make_archive
from kuzplan_desktop.reports.pdf.drawings import chart_png, drawing
from tests.reports.filled import document_with, done, filled_document, held
from tests.reports.small import APRIL, FIRST_QUARTER, item, plan_of, report_of, small

SECOND_QUARTER = parse_reporting_period("2022-Q2")
JULY = date(2022, 7, 5)
DAY = date(2022, 3, 14)
NASTY = '<b>&amp;</b> <img src="file:///etc/passwd"/> =1+1 \x00\x1b \ud800 \ufffe \u202eабв 😀 שלום ' + "ы" * 4000


@pytest.fixture(scope="module")
def document() -> Document:
    """The filled-in plan."""
    return filled_document()


def told(chart: Chart) -> dict[str, dict[str, int]]:
    """The numbers of a chart by category and series, without zeros."""
    return {
        name: {series.name: series.values[at] for series in chart.series if series.values[at]}
        for at, name in enumerate(chart.categories)
    }


def letters(chart: Chart) -> list[str]:
    """The lines of type of the chart's picture."""
    return [shape.text for shape in chart_picture(chart, 480).shapes if isinstance(shape, Words)]


def nasty() -> Document:
    """Text that breaks out of formats wherever a chart prints one."""
    event = held("1.1.1", DAY, form=NASTY, audiences={NASTY: 3})
    plan = plan_of(item("1.1.1"))
    sections = (Section("I", NASTY, NASTY, plan.sections[0].subsections),)
    return document_with(type(plan)("p", NASTY, 2022, "", None, "", sections=sections), events=[event])


def test_sections_tell_the_states_of_their_items(document: Document) -> None:
    chart = charts.progress_by_section(document, SECOND_QUARTER, JULY, own=True)
    second = next(numbers for name, numbers in told(chart).items() if name.startswith("II. "))
    assert second == {"выполнено": 3, "выполняется": 5, "срок не наступил или не истек": 5}
    assert "3 из 13" in chart.ends


def test_the_states_of_a_chart_are_those_of_the_report_rows(document: Document) -> None:
    chart = charts.progress_by_section(document, SECOND_QUARTER, JULY, own=True)
    rows = [
        document.progress_in(activity, SECOND_QUARTER, JULY)
        for activity in document.plan.activities()
        if document.is_own(activity)
    ]
    for series, (state, _, _) in zip(chart.series, charts.STATES, strict=True):
        assert sum(series.values) == sum(row.state is state and row.counts for row in rows)


def test_items_whose_elections_are_not_held_are_in_no_chart() -> None:
    elections = item("1.1.2", "В период подготовки и проведения выборов")
    chart = charts.progress_by_section(small(item("1.1.1"), elections), FIRST_QUARTER, APRIL, own=True)
    assert told(chart) == {"I. Обучение": {"срок не наступил или не истек": 1}}


def test_quarters_tell_the_figures_line_of_each(document: Document) -> None:
    chart = charts.progress_by_quarter(document, SECOND_QUARTER, JULY, own=True)
    for period in (FIRST_QUARTER, SECOND_QUARTER):
        figures = report_of(document, period, today=JULY).figures
        numbers = told(chart)[period.caption.removesuffix(" 2022 года")]
        assert numbers == {"проводилась работа": figures.worked, "нет сведений": figures.no_information}


def test_a_quarter_that_has_not_begun_is_missing_nothing(document: Document) -> None:
    late = charts.progress_by_quarter(document, FIRST_QUARTER, date(2022, 12, 1), own=True)
    early = charts.progress_by_quarter(document, parse_reporting_period("2022"), date(2022, 2, 1), own=True)
    assert {*told(late)["II квартал"], *told(early)["II квартал"]} == {"квартал впереди"}


@pytest.mark.parametrize("quarter", ["2022-Q1", "2022-Q2", "2022"])
def test_events_and_people_add_up_to_the_figures_line(document: Document, quarter: str) -> None:
    period = parse_reporting_period(quarter)
    figures = report_of(document, period, today=date(2023, 1, 9)).figures
    by_form = charts.events_by_form(document, period, JULY, own=True)
    assert sum(by_form.series[0].values) == figures.events
    for make in (charts.people_by_form, charts.people_by_audience):
        assert sum(make(document, period, JULY, own=True).series[0].values) == figures.people


def test_forms_that_differ_by_case_are_one_and_the_largest_stands_first() -> None:
    events = [
        held("1.1.1", DAY, form="Семинар", title="1"),
        held("1.1.1", DAY, form="акция", title="2"),
        held("1.1.1", DAY, form=" семинар", title="3", count=4),
        held("1.1.1", DAY, title="4"),
    ]
    chart = charts.events_by_form(small(events=events), FIRST_QUARTER, APRIL, own=True)
    assert dict(zip(chart.categories, chart.ends, strict=True)) == {
        "семинар": "5",
        "акция": "1",
        "форма не указана": "1",
    }
    assert chart.categories[0] == "семинар"


def test_people_whom_no_audience_tells_of_stand_apart() -> None:
    events = [held("1.1.1", DAY, people=40, audiences={"члены УИК": 37}), held("1.1.1", DAY, title="2", people=2)]
    chart = charts.people_by_audience(small(events=events), FIRST_QUARTER, APRIL, own=True)
    assert dict(zip(chart.categories, chart.ends, strict=True)) == {"члены УИК": "37", "категория не указана": "5"}


def test_an_event_stands_at_each_of_its_audiences() -> None:
    events = [held("1.1.1", DAY, count=2, audiences={"члены УИК": 37, "СМИ": 1}), held("1.1.1", DAY, title="2")]
    chart = charts.events_by_audience(small(events=events), FIRST_QUARTER, APRIL, own=True)
    assert dict(zip(chart.categories, chart.ends, strict=True)) == {
        "члены УИК": "2",
        "СМИ": "2",
        "категория не указана": "1",
    }


def test_months_set_the_period_off_from_the_year_before_it(document: Document) -> None:
    chart = charts.events_by_month(document, SECOND_QUARTER, JULY, own=True)
    assert {month: numbers for month, numbers in told(chart).items() if numbers} == {
        "февраль": {"ранее": 16},
        "март": {"ранее": 7},
        "май": {"в отчетном периоде": 2},
        "июнь": {"в отчетном периоде": 1},
    }
    early = charts.people_by_month(document, FIRST_QUARTER, JULY, own=True)
    assert told(early)["июнь"] == {}


def test_of_too_many_rows_the_rest_is_summed() -> None:
    events = [held("1.1.1", DAY, form=f"форма {number:02}", title=str(number)) for number in range(30)]
    chart = charts.events_by_form(small(events=events), FIRST_QUARTER, APRIL, own=True)
    assert len(chart.categories) == charts.MOST_ROWS
    assert (chart.categories[-1], chart.ends[-1]) == ("остальные (19)", "19")


def test_a_chart_without_numbers_is_a_sentence() -> None:
    for chart in charts.summary_charts(small(), FIRST_QUARTER, APRIL, own=True)[2:]:
        assert chart.is_empty
        assert letters(chart)[-1] == chart.nothing
        assert not any(isinstance(shape, Rectangle) for shape in chart_picture(chart, 480).shapes)
        assert chart.words() == f"{chart.title}. {chart.nothing}"


def test_an_empty_plan_has_charts_of_sentences() -> None:
    document = document_with(plan_of())
    assert all(chart.is_empty for chart in charts.summary_charts(document, FIRST_QUARTER, APRIL, own=False))


def test_columns_too_narrow_for_their_names_bear_short_ones(document: Document) -> None:
    chart = charts.progress_by_quarter(document, SECOND_QUARTER, JULY, own=True)
    narrow = [shape.text for shape in chart_picture(chart, 110).shapes if isinstance(shape, Words)]
    assert "IV кв." in narrow
    assert "IV квартал" in letters(chart)


def test_every_number_is_printed_beside_its_bar(document: Document) -> None:
    chart = charts.progress_by_section(document, SECOND_QUARTER, JULY, own=True)
    assert {"3", "5", "3 из 13", "выполнено"} <= set(letters(chart))


def test_a_screen_reader_hears_the_numbers(document: Document) -> None:
    chart = charts.progress_by_section(document, SECOND_QUARTER, JULY, own=True)
    assert "(участников референдума): выполнено 3, выполняется 5, срок не наступил или не истек 5" in chart.words()
    assert "акция: 120" in charts.people_by_form(document, SECOND_QUARTER, JULY, own=True).words()


def test_no_shape_leaves_the_picture() -> None:
    for source in (filled_document(), nasty()):
        for chart in charts.summary_charts(source, FIRST_QUARTER, APRIL, own=False):
            shown = chart_picture(chart, 300)
            for shape in shown.shapes:
                if isinstance(shape, Rectangle):
                    assert 0 <= shape.x <= shape.x + shape.width <= 300.1
                    assert 0 <= shape.y <= shape.y + shape.height <= shown.height
                elif isinstance(shape, Stroke):
                    assert 0 <= min(shape.x1, shape.x2) <= max(shape.x1, shape.x2) <= 300.1


def test_series_differ_in_lightness_or_hatching() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for theme in (LIGHT, DARK):
        fills = sorted(lightness(theme[paint]) for paint in (Paint.DARK, Paint.MIDDLE, Paint.PALE))
        assert min(second - first for first, second in zip(fills, fills[1:], strict=False)) > 20
    assert len({look for _, _, look in charts.STATES}) == len(State) == len(Look)


def test_the_drawing_is_fit_for_an_archive_with_embedded_letters(document: Document) -> None:
    buffer = BytesIO()
    drawings = [
        drawing(chart, 170)
        for source in (document, nasty())
        for chart in charts.summary_charts(source, FIRST_QUARTER, APRIL, own=False)
    ]
    canvas = Canvas(buffer, invariant=1, initialFontName="PTSans-Regular", lang="ru", pdfVersion=(1, 7))
    make_archive(canvas, title="т", author="а", subject="п", creator="к", day=DAY)
    for each in drawings:
        renderPDF.draw(each, canvas, 30, 30)
        canvas.showPage()
    canvas.save()
    told = page.validate_pdf_bytes(buffer.getvalue(), profile="2u")
    assert [failure.message for failure in told.failures] == []
    assert b"Helvetica" not in buffer.getvalue()
    assert b"Times" not in buffer.getvalue()


def test_a_drawing_is_as_wide_as_asked_and_no_higher(document: Document) -> None:
    chart = charts.progress_by_section(document, SECOND_QUARTER, JULY, own=True)
    whole, low = drawing(chart, 170), drawing(chart, 170, 20)
    assert whole.width == low.width == pytest.approx(170 * 72 / 25.4)
    assert low.height == pytest.approx(20 * 72 / 25.4)
    assert low.height < whole.height


def test_columns_grow_into_the_height_that_is_given(document: Document) -> None:
    chart = charts.events_by_month(document, SECOND_QUARTER, JULY, own=True)
    assert chart_picture(chart, 480, 400).height == pytest.approx(400)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_svg_holds_words_and_no_markup_of_people(theme: dict[Paint, str]) -> None:
    for chart in charts.summary_charts(nasty(), FIRST_QUARTER, APRIL, own=False):
        root = ElementTree.fromstring(svg(chart_picture(chart, 480), theme))
        assert {element.tag.split("}")[1] for element in root} <= {"rect", "line", "text"}
    assert "PT Sans" in root.attrib["font-family"]


def test_a_plan_of_many_sections_is_drawn_with_a_row_for_the_rest() -> None:
    sections = tuple(
        Section(str(number), str(number), f"Раздел {number}", (Subsection("", "", "", (item(f"{number}.1"),)),))
        for number in range(1, 41)
    )
    plan = type(plan_of())("p", "План", 2022, "", None, "", sections=sections)
    chart = charts.progress_by_section(document_with(plan, marks=[done("40.1", 1)]), FIRST_QUARTER, APRIL, own=False)
    assert chart.kind is ChartKind.ROWS
    assert chart.categories[-1] == "остальные разделы (29)"
    assert sum(chart.total(at) for at in range(len(chart.categories))) == 40


def test_a_picture_of_a_chart_is_as_wide_as_asked_and_the_same_each_time(document: Document) -> None:
    chart = charts.progress_by_quarter(document, SECOND_QUARTER, JULY, own=True)
    content, height = chart_png(chart, 125)
    image = Image.open(BytesIO(content))
    assert image.width == pytest.approx(125 / 25.4 * 200, abs=2)
    assert image.height == pytest.approx(height / 25.4 * 200, abs=2)
    assert len(image.convert("RGB").getcolors(100_000)) > 8
    assert chart_png(chart, 125)[0] == content
