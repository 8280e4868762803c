"""The two keyboard layouts: what was typed in one of them, read in the other."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю." + "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"
_TO_RUSSIAN = str.maketrans(_LATIN, _RUSSIAN)
_TO_LATIN = str.maketrans(_RUSSIAN, _LATIN)


def other_layout(text: str) -> str:
    """`text` as its keys read in the other layout: «jnxtn» is «отчет», «зва» is «pdf»."""
    is_russian = any("а" <= letter <= "я" or letter == "ё" for letter in text.casefold())
    return text.translate(_TO_LATIN if is_russian else _TO_RUSSIAN)
