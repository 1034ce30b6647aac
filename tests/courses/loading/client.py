"""One learner's browser on a bad network: some requests are sent twice, some connections are cut before the reply."""

import http.client
import json
import re
import threading
import time
from collections import Counter
from itertools import count
from urllib.parse import urlencode

from tests.courses.loading.cast import Learner

TRIES = 40
REPEAT_EVERY = 10
CUT_EVERY = 20


class Network:
    """What all clients share: the server's port, and the count that decides which request is repeated or cut."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.numbers = count(1)
        self.lock = threading.Lock()
        self.counts: Counter = Counter()
        self.seconds: list[float] = []

    def note(self, what: str) -> None:
        with self.lock:
            self.counts[what] += 1

    def request(self, method: str, path: str, *, cookies: dict, form: dict | None = None):
        """Send until a reply is read. Returns status, headers and text."""
        number = next(self.numbers)
        if number % CUT_EVERY == 0:
            self.cut(method, path, cookies=cookies, form=form)
        repeats = 2 if number % REPEAT_EVERY == 0 else 1
        replies = [self.until_answered(method, path, cookies=cookies, form=form) for _time in range(repeats)]
        if repeats == 2:
            self.note("repeated")
        return replies[0]

    def cut(self, method, path, *, cookies, form) -> None:
        """Send the request and hang up without reading what comes."""
        try:
            connection = self.send(method, path, cookies=cookies, form=form)
            connection.close()
            self.note("cut")
        except OSError:
            self.note("not_connected")

    def until_answered(self, method, path, *, cookies, form):
        for attempt in range(TRIES):
            began = time.perf_counter()
            try:
                connection = self.send(method, path, cookies=cookies, form=form)
                answer = connection.getresponse()
                text = answer.read().decode()
                connection.close()
            except (OSError, http.client.HTTPException):
                self.note("tried_again")
                time.sleep(min(0.1 * 2**attempt, 2))
                continue
            self.seconds.append(time.perf_counter() - began)
            self.note(f"status_{answer.status}")
            if answer.status < 500 and answer.status != 429:
                return answer.status, answer.headers, text
            time.sleep(0.2)
        raise RuntimeError(f"No answer to {method} {path}")

    def send(self, method, path, *, cookies, form) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body=None if form is None else urlencode(form, doseq=True), headers=headers)
        return connection


class Browser:
    """The pages of one learner, from the exam's own page to the result."""

    def __init__(self, network: Network, learner: Learner) -> None:
        self.network = network
        self.learner = learner
        self.cookies = {"sessionid": learner.session}
        self.token = ""

    def get(self, path: str) -> str:
        _status, headers, text = self.network.request("GET", path, cookies=self.cookies)
        for cookie in headers.get_all("Set-Cookie") or []:
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := re.search(r'csrfmiddlewaretoken" value="(\w+)"', text):
            self.token = found.group(1)
        return text

    def post(self, path: str, form: dict):
        return self.network.request("POST", path, cookies=self.cookies, form=form | {"csrfmiddlewaretoken": self.token})

    def take_exam(self, exam_path: str, start_path: str) -> None:
        known = re.search(r'name="after" value="(\d+)"', self.get(exam_path)).group(1)
        _status, headers, _text = self.post(start_path, {"after": known})
        page = self.get(headers["Location"])
        save = re.search(r'data-save="([^"]+)"', page).group(1)
        for ref, revision, value, form in self.learner.answers:
            self.save(save.replace("00000000-0000-0000-0000-000000000000", ref), ref, revision, value, form)
        _status, headers, _text = self.post(re.sub(r"answers/.*", "submit/", save), {})
        self.learner.shown = self.get(headers["Location"])

    def save(self, path, ref, revision, value, form) -> None:
        status, _headers, text = self.post(path, form | {"revision": revision})
        if status == 200 and json.loads(text)["saved"]:
            self.network.note("acknowledged")
            self.learner.acknowledged[ref] = (revision, value)
        else:
            self.network.note("refused")


def take_all(port: int, learners: list[Learner], *, exam_path: str, start_path: str) -> Network:
    """All learners take the exam at the same time, each in a thread."""
    network = Network(port)
    together = threading.Barrier(len(learners))

    def take(learner: Learner) -> None:
        together.wait()
        try:
            Browser(network, learner).take_exam(exam_path, start_path)
        except Exception as problem:
            network.note(f"gave_up: {problem!r}"[:200])

    threads = [threading.Thread(target=take, args=[learner], daemon=True) for learner in learners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return network
