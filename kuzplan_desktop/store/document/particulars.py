"""Whose document it is and what holds for all of it: commission, settings, letterhead, campaigns, due dates."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.coverage import MEMBERS_ON
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.store.changes.event_rows import plain_value
from kuzplan_desktop.store.changes.identity import commission_uid, new_uid, setting_uid
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.document.part import Part


class SettingVerbs(Part):
    """The verbs on what holds for the whole document."""

    def set_commission(
        self,
        *,
        name: str | None = None,
        role: Role | None = None,
        list_id: str | None = None,
        executor_terms: Sequence[str] | None = None,
        members: Mapping[str, int | None] | None = None,
        members_on: date | None = None,
    ) -> None:
        """Change what is given about the commission.

        `members` are the numbers of members by setting (figures/coverage.MEMBERS), None for one that is not known any
        more; with them goes the day `members_on` that they were taken on.
        """
        given = {
            "name": name,
            "role": str(role) if role else None,
            "list_id": list_id,
            "executor_terms": None if executor_terms is None else "\n".join(executor_terms),
        }
        with self.file.step("Сведения о комиссии") as writer:
            values = {key: value for key, value in given.items() if value is not None}
            if values:
                writer.put("commission", commission_uid(self.document.plan.uid), values)
            if members is not None:
                told = {key: "" if number is None else str(number) for key, number in members.items()}
                told[MEMBERS_ON] = members_on.isoformat() if members_on else ""
                self._put_changed(writer, told)

    def put(self, key: str, value: str) -> None:
        """Change a setting of the document (keys in words.SETTINGS)."""
        with self.file.step(f"Настройка: {words.SETTINGS.get(key, key)}") as writer:
            self._put_setting(writer, key, value)

    def _put_changed(self, writer: StepWriter, settings: Mapping[str, str]) -> None:
        """Write the settings that are others than before."""
        for key, value in settings.items():
            if value != self.document.settings.get(key, ""):
                self._put_setting(writer, key, value)

    def _put_setting(self, writer: StepWriter, key: str, value: str) -> None:
        writer.put("setting", setting_uid(self.document.plan.uid, key), {"value": value}, made_of={"key": key})

    def set_letterhead(
        self,
        signatories: Sequence[Signatory],
        preparer: str | None = None,
        phone: str | None = None,
        addressee: str | None = None,
    ) -> None:
        """Replace the list of signatories, in the order in which they sign; an empty uid makes a new one.

        Who draws the reports up, under which telephone, and to whom they go stay as they are where None is given.
        """
        kept = {one.uid for one in signatories}
        with self.file.step("Подписанты и составитель") as writer:
            for former in self.document.signatories:
                if former.uid not in kept:
                    writer.delete(former.uid)
            for rank, one in enumerate(signatories):
                values = {"position": one.position, "name": one.name, "since": plain_value(one.since), "rank": rank}
                writer.put("signatory", one.uid or new_uid(), values)
            given = {"preparer": preparer, "preparer_phone": phone, "addressee": addressee}
            self._put_changed(writer, {key: value for key, value in given.items() if value is not None})

    def set_campaign(self, campaign: Campaign) -> str:
        """Add a campaign (empty uid) or change one. Returns its uid. PlanError if its days are in the wrong order."""
        if campaign.votes_on < campaign.starts_on or (campaign.ends_on and campaign.ends_on < campaign.votes_on):
            raise PlanError("Дни кампании идут не по порядку: сначала назначение, потом голосование, потом окончание.")
        uid = campaign.uid or new_uid()
        with self.file.step(f"Кампания {quoted(campaign.name)}") as writer:
            values = {name: plain_value(value) for name, value in asdict(campaign).items() if name != "uid"}
            writer.put("campaign", uid, values)
        return uid

    def delete_campaign(self, uid: str) -> None:
        """Delete a campaign."""
        name = next((one.name for one in self.document.campaigns if one.uid == uid), None)
        if name is None:
            raise PlanError("Такой кампании в документе нет.")
        with self.file.step(f"Кампания {quoted(name)}, удаление") as writer:
            writer.delete(uid)

    def set_due_dates(self, days: Mapping[str, date | None]) -> None:
        """Set by which day reports are expected, by setting (due_dates.DUE_SETTINGS); None for the ordinary day."""
        with self.file.step("Сроки отчетов") as writer:
            self._put_changed(writer, {key: day.isoformat() if day else "" for key, day in days.items()})
