"""Regular expressions that are compiled when they are used first: the first picture needs few of them, and no plan all
of those that read a срок."""

import re
from typing import cast


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of `text`, not before something is asked of it."""
    return cast("re.Pattern[str]", _LazyPattern(text, flags))


class _LazyPattern:
    """Keeps each method of the pattern once it was asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._text, self._flags), name)
        self.__dict__[name] = found
        return found
