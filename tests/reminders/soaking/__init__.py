"""An app of the soak only: it has reminders that are due, as many as one likes."""
