from django.urls import path

from reminders import views

urlpatterns = [
    path("", views.letter_list, name="mailbox"),
    path("<str:name>/", views.letter, name="mailbox_letter"),
    path("<str:name>/html/", views.letter_html, name="mailbox_letter_html"),
]
