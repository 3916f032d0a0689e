"""The sample articles with records written by hand, and builders for small ones."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace
from pathlib import Path

from quotes.corpus.clusters import assign, cluster
from quotes.links import text_fragment_link
from quotes.model import (
    Document,
    InstitutionRef,
    Paragraph,
    Provenance,
    QuotationKind,
    Record,
    ResolutionNote,
    Source,
    Span,
    SpeakerRef,
    Status,
)
from quotes.rulebook import Chapter, Entry, Sample

CUE_BESIDE = Entry(
    "cue-beside",
    "A verb of speech stands beside the words that it reports.",
    ("Confidence 0.90.",),
    (
        "finds",
        (
            Sample(
                (
                    (None, "“"),
                    ("content", "We are ready"),
                    (None, ",” "),
                    ("cue", "said"),
                    (None, " "),
                    ("speaker", "Ana Ruiz"),
                    (None, "."),
                )
            ),
        ),
    ),
    ("abstains", (Sample(((None, "“We are ready,”\nsaid the <sign>."),), "a sign cannot speak"),)),
)
RULES = (Chapter("Who said it", "One rule of attribution.", "", (CUE_BESIDE,)),)

SEEDS = Path(__file__).parent.parent / "seeds"

LAVROV = SpeakerRef("sergei-lavrov", "Sergei Lavrov", "person")
LI = SpeakerRef("li-hui", "Li Hui", "person")
XI = SpeakerRef("xi-jinping", "Xi Jinping", "person")
WENBIN = SpeakerRef("wang-wenbin", "Wang Wenbin", "person")
YI = SpeakerRef("wang-yi", "Wang Yi", "person")
ZELENSKY = SpeakerRef("volodymyr-zelensky", "Volodymyr Zelensky", "person")
GREENFIELD = SpeakerRef("linda-thomas-greenfield", "Linda Thomas-Greenfield", "person")
PESKOV = SpeakerRef("dmitry-peskov", "Dmitry Peskov", "person")
MACRON = SpeakerRef("emmanuel-macron", "Emmanuel Macron", "person")
PUTIN = SpeakerRef("vladimir-putin", "Vladimir Putin", "person")
MID = SpeakerRef("russian-foreign-ministry", "Russian Foreign Ministry", "institution")
KREMLIN = SpeakerRef("kremlin", "Kremlin", "institution")
RUSSIA = SpeakerRef("russia", "Russia", "institution")
CHINA = SpeakerRef("chinese-government", "Chinese government", "institution")
CHINESE_MFA = InstitutionRef("chinese-foreign-ministry", "Chinese Foreign Ministry")
THE_KREMLIN = InstitutionRef("kremlin", "Kremlin")

LAVROV_URL = (
    "https://www.themoscowtimes.com/2023/05/26/"
    "russias-lavrov-tells-china-envoy-serious-obstacles-to-ukraine-peace-a81305"
)
ARTICLES: dict[str, tuple[str, str | None, dt.date, str | None]] = {
    "000": (
        "Russia's Lavrov Tells China Envoy 'Serious Obstacles' to Ukraine Peace",
        "The Moscow Times",
        dt.date(2023, 5, 26),
        LAVROV_URL,
    ),
    "001": (
        "China's top diplomat in Moscow, meets with Russian foreign minister",
        "The Kyiv Independent",
        dt.date(2023, 2, 22),
        None,
    ),
    "002": (
        "Lavrov welcomes Xi Jinping's proposal for Ukraine conference",
        "TASS",
        dt.date(2024, 5, 20),
        None,
    ),
    "003": (
        "Kremlin Sees No Prospect of Chinese Mediation on Ukraine",
        "The Moscow Times",
        dt.date(2023, 4, 6),
        None,
    ),
    "004": (
        "Russia Sees No Prospect of Chinese Mediation in Ukraine Conflict",
        None,
        dt.date(2023, 4, 6),
        None,
    ),
}
BODY = re.compile(
    r"(?s)^(?:#[ ])?"
    r"(?P<title>(?:Russia's Lavrov|China's top|Lavrov welcomes|Kremlin Sees|Russia Sees)[^\n]*)"
    r"(?P<body>.*?)(?=\*AFP|Zelensky on China's|Sign up for our|icon-facebook[^\n]*\Z|\Z)",
    re.MULTILINE,
)
NOT_BODY = re.compile(
    r"\*\*Related|May 26|Thu Apr|icon-|Russian military man|China's President Xi Jinping \(L\)"
    r"|by The Kyiv|Support independent|Become a member"
)


def make_document(document_id: str, text: str, **provenance: object) -> Document:
    """A document whose blank lines part body paragraphs."""
    paragraphs = tuple(
        Paragraph(match.start(), match.end())
        for match in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL)
    )
    return Document(document_id, text, Provenance(**provenance), paragraphs)  # type: ignore[arg-type]


def make_record(
    document: Document,
    text: str,
    *speakers: SpeakerRef,
    kind: QuotationKind = "direct",
    status: Status | None = None,
    mention: str | None = None,
    cue: str | None = None,
    role: str | None = None,
    institution: InstitutionRef | None = None,
    addressee: str | None = None,
    rule: str | None = None,
    evidence: str | None = None,
    resolution: str | None = None,
    excluded: str | None = None,
    occurrence: int = 0,
) -> Record:
    """The record of the words `text`, as they stand in the document."""
    starts = [match.start() for match in re.finditer(re.escape(text), document.text)]
    start = starts[occurrence]
    provenance = document.provenance
    return Record(
        id=hashlib.sha256(f"{text}{occurrence}".encode()).hexdigest()[:8],
        document=document.id,
        source=Source(
            title=provenance.title,
            outlet=provenance.outlet,
            published=provenance.published.isoformat() if provenance.published else None,
        ),
        start=start,
        end=start + len(text),
        text=text,
        words=" ".join(text.split()),
        kind=kind,
        status=status or ("attributed" if speakers else "unattributed"),
        speakers=speakers,
        mention=_span(document, mention, start),
        cue=_span(document, cue, start),
        role=role,
        institution=institution,
        addressee=_span(document, addressee, start),
        rule=rule or ("cue-beside" if cue else None),
        evidence=evidence,
        confidence=0.9 if speakers else 0.0,
        resolution=ResolutionNote("name", resolution) if resolution else None,
        link=text_fragment_link(provenance.url, document.text, start, start + len(text)),
        excluded=excluded,
    )


def _span(document: Document, words: str | None, near: int) -> Span | None:
    if words is None:
        return None
    places = [match.start() for match in re.finditer(re.escape(words), document.text)]
    start = min(places, key=lambda place: abs(place - near))
    return Span(start, start + len(words), words)


def seed_documents() -> dict[str, Document]:
    """The sample articles by the number in their names."""
    return {path.name[:3]: _seed(path) for path in sorted(SEEDS.glob("*.txt"))}


def _seed(path: Path) -> Document:
    text = path.read_text(encoding="utf-8")
    title, outlet, published, url = ARTICLES[path.name[:3]]
    document = make_document(
        path.stem, text, title=title, outlet=outlet, published=published, url=url
    )
    own = next(match for match in BODY.finditer(text) if match["title"].startswith(title))
    return replace(document, paragraphs=tuple(_roles(document, own)))


def _roles(document: Document, own: re.Match[str]) -> list[Paragraph]:
    made = []
    for paragraph in document.paragraphs:
        words = document.text[paragraph.start : paragraph.end]
        if paragraph.start <= own.start("title") < paragraph.end:
            made.append(replace(paragraph, role="title"))
        elif NOT_BODY.match(words) or not own.start("body") <= paragraph.start < own.end("body"):
            made.append(replace(paragraph, role="excluded", reason="not-the-article"))
        elif len(words.split()) < 10 and words[-1] not in '.”"':
            made.append(replace(paragraph, role="heading"))
        else:
            made.append(paragraph)
    return made


def seed_records() -> tuple[tuple[Document, ...], tuple[Record, ...]]:
    """The sample articles and their records, with clusters."""
    by_number = seed_documents()
    records = [
        make_record(by_number[number], text, *speakers, **details)  # type: ignore[arg-type]
        for number, text, speakers, details in ROWS
    ]
    documents = tuple(by_number.values())
    return documents, assign(records, cluster(records, documents))


def _partial(mention: str, cue: str, **more: object) -> dict[str, object]:
    return {"kind": "partial", "mention": mention, "cue": cue, **more}


def _direct(mention: str, cue: str, **more: object) -> dict[str, object]:
    return {"kind": "direct", "mention": mention, "cue": cue, **more}


SPOKESMAN = {"role": "Kremlin spokesman", "institution": THE_KREMLIN}
MINISTRY = "“the ministry” is the institution of this article that has that name"
Row = tuple[str, str, tuple[SpeakerRef, ...], dict[str, object]]
ROWS: list[Row] = [
    (
        "000",
        "Serious Obstacles",
        (LAVROV,),
        {"kind": "headline", "mention": "Russia's Lavrov", "cue": "Tells"},
    ),
    (
        "000",
        "serious obstacles",
        (LAVROV,),
        _partial(
            "Russian Foreign Minister Sergei Lavrov",
            "told",
            addressee="Li Hui",
            role="Russian Foreign Minister",
        ),
    ),
    (
        "000",
        "The Russian foreign minister reaffirmed Moscow's commitment to a political-diplomatic "
        "resolution of the conflict, noting the serious obstacles to the resumption of peace talks "
        "created by the Ukrainian side and its Western mentors,",
        (MID,),
        _direct("the Foreign Ministry", "said", resolution="the Russian Foreign Ministry is meant"),
    ),
    (
        "000",
        "balanced",
        (LAVROV,),
        _partial("Lavrov", "praised", resolution="“Lavrov” is Sergei Lavrov, named before"),
    ),
    (
        "000",
        "Both sides expressed readiness to further strengthen Russian-Chinese foreign policy\n\n"
        "cooperation, invariably aimed at maintaining peace and stability in the region and on the "
        "planet as a whole,",
        (MID,),
        _direct("the Russian Foreign Ministry", "said"),
    ),
    (
        "000",
        "no panacea to resolve the crisis.",
        (LI,),
        _partial("Li", "said", resolution="“Li” is Li Hui, named before"),
    ),
    ("000", "entering a new era.", (XI,), _partial("Chinese President Xi Jinping", "saying")),
    (
        "000",
        "Firm Support",
        (),
        {"kind": "headline", "excluded": "related-link"},
    ),
    (
        "001",
        "stop smearing China with unfounded speculations on Ukraine, abandon the old Cold War "
        "mentality of zero-sum game and bloc confrontation, and stop fomenting confrontation.",
        (WENBIN,),
        _partial(
            "Foreign Ministry spokesperson Wang Wenbin",
            "added",
            role="Foreign Ministry spokesperson",
            institution=CHINESE_MFA,
        ),
    ),
    (
        "001",
        "It seems to me that our document, our peace formula, which has already been backed by a "
        "large number of states, and we expect further support for it... I think it is important "
        "to have one position,",
        (ZELENSKY,),
        _direct("Zelensky", "said", resolution="“Zelensky” is Volodymyr Zelensky, named before"),
    ),
    (
        "001",
        "It is the U.S., not China, that has been pouring weapons into the battlefield in Ukraine. "
        "The U.S. is in no position to tell China what to do. China will never accept US "
        "finger-pointing or coercion on China-Russia relations.",
        (CHINA,),
        _direct("The Chinese government", "declaring"),
    ),
    (
        "001",
        "a red line",
        (GREENFIELD,),
        _partial("the U.S. Ambassador to the UN Linda Thomas-Greenfield", "called"),
    ),
    (
        "002",
        "The Chinese side expressed its gratitude for the choice of the People's Republic of China "
        "for the first state visit of the Russian head of state after taking office,",
        (MID,),
        _direct("the statement", "said", resolution="the ministry's statement"),
    ),
    (
        "002",
        "poinitng to the growing authority of the SCO in world and regional affairs.",
        (MID,),
        {
            "kind": "partial",
            "status": "implicit",
            "rule": "same-readout",
            "evidence": "no cue in the sentence; the sentences before and after are the ministry's",
        },
    ),
    (
        "002",
        "to strengthen mutual coordination in the UN and its Security Council, the SCO, BRICS, "
        "the G20, APEC and other major international organizations and dialogue mechanisms.",
        (LAVROV, YI),
        _partial(
            "They", "reaffirmed", resolution="“They” are the top diplomats, both named before"
        ),
    ),
    ("002", "pressing", (), {"kind": "partial", "excluded": "scare-quote"}),
    (
        "002",
        "The need to build a new architecture of Eurasian security against the background of the "
        "stagnation of Euro-Atlantic mechanisms was emphasized,",
        (MID,),
        _direct("the Foreign Ministry", "said", resolution=MINISTRY),
    ),
    (
        "002",
        "unanimously condemned the interference of third countries in China’s internal affairs on "
        "the Taiwan issue.",
        (),
        {"kind": "partial", "evidence": "no cue in the sentence"},
    ),
    ("003", "prospect", (KREMLIN,), _partial("The Kremlin", "said")),
    ("003", "no other way", (KREMLIN,), _partial("The Kremlin", "said")),
    (
        "003",
        "Undoubtedly, China has a very effective and commanding potential for mediation,",
        (PESKOV,),
        _direct("Kremlin spokesman Dmitry Peskov", "said", **SPOKESMAN),
    ),
    (
        "003",
        "But the situation with Ukraine is complex, so far there are no prospects for a political "
        "settlement,",
        (PESKOV,),
        _direct(
            "he",
            "said",
            resolution="“he” is the speaker of the quotation before",
            evidence="*said* follows its subject “he”",
            **SPOKESMAN,
        ),
    ),
    (
        "003",
        "bring Russia to its senses.",
        (MACRON,),
        _partial("Macron", "told", resolution="“Macron” is Emmanuel Macron, named before"),
    ),
    (
        "003",
        "Our goal is to push (Ukraine's forces) back to a distance where they won't be able to "
        "inflict any damage on us,",
        (PUTIN,),
        _direct("he", "said", resolution="“he” is President Putin, of the paragraph before"),
    ),
    ("004", "prospect", (RUSSIA,), _partial("Russia", "said")),
    ("004", "no other way", (RUSSIA,), _partial("Russia", "said")),
    (
        "004",
        "Undoubtedly, China has a very commanding and effective potential for mediation,",
        (PESKOV,),
        _direct("Kremlin spokesman Dmitry Peskov", "said", **SPOKESMAN),
    ),
    (
        "004",
        "bring Russia to its senses,",
        (MACRON,),
        _partial("Macron", "told", addressee="Xi Jinping"),
    ),
]
