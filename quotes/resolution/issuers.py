"""Rules for documents that speak: "the statement", "a report by …"."""

from __future__ import annotations

import re

from quotes.resolution.rule import Answer, Case, Rule

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
        rf"\b{re.escape(head)},? (?:\w+ ){{0,4}}?(?:by|from|of) "
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
        (("“No,” said {mention:the report}.", "no author is named before"),),
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
