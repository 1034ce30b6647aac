"""The log keeps itself two years."""

from audit import trimming
from audit.retention.registry import rule

rule("log", "entries of the log", due=lambda now: trimming.past(now).count(), forget=trimming.trim)
