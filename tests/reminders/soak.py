"""Reminders under fire: several beats and workers that are killed all the time, and a relay that cannot be trusted.

    python -m tests.reminders.soak --minutes 10 [--json]

Says how many letters were planned and what became of them. A letter is *lost* when its row says "sent" and the relay
never took it, or when its row has not ended; it is *doubled* when the relay took it twice. `unknown` ones are neither:
the administrators see them. Runs on a SQLite file of its own, or on the empty database that DATABASE_URL names.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.controller import Controller

from home.running.broker import free_port

ROOT = Path(__file__).resolve().parents[2]


class Sink:
    """A relay that is slow, says "later" or "never", or hangs up: before it took the letter, or after."""

    def __init__(self, luck: random.Random) -> None:
        self.luck = luck
        self.taken: Counter = Counter()
        self.tricks: Counter = Counter()

    def trick(self, **chances: float) -> str:
        """Draw one of the tricks by its chance, or "" for none."""
        (drawn,) = self.luck.choices([*chances, ""], [*chances.values(), 1 - sum(chances.values())])
        self.tricks[drawn or "none"] += 1
        return drawn

    async def handle_RCPT(self, server, session, envelope, address, options):
        match self.trick(later=0.02, never=0.01, hang_up_early=0.01):
            case "later":
                return "450 later"
            case "never":
                return "550 never"
            case "hang_up_early":
                server.transport.close()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.luck.uniform(0, 0.03))
        trick = self.trick(refuse=0.02, hang_up_before=0.02, hang_up_after=0.02)
        if trick == "refuse":
            return "451 not now"
        if trick == "hang_up_before":
            server.transport.close()
            return "250 never heard"
        self.taken[message_from_bytes(envelope.content)["Message-ID"]] += 1
        if trick == "hang_up_after":
            server.transport.close()
        await asyncio.sleep(self.luck.uniform(0, 0.03))  # taken, and the sender may be killed before it hears so
        return "250 OK"


class Crew:
    """Processes that each plan and deliver. A fork server that has Django ready replaces a killed one at once."""

    def __init__(self, size: int) -> None:
        self.processes = multiprocessing.get_context("forkserver")
        self.processes.set_forkserver_preload(["__main__", "tests.reminders.soaking.children"])
        self.size = size
        self.members: list = []
        self.kills = 0

    def do(self, name: str, *arguments) -> None:
        """Run one of the children's functions in a process of its own, to its end."""
        process = self.start(name, *arguments)
        process.join()
        if process.exitcode:
            raise RuntimeError(f"{name} ended with {process.exitcode}")

    def start(self, name: str, *arguments):
        process = self.processes.Process(target=child, args=(name, *arguments))
        process.start()
        return process

    def assemble(self) -> None:
        while len(self.members) < self.size:
            at_work = self.processes.Event()
            self.members.append((self.start("plan_and_deliver", at_work), at_work))

    def kill_one(self, luck: random.Random) -> None:
        victim, _at_work = self.members.pop(luck.randrange(len(self.members)))
        victim.kill()
        victim.join()
        self.kills += 1

    def dismiss(self) -> list[int]:
        """Ask all to stop, the youngest not before it can hear; return their exit codes."""
        for process, at_work in self.members:
            at_work.wait(timeout=20)
            process.terminate()
        for process, _at_work in self.members:
            process.join(timeout=20)
        return [process.exitcode for process, _at_work in self.members]


def child(name: str, *arguments) -> None:
    from tests.reminders.soaking import children

    getattr(children, name)(*arguments)


def main(minutes: float, *, people: int = 30, crew_size: int = 4, wave: float = 2.0, seed: int | None = None) -> dict:
    """Let the crew work for some minutes, kill one of them twice a second, and return the counts."""
    luck = random.Random(seed)
    sink = Sink(luck)
    relay = Controller(sink, hostname="127.0.0.1", port=free_port())
    with tempfile.TemporaryDirectory(prefix="bk-soak-") as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "EMAIL_URL": f"smtp://127.0.0.1:{relay.port}",
            "SOAK_WAVE": str(wave),
            "SOAK_BEGAN": str(time.time()),
        }
        crew = Crew(crew_size)
        crew.do("prepare", people)
        relay.start()
        try:
            until = time.monotonic() + minutes * 60
            while time.monotonic() < until:
                crew.assemble()
                time.sleep(luck.uniform(0.2, 0.8))
                crew.kill_one(luck)
            exits = crew.dismiss()
            crew.do("finish")
        finally:
            relay.stop()
        crew.do("outcome", str(Path(folder, "outcome.json")))
        rows = json.loads(Path(folder, "outcome.json").read_text())
    return verdict(rows, sink, people) | {"kills": crew.kills, "ended_badly": sum(code != 0 for code in exits)}


def verdict(rows: list, sink: Sink, people: int) -> dict:
    states = Counter(state for state, _id, _key in rows)
    waves = {key.rpartition(":")[2] for _state, _id, key in rows}
    said_sent = {message_id for state, message_id, _key in rows if state == "sent"}
    said_failed = {message_id for state, message_id, _key in rows if state == "failed" and message_id}
    ended = states["sent"] + states["unknown"] + states["failed"]
    return {
        "planned": len(rows),
        "missed": len(waves) * people - len(rows),
        **{state: states[state] for state in ("sent", "unknown", "failed")},
        "letters_doubled": sum(times - 1 for times in sink.taken.values()),
        "letters_lost": len(rows) - ended + len(said_sent - set(sink.taken)),
        "failed_but_taken": len(said_failed & set(sink.taken)),
        "tricks": dict(sink.tricks),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--wave", type=float, default=2.0, help="seconds after which everybody is due again")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    asked = parser.parse_args()
    counts = main(asked.minutes, people=asked.people, wave=asked.wave, seed=asked.seed)
    if not asked.json:
        for name, count in counts.items():
            print(f"{name:>18}  {count}")
    else:
        conditions = {"minutes": asked.minutes, "people": asked.people, "seed": asked.seed}
        print(json.dumps({"name": "soak-reminders", "ratios": {}, "counts": counts, "conditions": conditions}))
