"""How long and how fast a network is fitted, on what share of what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """One fitting. `steps` is its whole length; rates warm up, stay, and fall to nothing over the last `fall` of it. `taught` is how
    much of a word's loss comes from the teacher where there is one, `styles` how many articles are read in another typography, one of
    `among` if that names any, and `dropout` how much of what the encoder and the labels are computed from is left out at random.
    `processes` fit the one network side by side, each on `steps` batches of its own, and take the mean of theirs every `meets` steps;
    `save_every` is a multiple of that. With `biases`, nothing but the `biases` of the network are fitted, all at the one rate."""

    steps: int
    batch: int = 8
    window: int = 254
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: int = 100
    fall: float = 1.0
    seed: int = 1
    styles: float = 0.4
    among: tuple[str, ...] = ()
    taught: float = 0.6
    averaged: float = 0.998
    dropout: float = 0.1
    biases: bool = False
    save_every: int = 100
    processes: int = 1
    meets: int = 50

    def scale(self, step: int) -> float:
        """The share of the full rate at `step`."""
        left = (self.steps - step) / (self.steps * self.fall)
        return min(1.0, step / self.warm_up, max(0.0, left))
