"""Small pictures as SVG text: a timeline and a heat map.

The same numbers give the same bytes: fixed sizes, sorted content, one element
a line and coordinates with one decimal, so that a new quotation changes a line
or two. The colours can be read on light and on dark pages; a reader's own
preference chooses the darker or the lighter text. Nothing is loaded.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from quotes.cards.phrases import MONTHS
from quotes.escaping import normalise
from quotes.plural import counted

WIDTH, HEIGHT = 560, 96
LEFT, RIGHT, TOP, BOTTOM = 0.0, 560.0, 18.0, 76.0
MONTHS_AT_MOST = 48
LABELS_AT_MOST = 12
LABEL, CELL_WIDTH, CELL_HEIGHT = 168.0, 66.0, 26.0
HEADER = 118.0
SLANTED = 80
LONGEST_LABEL = 24
STYLE = (
    "<style>text{font:13px system-ui,sans-serif;fill:#57606a}.b{fill:#b8683a}.a{stroke:#8b949e}"
    ".n{text-anchor:middle;fill:#24292f}.e{text-anchor:end}"
    "@media(prefers-color-scheme:dark){text{fill:#a8b1bb}.b{fill:#d98a58}.n{fill:#f0f6fc}}</style>"
)


def timeline(title: str, dates: Iterable[str]) -> str:
    """Quotations over time as bars: a bar a month, or a year where that is too many.

    Args:
        title: What it shows, for a screen reader.
        dates: ISO dates, one for each quotation; at least one.
    """
    days = sorted(dt.date.fromisoformat(date) for date in dates)
    first, last = days[0], days[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    monthly = months <= MONTHS_AT_MOST
    counts = Counter(_bin(day, first, monthly) for day in days)
    bins = months if monthly else last.year - first.year + 1
    step = (RIGHT - LEFT) / bins
    most = max(counts.values())
    lines = [
        f'<text x="{LEFT:.1f}" y="12.0">at most {counted(most, "quotation")} a '
        f"{'month' if monthly else 'year'}</text>",
        f'<line class="a" x1="{LEFT:.1f}" y1="{BOTTOM:.1f}" x2="{RIGHT:.1f}" y2="{BOTTOM:.1f}"/>',
    ]
    for number in sorted(counts):
        height = max(2.0, (BOTTOM - TOP) * counts[number] / most)
        x, width = LEFT + number * step, max(1.0, min(step - 1, 24.0 if monthly else 40.0))
        name = _bin_name(number, first, monthly)
        lines.append(
            f'<rect class="b" x="{x:.1f}" y="{BOTTOM - height:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}"><title>{name}: {counts[number]}</title></rect>'
        )
    if monthly:
        lines.append(f'<text x="{LEFT:.1f}" y="91.0">{_bin_name(0, first, monthly)}</text>')
    if monthly and bins > 1:
        end = _bin_name(bins - 1, first, monthly)
        lines.append(f'<text class="e" x="{RIGHT:.1f}" y="91.0">{end}</text>')
    if not monthly:
        lines.extend(
            f'<text x="{LEFT + number * step:.1f}" y="91.0">{first.year + number}</text>'
            for number in range(0, bins, -(-bins // LABELS_AT_MOST))
        )
    return _picture(title, WIDTH, HEIGHT, lines)


def _bin(day: dt.date, first: dt.date, monthly: bool) -> int:
    years = day.year - first.year
    return years * 12 + day.month - first.month if monthly else years


def _bin_name(number: int, first: dt.date, monthly: bool) -> str:
    if not monthly:
        return str(first.year + number)
    years, month = divmod(first.month - 1 + number, 12)
    return f"{MONTHS[month]} {first.year + years}"


def heat_map(title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Numbers in a grid, the darker the more.

    Args:
        title: What it shows, for a screen reader.
        columns: Their headings.
        rows: A heading, and a number for each column.
    """
    most = max((number for _, numbers in rows for number in numbers), default=0) or 1
    width = int(LABEL + CELL_WIDTH * len(columns) + SLANTED)
    height = int(HEADER + CELL_HEIGHT * len(rows) + 8)
    lines = []
    for k, name in enumerate(columns):
        x = LABEL + CELL_WIDTH * k + CELL_WIDTH / 2
        lines.append(
            f'<text x="{x:.1f}" y="{HEADER - 8:.1f}" '
            f'transform="rotate(-45 {x:.1f} {HEADER - 8:.1f})">{_label(name)}</text>'
        )
    for k, (name, numbers) in enumerate(rows):
        y = HEADER + CELL_HEIGHT * k
        lines.append(f'<text class="e" x="{LABEL - 8:.1f}" y="{y + 17:.1f}">{_label(name)}</text>')
        lines.extend(_cells(numbers, y, most))
    return _picture(title, width, height, lines)


def _cells(numbers: Sequence[int], y: float, most: int) -> Iterator[str]:
    for k, number in enumerate(numbers):
        x = LABEL + CELL_WIDTH * k
        share = 0.06 if number == 0 else 0.15 + 0.4 * number / most
        yield (
            f'<rect class="b" x="{x:.1f}" y="{y:.1f}" width="{CELL_WIDTH - 2:.1f}" '
            f'height="{CELL_HEIGHT - 2:.1f}" fill-opacity="{share:.2f}"/>'
        )
        if number:
            middle = x + CELL_WIDTH / 2 - 1
            yield f'<text class="n" x="{middle:.1f}" y="{y + 17:.1f}">{number}</text>'


def _label(name: str) -> str:
    line = normalise(name).strip()
    short = line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1].rstrip()}…"
    return _xml(short)


def _xml(text: str) -> str:
    return escape("".join(c if c.isprintable() else " " for c in text), quote=True)


def _picture(title: str, width: int, height: int, lines: Sequence[str]) -> str:
    name = _xml(normalise(title).strip())
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-label="{name}">',
            f"<title>{name}</title>",
            STYLE,
            *lines,
            "</svg>\n",
        )
    )
