"""Values of open lists: what a word begun stands for, and which listed value a person may have meant."""

from collections.abc import Iterable

from kuzplan_desktop.domain.wording import searchable

NEAR = 0.7  # ratio of difflib from which another spelling is thought to mean a listed value


def completed(text: str, listed: Iterable[str]) -> str:
    """The listed value that `text` begins or spells, `text` itself where that is none, or not one alone.

    Where several begin so, it is the one with which all the others begin: «сем» is «семинар», not «семинар-совещание».
    """
    tidy = " ".join(text.split())
    wanted = searchable(tidy)
    found = sorted((value for value in listed if wanted and searchable(value).startswith(wanted)), key=len)
    return found[0] if found and all(searchable(value).startswith(searchable(found[0])) for value in found) else tidy


def meant(text: str, listed: Iterable[str]) -> str:
    """The listed value that `text` is most likely meant for: begins so, holds the words, or is spelled nearly so.

    "" where there is none.
    """
    from difflib import get_close_matches  # only what is not in a list needs it

    known = {searchable(" ".join(value.split())): value for value in listed}
    wanted = searchable(" ".join(text.split()))
    within = [spelled for spelled in known if len(wanted) > 2 and wanted in spelled]
    near = sorted(within, key=lambda one: not one.startswith(wanted)) or get_close_matches(wanted, known, 1, NEAR)
    return known[near[0]] if near else ""
