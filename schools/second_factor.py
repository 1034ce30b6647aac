"""Who must sign in in two steps because of a post: whoever sees other people's progress, or the numbers of all schools."""

from accounts.roles import Role


def works_at_a_school(person) -> bool:
    return person.school_posts.exists()


def coordinates_the_city(person) -> bool:
    return person.groups.filter(name=Role.CITY).exists()
