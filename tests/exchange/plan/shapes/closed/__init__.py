"""The half of the documents that stays closed until the importer is finished: do not read it before."""

from tests.exchange.plan.shapes.base import Shelf

SHELF = Shelf()
