"""What is kept in memory of consolidated files between two questions, by the checksums of what it was made of.

So nothing has to be told when a file changes: what has changed in it has another checksum and is made anew.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.region_counter import DocumentFigures
from kuzplan_desktop.domain.reported import HandedIn

V = TypeVar("V")


class CountedDocument(NamedTuple):
    """What a document comes to in a period, and what is handed in for it; `respelled` if its events are counted under
    other forms or categories than it names."""

    figures: DocumentFigures
    handed: HandedIn
    respelled: bool = False


class Kept(Generic[V]):
    """The latest values by key, at most `most` of them; asked from several threads."""

    def __init__(self, most: int) -> None:
        self._values: OrderedDict[tuple[str, ...], V] = OrderedDict()
        self._most, self._lock = most, Lock()

    def get(self, key: tuple[str, ...], make: Callable[[], V]) -> V:
        """The value of a key, made if it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._values.clear()


FIGURES: Kept[CountedDocument] = Kept(7000)  # some 12 KB each: two periods of all commissions of the country
DOCUMENTS: Kept[Document] = Kept(4)  # of regional commissions, whole
PLANS: Kept[Plan] = Kept(8)
