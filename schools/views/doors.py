"""Who may come in. A stranger finds no school, no class and no upload: the answer is 404, as if they did not exist."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from audit import ledger
from audit.deeds import Deed
from schools.models import RosterUpload, School, SchoolClass


def for_staff(view):
    """Ask for a sign-in, and let no browser or proxy keep the page: pupils' names are on it."""
    return never_cache(login_required(view))


def deed_for_staff(view):
    return for_staff(require_POST(view))


def found_or_refused(request, mine, **key):
    """Return the school, class or upload of the address. What is there and not for this person is refused, and noted."""
    found = mine.filter(**key).first()
    if found is not None:
        return found
    others = mine.model.objects.filter(**key).first()
    if others is not None:
        where = others if isinstance(others, School) else others.school
        ledger.note_look(Deed.REFUSED, by=request.user, school=where, door=request.resolver_match.view_name)
    raise Http404


def for_office_of_school(view):
    """Hand the view the school of the address, when the person is its office: the lead or the secretary."""

    @wraps(view)
    def guarded(request, school, **others):
        found = found_or_refused(request, School.objects.run_by(request.user), uuid=school)
        return view(request, found, **others)

    return guarded


def for_lead_of_school(view):
    """Hand the view the school of the address, when the person leads it."""

    @wraps(view)
    def guarded(request, school, **others):
        found = found_or_refused(request, School.objects.led_by(request.user), uuid=school)
        return view(request, found, **others)

    return guarded


# Pages of a class on which there is nothing to look at but a form that changes it.
ONLY_FORMS = {"assign", "assignment", "groups", "group", "split_class", "class_teachers"}


def also_archived(view):
    """Let a deed be done on a class in the archive, too. Stands above the decorator that finds the class."""

    @wraps(view)
    def marked(request, *args, **others):
        request.also_archived = True
        return view(request, *args, **others)

    return marked


def refusal_of_archive(request, school_class):
    """Return the way back to a class that is only looked at, when something in it was to be changed; else None."""
    changes = request.method == "POST" or request.resolver_match.url_name in ONLY_FORMS
    if school_class.archived_at is None or not changes or getattr(request, "also_archived", False):
        return None
    messages.warning(request, _("Ta klasa jest w archiwum i nic się w niej nie zmienia."))
    return redirect("schools:class", school_class.uuid)


def for_office_of_class(view):
    """Hand the view the class of the address, when the person is the office of its school."""

    @wraps(view)
    def guarded(request, school_class, **others):
        classes = SchoolClass.objects.run_by(request.user).select_related("school")
        found = found_or_refused(request, classes, uuid=school_class)
        return refusal_of_archive(request, found) or view(request, found, **others)

    return guarded


def for_staff_of_class(view):
    """Hand the view the class of the address, when the person works with its pupils.

    `run`: and is its school's office. `seen`: and has opened its page a moment ago, which stands in the log.
    """

    @wraps(view)
    def guarded(request, school_class, **others):
        run = School.objects.run_by(request.user).filter(pk=OuterRef("school"))
        seen = ledger.same_looks(Deed.CLASS_SEEN, by=request.user).filter(school_class=OuterRef("pk"))
        classes = SchoolClass.objects.seen_by(request.user).select_related("school")
        classes = classes.annotate(run=Exists(run), seen=Exists(seen))
        found = found_or_refused(request, classes, uuid=school_class)
        return refusal_of_archive(request, found) or view(request, found, **others)

    return guarded


def for_office_of_upload(view):
    """Hand the view the upload of the address, when the person is the office of its school."""

    @wraps(view)
    def guarded(request, upload, **others):
        uploads = RosterUpload.objects.filter(school__in=School.objects.run_by(request.user)).select_related("school")
        return view(request, found_or_refused(request, uploads, uuid=upload), **others)

    return guarded
