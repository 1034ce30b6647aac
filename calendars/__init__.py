"""What stands in a person's calendar, and the secret address at which programs of calendars read it."""
