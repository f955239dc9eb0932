"""What the page of signing in is told before anybody is known."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyotp
import pytest

from anmin.identity.demonstration import FILE, Account
from anmin.identity.queries.ways import DevelopmentAccounts, SignInWays, development_accounts, sign_in_ways
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.words import Problem

NOBODY = Caller(ANONYMOUS)
MADE = Account("leader", "leader", "made-up-password", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "PSB")


def becomes(house: House, folder: Path, *, demo: bool) -> None:
    replace, settings = msgspec.structs.replace, house.settings
    house.settings = replace(
        settings, data=replace(settings.data, dir=str(folder)), demo=replace(settings.demo, on=demo)
    )


async def test_a_demonstration_shows_its_accounts_with_their_present_codes(house: House, tmp_path: Path) -> None:
    becomes(house, tmp_path, demo=True)
    assert await development_accounts.run(house, NOBODY, DevelopmentAccounts()) == ()
    (tmp_path / FILE).write_bytes(msgspec.json.encode([MADE]))
    [shown] = await development_accounts.run(house, NOBODY, DevelopmentAccounts())
    now = house.clock.now()
    assert (shown.login, shown.password, shown.code) == ("leader", MADE.password, pyotp.TOTP(MADE.totp).at(now))
    ends = datetime.fromtimestamp(int(now.timestamp()) + shown.seconds, UTC)
    assert pyotp.TOTP(MADE.totp).at(ends) != shown.code
    assert (await sign_in_ways.run(house, NOBODY, SignInWays())).demonstration


async def test_a_real_house_shows_none_even_if_the_file_is_there(house: House, tmp_path: Path) -> None:
    becomes(house, tmp_path, demo=False)
    (tmp_path / FILE).write_bytes(msgspec.json.encode([MADE]))
    with pytest.raises(Problem) as refused:
        await development_accounts.run(house, NOBODY, DevelopmentAccounts())
    assert refused.value.fault.code == "not_found"
    assert not (await sign_in_ways.run(house, NOBODY, SignInWays())).demonstration
