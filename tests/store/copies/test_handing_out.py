"""The plan that the region hands out: with its edits and campaigns, without its own work."""

from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

CAMPAIGN = Campaign("", "Выборы депутатов", "региональные", date(2022, 6, 15), date(2022, 9, 11))


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """A plan handed out by a region that edited it, and worked on it itself."""
    with PlanFile.create(tmp_path / "region.sqlite", commission="ИККО", role=Role.IKKO) as file:
        uid = file.document.plan.find("1.2.4")[0].uid
        file.plan.edit_activity(uid, title="Семинары по-новому")
        file.plan.edit_activity(uid, period_override="май", period_reason="письмо ИККО")
        file.plan.set_own([uid], True)
        file.settings.set_campaign(CAMPAIGN)
        file.settings.put("addressee", "ЦИК России")
        file.marks.mark([uid], 1, state=MarkState.DONE, text="Готово")
        file.events.hold(uid, starts_on=date(2022, 2, 1), form="семинар", people=5)
        save_plan(file, tmp_path / "plan.sqlite")
        save_plan(file, tmp_path / "again.sqlite")
    return tmp_path / "plan.sqlite"


@pytest.mark.slow
def test_a_commission_that_begins_from_it_has_the_campaign_and_the_edits(handed: Path, tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "tik.sqlite", commission="Топкинская ТИК", source=handed) as file:
        document = file.document
        (item,) = document.plan.find("1.2.4")
        assert [campaign.name for campaign in document.campaigns] == ["Выборы депутатов"]
        assert (item.title, item.period_override, item.period_reason) == ("Семинары по-новому", "май", "письмо ИККО")
        assert (item.own_override, document.settings, document.marks, document.events) == (None, {}, {}, {})
        assert document.commission is not None
        assert document.commission.name == "Топкинская ТИК"
        assert document.schedule_of(document.plan.find("2.1.2")[0]).boxes == (2, 3)
        assert file.undo() is None


def test_the_same_values_give_the_same_bytes(handed: Path) -> None:
    assert handed.read_bytes() == handed.with_name("again.sqlite").read_bytes()


@pytest.mark.slow
def test_it_is_a_sound_plan_and_a_document_of_it_unites_with_one_of_the_supplied_plan(
    handed: Path, tmp_path: Path
) -> None:
    assert reader.check(handed).verdict == "ok"
    PlanFile.create(tmp_path / "a.sqlite", commission="Топкинская ТИК", source=handed).close()
    with PlanFile.create(tmp_path / "b.sqlite", commission="Топкинская ТИК") as file:
        file.unite(reader.read_bodies(tmp_path / "a.sqlite"))
        (item,) = file.document.plan.find("1.2.4")
        assert item.title == "Семинары по-новому"
        assert item.conflicts == frozenset()


def test_an_item_that_the_region_struck_out_is_not_handed_out(tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "region.sqlite", commission="ИККО", role=Role.IKKO) as file:
        with file.step("Пункт исключен") as writer:
            writer.delete(file.document.plan.find("1.1.1")[0].uid)
        save_plan(file, tmp_path / "plan.sqlite")
    with PlanFile.of_private_copy(tmp_path / "plan.sqlite") as plan:
        assert plan.document.plan.find("1.1.1") == ()
        assert len(list(plan.document.plan.activities())) == 46
