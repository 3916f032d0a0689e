"""What is particular to a language: word lists, inflection, tokens and clauses."""
