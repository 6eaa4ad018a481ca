"""Which activities make a lead; each channel chooses one rule."""

import json
from collections.abc import Callable

from leads.activities import Activity

# Outcomes of calls, of which every adapter has the same words.
MISSED = {"busy", "failed", "missed", "voicemail"}
LONG_ENOUGH = 10  # seconds of talk


def _is_reachable(activity: Activity) -> bool:
    return bool(json.loads(activity.value("claims")))


def _is_missed(activity: Activity) -> bool:
    return activity.value("kind") != "call" or activity.value("fields.outcome") in MISSED


def _is_answered(activity: Activity) -> bool:
    """A machine that took it, or the ringing that some count, is no talk."""
    seconds = activity.value("fields.seconds")
    was_long = seconds.isdecimal() and int(seconds) > LONG_ENOUGH
    return activity.value("kind") != "call" or (was_long and activity.value("fields.outcome") not in MISSED)


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
