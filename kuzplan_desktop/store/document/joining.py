"""The verbs about events that two people wrote down: the same, or two after all."""

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.store.changes.identity import same_event_uid
from kuzplan_desktop.store.changes.same_events import likely_same, pairs_of
from kuzplan_desktop.store.connection import told
from kuzplan_desktop.store.document.event_values import event_label, values_of
from kuzplan_desktop.store.document.verbs import Verbs


class Joining(Verbs):
    """What a person decides about two events. Nothing is joined but by hand, and every decision can be undone."""

    def tell_same(self, one: str, other: str, same: bool) -> None:
        """Two events under one activity are the same, and one of them counts; or they are two. Can be undone."""
        first, second = (self._event(uid) for uid in sorted((one, other)))
        if first.activity != second.activity or first.uid == second.uid:
            raise PlanError("Объединить можно только два мероприятия одного пункта плана.")
        deed = "то же самое" if same else "не то же самое"
        with self.step(event_label(self._numbers([first.activity]), values_of(first), deed)) as writer:
            made_of = {"first": first.uid, "second": second.uid}
            writer.put("same_event", same_event_uid(one, other), {"same": same}, made_of=made_of)

    def part(self, uid: str) -> None:
        """An event that is told to be the same as others counts by itself again."""
        event = self._event(uid)
        with told(self.path):
            pairs = pairs_of(self._connection, uid)
        label = event_label(self._numbers([event.activity]), values_of(event), "считается отдельно")
        with self.step(label) as writer:
            for row in pairs:
                writer.put("same_event", row, {"same": False})

    def likely_same(self, activity: str) -> tuple[tuple[Event, Event], ...]:
        """Pairs of events under an activity that two people seem to have written down; nobody has decided yet."""
        with told(self.path):
            return likely_same(self._connection, self.document.events_of(activity))
