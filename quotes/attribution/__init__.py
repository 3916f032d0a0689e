"""Which words were said by whom."""
