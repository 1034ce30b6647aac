"""The drawers of the block picker, in the order in which trainers meet them."""

from django.utils.translation import gettext_lazy as _

WORDS = _("Tekst")
KEEPING = _("Do zapamiętania")
DOING = _("Do zrobienia")
LOOKING = _("Obraz, film i dźwięk")
MORE = _("Źródła i pliki")
