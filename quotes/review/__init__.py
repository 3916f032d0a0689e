"""What changed between two sides of a project: two revisions, two folders, or the working tree."""

from quotes.review.comparison import Change, ChangeKind, Review, compare
from quotes.review.reviewing import review

__all__ = ["Change", "ChangeKind", "Review", "compare", "review"]
