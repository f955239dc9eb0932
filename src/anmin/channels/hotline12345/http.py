"""Where platforms send their messages, and where an operator looks at them."""

from anmin.channels.hotline12345.actions import peer_message, resend_message
from anmin.channels.hotline12345.queries import peer_messages
from anmin.channels.hotline12345.wire import HEADER
from anmin.kernel.http import get, post, signed

ROUTES = (
    signed("/channels/hotline12345", peer_message, HEADER),
    get("/channels/hotline12345/messages", peer_messages),
    post("/channels/hotline12345/messages/{message}/resend", resend_message),
)
