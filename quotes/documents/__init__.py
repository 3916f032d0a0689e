"""Files to documents: reading, metadata, and which paragraphs are the article."""

from quotes.documents.building import document_from_text
from quotes.documents.paragraphs import split_paragraphs
from quotes.documents.reading import read_documents

__all__ = ["document_from_text", "read_documents", "split_paragraphs"]
