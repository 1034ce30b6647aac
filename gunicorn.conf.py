"""How gunicorn serves the site, here and in production. Every value can be set by the environment."""

import os

pythonpath = "site"
wsgi_app = "config.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
backlog = 64
timeout = 60
graceful_timeout = 25  # an answer on its way is kept when a worker is asked to stop
max_requests = 5000
max_requests_jitter = 500
accesslog = None
loglevel = "warning"
