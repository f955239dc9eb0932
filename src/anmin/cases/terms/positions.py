"""Words of a caller's position while help is on its way."""

from anmin.kernel.words import Permission

SEND_POSITIONS = Permission("cases.send_positions", "发送本人位置", "Send one's own position", own=True)
