"""Many files of articles on all cores, or on a cluster: read once each, resumable, into a file or into the archive."""
