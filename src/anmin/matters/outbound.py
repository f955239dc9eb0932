"""How reply links reach those who have no account: the port, its carriers by way, and the one of a demonstration.

A channel for mail or text messages is a room above: its `install` brings a carrier to `house.service(Outbound)`.
Nothing here retries or counts; the reaction that sends does.
"""

from typing import Protocol, final

import msgspec

from anmin.kernel.logs import log
from anmin.matters.terms.reply_links import LinkWay, LinkWhy


class Message(msgspec.Struct, frozen=True):
    """`address`: a mail address or a number in clear, for the carrier alone. `text`: what the receiver reads."""

    way: LinkWay
    address: str
    text: str


class Undeliverable(Exception):
    """A carrier says that trying again is of no use."""

    def __init__(self, why: LinkWhy = LinkWhy.REFUSED) -> None:
        super().__init__(why.value)
        self.why = why


class Carrier(Protocol):
    async def send(self, message: Message) -> None:
        """Hand it over for delivery. Raises Undeliverable; whatever else it raises is tried again."""
        ...


@final
class Outbound:
    """`house.service(Outbound)`: the carriers of this house."""

    def __init__(self) -> None:
        self._carriers: dict[LinkWay, Carrier] = {}

    def register(self, way: LinkWay, carrier: Carrier) -> None:
        """A later carrier takes the place of an earlier one."""
        self._carriers[way] = carrier

    def of(self, way: LinkWay) -> Carrier | None:
        return self._carriers.get(way)


@final
class LogCarrier:
    """Writes the text to the log, which shows it in the console. For demonstrations only."""

    async def send(self, message: Message) -> None:
        log.warning("development_message", way=message.way.value, text=message.text)
