"""What concerns all documents together: identity, clusters, evaluation."""
