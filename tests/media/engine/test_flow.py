"""Media that come, stop and come again are told once each."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from anmin.media.engine.engine import MediaCame, MediaLost, MediaResumed
from anmin.media.engine.flow import LOST, SILENT, Flow
from anmin.media.terms.engine import Kind

STEPS = st.lists(st.tuples(st.sampled_from([*Kind, None]), st.floats(0, 6)), max_size=60)


@given(STEPS)
def test_each_kind_comes_once_and_loss_and_return_take_turns(steps: list[tuple[Kind | None, float]]) -> None:
    flow, now = Flow(uuid4(), 0.0), 0.0
    order: dict[Kind, list[type]] = {kind: [] for kind in Kind}
    for kind, passes in steps:
        now += passes
        if kind:
            flow.heard(kind, now)
        for told in flow.look(now):
            for each in told.kinds:
                order[each].append(type(told))
    for facts in order.values():
        expected = [MediaCame, *[MediaLost, MediaResumed] * len(facts)]
        assert facts == expected[: len(facts)]


def test_only_a_publication_that_never_brought_anything_is_silent() -> None:
    flow = Flow(uuid4(), 0.0)
    assert not flow.silent(SILENT)
    assert flow.silent(SILENT + 1)
    flow.heard(Kind.AUDIO, 1.0)
    assert not flow.silent(SILENT + 1)
    list(flow.look(1.0))
    assert not flow.stands_still
    list(flow.look(1.1 + LOST))
    assert flow.stands_still
