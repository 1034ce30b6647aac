"""What schools keep, and for how long: rosters on their way, and what is known of pupils when school years are over."""

from audit.retention.registry import rule
from audit.retention.rows import delete_some
from schools import leavers, uploading

rule(
    "rosters",
    "rosters on their way in, and what an import did",
    due=lambda now: uploading.past(now).count(),
    forget=lambda now: delete_some(uploading.past(now)),
)
rule(
    "attempts",
    "which pupil gave which answer in a former school year",
    due=lambda now: leavers.old_attempts(now).count(),
    forget=leavers.blind_attempts,
)
rule(
    "results",
    "courses of pupils who have left",
    due=lambda now: leavers.old_enrolments(now).count(),
    forget=leavers.forget_results,
)
rule(
    "pupils",
    "accounts of pupils who have left",
    due=lambda now: leavers.leavers(now).count(),
    forget=leavers.erase_leavers,
)
