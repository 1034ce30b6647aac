"""`manage.py check --deploy` says when the statement would go out as a draft."""

from django.core.checks import Warning as Remark
from django.core.checks import register

from home.accessibility.facts import missing


@register(deploy=True)
def statement_is_complete(app_configs, **kwargs):
    empty = [name for name in missing() if name.isupper()]
    if not empty:
        return []
    hint = f"Set {', '.join(empty)}; docs/operations.md says what they mean."
    return [Remark("The accessibility statement is a draft: nobody to write to.", hint=hint, id="home.W001")]
