"""The half of the documents that whoever writes the importer may look at."""

from tests.exchange.plan.shapes.base import Shelf

SHELF = Shelf()
