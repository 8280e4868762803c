"""Writing a step: which fields of which rows are set, made or deleted, before they become changes."""

from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS
from kuzplan_desktop.domain.typed.hygiene import checked, clean_number
from kuzplan_desktop.domain.words import MARK_CONTENT, caption
from kuzplan_desktop.store.changes.change import DELETED, Draft, is_fit
from kuzplan_desktop.store.changes.fold import as_read
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.changes.schema import MARK_COLUMNS

_SEVERAL_LINES = frozenset(
    ("text", "note", "executor_terms", "executors_text", "value", "title", "figures", "signatories", "answer")
).union(field.name for field in EVENT_FIELDS if field.many_lines)


Par = dict[str, list[str]]
"""Field -> the ids of its heads at some time."""


def cleaned(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with every text clean and of a length that a document holds; PlanError for a longer one.

    Of a mark's content the parts that only a newer version knows stay as they are.
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        if (kind, name) == ("mark", "content") and isinstance(value, dict):
            ours = cleaned(kind, {key: part for key, part in value.items() if key in MARK_COLUMNS})
            theirs = {key: part for key, part in value.items() if key not in MARK_COLUMNS}
            found[name] = theirs | {key: part for key, part in ours.items() if part is not None and part != ""}
        elif (kind, name) == ("report_file", "data"):  # of a length of its own, and nobody's writing
            found[name] = value
        elif name == "number" and isinstance(value, str):
            found[name] = clean_number(value)
        elif isinstance(value, str):
            field = MARK_CONTENT.get(name, name) if kind == "mark" else caption(kind, name)
            found[name] = checked(value, field, one_line=name not in _SEVERAL_LINES)
        else:
            found[name] = value
    return found


def _demand_fit(kind: str, values: dict[str, Any]) -> None:
    """PlanError naming the first field whose value cannot be: a year far away, a number without end."""
    for name, value in values.items():
        if not is_fit(kind, name, value):
            raise PlanError(f"«{caption(kind, name)}»: такое значение записать нельзя.", "Проверьте дату или число.")


class StepWriter:
    """Collects what one step does, one draft a row, inside the step's transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._drafts: dict[str, Draft] = {}

    @property
    def drafts(self) -> list[Draft]:
        """What has been collected; empty for a step that changes nothing."""
        return [draft for draft in self._drafts.values() if draft.values]

    def value(self, row: str, name: str) -> Any:
        """The value of a field by its provisional winner, None if it has none."""
        heads = self._ledger.heads(row, name)
        return heads[0].values[name] if heads else None

    def carried_on(self, row: str, name: str) -> dict[str, list[str]]:
        """`par` for a field of which only the provisional winner is carried on."""
        return {name: [head.id for head in self._ledger.heads(row, name)[:1]]}

    def put(
        self,
        kind: str,
        row: str,
        values: dict[str, Any],
        *,
        made_of: dict[str, Any] | None = None,
        par: dict[str, list[str]] | None = None,
    ) -> None:
        """Set `values` on a row; fields that hold their value already are left alone.

        A row that is not shown is made of `made_of` and `values` together, restored if it was deleted; of one whose
        deletion is disputed it is settled that it stays. `par` gives, for fields whose typing began earlier, the ids
        of the changes that were seen then: a deletion that was not among them stays disputed.
        """
        shown = self._ledger.is_shown(row)
        wanted = cleaned(kind, values if shown else {**(made_of or {}), **values})
        changed = {name: value for name, value in wanted.items() if not shown or self._differs(row, name, value)}
        deletions = self._ledger.heads(row, DELETED)
        claims = {head.id for head in deletions if head.values[DELETED]}
        if deletions and not shown or claims and (par is None or claims <= set(par.get(DELETED, ()))):
            changed[DELETED] = False
        _demand_fit(kind, changed)
        if changed:
            known = {name: ids for name, ids in (par or {}).items() if name in changed}
            self._drafts[row] = Draft(row, kind, changed, known, new=not shown)

    def put_typed(self, kind: str, row: str, values: dict[str, Any], par: dict[str, list[str]]) -> None:
        """Set fields whose typing began when `par` was seen. If the row was deleted meanwhile, it shows again."""
        if self._ledger.is_shown(row):
            self.put(kind, row, values, par=par)
        else:
            self._drafts[row] = Draft(row, kind, cleaned(kind, values), {name: par.get(name, []) for name in values})

    def _differs(self, row: str, name: str, value: Any) -> bool:
        """True if setting the field would say something: another value, or the end of a conflict."""
        heads = self._ledger.heads(row, name)
        return not heads or any(as_read(head.values[name]) != as_read(value) for head in heads)

    def delete(self, row: str) -> None:
        """Delete a row and every row shown under it, one deletion a row."""
        for kind, one in self._ledger.shown_under(row):
            self._drafts[one] = Draft(one, kind, {DELETED: True}, seen=self._ledger.live_heads(one))

    def delete_alone(self, row: str) -> None:
        """Delete a shown row and none under it: what is under it now goes elsewhere in the same step."""
        if self._ledger.is_shown(row):
            kind = str(self._ledger.kind_of(row))
            self._drafts[row] = Draft(row, kind, {DELETED: True}, seen=self._ledger.live_heads(row))

    def put_under(self, kind: str, row: str, values: dict[str, Any], made_of: dict[str, Any], par: Par | None) -> None:
        """Set the values of a row that is edited with the one above it, of which `par` was seen when that began.

        What was not changed since then is left to others, a conflict that was seen is settled. Without `par`: `put`.
        """
        if par is None:
            self.put(kind, row, values, made_of=made_of)
        elif not par:
            self.put(kind, row, values, made_of=made_of, par={name: [] for name in values})
        else:
            heads = {name: par.get(name, []) for name in values}
            seen = {name: self._ledger.value_seen(name, ids) for name, ids in heads.items()}
            changed = {name: value for name, value in values.items() if value != seen[name] or len(heads[name]) > 1}
            self.put_typed(kind, row, changed, par)

    def delete_under(self, row: str, par: Par | None) -> None:
        """Delete such a row; one that was not there yet stays, one in which others have written since is disputed."""
        if par is None:
            self.delete(row)
        elif par and self._ledger.is_shown(row):
            seen = tuple({one for name, ids in par.items() if name != DELETED for one in ids})
            self._drafts[row] = Draft(row, str(self._ledger.kind_of(row)), {DELETED: True}, seen=seen)
