"""A stranger's PDF among the kept reports: what cannot be shown is refused in a sentence, and takes no memory."""

from io import BytesIO

import pypdfium2
import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.pdf.pages import PdfPages


def pdf_with(*sizes: tuple[float, float]) -> bytes:
    """A PDF with empty pages of these sizes."""
    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    for width, height in sizes:
        document.new_page(width, height).close()
    document.save(out)
    document.close()
    return out.getvalue()


def test_pages_of_any_paper_are_shown() -> None:
    pages = PdfPages(pdf_with((842, 595), (595, 842)))
    picture = pages.picture(1, 100)
    pages.close()
    assert picture is not None
    assert abs(picture.width - 100) <= 1
    assert picture.height == 142


@pytest.mark.parametrize(
    "content",
    [b"", b"text", pdf_with(), pdf_with((842, 595), (1, 14_000)), pdf_with((20_000, 20_000))],
    ids=["empty", "text", "no page", "a thread", "a wall"],
)
def test_what_is_no_report_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(PlanError, match="Страницы показать нельзя"):
        PdfPages(content)
