"""The door of a class, at a short address that can be typed from a card."""

from django.urls import path

from schools.views import entrance

urlpatterns = [
    path("", entrance.start, name="class_entrance"),
    path("karta/", entrance.card, name="class_card"),
    path("<str:code>/", entrance.door, name="class_door"),
    path("<str:code>/join/", entrance.join, name="class_join"),
]
