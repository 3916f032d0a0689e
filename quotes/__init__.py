"""Who said what, where and when: quotations of news articles and their speakers."""
