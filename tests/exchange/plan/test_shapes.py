"""Documents of the shapes that commissions write, untidy as people make them, are read as a clerk reads them."""

import shutil

import pytest

from tests.exchange.plan.reading_of_shapes import differences
from tests.exchange.plan.shapes import shapes
from tests.exchange.plan.shapes.base import Shape, written

KNOWN = shapes("opened") | shapes("closed") | shapes("further") | shapes("later")
one_at_a_time = pytest.mark.xdist_group("office")  # of one profile only one LibreOffice runs
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice, which converts it, is not here")


DOCUMENTS = [
    pytest.param(
        one,
        id=name,
        marks=[needs_office, one_at_a_time] if one.needs_office else pytest.mark.xdist_group(name),  # it is read once
    )
    for name, one in KNOWN.items()
]


@pytest.mark.slow
@pytest.mark.parametrize("shape", DOCUMENTS)
def test_a_document_is_read_as_a_clerk_reads_it(shape: Shape) -> None:
    assert list(differences(shape, written(shape))) == []
