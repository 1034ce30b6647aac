"""What answers tell about questions: how hard, how telling, what to look at first. Numbers only, never a person."""
