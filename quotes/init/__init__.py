"""A ready project: what it holds is in `files/`, the rest of this package writes it."""
