"""Nothing personal in clear: every door that reads is read by everybody, and shows what it shows on purpose and no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import httpx
import pytest

from anmin.app.api import routes
from anmin.kernel.house import House
from anmin.kernel.http import Route
from tests.cases.printed_text import text_of
from tests.conftest import Serve
from tests.house.peopling import NAME, NOTES, NUMBER, PHONE, SECRETS, Peopled
from tests.house.peopling_cases import PHONES, WORDS
from tests.identity.citizens.town import OTHER_DEVICE

ASKED = {
    "purpose": "own_request",
    "since": "2026-11-01T00:00:00Z",
    "until": "2026-11-30T00:00:00Z",
    "at": "2026-11-02T02:00:00Z",
    "post": "duty_officer",
    "lon": 117.43,
    "lat": 27.33,
    "format": "csv",
}
ASKED_OF = {
    "dispatch.unit_positions": {"since": "0"},
    "identity.search_citizens": {"purpose": "own_request", "phone": PHONE},
}
Expected = Mapping[str, tuple[str, ...]]


def words(*names: str) -> tuple[str, ...]:
    return tuple(WORDS[name] for name in names)


HANDOVER_NOTES = (NOTES, "13700001111")
"""Free text that colleagues wrote for those who may read it."""
STAFF: Expected = {
    # The whole case, for the offices that work on it; its people stay masked.
    "cases.case_page": words(
        *("content", "address", "landmark", "outcome", "instruction", "stage_why", "order_end", "report", "task"),
        *("task_outcome", "link", "escalation", "escalation_answer", "hand_over", "hand_over_answer", "follow_up"),
        *("rating", "matter", "matter_note"),
    ),
    # The same on paper, as far as the form has a place for it.
    "cases.case_sheet": words("content", "address", "landmark", "outcome", "report", "follow_up", "rating", "matter"),
    # What somebody in the field is ordered to do.
    "dispatch.my_orders": words("instruction", "address", "report", "stage_why", "matter_note"),
    # Parts of that page by themselves.
    "cases.case_tasks": words("task", "task_outcome"),
    "cases.case_links": words("link"),
    # The letter is written, corrected and answered here.
    "cases.case_letters": words("letter_to", "letter", "letter_answer"),
    "cases.letter_file": words("letter_to", "letter"),
    # What the lead of a matter asked for and answered, and what the desk said to it.
    "matters.matter_page": words("matter_extension", "matter_decision", "matter_answer", "matter_review"),
    # What the citizen was asked back and said to it.
    "matters.matter_dialogue": words("matter_question"),
    # What an office above orders, what somebody must put right by when, and what was answered.
    "matters.list_supervisions": words("supervision", "supervision_answer"),
    "matters.case_rectifications": words(
        "rectification_to", "rectification", "rectification_basis", "rectification_withdrawn"
    ),
    "matters.rectification_pdf": words("rectification_to", "rectification", "rectification_basis"),
    # What a shift leaves behind on paper.
    "cases.shift_log": (*HANDOVER_NOTES, *words("address")),
    # The conversation is what staff has with the caller.
    "cases.list_messages": words("message", "answer", "matter_question"),
    # Where it happens: two reports are one matter, and a search finds it.
    "cases.nearby_cases": words("address"),
    "cases.search_cases": words("address"),
    # Asked for one by one, with a ground, each leaving a line.
    "cases.reveal_caller": (PHONES[2],),
    "cases.reveal_party": (PHONES[1],),
    "identity.reveal_phone": (PHONE,),
    "identity.reveal_real_name": (NAME,),
    "identity.reveal_document": (NUMBER,),
    "identity.handovers": HANDOVER_NOTES,
}
ADMINISTRATORS: Expected = {"identity.handovers": HANDOVER_NOTES}
CALLER: Expected = {
    # What they wrote and were told; neither where, nor who was sent, nor what colleagues say to one another.
    "cases.case_page": words("content", "outcome", "matter"),
    "cases.list_messages": words("message", "answer", "matter_question"),
    "cases.my_draft": words("draft"),
    # The copy of their own data.
    "identity.my_data": (
        PHONE,
        NAME,
        NUMBER,
        *words("content", "outcome", "message", "answer", "matter", "matter_question"),
    ),
}
EXPECTED = {"staff": STAFF, "administrators": ADMINISTRATORS, "caller": CALLER, "stranger": {}}


async def who_reads(peopled: Peopled) -> list[tuple[str, str]]:
    """Sides with a token of each of their people. The stranger is another citizen."""
    bureau = peopled.bureau
    logins = [login for login, _, _ in bureau.accounts.values()]
    administrators = [await bureau.value("select id from staff where login = $1", login) for login in logins]
    return [
        ("staff", await bureau.token(peopled.leader)),
        ("staff", await bureau.token(peopled.officer)),
        *[("administrators", await bureau.token(each)) for each in administrators],
        ("caller", peopled.citizen_token),
        ("stranger", await peopled.town.session("13800000000", OTHER_DEVICE)),
    ]


def paths(route: Route, peopled: Peopled) -> Iterator[str]:
    """Where the door is found for what the town has; a door of a case for the open one, the closed one and the matter."""
    ids = {
        "staff": peopled.officer,
        "organisation": peopled.station,
        "citizen": peopled.citizen.actor.id,
        "evidence": peopled.evidence,
        "register": "calendar.days",
        "call": peopled.call,
        "draft": peopled.draft,
        "letter": peopled.letter,
        "rectification": peopled.rectification,
        "party": peopled.party,
        "field": "phone",
        "unit": peopled.unit,
    }
    for case in (peopled.case, peopled.closed, peopled.matter) if "{case}" in route.path else (None,):
        named = {**ids, "case": case} | ({"call": peopled.video_call} if "/video-calls/" in route.at else {})
        yield re.sub(r"{(\w+)}", lambda found: str(named.get(found[1], peopled.station)), route.at)  # noqa: B023


async def reads(
    client: httpx.AsyncClient, route: Route, path: str, token: str, given: Mapping[str, str]
) -> httpx.Response:
    fields = set(route.door.command.__struct_fields__) - set(re.findall(r"{(\w+)}", route.path))
    asked = ASKED_OF.get(route.door.name) or {name: value for name, value in given.items() if name in fields}
    headers = {"authorization": f"Bearer {token}"}
    if route.method == "GET":
        return await client.get(path, params=asked, headers=headers)
    return await client.request(route.method, path, json=asked, headers=headers)


def seen(answer: httpx.Response) -> Iterable[str]:
    text = text_of(answer.content) if answer.content.startswith(b"%PDF") else answer.text
    return (secret for secret in SECRETS if secret in text or secret in str(answer.headers))


async def test_each_sees_what_is_meant_for_them_and_no_log_shows_a_clear_value(
    house: House, serve: Serve, peopled: Peopled, capsys: pytest.CaptureFixture[str]
) -> None:
    people = await who_reads(peopled)
    shown: dict[str, dict[str, set[str]]] = {side: defaultdict(set) for side in EXPECTED}
    read: dict[str, int] = defaultdict(int)
    given = {**ASKED, "owner": f"case:{peopled.case}"}
    async with httpx.AsyncClient(base_url=await serve(house), timeout=60) as client:
        for route in (route for route in routes() if route.door.kind == "query"):
            for path in paths(route, peopled):
                for side, token in people:
                    answer = await reads(client, route, path, token, given)
                    read[side] += answer.status_code == 200
                    if found := set(seen(answer)):
                        shown[side][route.door.name] |= found
    assert shown == {side: {door: set(texts) for door, texts in doors.items()} for side, doors in EXPECTED.items()}
    assert read["staff"] > 90
    assert read["caller"] > 15
    logged = capsys.readouterr()
    assert not [secret for secret in SECRETS if secret in logged.out + logged.err]


async def test_a_clear_value_would_be_found(peopled: Peopled) -> None:
    """The scan can fail: the same value is there once `reveal` is asked for by somebody with a ground."""
    from anmin.identity.queries import reveals

    counter = await peopled.bureau.caller(peopled.officer)
    shown = await peopled.bureau.run(
        reveals.reveal_phone, counter, citizen=peopled.citizen.actor.id, purpose="own_request"
    )
    assert [secret for secret in SECRETS if secret in str(shown)]
    [line] = await peopled.bureau.rows("select * from journal where event = 'kernel.PersonalDataRevealed'")
    assert line["subject"] == f"citizen:{peopled.citizen.actor.id}"
