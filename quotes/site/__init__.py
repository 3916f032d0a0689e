"""The cards as a web site: a builder's project, built or previewed."""
