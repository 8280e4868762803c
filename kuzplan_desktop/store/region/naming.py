"""What she decides about names: the districts of commissions, which spelling of a form or category is which."""

from collections.abc import Sequence

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.spellings import Spellings, plain_spelling
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.region_backups import keep_region
from kuzplan_desktop.store.region.steps import Decided, all_decided, decide, decided_in_order


def set_district(file: ConsolidatedFile, commissions: Sequence[str], district: str) -> None:
    """Write down the district of commissions, given by their keys, as one step; empty for none."""
    district = " ".join(district.split())
    known = districts_of(file)
    changed = [key for key in commissions if known.get(key, "") != district]
    if not changed:
        return
    label = f"Округ «{district}», комиссий {len(changed)}" if district else f"Округ убран, комиссий {len(changed)}"
    keep_region(file.path, daily=True)
    with file.saving():
        decide(file.connection, Decided.DISTRICT, "\n".join(changed), district, label)


def districts_of(file: ConsolidatedFile) -> dict[str, str]:
    """The districts that are written down, by the keys of commissions."""
    found: dict[str, str] = {}
    for subject, district in decided_in_order(file.connection, Decided.DISTRICT):
        found.update(dict.fromkeys(subject.split("\n"), district))
    return {key: district for key, district in found.items() if district}


def join_spelling(file: ConsolidatedFile, kind: Decided, written: str, meant: str) -> None:
    """Let the form or category (`kind`) that is written so count as another one in this file; as itself if they are the
    same. PlanError for no name."""
    meant = " ".join(meant.split())
    if not meant or not plain_spelling(written):
        raise PlanError("Название не указано.", "Назовите, что имеется в виду.")
    is_same = plain_spelling(written) == plain_spelling(meant)
    label = f"«{written}» считается само по себе" if is_same else f"«{written}» считается как «{meant}»"
    keep_region(file.path, daily=True)
    with file.saving():
        decide(file.connection, kind, plain_spelling(written), "" if is_same else meant, label)


def spellings_of(file: ConsolidatedFile) -> Spellings:
    """Which spellings stand for which."""
    event_forms, audiences = (all_decided(file.connection, kind) for kind in (Decided.FORM, Decided.AUDIENCE))
    return Spellings(
        {written: meant for written, meant in event_forms.items() if meant},
        {written: meant for written, meant in audiences.items() if meant},
    )
