"""Running the whole product on one machine: its broker, and the process that minds the others."""
