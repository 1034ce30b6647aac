"""Private files in an S3-compatible storage: a real server, on this machine, that speaks its language."""

import io
import zipfile
from datetime import timedelta

import boto3
import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from moto.server import ThreadedMotoServer

from audit.tasks import forget_what_is_past
from certificates import bundles, storing, tasks, withdrawing
from certificates.models import Bundle, private_storage
from courses.press import private_files
from tests.certificates.conftest import finish

pytestmark = pytest.mark.django_db

KEYS = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-central-1"}


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield "http://{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def bucket(server, settings, tmp_path):
    """An empty bucket that is the private storage of this test."""
    client = boto3.client("s3", endpoint_url=server, **KEYS)
    client.create_bucket(Bucket="prywatne", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    options = {
        "bucket_name": "prywatne", "endpoint_url": server, "access_key": "key", "secret_key": "secret",
        "region_name": "eu-central-1", "addressing_style": "path", "default_acl": None, "file_overwrite": True,
    }  # fmt: skip
    settings.PRIVATE_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    }
    yield client
    whole = boto3.resource("s3", endpoint_url=server, **KEYS).Bucket("prywatne")
    whole.objects.all().delete()
    whole.delete()


def names_in(bucket) -> list[str]:
    return [one["Key"] for one in bucket.list_objects_v2(Bucket="prywatne").get("Contents", [])]


def test_the_settings_of_production_lead_to_the_bucket(monkeypatch):
    import importlib

    from config.settings import base

    monkeypatch.setenv("PRIVATE_BUCKET", "prywatne")
    monkeypatch.setenv("S3_ENDPOINT", "https://s3.example.org")
    try:
        private = importlib.reload(base).STORAGES["private"]
    finally:
        monkeypatch.undo()
        importlib.reload(base)
    assert private["BACKEND"] == "storages.backends.s3.S3Storage"
    assert private["OPTIONS"]["endpoint_url"] == "https://s3.example.org"
    assert private["OPTIONS"]["file_overwrite"] is True


def test_a_certificate_is_kept_in_the_bucket_and_nothing_on_the_disk(bucket, certificate, tmp_path):
    with storing.open_pdf(certificate) as file:
        assert file.read().startswith(b"%PDF-")
    assert names_in(bucket) == [f"certificates/{certificate.issued_on.year}/{certificate.public_id}.pdf"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_lost_from_the_bucket_is_made_again_with_the_same_bytes(bucket, certificate):
    with storing.open_pdf(certificate) as file:
        first = file.read()
    bucket.delete_object(Bucket="prywatne", Key=certificate.pdf.name)
    with storing.open_pdf(certificate) as file:
        assert file.read() == first


def test_a_bundle_is_built_downloaded_and_thrown_away_there(client, bucket, certificate, basia, course):
    wanted = [certificate, finish(basia, course)]
    ordered = bundles.order_bundle(requested_by=basia, certificates=wanted, title="Klasa 7b")
    tasks.build_waiting_bundles()
    client.force_login(basia)
    response = client.get(reverse("certificates:bundle_file", args=[ordered.public_id]))
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 3
    assert f"bundles/{ordered.public_id}.zip" in names_in(bucket)
    Bundle.objects.update(created_at=timezone.now() - timedelta(days=8))
    forget_what_is_past()
    assert not any(name.startswith("bundles/") for name in names_in(bucket))


def test_who_is_forgotten_is_forgotten_there_too(bucket, certificate, ala, django_capture_on_commit_callbacks):
    storing.store_pdf(certificate)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawing.withdraw_all(person=ala, now=timezone.now())
    assert names_in(bucket) == []


def test_a_process_that_ends_while_writing_puts_nothing_there(bucket):
    with pytest.raises(KeyboardInterrupt), private_files.written_whole("certificates/2026/half.pdf") as file:
        file.write(b"%PDF-half")
        raise KeyboardInterrupt
    assert names_in(bucket) == []


def test_a_file_is_written_over_and_not_put_beside(bucket):
    for content in (b"one", b"two"):
        with private_files.written_whole("certificates/same.pdf") as file:
            file.write(content)
    assert names_in(bucket) == ["certificates/same.pdf"]
    assert private_storage() is storages["private"]
    with private_storage().open("certificates/same.pdf") as file:
        assert file.read() == b"two"
