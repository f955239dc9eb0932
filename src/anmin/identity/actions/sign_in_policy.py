"""The limits of signing in, set by the security administrator within what the law of protection levels allows."""

import msgspec

from anmin.identity.events.sign_in import SignInPolicyChanged
from anmin.identity.model.sign_in import SignInPolicy
from anmin.identity.store import credentials, organisations
from anmin.identity.terms.administrators import MANAGE_SIGN_IN
from anmin.identity.terms.sign_in import SignInQuiet
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject


class ChangeSignInPolicy(Command, frozen=True):
    policy: SignInPolicy


@action("identity.change_sign_in_policy", needs=MANAGE_SIGN_IN)
async def change_sign_in_policy(ctx: Ctx, command: ChangeSignInPolicy) -> SignInPolicy:
    """Set the limits for sessions that begin from now on."""
    await organisations.check_whole(ctx)
    if await credentials.policy(ctx) == command.policy:
        ctx.unchanged(SignInQuiet.SAME)
        return command.policy
    version = await credentials.set_policy(ctx, command.policy)
    ctx.say(
        SignInPolicyChanged(**msgspec.structs.asdict(command.policy)), about=Subject("sign_in_policy", "one", version)
    )
    return command.policy
