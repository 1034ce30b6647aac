"""The plates that a process keeps: the ones used last, and no more than memory allows."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Shelf(Generic[Key, Thing]):
    """Things that take long to make, so many at most; who asks for one that is being made waits for it."""

    def __init__(self, room: int = 32):
        self.room = room
        self.things: OrderedDict[Key, Thing] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Key, make: Callable[[], Thing]) -> Thing:
        with self.lock:
            if key not in self.things:
                self.things[key] = make()
            self.things.move_to_end(key)
            while len(self.things) > self.room:
                self.things.popitem(last=False)
            return self.things[key]
