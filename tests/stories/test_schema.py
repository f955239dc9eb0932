"""The whole OpenAPI document is tried with generated input: no fault of ours, and no answer that is not documented."""

import asyncio
import warnings

import asyncpg
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given
from hypothesis import settings as budget
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import status_code_conformance

from anmin.app.api import routes
from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import HOUSE, OWN, OWN_ACCOUNT, PUBLIC, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.territory.service import Territory
from tests.conftest import Serve

EXAMPLES = 12
BUREAU = {
    "content": "code,name,name_en,kind,parent,valid_from\nPSB,某市公安局,Bureau,police_bureau,,2020-01-01\n",
    "form": FileFormat.CSV,
    "dry_run": False,
}
"""A house without any organisation has nobody to whom a matter could be given."""


STAFF = """
insert into staff (id, login, name, name_hash, name_public, badge, organisation, state, version, made_at)
values ($1, 'everything', $2, '', false, '1', $3, 'active', 1, now())
"""


async def everybody(house: House, conn: asyncpg.Connection) -> dict[str, Actor]:
    """A citizen, and a member of staff who holds every permission at the top: the deepest that input can reach."""
    top, staff = await conn.fetchval("select id from organisations where parent is null"), new_id()
    await conn.execute(STAFF, staff, house.keyring.encrypt("欧阳全权".encode(), "identity.staff.name"), top)
    permissions = {route.door.needs.code for route in routes()}
    return {
        "citizen": Actor("citizen", new_id()),
        "staff": Actor("staff", staff, grants={each: frozenset({top}) for each in permissions}),
    }


def token(needs: str) -> str | None:
    return {PUBLIC.code: None, OWN.code: "citizen", OWN_ACCOUNT.code: "staff"}.get(needs, "staff")


async def test_generated_input_meets_only_documented_answers(
    house: House, serve: Serve, superuser: asyncpg.Connection
) -> None:
    await import_organisations.run(house, Caller(HOUSE, channel="cli"), ImportOrganisations(**BUREAU))
    await house.service(Territory).load()
    people = await everybody(house, superuser)

    async def known(_: House, given_token: str) -> Actor | None:
        return people.get(given_token)

    house.authenticate = known
    address = await serve(house)
    found = await asyncio.to_thread(try_all, address)
    assert found == []


def try_all(address: str) -> list[str]:
    """Every operation with generated cases; the complaints."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
        needs = {route.door.operation: route.door.needs.code for route in routes()}
        complaints = []
        for result in schema.get_all_operations():
            operation = result.ok()
            name = operation.definition.raw["operationId"]
            complaints += try_one(operation, name, token(needs[name]))
    return complaints


def try_one(operation: object, name: str, bearer: str | None) -> list[str]:
    complaints: list[str] = []
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}

    @budget(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(case=operation.as_strategy())  # type: ignore[attr-defined]
    def run(case: schemathesis.Case) -> None:
        response = case.call(headers=headers)
        try:
            case.validate_response(response, checks=[not_a_server_error, status_code_conformance])
        except Exception as error:
            complaints.append(f"{name}: {response.status_code} {response.text[:200]} {error!s:.300}")
            raise

    try:
        run()
    except BaseException as error:
        if not complaints:
            pytest.fail(f"{name}: {type(error).__name__} {error}")
    return complaints[:1]
