"""All words of the glossary, in the language of the address."""

from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from courses.models import GlossaryTerm


@require_safe
def glossary(request):
    terms = GlossaryTerm.objects.filter(live=True, locale=Locale.get_active())
    return render(request, "courses/glossary.html", {"terms": sorted(terms, key=lambda term: term.key)})
