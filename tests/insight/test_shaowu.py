"""The published figures of Shaowu, from generated matters, over HTTP: 18,220 collected, 17,912 done, 98.6 % satisfied."""

from datetime import timedelta

import asyncpg

from bench.figures import Made, fill_matters
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown

COLLECTED, DONE, RATED, SATISFIED = 18_220, 17_912, 15_000, 14_790


async def test_the_published_figures_of_shaowu(town: StoryTown, superuser: asyncpg.Connection) -> None:
    await town.staff("mayor", "leader", "CITY")
    made = Made(
        many=COLLECTED,
        done=DONE,
        rated=RATED,
        satisfied=SATISFIED,
        desk=town.offices["DESK"],
        leads=[town.offices[code] for code in ("LAW", "PARKS", "S1")],
        until=town.clock.now(),
        apart=timedelta(minutes=20),
        categories=("010205", "010303"),
    )
    await fill_matters(superuser, made)
    asked = {"since": "2026-01-01", "until": "2026-11-02"}
    table = await town.call("mayor", "GET", "/figures", **asked)
    codes = [each["code"] for each in table["figures"]]
    said = dict(zip(codes, table["total"]["values"], strict=True))
    assert (said["collected"]["text"], said["done"]["text"]) == ("18,220", "17,912")
    rate = said["done_rate"]
    assert (rate["numerator"], rate["denominator"], rate["text"]) == (DONE, COLLECTED, "98.3 %")
    assert rate["ratio"] == DONE / COLLECTED
    assert (said["satisfied"]["denominator"], said["satisfied"]["text"]) == (RATED, "98.6 %")
    shares = [said[each]["numerator"] for each in ("satisfied", "basically", "dissatisfied")]
    assert sum(shares) == RATED
    assert said["unrated"]["numerator"] == DONE - RATED
    finer = await town.call("mayor", "GET", "/figures", digits=2, by="organisation", **asked)
    assert finer["total"]["values"][codes.index("done_rate")]["text"] == "98.31 %"
    assert sum(row["values"][0]["numerator"] for row in finer["rows"]) == COLLECTED
    assert {row["name"]["zh"] for row in finer["rows"]} == {"市执法局", "市政园林局", "永和派出所"}
    defined = next(each for each in table["figures"] if each["code"] == "done_rate")
    assert defined["definition"] == {"zh": "办结 ÷ 收集。", "en": "Done ÷ collected."}
