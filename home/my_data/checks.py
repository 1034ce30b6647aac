"""`manage.py check --deploy` says when the clause about privacy would go out as a draft."""

from django.conf import settings
from django.core.checks import Warning as Remark
from django.core.checks import register

NEEDED = ["PRIVACY_NAME", "PRIVACY_EMAIL", "PRIVACY_CHECKED_ON"]


@register(deploy=True)
def clause_is_checked(app_configs, **kwargs):
    empty = [name for name in NEEDED if not getattr(settings, name)]
    if not empty:
        return []
    hint = f"Set {', '.join(empty)}; docs/privacy.md says what they mean."
    return [Remark("The clause about privacy is a draft: no officer has checked it.", hint=hint, id="home.W002")]
