"""The way to a school's own sign-in and back. The names are allauth's; what else it offers here is not used."""

from django.urls import path

from accounts import single_sign_on_views as views

urlpatterns = [
    path("oidc/<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
]
