"""PT Sans, which comes along with the program: letters of charts, of the help on paper, of a machine without any."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "PT Sans"


@cache
def take_letters_along() -> None:
    """Make PT Sans known to Qt."""
    import fontpkg_pt_sans

    for face in sorted((Path(fontpkg_pt_sans.__file__).parent / "files").rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
