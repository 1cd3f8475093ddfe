"""How good and how fast the engine is: the scorer, its floors, and the bench."""
