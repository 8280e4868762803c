"""Words as they were meant: cells in one line, words cut at a line's end whole, executors of two lines two."""

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CUT = re.compile(r"(?<=[а-яё])-[ \t]*\n\s*(?=[а-яё])|(?<=[а-яё])- (?=[а-яё]{2})")
_COMPOUND = re.compile(
    r"(?:семинар|вебинар|лекци|урок|викторин|конкурс|выставк|игр|бесед|пресс|интернет|онлайн|веб|видео|медиа|мини|блиц"
    r"|квест|экспресс|арт|флеш|вице|экс)\w*$"
)
_ADJECTIVE = re.compile(r"[а-яё]{3,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ых|их|ыми|ими|ую|юю)\b")
_GOES_ON = re.compile(r"(?:^|\s)(?:при|и|с|со|по|в|во|на|от|для|из|к|под)$")
_NEW_EXECUTOR = re.compile(
    r"(?:ИККО|ИКПО|ИКСРФ|ИКМО|ОИК|ТИК|УИК|ЦИК|РЦОИТ|[Чч]лены|[Пп]редседател|[Сс]екретар|[Сс]отрудник|[Аа]дминистрац"
    r"|[Уу]правлени|[Оо]тдел|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+)"
)
SHORTEST_FIRST = 4  # letters of the first half of «учебно-методический»


def one_line(text: str) -> str:
    """The text of a cell in one line with its words whole."""
    return " ".join(_CUT.sub(_joint, _UNSEEN.sub("", text)).split())


def executors_line(text: str) -> str:
    """The executors of a cell in one line; those that stand one under the other are parted by commas."""
    joined = ""
    for line in _CUT.sub(_joint, _UNSEEN.sub("", text)).split("\n"):
        line = " ".join(line.split())
        ends = bool(joined) and joined[-1] not in ",;(«-–" and not _GOES_ON.search(joined)
        divides = ends and bool(_NEW_EXECUTOR.match(line))
        joined = f"{joined}, {line}" if divides else f"{joined} {line}".strip()
    return joined


def _joint(found: re.Match[str]) -> str:
    """A hyphen at a line's end belongs to the word in «семинар-совещание», «учебно-методический»."""
    before = re.split(r"[\s«(\"-]", found.string[: found.start()])[-1].lower()
    is_compound = before.endswith("о") and len(before) >= SHORTEST_FIRST and _ADJECTIVE.match(found.string, found.end())
    return "-" if is_compound or _COMPOUND.match(before) else ""
