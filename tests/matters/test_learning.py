"""Categories learnt from closed matters: honest figures, reasons that stand in the text, nothing of anybody's words kept."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.matters.actions.learning import KeepClassifier, keep_classifier
from anmin.matters.learning import classifier
from anmin.matters.learning.classifier import Learned, TooLittleError, learn
from anmin.matters.model.learning import Example
from anmin.matters.store.learning import examples
from tests.matters.ground import raised
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
SAID = {"060201": "停水了，水龙头没有水", "060202": "停电了，电表跳闸", "060105": "有人私装地锁占车位"}
PLACES = ("花园小区", "东街", "老城路口", "三中门口", "北岸新村")


def taught(many: int = 40) -> list[Example]:
    return [
        Example(NOON + timedelta(minutes=number), f"{PLACES[number % 5]}{number} 号{text}", code)
        for number in range(many)
        for code, text in SAID.items()
    ]


def test_guesses_are_right_and_say_why_in_the_words_of_the_text() -> None:
    learned, figures = learn(taught())
    assert (figures.examples, figures.categories, figures.left_out) == (120, 3, 0)
    assert (figures.first, figures.top_three, figures.tested) == (1.0, 1.0, 24)
    [first, *others] = learned.guesses("我家楼下又私裝地鎖")
    assert first.category == "060105"
    assert first.confidence > 0.5 > max(each.confidence for each in others)
    assert first.words
    assert all(word in "我家楼下又私装地锁" for word in first.words)
    again = Learned.from_bytes(learned.to_bytes()).guesses("我家楼下又私裝地鎖")
    assert [each.category for each in again] == [first.category, *(each.category for each in others)]
    assert learned.guesses("") == ()


def test_the_test_is_newer_than_what_taught_and_never_a_text_known_by_heart() -> None:
    known = taught()
    repeated = [
        Example(NOON + timedelta(days=9, minutes=at), each.text, each.category) for at, each in enumerate(known)
    ]
    assert learn([*known, *repeated])[1].tested == 0
    turned = [
        Example(
            NOON + timedelta(days=9, minutes=at), f"新{each.text}", "060202" if each.category == "060201" else "060201"
        )
        for at, each in enumerate(known)
    ]
    assert learn([*known, *known, *turned[:60]])[1].first < 0.5


def test_rare_categories_are_left_out_and_too_little_is_refused() -> None:
    _, figures = learn([*taught(), *(Example(NOON, "路灯不亮", "060102"),) * 9])
    assert (figures.left_out, figures.categories) == (1, 3)
    with pytest.raises(TooLittleError):
        learn([each for each in taught() if each.category == "060201"])


def test_a_piece_is_weighed_where_it_was_counted_and_no_text_is_kept() -> None:
    [[place]] = [classifier._HASHED.transform(["地"]).indices]
    assert classifier._place("地") == place
    stored = learn(taught())[0].to_bytes()
    with np.load(io.BytesIO(stored), allow_pickle=False) as kept:
        assert {each.dtype.kind for each in kept.values()} == {"U", "f"}
        assert sorted(kept["categories"]) == sorted(SAID)


async def test_what_was_learnt_is_suggested_beside_the_rules_from_the_next_question_on(town: StoryTown) -> None:
    async def suggested() -> list[dict[str, object]]:
        found = await town.call("dispatcher", "POST", "/matters/suggestions", text="三中门口又停水了，没有水")
        return [each for each in found if each["by"] == "learnt"]

    assert await suggested() == []
    learned, figures = learn(taught())
    assert await keep_classifier.run(town.house, Caller(HOUSE), KeepClassifier(learned.to_bytes(), figures)) == 1
    [first, *_] = await suggested()
    assert (first["category"], first["kind"]) == ("060201", None)
    assert 0.5 < float(str(first["confidence"])) <= 1
    turned = [Example(each.at, each.text, "060202" if each.category == "060201" else "0604") for each in taught()]
    other, figures = learn(turned)
    assert await keep_classifier.run(town.house, Caller(HOUSE), KeepClassifier(other.to_bytes(), figures)) == 2
    assert (await suggested())[0]["category"] == "060202"


async def test_only_closed_matters_teach_and_drills_never(town: StoryTown) -> None:
    first, drill, _ = [await raised(town) for _ in range(3)]
    async with town.house.db.transaction(EVERYTHING) as conn:
        await conn.execute(
            "update cases set state = 'closed', closed_at = now(), category = '060105' where id = any($1)",
            [first, drill],
        )
        await conn.execute("update cases set flags = '{drill}' where id = $1", drill)
        [found] = await examples(conn, town.house.keyring)
    assert (found.category, "道闸" in found.text) == ("060105", True)
