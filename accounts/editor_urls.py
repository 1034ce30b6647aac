"""Addresses of the editor that are ours. They stand before Wagtail's in config.urls."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("login/", views.editor_door, name="editor_door"),
]
