"""Error pages that need a view of their own."""

from django.shortcuts import render

from home.translations import page_before


def csrf_failure(request, reason=""):
    """Answer a form whose token is too old: say so, and that going back keeps what was typed."""
    return render(request, "403_csrf.html", {"back": page_before(request)}, status=403)
