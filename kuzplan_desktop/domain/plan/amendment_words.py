"""What an amendment changes, in sentences for a person."""

from collections.abc import Iterator
from datetime import date

from kuzplan_desktop.domain.plan.amendment import Amendment
from kuzplan_desktop.domain.plan.difference import Alteration, Became, OwnDoubt, PlanDifference, Stored
from kuzplan_desktop.domain.plan.matching import RowDoubt
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.domain.plan.plan_values import decree_words, notes_words, read_decrees, read_notes
from kuzplan_desktop.domain.wording import day_digits, plural, quoted
from kuzplan_desktop.domain.words import caption

NOTHING_CHANGES = "План в документе уже такой, менять нечего."
_ROWS = {
    "section": "раздел",
    "subsection": "подраздел",
    "activity": "пункт",
    "abbreviation": "сокращение",
    "campaign": "кампания",
}
_DID = {
    Became.NEW: "новое",
    Became.EXCLUDED: "исключено из плана",
    Became.BACK: "снова в плане",
    Became.REMOVED: "больше нет",
}
_ABOVE = frozenset({"plan", "section", "subsection"})
_DAYS = frozenset({"approved_on", "starts_on", "votes_on", "ends_on"})


def amendment_summary(amendment: Amendment) -> str:
    """«Без изменений 40 пунктов; изменено 3, новых 2, исключено 1. Кроме пунктов изменений: 2.»"""
    items = [one.became for one in amendment.differences if one.kind == "activity"]
    same = f"Без изменений {amendment.same} {plural(amendment.same, 'пункт', 'пункта', 'пунктов')}"
    counts = (("изменено", Became.CHANGED), ("новых", Became.NEW), ("исключено", Became.EXCLUDED))
    back = items.count(Became.BACK)
    told = [f"{word} {items.count(became)}" for word, became in counts] + [f"возвращено {back}"] * bool(back)
    besides = len(amendment.differences) - len(items)
    found = f"{same}; {', '.join(told)}." + f" Кроме пунктов изменений: {besides}." * bool(besides)
    return f"{found} {older_words(amendment.missed)}" if amendment.missed else found


def older_words(missed: Decree) -> str:
    """That the text is older than the plan of the document."""
    return f"Этот текст, похоже, старше плана в документе: в нем нет изменений, которые внесло {decree_words(missed)}."


def difference_words(difference: PlanDifference) -> str:
    """One line: which row, and what becomes of it."""
    if difference.kind == "plan":
        return f"План: {_altered(difference)}"
    if difference.kind == "setting":
        (value,) = difference.alterations
        return f"{difference.title}: {_change(value)}"
    name = " ".join(part for part in (_ROWS[difference.kind], difference.number, _title(difference.title)) if part)
    if difference.became in (Became.CHANGED, Became.BACK):
        before = f"{_DID[Became.BACK]}; " if difference.became is Became.BACK else ""
        return f"{name[0].upper()}{name[1:]}: {before}{_altered(difference)}".removesuffix("; ")
    by = next((one.after for one in difference.alterations if one.field == "excluded"), "")
    if difference.became is Became.NEW and difference.kind == "campaign":
        days = [one for one in difference.alterations if one.field in _DAYS and one.after]
        by = ", ".join(f"{caption('campaign', one.field).lower()} {_text(one.field, one.after)}" for one in days)
    return f"{name[0].upper()}{name[1:]}: {_DID[difference.became]}" + (f" ({by})" if by else "")


def row_doubt_words(doubt: RowDoubt) -> Iterator[str]:
    """What is asked of a row of the new plan: which it could be, what is guessed."""
    row = doubt.row.words
    yield f"{row[0].upper()}{row[1:]}: " + ("это один из прежних?" if len(doubt.candidates) > 1 else "это прежний?")
    for one in doubt.candidates:
        yield f"    {one.words}" + (" – вероятно, он" if one == doubt.guess else "")
    if doubt.guess is None:
        yield "    вероятно, это новая строка плана"


def own_doubt_words(doubt: OwnDoubt) -> str:
    """What is asked of a value that the commission changed itself."""
    what = f"Срок пункта {doubt.name}" if doubt.kind == "activity" else doubt.name
    guess = "взять из плана" if doubt.taken else "оставить ваше"
    return f"{what}: у вас {_shown(doubt.mine)}, в плане {_shown(doubt.theirs)}; вероятно, {guess}"


def _altered(difference: PlanDifference) -> str:
    told = [one for one in difference.alterations if one.field not in _ABOVE | {"excluded"}]
    moved = ["стоит под другим заголовком"] * (len(told) + _is_back(difference) < len(difference.alterations))
    return "; ".join([*(f"{caption(difference.kind, one.field)} {_change(one)}" for one in told), *moved])


def _is_back(difference: PlanDifference) -> bool:
    return any(one.field == "excluded" for one in difference.alterations)


def _change(one: Alteration) -> str:
    return f"{_shown(_text(one.field, one.before))} → {_shown(_text(one.field, one.after))}"


def _text(field: str, value: Stored) -> str:
    text = "" if value is None else str(value)
    if field == "amendments":
        return "; ".join(map(decree_words, read_decrees(text)))
    if field == "notes":
        return notes_words(read_notes(text))
    return day_digits(date.fromisoformat(text)) if field in _DAYS and text else text


def _shown(text: str) -> str:
    return quoted(" ".join(text.split())) if text else "(пусто)"


def _title(text: str) -> str:
    words = " ".join(text.split())
    return quoted(words) if words else ""
