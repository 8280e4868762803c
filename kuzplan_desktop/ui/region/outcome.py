"""What became of the files that were taken in, as the region's window tells it."""

from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.exchange.region.consolidate import Outcome
from kuzplan_desktop.ui.base.session import Message


def outcome_message(outcome: Outcome) -> Message:
    """How many files are in and were left out, what to do next, what was united."""
    sentence = plural(outcome.good, "Вошел {} файл", "Вошли {} файла", "Вошло {} файлов").format(outcome.good)
    sentence += f", из них были раньше {outcome.known}" if outcome.known else ""
    sentence += f"; не вошло {len(outcome.refused)}." if outcome.refused else "."
    hints = []
    if outcome.cancelled:
        hints.append("Прервано: добавьте ту же папку еще раз, и программа продолжит.")
    if outcome.refused:
        hints.append("Почему не вошли, сказано на вкладке «Файлы».")
    if outcome.others:
        hints.append(f"Других файлов в папке: {len(outcome.others)}, они пропущены.")
    hints += outcome.notes
    return Message(sentence, " ".join(hints))
