"""What an operator does about parked jobs."""

from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject
from anmin.kernel.lanes import parking
from anmin.kernel.lanes.events import JobRerun, JobSkipped
from anmin.kernel.lanes.terms import NOT_PARKED, OPERATE


class ParkedJob(Command, frozen=True):
    """Names one parked job."""

    job: UUID


@action("kernel.rerun_job", needs=OPERATE, faults=(NOT_PARKED,))
async def rerun_job(ctx: Ctx, command: ParkedJob) -> None:
    """Have a parked job run now; what waited behind it follows."""
    job = await parking.rerun(ctx.conn, command.job, ctx.now)
    if job is None:
        raise NOT_PARKED()
    ctx.say(JobRerun(command.job, job.lane, job.kind, job.name), about=_about(command))


@action("kernel.skip_job", needs=OPERATE, faults=(NOT_PARKED,))
async def skip_job(ctx: Ctx, command: ParkedJob) -> None:
    """Give a parked job up for good; what waited behind it follows."""
    job = await parking.skip(ctx.conn, command.job, ctx.now)
    if job is None:
        raise NOT_PARKED()
    ctx.say(JobSkipped(command.job, job.lane, job.kind, job.name), about=_about(command))


def _about(command: ParkedJob) -> Subject:
    return Subject("job", command.job, 1)
