"""Somebody who answers a command's questions."""

from kiosk.commands.sentences import WrongUse


class Person:
    """Gives the prepared answers, one after the other, and remembers what was asked."""

    def __init__(self, *answers: str) -> None:
        self.asked: list[str] = []
        self._answers = list(answers)

    def ask(self, question: str, instead: str) -> str:
        """Return the next answer."""
        return self._answer(question, instead)

    def ask_secret(self, question: str, instead: str) -> str:
        """Return the next answer."""
        return self._answer(question, instead)

    def _answer(self, question: str, instead: str) -> str:
        self.asked.append(question)
        if not self._answers:
            raise WrongUse(f"give {instead}")
        return self._answers.pop(0)
