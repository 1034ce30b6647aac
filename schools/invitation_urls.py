"""The door for who was invited to work at a school."""

from django.urls import path

from schools.views import staff

urlpatterns = [
    path("", staff.start, name="invitation_start"),
    path("<str:code>/", staff.invitation, name="invitation"),
    path("<str:code>/accept/", staff.accept, name="invitation_accept"),
]
