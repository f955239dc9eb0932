"""What matters set against concluding a case: a rectification order of which nobody knows yet that it was met."""

from anmin.cases.guards import Refusal, ToClose
from anmin.kernel.ctx import Ctx
from anmin.matters.store import rectification


async def standing_rectifications(ctx: Ctx, closing: ToClose) -> Refusal | None:
    """Unserved, unchecked, or checked and not done; withdrawn with a reason it stands against nothing."""
    numbers = await rectification.standing(ctx, closing.case.id)
    if not numbers:
        return None
    zh, en = "、".join(numbers), ", ".join(numbers)
    return Refusal(
        f"整改通知书 {zh} 尚未送达、复查或整改完毕", f"rectification orders {en} are not served, checked or met"
    )
