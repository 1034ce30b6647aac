"""Who at a school must sign in in two steps: whoever sees other people's progress."""


def works_at_a_school(person) -> bool:
    return person.school_posts.exists()
