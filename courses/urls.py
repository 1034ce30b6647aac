from django.urls import path

from courses import views

app_name = "courses"
urlpatterns = [
    path("<uuid:course_key>/enrol/", views.enrol, name="enrol"),
    path("lessons/<uuid:lesson_key>/answers/<uuid:ref>/", views.answer_check, name="answer_check"),
    path("lessons/<uuid:lesson_key>/finish/", views.finish_lesson, name="finish_lesson"),
    path("exams/<uuid:exam_key>/start/", views.start_exam, name="start_exam"),
    path("attempts/<uuid:attempt>/questions/<int:number>/", views.question, name="question"),
    path("attempts/<uuid:attempt>/review/", views.review, name="review"),
    path("attempts/<uuid:attempt>/submit/", views.submit, name="submit"),
    path("attempts/<uuid:attempt>/", views.result, name="result"),
]
