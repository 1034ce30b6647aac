"""What is left of a school year that is over: numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models.schools import School


class KeptNumbers(models.Model):
    """How many pupils of a class (or of the school, where no class is named) had done what when the year was over.

    They are written before anything of that year is forgotten (schools.numbers.keeping), and tell nobody's name.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.CharField(max_length=9)
    class_name = models.CharField(max_length=30, blank=True)
    finished = models.PositiveIntegerField()
    begun = models.PositiveIntegerField()
    not_begun = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("liczby roku szkolnego")
        verbose_name_plural = _("liczby lat szkolnych")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "school_year", "class_name"], name="numbers_of_a_year_are_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.school_id}: {self.school_year} {self.class_name}"
