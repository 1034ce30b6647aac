"""The page of one's calendar, and the address at which programs read it."""
