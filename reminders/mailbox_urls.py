from django.urls import path

from reminders import mailbox_views

urlpatterns = [
    path("", mailbox_views.letter_list, name="mailbox"),
    path("<str:name>/", mailbox_views.letter, name="mailbox_letter"),
    path("<str:name>/html/", mailbox_views.letter_html, name="mailbox_letter_html"),
]
