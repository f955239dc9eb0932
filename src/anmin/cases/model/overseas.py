"""Going up step by step: from abroad by city and province to the ministry, each once."""

from collections.abc import Iterable

from anmin.cases.terms import overseas as terms
from anmin.cases.terms.overseas import Step

UPWARDS = (Step.CITY, Step.PROVINCE, Step.MINISTRY)


def check_step(step: Step, taken: Iterable[Step], *, abroad: bool) -> None:
    """The duty officer may be told once of any case. Raises STEP_TAKEN, NOT_ABROAD, STEP_SKIPPED naming the next one."""
    done = set(taken)
    if step in done:
        raise terms.STEP_TAKEN(step=step)
    if step not in UPWARDS:
        return
    if not abroad:
        raise terms.NOT_ABROAD()
    following = next(each for each in UPWARDS if each not in done)
    if step is not following:
        raise terms.STEP_SKIPPED(step=following)
