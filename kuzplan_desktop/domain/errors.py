"""The one failure a user may see: a sentence and what to do next."""


class PlanError(Exception):
    """An expected failure, told to the user as it stands.

    `sentence` says in Russian what happened and what is safe; `hint` says what to do next and may be empty.
    Anything else that is raised is a bug of ours and ends in the crash page.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()
