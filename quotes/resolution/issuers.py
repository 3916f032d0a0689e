"""Rules for documents that speak: "the statement", "a report by …"."""

from __future__ import annotations

import re

from quotes.resolution.rule import Answer, Case, Rule

OWNER = re.compile(r"^(.+?)['’]s?\s+(?:[\w-]+\s+){0,3}?([\w-]+)$")
NAMED = re.compile(r"[A-Z][\w.’&/-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w.’&/-]*)*(?=\s[a-z-]+$)")
PLATFORMS = frozenset(
    {"facebook", "instagram", "telegram", "twitter", "weibo", "tiktok", "youtube", "linkedin"}
)
OWN_WORDS = frozenset(
    {"letter", "email", "e-mail", "memo", "memorandum", "editorial", "report", "post", "tweet"}
    | {"affidavit", "lawsuit", "complaint", "filing", "study", "survey", "poll", "message"}
    | {"release", "review", "ruling", "website", "page", "communique", "communiqué", "readout"}
    | {"bulletin", "manifesto", "advisory", "newsletter", "analysis", "factsheet", "statement"}
)
# Who did this to a document has not written it: "a statement seen by Acme".
HANDED_ON = (
    "(?!(?:seen|obtained|reviewed|viewed|read|carried|published|quoted|cited|reported|received"
    "|shared|verified|translated|circulated|broadcast|aired|accessed|examined|leaked)\\b)"
)
ASKING = frozenset({"poll", "survey"})
BY = re.compile(r"\b(?:by|from|of)\s+(?=(?:the\s+|economists |researchers )?(?:at\s+)?[A-Z])")
LONGEST = 3
REACH = 20_000


def issuer_in_phrase(case: Case) -> Answer | None:
    """The mention itself tells whose document it is: "a report by Acme", "Acme's report"."""
    head = _document(case)
    if head is None or not case.phrase.tail:
        return None
    match = BY.search(case.mention.text)
    if match is None or case.phrase.tail.split()[0] not in ("by", "from"):
        return None
    start = case.mention.start + match.end()
    issuer = case.article.span(start, case.mention.end)
    found = case.resolve(issuer)
    if not found.speakers or found.speakers[0].kind in ("unnamed", "group"):
        return None
    return case.same_as(issuer, found, f"the {head} is by {issuer.text}")


def issuer_as_owner(case: Case) -> Answer | None:
    """The mention tells whose words they are: "the ministry's statement", "Roe's Facebook post"."""
    match = OWNER.match(case.core.text)
    if match is None or case.phrase.tail or case.phrase.plural:
        return None
    noun = match[2].lower()
    report = case.article.lexicon.report_nouns.get(noun)
    is_utterance = report is not None and report.kind == "utterance"
    if not is_utterance and noun not in OWN_WORDS and noun not in PLATFORMS:
        return None
    owner = case.article.span(case.start, case.start + len(match[1]))
    if _is_time(case, owner.text):
        return None
    found = case.resolve(owner)
    if not found.speakers or found.speakers[0].kind in ("unnamed", "group"):
        return None
    return case.same_as(owner, found, f"the {match[2]} is {owner.text}’s")


def _is_time(case: Case, owner: str) -> bool:
    """Whether an owner is a day or a year: "Friday's report", "last week's statement"."""
    words = case.article.lexicon.words
    last = owner.split()[-1].lower()
    return any(last in words[name] for name in ("weekdays", "months", "time_words"))


def issuer_as_modifier(case: Case) -> Answer | None:
    """A name before the document is its author's: "a Human Rights Watch report", "the Q poll"."""
    head = _document(case)
    if head not in OWN_WORDS or case.phrase.tail or case.phrase.plural:
        return None
    match = NAMED.search(case.core.text)
    if match is None or _is_time(case, match[0]):
        return None
    institutions = case.article.institutions
    name = match[0]
    start = case.start + match.start()
    longer = institutions.expansion(name) or name
    known = institutions.named(name)
    is_place = known is not None and known.kind in ("country", "government")
    if is_place or case.article.registry.country(name) is not None:
        return None
    if known is None and not institutions.kind_of(longer) and head not in ASKING:
        return None
    if case.article.cast.find(tuple(name.split())):
        return None
    institution = institutions.made_of(longer, start)
    span = case.article.span(start, start + len(name))
    return case.institution(institution, f"the {head} is by {institution.name}", span)


def issuer_before(case: Case) -> Answer | None:
    """ "The statement" is of whoever spoke before it."""
    head = _document(case)
    if head is None or case.phrase.tail or case.phrase.is_indefinite:
        return None
    if len(case.phrase.words) > 1 or case.article.lexicon.report_nouns[head].kind != "utterance":
        return None
    for earlier, resolution in reversed(case.article.history):
        if resolution.speakers and earlier.start < case.start:
            names = " and ".join(speaker.name for speaker in resolution.speakers)
            evidence = f"{names}, quoted {case.where(earlier.start)}, whose {head} it is"
            return case.same_as(earlier, resolution, evidence)
    return None


def _document(case: Case) -> str | None:
    head = case.phrase.head
    return head if head in case.article.lexicon.report_nouns else None


