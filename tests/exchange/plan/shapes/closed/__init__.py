"""The half of the documents that stayed closed until the importer was finished, and was opened then."""

from tests.exchange.plan.shapes.base import Shelf

SHELF = Shelf()
