"""Links as texts write them, as parts of regular expressions."""

URL = r"<?https?://[^\s<>]+>?"
LINK = r"!?\[[^\]\n]*\]\([^)\n]*\)"
