"""Text as XML can hold it."""

from __future__ import annotations

import re

_UNSAYABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """A text without the characters that XML cannot hold, and with line feeds where its lines end."""
    return _UNSAYABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
