"""My desk: one module for each thing a person may be here: learner, teacher, school lead, trainer, reviewer."""
