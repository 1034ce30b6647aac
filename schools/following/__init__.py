"""How a class, a pupil and a whole school are doing, and what a teacher can do about it."""
