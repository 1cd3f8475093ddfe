"""Detection: a trained network says which words are a source, a cue, a content or a venue, and which belong together."""
