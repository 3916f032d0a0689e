"""Records beside what a person found: gold in its formats, verdicts, figures."""
