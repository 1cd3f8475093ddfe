"""One module a step; each says which one it follows."""
