#!/usr/bin/env python
"""Run a Django management command for this site."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # site/ is a folder, not a package (Python's own `site` is already loaded): its content is what is importable.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
