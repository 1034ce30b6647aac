"""What trainers see of the engine in Wagtail: the bank, statistics, marking, regrades, files in and out."""
