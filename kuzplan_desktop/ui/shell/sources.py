"""What keeps PySide6 from reading the source of each module of the program."""

import sys


def spare_sources() -> None:
    """Keep PySide6 from reading the source of each module that is imported after it: it looks whether the module might
    ask for other names of Qt's functions (`__feature__`), which none of ours does, and the first picture waits for it.
    """
    import PySide6.QtCore  # noqa: F401

    feature = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in feature:
        feature["_mod_uses_pyside"] = lambda _: True  # it might, as far as PySide6 needs to know
