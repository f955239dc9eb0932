"""Asks an official register about a name, when a room has brought one. Nothing is held while it thinks."""

from anmin.identity.actions.verification import JudgeRealName, judge_real_name
from anmin.identity.events.verification import RealNameGiven
from anmin.identity.providers import Document, IdentityProviders
from anmin.identity.store import verification
from anmin.kernel.journal import Line
from anmin.kernel.lanes.declare import on, told
from anmin.kernel.lanes.react import React


@on(RealNameGiven, lane="bell")
async def on_real_name_given(react: React, line: Line) -> None:
    provider = react.house.service(IdentityProviders).outside
    if provider is None:
        return
    given = told(line, RealNameGiven)
    asked = await verification.to_ask(react.house, given.verification)
    if asked is None:
        return
    claim, today = asked
    judged = await provider.verify(Document(claim.kind, claim.number, claim.country), claim.name, today)
    await react(
        judge_real_name,
        JudgeRealName(
            verification=given.verification, level=judged.level, provider=provider.name, warnings=judged.warnings
        ),
    )
