"""What is asked about who is who in a consolidated file: near names, copies of one file, a role that does not fit."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.commission_names import essence, near_name, short_name
from kuzplan_desktop.store.commission_list import listed_commissions, listed_name
from kuzplan_desktop.store.region import who_is_who
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.steps import Decided, decided


class Question(NamedTuple):
    """«Это одна и та же комиссия?»: a document, the name in it, and the commission whose it may be.

    `other` is empty where there is nothing to answer: then the sentence says what to look at.
    """

    document: str
    name: str
    other: str
    sentence: str


class _Row(NamedTuple):
    document: str
    plan: str
    shown: str
    list_id: str
    role: str
    is_asked: bool


def questions(file: ConsolidatedFile) -> list[Question]:
    """What is not answered yet, by the names of the commissions; of documents that she took out nothing is asked."""
    rows = []
    query = "SELECT id, plan, shown, list_id, role FROM document ORDER BY shown, id"
    for document, plan, shown, list_id, role in file.connection.execute(query).fetchall():
        said = decided(file.connection, Decided.COMMISSION, who_is_who.subjects_of(file.connection, document))[1]
        if not who_is_who.is_out(file.connection, document):
            rows.append(_Row(document, plan, shown, list_id, role, not said))
    return [*_near_names(rows), *_copies(file, rows), *_roles(rows)]


def _near_names(rows: list[_Row]) -> Iterator[Question]:
    """Names that the list does not have, near to one that it has, or forms of one name."""
    forms: dict[tuple[str, tuple[str, bool]], str] = {}
    for row in rows:
        if row.list_id or not row.is_asked or row.role == Role.IKKO:
            continue
        near = near_name(row.shown, listed_commissions())
        other = near.name if near else forms.setdefault((row.plan, essence(row.shown)), row.shown)
        if other != row.shown and essence(row.shown)[0]:
            yield Question(row.document, row.shown, other, _same(row.shown, other))


def _copies(file: ConsolidatedFile, rows: list[_Row]) -> Iterator[Question]:
    """Documents of two entries of the list that began as copies of one file."""
    known = {row.document: row for row in rows}
    begun: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for change, document in file.connection.execute("SELECT change, document FROM founding ORDER BY change, document"):
        if document in known:
            begun[known[document].plan, change].append(known[document])
    asked: set[str] = set()
    for copies in begun.values():
        first, *others = sorted(copies, key=lambda row: (row.shown, row.document))
        for other in others:
            if first.shown != other.shown and other.is_asked and first.is_asked and other.document not in asked:
                asked.add(other.document)
                sentence = (
                    f"Документы «{short_name(first.shown)}» и «{short_name(other.shown)}» начаты копиями одного файла. "
                    "Это одна и та же комиссия?"
                )
                yield Question(other.document, other.shown, first.shown, sentence)


def _roles(rows: list[_Row]) -> Iterator[Question]:
    for row in rows:
        if row.role == Role.IKKO and listed_name(row.list_id) and not _is_regional(row.list_id):
            name = short_name(row.shown)
            sentence = f"В документе «{name}» выбрана роль комиссии области: попросите исправить ее в «Комиссия…»."
            yield Question(row.document, row.shown, "", sentence)


def _is_regional(list_id: str) -> bool:
    return any(entry.regional and entry.list_id == list_id for entry in listed_commissions())


def _same(name: str, other: str) -> str:
    return f"«{short_name(name)}» – это «{short_name(other)}»? Это одна и та же комиссия?"
