"""Many articles at once, in the background: huey wakes the workers, the archive's database holds what is to be done."""
