"""Whether records still stand: in their saved article, and in its live page."""
