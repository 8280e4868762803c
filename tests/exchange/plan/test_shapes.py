"""Documents of the shapes that commissions write, untidy as people make them, are read as a careful clerk reads them."""

import shutil
from pathlib import Path

import pytest

from tests.exchange.plan.reading_of_shapes import differences
from tests.exchange.plan.shapes import shapes
from tests.exchange.plan.shapes.base import Shape

OPEN = shapes("opened")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice, which converts it, is not here")


@pytest.mark.parametrize(
    "shape",
    [pytest.param(one, id=name, marks=[needs_office] if one.needs_office else []) for name, one in OPEN.items()],
)
def test_a_document_is_read_as_a_clerk_reads_it(shape: Shape, tmp_path: Path) -> None:
    path = tmp_path / shape.name
    shape.write(path)
    assert list(differences(shape, path)) == []
