"""The plan of a lesson for who teaches it: how it goes, and every question with its right answer."""
