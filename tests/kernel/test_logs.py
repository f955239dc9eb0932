"""Logs: one JSON object a line, and nothing personal in it even when somebody tries."""

import json

import pytest

from anmin.kernel.logs import log, start
from anmin.kernel.personal import Phone, RealName
from anmin.kernel.settings import Log


def test_a_line_is_json_and_masks_what_is_personal(capsys: pytest.CaptureFixture[str]) -> None:
    start(Log(form="json"))
    log.warning(
        "looked",
        phone=Phone("13812345678"),
        name=RealName("张三"),
        typed="打给 13912345678 或 11010519491231002X",
        deep={"x": ["13700001111"]},
    )
    [line] = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert said["event"] == "looked"
    assert said["level"] == "warning"
    for clear in ("13812345678", "13912345678", "11010519491231002X", "13700001111", "张三"):
        assert clear not in line
    assert "139****5678" in said["typed"]


def test_an_exception_is_logged_without_its_local_values(capsys: pytest.CaptureFixture[str]) -> None:
    start(Log(form="json"))

    def fail(secret: str) -> None:
        raise ValueError(len(secret))

    try:
        fail("this is the clear value")
    except ValueError as error:
        log.error("failed", exc_info=error)
    assert "this is the clear value" not in capsys.readouterr().err


def test_the_level_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    start(Log(level="error", form="text"))
    log.info("quiet")
    log.error("loud")
    said = capsys.readouterr().err
    assert "loud" in said
    assert "quiet" not in said
