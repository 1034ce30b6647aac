"""Numbers of a school year without a name: for the head by class and year, for the city by district and school."""

from schools.numbers.counting import Counted, District, of_city, of_school, years_of_city, years_of_school
from schools.numbers.hiding import FEWEST

__all__ = ["FEWEST", "Counted", "District", "of_city", "of_school", "years_of_city", "years_of_school"]
