# The image of web, worker and beat. Debian slim, not Alpine: some of our wheels are made for glibc.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYTHONPATH=/app:/app/site DJANGO_SETTINGS_MODULE=config.settings.production DATA_DIR=/data BIND=0.0.0.0:8000

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin app \
    && mkdir /data && chown app:app /data

WORKDIR /app
COPY requirements.txt requirements-extra.txt ./
RUN pip install -r requirements-extra.txt
COPY . .

# Static files and translations are part of the image. The embedded settings need no secret to gather them.
RUN for source in site/locale/*/LC_MESSAGES/django.po; do \
        pybabel --quiet compile -i "$source" -o "${source%.po}.mo" -l "$(basename "$(dirname "$(dirname "$source")")")"; \
    done \
    && STATIC_ROOT=/app/static DATA_DIR=/tmp/build DJANGO_SETTINGS_MODULE=config.settings.dev \
       python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf /tmp/build
ENV STATIC_ROOT=/app/static

USER app
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["curl", "--fail", "--silent", "http://127.0.0.1:8000/livez/"]
CMD ["gunicorn", "--config", "gunicorn.conf.py"]
