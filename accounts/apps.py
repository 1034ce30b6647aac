from django.apps import AppConfig
from wagtail.users import apps as wagtail_users


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True


class EditorUsersConfig(wagtail_users.WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS in the place of wagtail.users, to give people their own form in the editor."""

    user_viewset = "accounts.editor_users.PeopleViewSet"
