"""Waiting for what the worker writes, before a story's clock goes on."""

from tests.stories.town import StoryTown


async def said(town: StoryTown, case: str, event: str, times: int = 1) -> None:
    """Until the journal of a case holds this fact so often."""

    async def there() -> bool:
        return (await town.events(case)).count(event) >= times

    await town.until(there)
    assert (await town.events(case)).count(event) == times
