"""What a seat at the console feels: a queue of 10,000 rows under 100 changes a second, a map with 5,000 moving units.

A real browser before a real api process, all on this machine; the browser draws by software. A "long task" is what the
browser itself calls one: 50 ms or more during which the page answers nobody. `measure()` gives rows for `make bench`.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import asyncpg
import msgspec
import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from bench import desk, units
from bench.bureau import DESK, READER, STATIONS, Screen, bureau
from bench.town import Row, Town, at_most, served, town
from tests.faces.browsing import CHROMIUM, FLAGS

ROWS, RATE, SECONDS = 10_000, 100, 15
LONG = 200
"""Milliseconds that no task of the page may take."""
WAITING = "update cases set state = 'received', taken_at = null, taken_by = null"
CHANGE = """
with chosen as (
  update cases set version = version + 1, level = 1 + version % 4
  where id in (select md5('case' || floor(1 + random() * $1)::int)::uuid from generate_series(1, 10))
  returning id, version, desk)
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
select now(), 'system', 'bench', 'cases.set_level', 'case:' || id, version, 'cases.LevelSet',
  jsonb_build_object('case', id), array['office:' || desk], '' from chosen
"""
TRACE = """() => {
  window.tasks = []
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration))).observe({ entryTypes: ['longtask'] })
}"""
FRAMES = """(seconds) => new Promise((done) => {
  const found = []
  let last = performance.now()
  const end = last + seconds * 1000
  const step = (now) => { found.push(now - last); last = now; now < end ? requestAnimationFrame(step) : done(found) }
  requestAnimationFrame(step)
})"""
FIRST = "[role=listbox] [role=option]"


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    with town() as made:
        token = asyncio.run(fill(made))
        with served(made, 1) as house, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            seat = Seat(browser, f"http://127.0.0.1:{house.port}", token)
            with changing(made):
                rows = queue(seat)
            rows += units_on_the_map(seat, Screen(house, token))
            browser.close()
    return [msgspec.structs.asdict(row) for row in rows]


class Seat:
    """Where a dispatcher sits: 1,920 × 1,080, signed in."""

    def __init__(self, browser: Browser, address: str, token: str) -> None:
        self._context = browser.new_context(base_url=address, viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        self._context.add_cookies([{"name": "anmin_session", "value": token, "url": address}])

    def open(self, path: str) -> Page:
        page = self._context.new_page()
        page.goto(path)
        return page


def queue(seat: Seat) -> list[Row]:
    """Long tasks while nothing is touched, while it is scrolled, on a jump to its end, and from a key to what it shows."""
    page = seat.open("/console/desk")
    page.locator(FIRST).first.wait_for()
    page.wait_for_timeout(3_000)
    page.evaluate(TRACE)
    page.wait_for_timeout(SECONDS * 1000)
    still = _tasks(page)
    box = page.locator(FIRST).first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 50, box["y"] + 20)
    for _ in range(100):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(50)
    scrolling = _tasks(page)
    page.keyboard.press("End")
    page.wait_for_timeout(4_000)
    jumping = _tasks(page)
    page.close()
    at = f"queue of {ROWS:,} rows, {RATE} changes a second"
    return [
        _worst(f"{at}: longest task in {SECONDS} s untouched ({len(still)} of 50 ms or more)", still),
        _worst(f"{at}: longest task in 5 s of fast scrolling ({len(scrolling)})", scrolling),
        _worst(f"{at}: longest task on a jump to the end ({len(jumping)})", jumping),
    ]


def units_on_the_map(seat: Seat, screen: Screen) -> list[Row]:
    """Frames of the map in its own window, its units where the positions put them; 500 move each second."""
    for first in range(1, units.UNITS, units.BATCH):
        units.send(screen, first)
    page = seat.open("/console/map")
    page.locator(".maplibregl-canvas").wait_for()
    page.wait_for_timeout(8_000)
    still = page.evaluate(FRAMES, 8)
    page.mouse.move(960, 540)
    page.mouse.down()
    page.evaluate(f"window.frames = ({FRAMES})(6)")
    for step in range(60):
        page.mouse.move(960 + 4 * step, 540 + 2 * step)
        page.wait_for_timeout(90)
    panning = page.evaluate("window.frames")
    page.close()
    at = f"map with {units.UNITS:,} units, drawn by software"
    return [
        at_most(f"{at}: a frame, untouched: p95", float(np.percentile(still, 95)), "ms", 100),
        at_most(f"{at}: a frame, dragged: p50", float(np.percentile(panning, 50)), "ms", 250),
    ]


@contextmanager
def changing(made: Town) -> Iterator[None]:
    """Changes of random cases of the queue, `RATE` a second in ten writings, as the journal tells them."""
    over = threading.Event()

    async def change() -> None:
        conn = await asyncpg.connect(**made.where.as_role("anmin_owner"))
        while not over.is_set():
            await asyncio.gather(conn.execute(CHANGE, ROWS), asyncio.sleep(10 / RATE))
        await conn.close()

    writer = threading.Thread(target=lambda: asyncio.run(change()))
    writer.start()
    try:
        yield
    finally:
        over.set()
        writer.join()


async def fill(made: Town) -> str:
    """Offices, a queue of cases that wait, units on the road; gives the token of a dispatcher of the whole city."""
    where, now = (desk.WEST, desk.SOUTH, desk.SIZE), datetime.now(UTC)
    async with bureau(made) as city:
        contents = [city.ring.encrypt(text.encode(), "cases.cases.content") for text in desk.TEXTS]
        addresses = [city.ring.encrypt(f"永和路 {n} 号".encode(), "cases.cases.address") for n in range(50)]
        await city.conn.execute(
            desk.FILL, ROWS, ROWS, DESK, STATIONS, contents, *where, addresses, now, READER, list(desk.CATEGORIES)
        )
        await city.conn.execute(WAITING)
        await city.conn.execute(units.FILL_UNITS, units.UNITS, STATIONS, *where)
    return city.token


def _tasks(page: Page) -> list[float]:
    return list(page.evaluate("window.tasks.splice(0)"))


def _worst(name: str, tasks: list[float]) -> Row:
    return at_most(name, max(tasks, default=0.0), "ms", LONG)
