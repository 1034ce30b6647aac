"""Wagtail's content checker with our own rules: it looks at the preview while the author writes, and warns.

What can be seen on the page (sentences, links, pictures) is looked at in the browser; what stands behind it (which questions
the page asks) is worked out here and handed to the browser as an option of the check. `js/admin/lesson-checks.js` has the
other half of each check.
"""

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from courses import style
from courses.models import LessonPage, QuizPage

TEXT = "main p, main li, main dd, main figcaption, main blockquote"
# rule: (where to look, name of the check, what it says, what to do)
RULES = {
    "lesson-long-sentence": (
        TEXT,
        _("Zdanie ma ponad 20 słów"),
        _("Podziel je na dwa. W nagłym wypadku czyta się tylko krótkie."),
    ),
    "lesson-long-step": (
        "main h1, main h2, main h3",
        _("Za dużo tekstu w kroku"),
        _("Najwyżej 40 słów zwykłego tekstu i 120 słów razem z listami. Podziel krok na dwa."),
    ),
    "lesson-figure-alt": (
        "main figure img",
        _("Ilustracja bez opisu"),
        _("Napisz, co na niej widać: dla osób, które jej nie widzą."),
    ),
    "lesson-silent-option": (
        "main h1",
        _("Zła odpowiedź bez wyjaśnienia"),
        _("Otwórz w banku pytania tej strony i napisz przy złych odpowiedziach, dlaczego są złe."),
    ),
    "lesson-asks-nothing": (
        "main h1",
        _("Nie ma pytań"),
        _("Dodaj w „Sprawdź się” od trzech do pięciu pytań. Bez nich lekcja się nie ukaże."),
    ),
    "lesson-tel-link": (
        "main a[href^='tel:']",
        _("Odnośnik do dzwonienia"),
        _("Klasa zadzwoniłaby pod 112. Napisz numer zwykłym tekstem."),
    ),
}
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class LessonChecker(ContentCheckerItem):
    """The checker on a page that people learn from. `page` is what is being previewed."""

    axe_exclude = ["header.top", "footer", "nav"]

    def __init__(self, page, *, in_editor=False):
        super().__init__(in_editor=in_editor)
        self.page = page

    @property
    def media(self):
        return Media(js=["js/admin/lesson-checks.js"])

    def get_axe_run_only(self, request):
        return [*super().get_axe_run_only(request), *RULES, "image-alt", "link-in-text-block", "list", "listitem"]

    def get_axe_custom_rules(self, request):
        ours = [
            {
                "id": name,
                "impact": "moderate",
                "selector": where,
                "tags": ["best-practice"],
                "any": [f"check-{name}"],
                "enabled": True,
            }
            for name, (where, _says, _help) in RULES.items()
        ]
        return [*super().get_axe_custom_rules(request), *ours]

    def get_axe_custom_checks(self, request):
        facts = self.facts()
        ours = [{"id": f"check-{name}", "options": facts.get(name, {})} for name in RULES]
        return [*super().get_axe_custom_checks(request), *ours]

    def facts(self) -> dict:
        """Return what the browser cannot see, and the limits it goes by."""
        known = {"lesson-long-sentence": {"most": style.LONGEST_SENTENCE}}
        if isinstance(self.page, LessonPage):
            known["lesson-long-step"] = {"titles": style.long_steps(self.page)}
        if isinstance(self.page, (LessonPage, QuizPage)):
            known["lesson-silent-option"] = {"found": bool(style.silent_questions(style.questions_of(self.page)))}
            known["lesson-asks-nothing"] = {"found": style.asks_nothing(self.page)}
        return known

    def get_axe_messages(self, request):
        ours = {name: {"error_name": says, "help_text": what} for name, (_where, says, what) in RULES.items()}
        return super().get_axe_messages(request) | ours


@hooks.register("construct_wagtail_userbar")
def check_lessons(request, items, page):
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem) and isinstance(page, (LessonPage, QuizPage)):
            items[place] = LessonChecker(page, in_editor=item.in_editor)
