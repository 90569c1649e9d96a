"""From a document to its findings: `mine.mine` is the entrance."""
