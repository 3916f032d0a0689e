"""Untrusted text -> Markdown and front matter that show exactly its words.

Whatever an article says, a page must show it and never act on it. `md` is the
one filter for article text in a template; it holds at the start of a line, in a
blockquote, in emphasis, in a link's text and in a table cell, under CommonMark,
GitHub's dialect and Python-Markdown with the usual extensions. Only characters
that one of these would act on are escaped, so that the raw file stays readable:
by a backslash where all of them know it, else by a numeric entity.
"""

from __future__ import annotations

import json
import re
import unicodedata

JOINERS = frozenset("\u200c\u200d")
PLAIN = re.compile(r"[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*\Z")
NOT_YAML = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LINE_START = re.compile(
    r"\s*(?:(?P<number>\d+)(?P<after>[.)])(?=\s|$)|(?P<mark>[-+!])|(?P<other>[:?/%=~]))"
)
ACTIVE = re.compile(
    r"""
      (?P<backslash> [\\`*_#] | (?<=[-+])[-+] | [-+](?=[-+]) )
    | (?P<dot> (?<=[^\W\d])\.(?=\w\w) | (?<=\d)\.(?=[^\W\d]\w) | (?<=www)\. )
    | (?P<money> (?<=\s)\$(?=\d) )
    | (?P<clock> (?<=\d):(?=\d\d(?![\w:])) )
    | (?P<entity> [<>{}\[\]~^=$|@] | :(?=\S) | &(?=[\w#]) | \((?=(?:c|r|tm)\)) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOT_TITLE = re.compile(r"[^\w .,’'-]|_|\.(?=\w)")
# Most prose has nothing that `ACTIVE` could find; these tell so in a fraction of its time.
NO_MARK = re.compile(r"[^\\`*_#<>{}\[\]~^=$|@&:(]*\Z")
DOT = re.compile(r"\.\w\w")
SIGNS = re.compile(r"[-+][-+]")
NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
STRAIGHT_OPENING = re.compile(r'(?<![^\s(\[])"')


def normalise(text: str) -> str:
    """Text on one line, free of characters that hide or turn it round.

    Runs of white space and control characters become one space; format
    characters (direction overrides, zero-width spaces, soft hyphens, tags)
    vanish, but for the joiners that some scripts and emoji need; a lone
    surrogate becomes U+FFFD. The records keep the raw text.
    """
    if PLAIN.match(text):
        return re.sub(" {2,}", " ", text)
    return re.sub(r"\s+", " ", "".join(_visible(character) for character in text))


def md(text: str, inner: bool = False) -> str:
    """Escape text for any inline place of a Markdown page.

    Args:
        text: Untrusted text.
        inner: It is a stretch inside a line: a space at either end stays.

    Returns:
        Markdown of one line that renders as `normalise(text)`, without spaces
        at its ends unless `inner`.
    """
    line = normalise(text)
    if not inner:
        line = line.strip()
    start = LINE_START.match(line)
    if start is None:
        if NO_MARK.match(line) and not DOT.search(line) and not SIGNS.search(line):
            return line
        return ACTIVE.sub(_escaped, line)
    at = start.end()
    first = line[at - 1]
    escaped = _entity(first) if start["other"] else "\\" + first
    return line[: at - 1] + escaped + "".join(_escaped_rest(line, at))


def yaml_scalar(text: str) -> str:
    """Escape text for a value of YAML front matter: a double-quoted scalar.

    Site builders put a title into HTML and its attributes as it stands, or
    through a template. Angle brackets therefore become ‹ and ›, straight double
    marks “ and ”, and braces are written as escapes.
    """
    line = normalise(text).strip().replace("<", "‹").replace(">", "›")
    line = STRAIGHT_OPENING.sub("“", line).replace('"', "”")
    quoted = json.dumps(line, ensure_ascii=False)
    quoted = quoted.replace("{", "\\u007b").replace("}", "\\u007d")
    return NOT_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def toml_string(text: str) -> str:
    """Escape text for a value of TOML front matter: a basic string, as `yaml_scalar`."""
    return yaml_scalar(text)


def link_title(text: str) -> str:
    """Escape text for the title of a Markdown link, between double quotation marks.

    No dialect agrees with the others on escapes there. Only letters, digits,
    spaces and a few marks of names stay; everything else becomes a space. An
    apostrophe at either end goes: Python-Markdown takes two for marks of its own.
    """
    return " ".join(NOT_TITLE.sub(" ", normalise(text)).split()).strip("' ")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return character if character in JOINERS else ""
    if category == "Cs":
        return "\ufffd"
    return " " if category == "Cc" else character


def _escaped_rest(line: str, at: int) -> list[str]:
    """The pieces of `line` from `at`, escaped; look-behind still sees what is before."""
    pieces = []
    for match in ACTIVE.finditer(line, at):
        pieces += [line[at : match.start()], _escaped(match)]
        at = match.end()
    return [*pieces, line[at:]]


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if match.lastgroup in ("backslash", "dot"):
        return "\\" + character
    return _entity(character) if match.lastgroup == "entity" else character


def _entity(character: str) -> str:
    return NAMED.get(character, f"&#{ord(character)};")
