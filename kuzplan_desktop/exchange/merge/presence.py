"""How a row stands in a document: absent, undone, deleted, shown, or shown although somebody deleted it."""

from enum import Enum, auto

from kuzplan_desktop.store.changes.side import Side


class Presence(Enum):
    """How a row stands in a document."""

    ABSENT = auto()
    UNDONE = auto()
    DELETED = auto()
    SHOWN = auto()
    DISPUTED = auto()

    @property
    def gone(self) -> bool:
        """True if a reader of the document does not see the row."""
        return self in (Presence.ABSENT, Presence.UNDONE, Presence.DELETED)

    @property
    def caption(self) -> str:
        """The same for a reader."""
        return _CAPTIONS[self]


_CAPTIONS = {
    Presence.ABSENT: "",
    Presence.UNDONE: "отменено",
    Presence.DELETED: "удалено",
    Presence.SHOWN: "не удалено",
    Presence.DISPUTED: "удаление под вопросом",
}


def presence(side: Side, row: str) -> Presence:
    """How a row stands in the document of `side`."""
    fold = side.fold(row)
    if fold is None:
        return Presence.ABSENT
    if side.is_shown(row):
        return Presence.DISPUTED if side.is_disputed(row) else Presence.SHOWN
    return Presence.DELETED if fold.claimed_deleted else Presence.UNDONE
