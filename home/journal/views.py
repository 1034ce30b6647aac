"""The pages of the journal. There is no address for anybody else's: each shows the person who is signed in."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.journal import files
from home.journal.deeds import deeds_of
from home.journal.telling import tell

ON_A_PAGE = 30


def for_oneself(view):
    return never_cache(login_required(require_safe(view)))


@for_oneself
def journal(request):
    page = Paginator(deeds_of(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    entries = tell(page.object_list, language=get_language())
    return render(request, "home/journal.html", {"entries": entries, "page_obj": page})


def all_entries(request):
    return tell(deeds_of(request.user), language=get_language())


@for_oneself
def journal_csv(request):
    return as_file(files.as_csv(all_entries(request)), "text/csv; charset=utf-8", "csv")


@for_oneself
def journal_json(request):
    now = timezone.now()
    return as_file(files.as_json(all_entries(request), person=request.user, now=now), "application/json", "json")


def as_file(content: bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    name = f"dziennik-{timezone.localdate().isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
