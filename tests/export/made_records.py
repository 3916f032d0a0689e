"""Records for the tests of exports: plain ones, and one that fights back."""

from __future__ import annotations

from quotes.model import InstitutionRef, Record, ResolutionNote, Source, Span, SpeakerRef

TEXT = "“We are ready,” Mayor Ana Ruiz said. “Go,” they said."
SOURCE = Source(
    title="Harbour {opens} & 100% ready_now",
    url="https://coast.example/harbour?a=1&b=2",
    outlet="The Coast Gazette",
    author="Dana Holm",
    published="2024-03-05",
    retrieved="2024-03-06",
    language="en",
    sha256="00" * 32,
    tags=("harbour", "ports"),
    path="seeds/harbour.txt",
)
MAYOR = Record(
    id="q_1",
    document="harbour",
    source=SOURCE,
    start=1,
    end=14,
    text="We are ready,",
    words="We are ready,",
    kind="direct",
    status="attributed",
    speakers=(SpeakerRef("ana-ruiz", "Ana Ruiz", "person"),),
    mention=Span(16, 30, "Mayor Ana Ruiz"),
    cue=Span(31, 35, "said"),
    role="Mayor",
    institution=InstitutionRef("city-hall", "City Hall"),
    rule="cue-before",
    evidence="“said” is the reporting verb",
    confidence=0.9,
    resolution=ResolutionNote("full-name", "the full name", Span(22, 30, "Ana Ruiz")),
    cluster="c-1",
    link="https://coast.example/harbour?a=1&b=2#:~:text=We%20are%20ready%2C",
)
CREW = Record(
    id="q_2",
    document="harbour",
    source=SOURCE,
    start=38,
    end=41,
    text="Go,",
    words="Go,",
    kind="direct",
    status="implicit",
    speakers=(SpeakerRef("u-crew", "the crew", "group"),),
    rule="continues",
    evidence="the paragraph goes on",
    confidence=0.6,
)
NOBODY = Record(
    id="q_3",
    document="letter",
    source=Source(sha256="ab" * 32),
    start=0,
    end=3,
    text="\\end{document} % \ud800 \u2028",
    words="\\end{document} % \ud800 \u2028",
    kind="partial",
    status="unattributed",
    evidence="nothing says whose",
)
RECORDS = [NOBODY, CREW, MAYOR]
