"""Questions in and out: one module a format, all speaking of the same `Item` (see items.py)."""
