"""An attempt for a template: its questions in order, with what was answered and the feedback that is due."""

from quizzes import papers
from quizzes.models import Answer, Attempt


def presented(attempt: Attempt) -> list[papers.Presented]:
    """Return the attempt's questions, with the answers kept so far and the feedback that is due."""
    content = attempt.paper.content
    answers = {answer.question: answer for answer in attempt.answers.all()}
    questions = papers.in_order(content, attempt.layout)
    feedback = content["rules"]["feedback"]
    handed_in = not attempt.is_open and feedback != "never"
    shown = []
    for number, asked in enumerate(questions, start=1):
        answer = answers.get(asked["ref"])
        value = answer.value if answer else None
        due = handed_in or (feedback == "at_once" and answer is not None and is_marked(answer))
        question = papers.present(
            asked,
            layout=attempt.layout.get(asked["ref"], []),
            number=number,
            total=len(questions),
            value=value,
            revealed=due,
        )
        question.saved_revision = answer.revision if answer else 0
        if due and (question.answered or not attempt.is_open):
            if answer and answer.is_right is None:
                question.waits_for_mark = True
            else:
                papers.reveal(
                    question,
                    asked,
                    is_right=bool(answer and answer.is_right),
                    points=answer.points if answer else 0,
                    comment=answer.comment if answer else "",
                )
        shown.append(question)
    return shown


def is_marked(answer: Answer) -> bool:
    """Whether there is something to say about the answer: its mark, or that a person has to give it."""
    return answer.is_right is not None or answer.waits
