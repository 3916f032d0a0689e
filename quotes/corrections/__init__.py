"""What editors decided about single records: `corrections.yaml`, and how it is applied."""

from quotes.corrections.applying import apply_corrections
from quotes.corrections.correction import Correction, CorrectionError, CorrectSpeaker
from quotes.corrections.reading import load_corrections, read_corrections

__all__ = [
    "CorrectSpeaker",
    "Correction",
    "CorrectionError",
    "apply_corrections",
    "load_corrections",
    "read_corrections",
]
