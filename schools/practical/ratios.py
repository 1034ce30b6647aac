"""How many pupils fall to one trainer and to one manikin, in words. It tells what is, and judges nothing."""

from django.utils.translation import ngettext

from schools.models import Session
from schools.practical.lining_up import share


def words(session: Session, people: int) -> list[str]:
    """Return a sentence for each number that the meeting has."""
    found = []
    if per_trainer := share(people, session.trainers):
        fewest, most = per_trainer
        said = ngettext("1 prowadzący na %(n)s ucznia", "1 prowadzący na %(n)s uczniów", most)
        found.append(said % {"n": span(fewest, most)})
    if per_manikin := share(people, session.manikins):
        fewest, most = per_manikin
        said = ngettext("1 manekin na %(n)s ucznia", "1 manekin na %(n)s uczniów", most)
        found.append(said % {"n": span(fewest, most)})
    return found


def span(fewest: int, most: int) -> str:
    return str(most) if fewest == most else f"{fewest}–{most}"
