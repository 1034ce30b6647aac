from django.urls import path

from courses.views import exam, glossary, lesson, plan, practice, repeat

app_name = "courses"
urlpatterns = [
    path("glossary/", glossary.glossary, name="glossary"),
    path("<uuid:course_key>/enrol/", lesson.enrol, name="enrol"),
    path("lessons/<uuid:lesson_key>/answers/<uuid:ref>/", lesson.answer_check, name="answer_check"),
    path("lessons/<uuid:lesson_key>/finish/", lesson.finish_lesson, name="finish_lesson"),
    path("lessons/<uuid:lesson_key>/plan/", plan.plan, name="lesson_plan"),
    path("practice/<uuid:practice_key>/finish/", practice.finish, name="finish_practice"),
    path("exams/<uuid:exam_key>/start/", exam.start_exam, name="start_exam"),
    path("attempts/<uuid:attempt>/questions/<int:number>/", exam.question, name="question"),
    path("attempts/<uuid:attempt>/answers/<uuid:ref>/", exam.save_in_background, name="save_answer"),
    path("attempts/<uuid:attempt>/review/", exam.review, name="review"),
    path("attempts/<uuid:attempt>/submit/", exam.submit, name="submit"),
    path("attempts/<uuid:attempt>/", exam.result, name="result"),
    path("repeat/", repeat.repeat, name="repeat"),
    path("repeat/<uuid:ref>/", repeat.answer, name="repeat_answer"),
]
