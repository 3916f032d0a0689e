"""What concerns all documents together: identity, clusters, suggestions for a registry."""
