"""Who is who: the uids by which two copies know that they speak of the same row."""

import os
import re
import unicodedata

UID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PROGRAM = "6b757a70-6c61-5e00-8000-000000000000"


def _named(space: str, name: str) -> str:
    """A uuid5 under the uid `space`."""
    import uuid  # not before the first picture: it brings `platform` along

    return str(uuid.uuid5(uuid.UUID(space), name))


def normalised(text: str) -> str:
    """`text` without differences that an eye does not see: form, case, ё, kinds of dash and white space."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return re.sub(r"\s+", " ", re.sub(r"[‐‑‒–—―−]", "-", folded)).strip()


# The plan that the first versions shipped: documents lie about in which the uids hold its decree and its numbers.
SHIPPED_DECREE = "3/20-7"
_SHIPPED = ("избирательная комиссия кемеровской области - кузбасса", 2022)


def plan_uid(authority: str, year: int, title: str) -> str:
    """The uid of the plan of `authority` for `year`, project or approved: its decree is a field of it.

    Only where the text does not say whose plan it is, its title is in the uid.
    """
    whose = normalised(authority)
    if (whose, year) == _SHIPPED:
        return _named(_PROGRAM, f"{whose}\n{year}\n{SHIPPED_DECREE}")
    return _named(_PROGRAM, f"{whose}\n{year}" if whose else f"\n{year}\n{normalised(title)}")


def is_shipped(plan: str) -> bool:
    """True for the uid of the plan that the first versions shipped."""
    return plan == plan_uid(*_SHIPPED, "")


def numbered_uid(plan: str, kind: str, path: tuple[str, ...], ordinal: int) -> str:
    """The uid of a row of the shipped plan's text: by its path of numbers.

    `ordinal` tells rows apart whose number is empty or repeated among their siblings; it is 0 elsewhere.
    """
    return _named(plan, "\n".join((kind, SHIPPED_DECREE, *map(normalised, path), str(ordinal))))


def worded_uid(plan: str, kind: str, wording: str, ordinal: int) -> str:
    """The uid of a row that a text brought: by its wording, whatever number it has there.

    So two people who read the same text apart mean the same rows, and one that is inserted shifts none behind it.
    `ordinal` tells rows apart whose wording is the same; it is 0 elsewhere.
    """
    return _named(plan, "\n".join((kind, normalised(wording), str(ordinal))))


def founding_step(plan: str) -> str:
    """The step of every change that came with the plan's text."""
    return _named(plan, "step")


def handing_out_step(plan: str) -> str:
    """The step of what the region changed in a plan before it handed it out."""
    return _named(plan, "handed out")


def carried_uid(plan: str, former: str) -> str:
    """The uid of a row that a person added to last year's plan in `plan`, which was begun from it."""
    return _named(plan, f"carried {former}")


_AMENDMENT = "amendment "


def amendment_step() -> str:
    """A new step by which a document takes in a changed plan: what it sets is the region's, whoever took it in."""
    return _AMENDMENT + new_uid()


def is_amendment_step(step: str) -> bool:
    """True for a step that took in a changed plan."""
    return step.startswith(_AMENDMENT)


def mark_uid(activity: str, quarter: int) -> str:
    """The uid of the mark of `activity` in `quarter`."""
    return _named(activity, f"mark {quarter}")


def attendance_uid(event: str, audience: str) -> str:
    """The uid of an audience at an event."""
    return _named(event, f"attendance {normalised(audience)}")


def setting_uid(plan: str, key: str) -> str:
    """The uid of a setting of the document."""
    return _named(plan, f"setting {key}")


def commission_uid(plan: str) -> str:
    """The uid of the one commission of a document."""
    return _named(plan, "commission")


def same_event_uid(one: str, other: str) -> str:
    """The uid of what was decided about two events, whoever names which first."""
    first, second = sorted((one, other))
    return _named(first, f"same event {second}")


def form_hand(form: str, by: str) -> str:
    """Who filled a form in: two people who fill copies of one form in are two hands, one who corrects it is one."""
    return _named(form, f"hand {normalised(by)}")


def form_step(hand: str) -> str:
    """The step of all that comes from a filled-in form."""
    return _named(hand, "step")


def form_event(hand: str, key: str) -> str:
    """The uid of the event in the row `key` of a filled-in form."""
    return _named(hand, f"event {key}")


def new_uid() -> str:
    """The uid of a row that a person added."""
    import uuid

    return str(uuid.uuid4())


def uid_file_name(uid: str) -> str:
    """A file name that stands for a document: its uid, or a hash where a file says anything else there."""
    import hashlib  # not before the first picture: it brings OpenSSL along

    return uid if UID.fullmatch(uid) else hashlib.sha256(os.fsencode(uid)).hexdigest()[:32]
