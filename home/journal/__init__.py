"""The journal: what a person has done here, day by day, to look at and to take along."""
