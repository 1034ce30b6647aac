"""Where a person left off in each lesson of a course, so that another device opens the same card.

Kept with the enrolment by the card's key (see courses.cards), which survives that the trainer moves a step; the number
stands in when the trainer has removed it.
"""

from courses.cards import END, Card, Deck


def left_at(enrolment, lesson) -> dict | None:
    """Return `{"card": key, "number": its number then}`; None when the person has not seen a card of the lesson."""
    return enrolment.places.get(str(lesson.translation_key)) if enrolment else None


def with_place(enrolment, lesson, card: Card) -> dict:
    """Return the enrolment's places with the person at this card."""
    return enrolment.places | {str(lesson.translation_key): {"card": card.key, "number": card.number}}


def card_left_at(deck: Deck, place: dict | None) -> Card:
    """Return the card to go on with: the one last seen, else what stands in its place now, else the first."""
    if place is None:
        return deck.cards[0]
    number = min(place["number"], len(deck.cards))
    return deck.named(place["card"]) or deck.at(max(1, number))


def step_left_at(enrolment, page) -> int | None:
    """Return the number of the step where the person left off, as the learner counts; None at the beginning of a lesson.

    Reads the names of the steps only, so that a list of courses asks the database for nothing more.
    """
    place = left_at(enrolment, page)
    if place is None:
        return None
    names = [block.get("id") for block in page.body.raw_data]
    if place["card"] in names:
        step = names.index(place["card"]) + 1
    elif place["card"] == END and place["number"] > len(names) + 1:  # there were questions before it
        step = len(names) + 2
    else:
        step = min(place["number"], len(names) + 1)
    return step if step > 1 else None
