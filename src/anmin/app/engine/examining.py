"""What an operator gets wrong with video calls: an engine that does not answer, Janus or TURN missing, a wrong address."""

from __future__ import annotations

import ipaddress
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Literal

from anmin.app import reach
from anmin.kernel.settings import Calls, Settings
from anmin.media.engine import stun, turn
from anmin.media.engine.client import EngineClient

Finding = tuple[str, Literal["good", "warning", "bad"], str, str]
"""Check, grade, and the sentence in both languages."""


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Everything there is to look at; it asks the engine and the TURN servers."""
    calls = settings.calls
    if calls.engine == "janus" and not calls.janus_url and shutil.which("janus") is None:
        yield (
            "janus",
            "bad",
            "找不到 janus 程序：请安装软件包 janus 和 janus-tools，或设置 calls.janus_url。",
            "The program janus is missing: install the packages janus and janus-tools, or set calls.janus_url.",
        )
    if calls.by_engine:
        yield await _engine(settings)
    if calls.public_address and not _is_address(calls.public_address):
        yield (
            "public_address",
            "bad",
            "calls.public_address 不是 IP 地址：请填写外网 IP。",
            "calls.public_address is not an IP address: give the one people reach from outside.",
        )
    async for found in _turn(calls):
        yield found


async def _engine(settings: Settings) -> Finding:
    name = settings.calls.engine
    async with EngineClient(reach.data_dir(settings), 3) as client:
        if await client.healthy():
            return "engine", "good", f"媒体引擎 {name} 正常。", f"The media engine {name} answers."
    return (
        "engine",
        "warning",
        f"媒体引擎 {name} 没有应答：执行 anmin serve 即可启动；期间由双方浏览器直连。",
        f"The media engine {name} does not answer: anmin serve starts it; until then calls go from browser to browser.",
    )


async def _turn(calls: Calls) -> AsyncIterator[Finding]:
    urls = turn.addresses(calls)
    if any(each.startswith("turn") for each in urls) and not calls.turn_secret:
        yield (
            "turn_secret",
            "warning",
            "设置了 TURN 服务器而没有 calls.turn_secret：请填写 coturn 的 static-auth-secret。",
            "A TURN server is set without calls.turn_secret: give coturn's static-auth-secret.",
        )
    for url in urls:
        if turn.place(url) is None:
            yield (
                "turn",
                "bad",
                f"{url} 不是 TURN 地址：请写成 turn:主机:3478。",
                f"{url} is not a TURN address: write turn:host:3478.",
            )
        else:
            yield await _server(calls, url)


async def _server(calls: Calls, url: str) -> Finding:
    """A TURN server is asked for an address to relay from, with credentials as pages get them."""
    relays = url.startswith("turn") and bool(calls.turn_secret)
    proof = turn.credentials(calls.turn_secret, datetime.now(UTC)) if relays else ("", "")
    match await stun.fault_of(url, *proof):
        case "":
            done = ("有应答，并可分配中继", "answers and relays") if relays else ("有应答", "answers")
            return "turn", "good", f"{url} {done[0]}。", f"{url} {done[1]}."
        case stun.AWAY:
            return (
                "turn",
                "bad",
                f"{url} 没有应答：请检查 coturn 是否运行、端口是否放行。",
                f"{url} does not answer: see that coturn runs and that its port is open.",
            )
        case stun.UNTRUSTED:
            return (
                "turn",
                "bad",
                f"{url} 的证书不受信任：浏览器也会拒绝，请为 coturn 换用有效证书。",
                f"The certificate of {url} is not trusted, and browsers refuse it too: give coturn a valid one.",
            )
        case "401" | "441":
            return (
                "turn_secret",
                "bad",
                f"{url} 不接受凭据：请让 calls.turn_secret 与 coturn 的 static-auth-secret 一致，并校准两边的时间。",
                f"{url} refuses our credentials: make calls.turn_secret coturn's static-auth-secret and set both clocks.",
            )
        case number:
            return (
                "turn",
                "bad",
                f"{url} 未分配中继（错误 {number}）：请检查 coturn 的配额和日志。",
                f"{url} does not relay (error {number}): see coturn's quotas and its log.",
            )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
