"""What can be wrong with a key."""

from django.core.exceptions import ImproperlyConfigured


class BrokenKey(ImproperlyConfigured):
    """The signing key cannot be used, for a reason that the operator can mend."""
