"""Asking for the password or the key once more, before a deed that nobody can undo."""

from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required, suspend_request


def asked_again(view):
    """Let in who has proved a moment ago who is there. What was sent goes on by itself after the proof.

    allauth's own decorator answers past the view's other decorators; here the answer too is kept by no browser.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if is_reauthentication_required(request, app=""):
            return suspend_request(request, get_adapter().get_reauthentication_methods(request.user)[0]["url"])
        return view(request, *args, **kwargs)

    return guarded
