"""A lesson on one sheet of paper, for the wall and the school bag."""
