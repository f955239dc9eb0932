"""What the wire puts into the house: the carrier of transfers, and the client that sends what it wrote down."""

from anmin.channels.hotline12345.outbound import Post, Wire
from anmin.kernel.house import House
from anmin.transfers.carriers import Carriers
from anmin.transfers.terms import PeerWay


async def install(house: House) -> None:
    house.service(Carriers).register(PeerWay.HOTLINE, Wire())
    house.offer(Post())
