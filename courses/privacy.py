"""What is kept of who learns, and of who writes and reviews."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.privacy.register import End, Group
from accounts.privacy.telling import Fact, Record
from courses import models as courses
from courses.models import Completion, Enrolment, Signature, StepCompletion
from courses.shelf import courses_by_key

OF_A_PAGE = ("owner", "locked_by")
PUBLIC = "What everybody may read; who began or holds a page is a link to the account."


def declare(privacy) -> None:
    privacy.keeps(
        Enrolment,
        of="learner",
        group=Group.LEARNING,
        what=_("Kursy, które robisz: co już za Tobą i gdzie jesteś"),
        why=_("Żeby zawsze zacząć tam, gdzie skończyło się poprzednim razem."),
        how_long=_(
            "Własne konto: dopóki jest. Konto ucznia: dwa lata po ostatniej wizycie, gdy nie jest już w żadnej klasie."
        ),
        told=enrolments_of,
    )
    privacy.keeps(
        Signature,
        of="signed_by",
        group=Group.WORK,
        what=_("Podpisy recenzenta pod treściami medycznymi"),
        why=_("Każdy ma prawo wiedzieć, kto odpowiada za treść medyczną."),
        how_long=_("Dopóki istnieje podpisana strona."),
        fields=("name", "title", "signed_at", "review_by"),
        end=End.KEPT,
        ending=_("Imię, nazwisko i tytuł zostają pod treścią, którą ktoś podpisał zawodowo. Znika związek z kontem."),
    )
    privacy.keeps_nothing(
        StepCompletion, Completion, because="Belong to an enrolment, go with it, and are told with it."
    )
    privacy.keeps_nothing(
        courses.AreaPage,
        courses.CataloguePage,
        courses.CoursePage,
        courses.LessonPage,
        courses.QuizPage,
        courses.PracticalPage,
        courses.PracticeRoomPage,
        courses.PracticePage,
        because=PUBLIC,
        signs=OF_A_PAGE,
    )
    privacy.keeps_nothing(
        courses.GlossaryTerm,
        courses.LessonQuestion,
        courses.QuizQuestion,
        courses.QuizDraw,
        courses.ReviewTask,
        because="Parts of courses and of their review.",
    )


def enrolments_of(person) -> list[Record]:
    found = list(
        Enrolment.objects.of(person).select_related("completion").prefetch_related("steps_done").order_by("pk")
    )
    pages = courses_by_key([enrolment.course_key for enrolment in found], language=get_language())
    return [record_of(enrolment, pages.get(enrolment.course_key)) for enrolment in found]


def record_of(enrolment: Enrolment, page) -> Record:
    completion = getattr(enrolment, "completion", None)
    steps = [
        [Fact("step", _("krok"), step.step), Fact("completed_at", _("kiedy"), step.completed_at)]
        for step in enrolment.steps_done.all()
    ]
    return [
        Fact("course", _("kurs"), page.title if page else str(enrolment.course_key)),
        Fact("enrolled_at", _("zapis"), enrolment.enrolled_at),
        Fact("last_seen_at", _("ostatnia wizyta"), enrolment.last_seen_at),
        Fact("completed_at", _("ukończono"), completion.completed_at if completion else None),
        Fact("steps_done", _("zrobione kroki"), steps),
        Fact("facts", _("co wiadomo o ukończeniu"), completion.facts if completion else None),
    ]
