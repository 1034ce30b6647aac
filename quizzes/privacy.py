"""What is kept of who answers questions."""

from django.utils.translation import gettext_lazy as _

from quizzes import blinding
from quizzes.models import (
    Answer,
    Attempt,
    Category,
    ImportFile,
    Mistake,
    Paper,
    Question,
    QuestionTag,
    Regrade,
    RegradeChange,
)


def declare(privacy) -> None:
    privacy.keeps(
        Attempt,
        of="learner",
        group="learning",
        what=_("Twoje podejścia do testów i ćwiczeń: pytania, odpowiedzi, wyniki"),
        why=_("Żeby było widać, co już umiesz, i żeby dało się zaliczyć kurs."),
        how_long=_("Własne konto: dopóki jest. Konto ucznia: do 30 września po roku szkolnym."),
        told=blinding.attempts_of,
        end="blinded",
        ending=_(
            "Same liczby zostają w statystyce pytań: bez nazwiska, bez klasy i bez tego, co ktoś sam napisał. Nikt już nie powie, "
            "czyje to były odpowiedzi."
        ),
        erase=blinding.blind,
    )
    privacy.keeps(
        Mistake,
        of="learner",
        group="learning",
        what=_("Pytania, które warto powtórzyć"),
        why=_("Żeby podpowiedzieć, co poćwiczyć."),
        how_long=_("Dopóki jest konto."),
        fields=("question", "times", "missed_at", "cleared_at"),
    )
    privacy.keeps(
        ImportFile,
        of="made_by",
        group="work",
        what=_("Pliki z pytaniami, które wgrano do banku"),
        why=_("Żeby pokazać raport, zanim pytania trafią do banku."),
        how_long=_("Kilka dni po wgraniu."),
        fields=("name", "format", "made_at", "saved_at"),
    )
    privacy.keeps_nothing(Answer, because="Belongs to an attempt and goes its way.", signs=("marked_by",))
    privacy.keeps_nothing(Paper, because="Questions as they were asked, shared by everybody.")
    privacy.keeps_nothing(Category, QuestionTag, because="How the bank of questions is sorted.")
    privacy.keeps_nothing(Question, because="What everybody is asked.", signs=("locked_by",))
    privacy.keeps_nothing(Regrade, because="A repaired question; who repaired it signs.", signs=("made_by",))
    privacy.keeps_nothing(RegradeChange, because="What a regrade did to an attempt, in points.", signs=("decided_by",))
