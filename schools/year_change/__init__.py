"""The change of the school year: classes move up, are split, or go to the archive."""
