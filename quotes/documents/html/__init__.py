"""HTML pages to Markdown: which blocks are the article, and how each is written down.

trafilatura (the extra `html`) decides which blocks of a page are its article. We
write those blocks down from the page itself, so that every quotation mark stays.
"""

from quotes.documents.html.extraction import ExtractedPage, extract_page
from quotes.documents.html.page_text import page_text
from quotes.documents.html.reading import read_html

__all__ = ["ExtractedPage", "extract_page", "page_text", "read_html"]
