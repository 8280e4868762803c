"""How another file is related to a document, and whether the two can be united: a sentence for each case."""

from dataclasses import dataclass

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.store.changes.identity import commission_uid, normalised
from kuzplan_desktop.store.changes.side import Side


@dataclass(frozen=True, slots=True)
class Relation:
    """What two files have in common. `sentence` says so of the other file, `hint` what can be done."""

    same_plan: bool
    same_document: bool
    same_commission: bool
    can_merge: bool
    sentence: str
    hint: str = ""

    def demand_mergeable(self) -> None:
        """PlanError with the sentence unless the two can be united."""
        if not self.can_merge:
            raise PlanError(self.sentence, self.hint)


def relation(mine: Side, theirs: Side, name: str) -> Relation:
    """The relation of the file `theirs`, called `name`, to the document `mine`."""
    plans = [row for row in mine.shown_rows("plan") if row in theirs.shown_rows("plan")]
    if not plans:
        sentence, hint = _of_another_plan(mine, theirs, name)
        return Relation(False, False, False, False, sentence, hint)
    commission = commission_uid(min(plans))
    same_commission = _is_same_commission(mine, theirs, commission)
    if set(mine.shown_rows("document")) & set(theirs.shown_rows("document")):
        sentence = f"Файл «{name}» – копия этого же документа, ее можно объединить с вашей."
        return Relation(True, True, same_commission, True, sentence)
    bare = theirs if _is_without_history(theirs) else mine if _is_without_history(mine) else None
    if bare is not None:
        which = f"Файл «{name}»" if bare is theirs else "Ваш документ"
        return Relation(
            True,
            False,
            same_commission,
            False,
            f"{which} сохранен без истории: по нему не узнать, кто что изменил, поэтому файлы не объединяются.",
            "Для сводного отчета такой файл годится, а для объединения нужна копия с историей.",
        )
    if not same_commission:
        theirs_name = clean(str(theirs.value(commission, "name") or "")) or "комиссия не указана"
        return Relation(
            True,
            False,
            False,
            False,
            f"Файл «{name}» – документ другой комиссии ({theirs_name}), с вашим он не объединяется.",
            "Документы разных комиссий собирают в сводный файл: в нем каждая остается сама собой.",
        )
    sentence = f"Файл «{name}» – документ той же комиссии по тому же плану, его можно объединить с вашим."
    return Relation(True, False, True, True, sentence)


def _of_another_plan(mine: Side, theirs: Side, name: str) -> tuple[str, str]:
    """What is said of a file whose plan is no row of the document: it may be another text of the same plan."""
    one, other = (_authority_and_year(side) for side in (mine, theirs))
    if one is not None and one == other:
        return (
            f"Файл «{name}» начат от другого текста того же плана: {_plan_title(theirs)}. "
            "Пункты плана в нем записаны отдельно, поэтому файлы не объединяются.",
            "Продолжайте в одном документе, начатом от общего файла плана, а изменения плана вносите в него.",
        )
    sentence = f"Файл «{name}» составлен по другому плану: {_plan_title(theirs)}."
    return sentence, "Откройте документ, который составлен по тому же плану."


def _authority_and_year(side: Side) -> tuple[str, int] | None:
    """Who approved the plan and for which year; None where either is not known."""
    row = next(iter(side.shown_rows("plan")), "")
    authority, year = normalised(str(side.value(row, "authority") or "")), side.value(row, "year")
    return (authority, year) if authority and isinstance(year, int) else None


def _is_without_history(side: Side) -> bool:
    return any(side.value(row, "without_history") for row in side.shown_rows("document"))


def _is_same_commission(mine: Side, theirs: Side, row: str) -> bool:
    """True if both name the same entry of the list, or else the same name."""
    for field in ("list_id", "name"):
        one, other = (_searchable(side.value(row, field)) for side in (mine, theirs))
        if one and other:
            return one == other
    return False


def _searchable(value: object) -> str:
    return " ".join(searchable(str(value or "")).split())


def _plan_title(side: Side) -> str:
    row = next(iter(side.shown_rows("plan")), "")
    title = " ".join(clean(str(side.value(row, "title") or "")).split()) or "плана в нем нет"
    number, year = side.value(row, "approved_number"), side.value(row, "year")
    if number:
        return f"{title} (постановление № {clean(str(number))})"
    return f"{title} ({year} год)" if year else title
