"""Which item of the plan a cell names: by its number, by what a spreadsheet made of that, or by its words."""

import re
from typing import NamedTuple

from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.wording import bare_words, quoted, shortened

_BEFORE = re.compile(r"^(?:пп?\.|пункт\w*(?: плана)?|№) ?", re.IGNORECASE)
_LIKE_A_DAY = re.compile(r"0?(?P<day>\d{1,2})\.0?(?P<month>\d{1,2})\.(?:20)?0?(?P<year>\d{1,2})")
FEWEST_LETTERS = 12  # of a part of a name that names an item
LONGEST_SHOWN = 60


class NamedItem(NamedTuple):
    """The item that was named; without it `refusal` says why not. `doubt` is what to look at."""

    activity: Activity | None
    refusal: str = ""
    doubt: str = ""


class ItemNames:
    """The items of a plan, to be found by what a cell says."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._worded = [(bare_words(activity.title), activity) for activity in plan.in_force()]

    def numbered(self, text: str) -> NamedItem | None:
        """The item whose number `text` is, alone or before a name; None where it is no number of the plan."""
        line = _BEFORE.sub("", " ".join(text.split()), count=1)
        for number in dict.fromkeys((line.rstrip("."), line.split(" ", 1)[0].rstrip(".,;:)"))):
            found = [one for one in self._plan.find(number) if not one.excluded] if number else []
            if len(found) == 1:
                return NamedItem(found[0])
            if found:
                return NamedItem(None, f"Номер {number} стоит в плане не один раз. Напишите и раздел: I/{number}.")
        day = _LIKE_A_DAY.fullmatch(line)
        made_of = self._plan.find(".".join(day.groups())) if day else ()
        if day and len(made_of) == 1:
            return NamedItem(made_of[0], doubt=f"Вместо номера пункта стоит дата {line}: это {made_of[0].number}?")
        return None

    def worded(self, text: str) -> NamedItem | None:
        """The one item that is called so, or whose name alone holds the words: that is a doubt."""
        words = bare_words(text)
        same = [activity for name, activity in self._worded if name == words]
        within = [activity for name, activity in self._worded if len(words) >= FEWEST_LETTERS and words in name]
        if len(same) == 1:
            return NamedItem(same[0])
        if same or len(within) != 1:
            return None
        return NamedItem(within[0], doubt=f"Пункт {within[0].number} найден по части его названия.")

    def named(self, text: str) -> NamedItem:
        """The item that a cell names, whichever way."""
        numbered = self.numbered(text)
        if numbered is not None:
            return numbered
        worded = self.worded(text)
        if worded is not None:
            return worded._replace(doubt="")  # it stands where an item is to stand
        shown = shortened(" ".join(text.split()), LONGEST_SHOWN)
        return NamedItem(None, f"Пункта плана {quoted(shown)} нет.")
