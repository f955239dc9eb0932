"""The three administrators who exclude each other: the rules alone, and what no sequence of grants can reach."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.model.administrators import Powers, Reservations, check_other, check_remaining
from anmin.identity.model.roles import Role, check_known, check_period
from anmin.identity.terms.administrators import RESERVED, Administrator
from anmin.kernel.words import Permission, Problem
from tests.identity.conftest import START

SYSTEM, SECURITY, AUDIT = (
    sorted(code for code, administrator in RESERVED.items() if administrator == each) for each in Administrator
)
READING, WRITING = ["cases.read", "duty.read"], ["cases.write", "duty.write"]
EVERY = [*RESERVED, *READING, *WRITING]
POWERS = Powers(
    known={code: Permission(code, code, code) for code in EVERY},
    writing=frozenset([*SYSTEM, *SECURITY, *WRITING]),
    reserved=RESERVED,
)
roles = st.frozensets(st.sampled_from(EVERY), max_size=5)


def code_of(refused: pytest.ExceptionInfo[Problem]) -> str:
    return refused.value.fault.code


def domains(codes: frozenset[str]) -> set[Administrator]:
    return {RESERVED[code] for code in codes if code in RESERVED}


@given(roles)
def test_a_role_has_the_powers_of_one_administrator_or_is_refused(permissions: frozenset[str]) -> None:
    found = domains(permissions)
    try:
        administers = POWERS.administers(permissions)
    except Problem as problem:
        audit_writes = Administrator.AUDIT in found and permissions & POWERS.writing
        assert problem.fault.code == ("mixed_administrations" if len(found) > 1 else "audit_changes_nothing")
        assert len(found) > 1 or audit_writes
    else:
        assert found == ({administers} if administers else set())
        assert administers != Administrator.AUDIT or not permissions & POWERS.writing


@given(st.lists(roles, max_size=8))
def test_no_sequence_of_grants_joins_two_administrations_or_lets_an_auditor_write(
    offered: list[frozenset[str]],
) -> None:
    held: list[frozenset[str]] = []
    for permissions in offered:
        try:
            POWERS.check_account([permissions, *held])
        except Problem:
            continue
        held.append(permissions)
    together = frozenset[str]().union(*held)
    assert len(domains(together)) <= 1
    assert Administrator.AUDIT not in domains(together) or not together & POWERS.writing


@given(st.lists(st.sampled_from(Administrator), min_size=1, max_size=6), st.lists(st.integers(0, 5), max_size=12))
def test_one_of_each_always_remains(administrators: list[Administrator], leaving: list[int]) -> None:
    here = dict(enumerate(administrators))
    for who in leaving:
        if who not in here:
            continue
        others = sum(each == here[who] for number, each in here.items() if number != who)
        try:
            check_remaining(here[who], others)
        except Problem as problem:
            assert problem.fault.code == "last_administrator"
            assert here[who].zh in problem.text("zh")
            continue
        del here[who]
    assert set(here.values()) == set(administrators)


def test_who_administers_nothing_may_always_go() -> None:
    check_remaining(None, 0)


def test_nobody_grants_to_themselves() -> None:
    with pytest.raises(Problem) as refused:
        check_other(UUID(int=1), UUID(int=1))
    assert code_of(refused) == "not_to_oneself"
    check_other(UUID(int=1), UUID(int=2))
    check_other(None, UUID(int=1))


def test_an_administrators_role_is_fixed_and_an_ordinary_one_never_becomes_one() -> None:
    ordinary = role(frozenset(READING))
    assert ordinary.change(POWERS, "新名", "New", frozenset(WRITING)).permissions == frozenset(WRITING)
    with pytest.raises(Problem) as refused:
        ordinary.change(POWERS, "新名", "New", frozenset([SYSTEM[0]]))
    assert code_of(refused) == "role_fixed"
    system = role(frozenset(SYSTEM), Administrator.SYSTEM)
    assert system.change(POWERS, "新名", "New", frozenset(SYSTEM)).name == "新名"
    with pytest.raises(Problem) as refused:
        system.change(POWERS, "新名", "New", frozenset(SYSTEM[:1]))
    assert code_of(refused) == "role_fixed"


def test_only_permissions_that_a_door_needs_are_known() -> None:
    assert check_known(POWERS, ("cases.read", "cases.read")) == {"cases.read"}
    with pytest.raises(Problem) as refused:
        check_known(POWERS, ("cases.read", "cases.everything"))
    assert [each.path for each in refused.value.wrong] == ["$.permissions[1]"]


def test_a_grant_ends_after_it_begins_and_after_now() -> None:
    later = START.replace(year=2027)
    check_period(START, None, START)
    check_period(START, later, START)
    for begins, ends in ((later, START), (START, START), (START.replace(year=2020), START)):
        with pytest.raises(Problem):
            check_period(begins, ends, START)


def test_a_permission_belongs_to_one_administrator() -> None:
    reservations = Reservations()
    backups = Permission("app.backups", "备份", "Backups")
    reservations.reserve(backups, Administrator.SYSTEM)
    reservations.reserve(backups, Administrator.SYSTEM)
    with pytest.raises(ValueError, match=r"app\.backups"):
        reservations.reserve(backups, Administrator.AUDIT)
    assert "app.backups" not in RESERVED


def role(permissions: frozenset[str], administers: Administrator | None = None) -> Role:
    return Role(
        id=UUID(int=1),
        code="any",
        name="角色",
        name_en="Role",
        permissions=permissions,
        administers=administers,
        version=1,
    )
