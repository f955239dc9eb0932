"""How codes and other texts reach phones: the ports, the places where a channel registers, the sender for development.

An SMS channel is a room above: its `install` puts a sender into `house.service(CodeChannel)` and one into
`house.service(TextChannel)`. Nothing here retries or counts; the reaction that sends does.
"""

from typing import Protocol, final

from anmin.kernel.logs import log
from anmin.kernel.personal import Permit, Phone, Secret, clear
from anmin.kernel.words import Lang, Text

_PERMIT = Permit("identity.senders: a demonstration shows its codes to the developer")

MESSAGE = Text(
    "【安民】验证码 {code}，5 分钟内有效。请勿告诉任何人，工作人员不会向您索要。",
    "[Anmin] Your code is {code}, valid for 5 minutes. Tell it to nobody; our staff never ask for it.",
)
"""What a message says. A sender fills in the code under a permit of its own."""


class CodeSender(Protocol):
    async def send(self, phone: Phone, code: Secret, lang: Lang) -> None:
        """Hand the code over for delivery. Returns once the channel has taken it; raises when it has not.

        May be called again for a code that was already sent: a crash in between must not lose one.
        """
        ...


@final
class CodeChannel:
    """Where the house finds its sender; None while no channel is installed."""

    def __init__(self, sender: CodeSender | None = None) -> None:
        self.sender = sender


class TextRefused(Exception):
    """A channel says that trying again is of no use: it does not take this number or this text."""


class TextSender(Protocol):
    async def send_text(self, phone: Phone, text: Secret) -> None:
        """Hand a message over for delivery. Returns once the channel has taken it.

        Raises TextRefused; whatever else it raises, the channel is away. May be called again for what was sent already.
        """
        ...


@final
class TextChannel:
    """Where rooms find the sender of texts; None while no channel is installed."""

    def __init__(self, sender: TextSender | None = None) -> None:
        self.sender = sender


class DevelopmentSender:
    """Writes codes and texts to the log, which `make run` shows in the console. For demonstrations only."""

    async def send(self, phone: Phone, code: Secret, lang: Lang) -> None:
        log.warning("development_code", phone=str(phone), code=shown(code), lang=lang)

    async def send_text(self, phone: Phone, text: Secret) -> None:
        log.warning("development_text", phone=str(phone), text=shown(text))


def shown(code: Secret) -> str:
    """In clear, for the developer's page and log of a demonstration."""
    return clear(code, _PERMIT)
