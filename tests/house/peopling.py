"""A small town that peoples every table, made through the doors; its people's clear values, to look for afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from anmin.app.worker import reactions
from anmin.identity.actions import consent, duty, rights, sign_in, verification
from anmin.identity.documents import DocumentKind
from anmin.identity.senders import CodeChannel
from anmin.identity.terms.consent import ConsentKind
from anmin.identity.terms.duty import DutyPost
from anmin.identity.terms.rights import HoldReason
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.lanes import run_lanes
from anmin.kernel.personal import IdNumber, RealName, Secret, Sensitive
from anmin.media.actions import uploads
from anmin.media.terms.evidence import EvidenceKind
from tests.house.peopling_calls import NUMBER as SENT_TO
from tests.house.peopling_calls import people_calls
from tests.house.peopling_cases import PEOPLE, WORDS, people_cases
from tests.identity.bureau import Bureau, furnish_bureau
from tests.identity.citizens.town import DEVICE, RecordingSender, Town
from tests.media.making import photo, put

PHONE = "13912345678"
NAME = "欧阳铁蛋"
NUMBER = "11010519491231002X"
NOTES = "交接：永和路 13700001111 的警情未结"
SECRETS = (PHONE, SENT_TO, NAME, NUMBER, NOTES, "13700001111", *PEOPLE, *WORDS.values())
"""What must never be found in clear anywhere but behind `reveal`."""


class Peopled:
    """The town as its tests see it."""

    def __init__(self, bureau: Bureau, town: Town, station: UUID) -> None:
        self.bureau = bureau
        self.town = town
        self.station = station
        self.citizen: Caller
        self.citizen_token: str
        self.officer: UUID
        self.leader: UUID
        self.evidence: UUID
        self.case: UUID
        self.closed: UUID
        self.call: UUID
        self.video_call: UUID
        self.draft: UUID
        self.letter: UUID
        self.matter: UUID
        self.rectification: UUID
        self.party: UUID
        self.unit: UUID


@asynccontextmanager
async def at_work(house: House) -> AsyncIterator[RecordingSender]:
    """The house with its reactions running, and a sender whose codes the test reads."""
    sender, stop = RecordingSender(), asyncio.Event()
    house.service(CodeChannel).sender = sender
    working = asyncio.create_task(run_lanes(house, reactions(), ("siren", "bell"), stop))
    try:
        yield sender
    finally:
        stop.set()
        await working


async def people(house: House, clock: SetClock, sender: RecordingSender) -> Peopled:
    """Offices, staff, duty, a citizen with everything a citizen can have, and what becomes of what they tell."""
    bureau = await Bureau.open(house, clock, await furnish_bureau(house))
    station = await bureau.office("STATION")
    town = Town(house, house.db.where, sender, clock)
    made = Peopled(bureau, town, station)
    made.officer = await bureau.person("officer", station, "officer")
    made.leader = await bureau.person("leader", station, "watch_commander", "leader")
    await _duty(made)
    await _beginnings(made)
    await _citizen(made)
    await people_cases(made)
    made.video_call = await people_calls(made)
    return made


async def _duty(made: Peopled) -> None:
    bureau, now = made.bureau, made.bureau.clock.now()
    leader = await bureau.caller(made.leader)
    fields = {
        "organisation": made.station,
        "post": DutyPost.DUTY_OFFICER,
        "starts": now,
        "ends": now + timedelta(hours=8),
    }
    shift = await bureau.run(duty.add_shift, leader, staff=made.leader, **fields)
    await bureau.run(duty.replace_on_shift, leader, shift=shift, staff=made.officer, reason="换班")
    officer = await bureau.caller(made.officer)
    await bureau.run(duty.write_handover, officer, shift=shift, notes=Sensitive(NOTES))


async def _beginnings(made: Peopled) -> None:
    bureau = made.bureau
    login, password, _ = bureau.accounts["system"]
    await bureau.run(sign_in.sign_in, Caller(ANONYMOUS), login=login, password=Secret(password))
    bureau.system = await bureau.caller_of(login)
    async with bureau.owner() as conn:
        await conn.execute("insert into oidc_bindings values ('issuer', '\\x00', $1)", made.officer)
        await conn.execute(
            "insert into oidc_starts values ('\\x00', $2, $1)",
            bureau.clock.now() + timedelta(minutes=5),
            bureau.house.keyring.encrypt(b"verifier", "identity.oidc_starts.sealed"),
        )


async def _citizen(made: Peopled) -> None:
    town, bureau = made.town, made.bureau
    text = "同意的内容一共不少于十个字 · The wording of this consent"
    await bureau.run(consent.publish_consent_text, bureau.security, kind=ConsentKind.BIOMETRICS, zh=text, en=text)
    made.citizen_token = await town.session(PHONE, DEVICE)
    made.citizen = Caller(await bureau.house.who(made.citizen_token))
    await bureau.run(consent.give_consent, made.citizen, kind=ConsentKind.REAL_NAME, version=1)
    await bureau.run(
        verification.verify_real_name,
        made.citizen,
        kind=DocumentKind.CITIZEN_ID,
        number=IdNumber(NUMBER),
        name=RealName(NAME),
        office=made.station,
    )
    await bureau.run(
        rights.place_hold,
        bureau.security,
        citizen=made.citizen.actor.id,
        reason=next(iter(HoldReason)),
        until=bureau.clock.now() + timedelta(days=30),
    )
    sent = await put(bureau.house, photo((40, 20)), by=made.citizen, name=f"{NAME}.jpg")
    made.evidence = sent.evidence
    begun = {"kind": EvidenceKind.PHOTO, "size": 9, "sha256": "0" * 64}
    await bureau.run(uploads.open_upload, made.citizen, **begun, name=Sensitive(f"{NAME}.jpg"))
