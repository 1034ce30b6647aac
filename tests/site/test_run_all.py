"""One command runs the product, and Ctrl-C leaves nothing behind."""

import os
import signal
import subprocess
import sys
import urllib.request

import pytest

from tests.journeys.product import ROOT, Product, wait_for

pytestmark = [pytest.mark.services]


def test_the_product_starts_stops_and_starts_again_with_its_data(tmp_path):
    product = Product(tmp_path / "data")
    product.start()
    with urllib.request.urlopen(f"{product.url}/pl/", timeout=20) as page:
        assert "Umiesz pomóc?" in page.read().decode()
    wait_for(lambda: f"Site     {product.url}/" in product.log.read_text(), "the address in the log")
    wait_for(lambda: "Ctrl-C stops everything" in product.log.read_text(), "the end of the welcome")
    log = product.log.read_text()
    assert "ola" in log and "koordynator" in log

    second = subprocess.run(
        [sys.executable, "manage.py", "run_all"], cwd=ROOT, env=product.environment(), capture_output=True, text=True
    )
    assert second.returncode != 0
    assert "already running" in second.stderr

    product.python(
        "from home.models import HomePage; HomePage.objects.filter(locale__language_code='pl').update(lead='Zostaje')"
    )
    os.kill(product.process.pid, signal.SIGINT)
    assert product.process.wait(timeout=60) == 0
    assert product.processes() == []

    product.start(patience=60)
    assert (
        product.python("from home.models import HomePage; print(HomePage.objects.get(locale__language_code='pl').lead)")
        == "Zostaje"
    )
    assert "Gathering" not in product.log.read_text()[len(log) :]
    product.stop()


def test_a_taken_port_is_named_with_a_way_out(tmp_path):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "manage.py", "run_all"],
            cwd=ROOT,
            env=os.environ
            | {"PORT": str(port), "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.dev"},
            capture_output=True,
            text=True,
        )
    assert done.returncode != 0
    assert f"Port {port} is in use" in done.stderr
