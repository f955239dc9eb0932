"""Commands that learn from what people of this house decided."""

from __future__ import annotations

import asyncio

from rich.console import Console

from anmin.app import reach
from anmin.app.cli.given import settings
from anmin.app.compose import open_house
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from anmin.kernel.words import Fault
from anmin.matters.actions.learning import KeepClassifier, keep_classifier
from anmin.matters.model.learning import LEAST, Figures
from anmin.matters.store.learning import examples

TOO_LITTLE = Fault(
    "too_little_to_learn",
    409,
    "可学习的办结事项太少：至少要有两个类别，每类 {least} 件以上。",
    "Too little to learn from: two categories with {least} closed matters each are needed.",
)


def categories() -> None:
    """Learn categories from closed matters; print how often it is right on those it did not learn from."""
    found = settings()
    with reach.reachable(found) as where:
        figures = asyncio.run(_learn(found, where))
    print(f"{figures.examples} 件 · {figures.categories} 类 · matters, categories")
    if figures.left_out:
        print(f"{figures.left_out} 类不足 {LEAST} 件，未学习 · categories with too few examples were left out")
    print(f"以最新的 {figures.tested} 件检验 · tested on the newest, none of them learnt from:")
    print(f"  首选正确 first guess right   {figures.first:7.1%}")
    print(f"  前三含正确 among the three     {figures.top_three:7.1%}")
    print(f"  自信八成以上的正确率 when sure  {figures.sure:7.1%}  ({figures.sure_of})")


async def _learn(found: Settings, where: Where) -> Figures:
    from anmin.matters.learning.classifier import TooLittleError, learn

    async with open_house(found, where) as house:
        async with house.db.transaction(EVERYTHING) as conn:
            taught = await examples(conn, house.keyring)
        with Console(stderr=True).status(f"{len(taught)} 件，正在学习 · learning"):
            try:
                learned, figures = await asyncio.to_thread(learn, taught)
            except TooLittleError:
                raise TOO_LITTLE(least=LEAST) from None
        await keep_classifier.run(house, Caller(HOUSE), KeepClassifier(learned.to_bytes(), figures))
    return figures