def issuer_introduced(case: Case) -> Answer | None:
    """The document tells before whose it is: "a report by Acme … the report said"."""
    head = _document(case)
    if head is None or case.phrase.tail or case.phrase.is_indefinite:
        return None
    article = case.article
    pattern = re.compile(
        rf"\b{re.escape(head)},? (?:{HANDED_ON}\w+ ){{0,4}}?(?:by|from|of) "
        r"((?:the )?(?:[A-Z][\w’'.&-]*)(?:,? (?:(?:of|for|and|the|on) )*[A-Z][\w’'.&-]*)*)"
    )
    last = None
    for match in pattern.finditer(article.text, max(0, case.start - REACH), case.start):
        last = match
    if last is None:
        return None
    end = last.start(1) + len(last[1].rstrip("."))
    issuer = article.span(last.start(1), end)
    found = case.resolve(issuer)
    if len(found.speakers) != 1 or found.speakers[0].kind in ("unnamed", "group"):
        return None
    return case.same_as(issuer, found, f"the {head} by {issuer.text}, {case.where(issuer.start)}")


def issuer_quoted(case: Case) -> Answer | None:
    """A speaker said something "in a report": the report is the speaker's."""
    head = _document(case)
    if head is None or case.phrase.tail or case.phrase.is_indefinite:
        return None
    article = case.article
    pattern = re.compile(
        rf"\b(?:[Ii]n|with) (?:an?|its|his|her|their) (?:[\w’'-]+ ){{0,4}}?{re.escape(head)}\b"
    )
    for earlier, resolution in reversed(article.history):
        if earlier.start >= case.start or not resolution.speakers:
            continue
        start, end = article.sentence_start(earlier.start), article.sentence_end(earlier.end)
        if pattern.search(article.text, start, min(end, case.start)):
            names = " and ".join(speaker.name for speaker in resolution.speakers)
            evidence = f"{names}, quoted {case.where(earlier.start)}, whose {head} it is"
            return case.same_as(earlier, resolution, evidence)
    return None


RULES: tuple[Rule, ...] = (
    Rule(
        "issuer-as-owner",
        "A statement says what its owner says.",
        (
            "“No,” according to {mention:{antecedent:Ana Ruiz}’s letter}. → Ana Ruiz",
            "“No,” said {mention:{antecedent:Acme Bank}’s annual report}. → Acme Bank",
        ),
        (
            ("“No,” said {mention:Friday’s report}.", "a day writes nothing"),
            ("“No,” said {mention:Ana Ruiz’s lawyer}.", "the lawyer is somebody else"),
        ),
        issuer_as_owner,
    ),
    Rule(
        "issuer-as-modifier",
        "News names the author of a report or the pollster of a poll before it.",
        (
            "“No,” said {mention:a {antecedent:World Bank} report}. → World Bank",
            "“No,” said {mention:the {antecedent:Zqv} poll}. → Zqv",
        ),
        (
            ("“No,” said {mention:a Russian report}.", "a people writes nothing"),
            ("“No,” said {mention:the Roe report}.", "reports are called after people too"),
        ),
        issuer_as_modifier,
    ),
    Rule(
        "issuer-named",
        "A document says what its author says, where the text names the author.",
        (
            "“No,” said {mention:a report by {antecedent:Acme Bank}}. → Acme Bank",
            "“No,” according to {mention:a letter from {antecedent:Ana Ruiz}}. → Ana Ruiz",
        ),
        (("“No,” said {mention:the report}.", "no author is named"),),
        issuer_in_phrase,
    ),
    Rule(
        "issuer-introduced",
        "“The report” is the one that the article introduced with its author.",
        (
            "A report by {antecedent:Acme Bank} came. “No,” said {mention:the report}. → Acme Bank",
            "A study released in May by {antecedent:Lima University} helps. “No,” "
            "{mention:the study} says. → Lima University",
        ),
        (
            ("“No,” said {mention:the report}.", "no author is named before"),
            (
                "Acme Bank saw a report, read by Lima University. “No,” {mention:the report} said.",
                "its readers have not written it",
            ),
        ),
        issuer_introduced,
    ),
    Rule(
        "issuer-quoted",
        "Who said something in a report is its author.",
        (
            "{antecedent:NATO} spoke of “fear” in a report. “No,” {mention:the report} said. "
            "→ NATO",
            "“No,” {antecedent:Ana Ruiz} said in an open letter. “Not now,” "
            "{mention:the five-page letter} says. → Ana Ruiz",
        ),
        (("“No,” NATO said. “Not now,” {mention:the report} said.", "no report is NATO's"),),
        issuer_quoted,
    ),
    Rule(
        "document-issuer",
        "A statement that the article has already quoted from is of the same speaker.",
        (
            "“No,” {antecedent:NATO} said. “Not now,” {mention:the statement} added. → NATO",
            "“No,” said {antecedent:Ana Ruiz}. “Not now,” {mention:the message} read. → Ana Ruiz",
        ),
        (("“No,” {mention:the statement} said.", "nobody spoke before"),),
        issuer_before,
    ),
)
