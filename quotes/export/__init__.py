"""Records in the formats of others: tables, citations, annotations, linked data."""
