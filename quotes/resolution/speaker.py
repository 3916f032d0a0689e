"""What resolution gives back."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.model import InstitutionRef, Span, SpeakerRef


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a mention is, in this document.

    Attributes:
        speakers: One or, for a joint statement, several; none where it stays open.
        rule, evidence: Why.
        antecedent: The words elsewhere that name the speaker, or None.
        role: As the document gives it: "Kremlin spokesman".
        institution: The institution that the speaker belongs to.
    """

    speakers: tuple[SpeakerRef, ...]
    rule: str
    evidence: str
    antecedent: Span | None = None
    role: str | None = None
    institution: InstitutionRef | None = None
