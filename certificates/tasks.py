"""What workers do. Every task finds its work in the database, and nothing happens when it is done already."""

from celery import shared_task

from certificates import bundles, issuing, storing
from certificates.models import Bundle


@shared_task
def render_certificate(certificate_id: int) -> None:
    storing.store_missing(only=certificate_id)


@shared_task
def render_missing_certificates() -> None:
    storing.store_missing()


@shared_task
def issue_missing_certificates() -> None:
    issuing.issue_missing()


@shared_task
def build_bundle(bundle_id: int) -> None:
    for bundle in Bundle.objects.filter(pk=bundle_id):
        bundles.build(bundle)


@shared_task
def build_waiting_bundles() -> None:
    bundles.build_waiting()
