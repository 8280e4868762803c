"""What a comparison found and what a merge did, in sentences."""

from collections.abc import Iterable

from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.exchange.merge.differences import Difference, Whose
from kuzplan_desktop.exchange.merge.merging import MergePlan

NOTHING_NEW = "Нового в файле коллеги нет, документ не изменился."


def counts(differences: Iterable[Difference]) -> dict[Whose, int]:
    """How many differences there are of each state."""
    states = [one.state for one in differences]
    return {state: states.count(state) for state in Whose}


def counts_line(differences: Iterable[Difference]) -> str:
    """«Новых у коллеги 2, только у меня 1, в обоих изменено 3»."""
    found = counts(differences)
    return (
        f"Новых у коллеги {found[Whose.THEIRS_ONLY]}, только у меня {found[Whose.MINE_ONLY]}, "
        f"в обоих изменено {found[Whose.CONFLICT]}"
    )


def merged_sentences(plan: MergePlan, *, tentative: bool = False) -> list[str]:
    """What a merge brought, settled and left; `tentative` for one that has not been carried out."""
    if plan.changes_nothing and not plan.left:
        open_ones = [f"Разногласия не улажены: {len(plan.open)}."] if plan.open else []
        return [NOTHING_NEW, *open_ones]
    came = len(plan.taken)
    verb = "Будет взято" if tentative else "Взято"
    sentences = [f"{verb} у коллеги: {came} {plural(came, 'изменение', 'изменения', 'изменений')}."]
    if plan.settled:
        sentences.append(f"{'Будет улажено' if tentative else 'Улажено'} разногласий: {len(plan.settled)}.")
    if plan.open:
        sentences.append(
            f"Разногласий, которые {'останутся' if tentative else 'остались'}: {len(plan.open)}. "
            "В документе показан один из вариантов, остальные есть в журнале."
        )
    if plan.left:
        sentences.append(f"Оставлено у коллеги: {len(plan.left)}. В следующий раз это будет предложено снова.")
    if plan.left_too:
        sentences.append(
            f"Из них {len(plan.left_too)} – вместе с тем, что вы оставили: коллега отменил шаг, который касается и их."
        )
    return sentences
