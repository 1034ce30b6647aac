"""Practice at the manikin: skills that are signed off, and the meetings at which a class practises."""
