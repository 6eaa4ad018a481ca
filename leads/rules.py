"""Which activities make a lead; each channel chooses one rule."""

import json
from collections.abc import Callable

from leads.activities import Activity

MISSED = {"busy", "failed", "missed", "voicemail"}
LONG_ENOUGH = 10  # seconds of talk


def _is_reachable(activity: Activity) -> bool:
    return bool(json.loads(activity.value("claims")))


def _is_missed(activity: Activity) -> bool:
    return activity.value("kind") != "call" or activity.value("fields.outcome") in MISSED


def _is_answered(activity: Activity) -> bool:
    seconds = activity.value("fields.seconds")
    return activity.value("kind") != "call" or (seconds.isdigit() and int(seconds) > LONG_ENOUGH)


RULES: dict[str, Callable[[Activity], bool]] = {
    "all": lambda _activity: True,
    "none": lambda _activity: False,
    "reachable": _is_reachable,  # by somebody who can be answered
    "missed": _is_missed,  # of calls only the missed ones
    "answered": _is_answered,  # of calls only those that were talked
}


def counts(rule: str, activity: Activity) -> bool:
    """Whether the activity, as far as it is known by now, makes a lead; automatic and outgoing ones never."""
    is_ours = activity.value("direction") == "out" or activity.value("automatic") != ""
    return not is_ours and activity.value("claims") != "" and RULES[rule](activity)
