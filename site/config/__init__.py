"""What makes the apps one site: settings, addresses, the Celery app.

Python's SQLite is often older than 3.51.3, which can corrupt a WAL database that several processes write to. Where the
`pysqlite3` wheel is installed (Linux), it brings a safe one; the swap has to happen before Django looks for sqlite3.
"""

import sys

try:
    import pysqlite3
except ImportError:
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from config.celery import app as celery_app

__all__ = ["celery_app"]
