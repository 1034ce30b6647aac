"""A new account made by an administrator: the person chooses the password."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.utils.translation import override


def invite(person) -> None:
    """Mail the person, in the person's language, a link that works once and for a few days."""
    adapter = get_adapter()
    with override(person.language):
        key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
        context = {
            "username": person.username,
            "password_url": adapter.get_reset_password_from_key_url(key),
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        }
        adapter.send_mail("account/email/invitation", person.email, context)
