"""The half of the documents that whoever wrote the importer might look at."""

from tests.exchange.plan.shapes.base import Shelf

SHELF = Shelf()
