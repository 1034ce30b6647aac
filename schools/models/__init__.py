"""Schools, their classes and people, and what a class was given to learn."""

from schools.models.assignments import Assignment, Terms
from schools.models.cards import LoginCard
from schools.models.classes import ClassMembership, SchoolClass
from schools.models.groups import ClassGroup
from schools.models.kept_numbers import KeptNumbers
from schools.models.practical import Session, SignOff, Turn
from schools.models.qualifications import Qualification
from schools.models.schools import DISTRICTS, Invitation, School, Staff
from schools.models.sign_on import SignOnRule
from schools.models.uploads import RosterUpload
from schools.models.wishes import Wish
from schools.models.year_changes import YearChange

__all__ = [
    "DISTRICTS",
    "Assignment",
    "ClassGroup",
    "ClassMembership",
    "Invitation",
    "KeptNumbers",
    "LoginCard",
    "Qualification",
    "RosterUpload",
    "School",
    "SchoolClass",
    "Session",
    "SignOff",
    "SignOnRule",
    "Staff",
    "Terms",
    "Turn",
    "Wish",
    "YearChange",
]
