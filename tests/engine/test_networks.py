"""The networks as they run: which biases a text is read with."""

from pathlib import Path

import numpy as np
import pytest

from quoteapi.engine.pipeline import WEIGHTS
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.labels import OUTPUTS
from quoteapi.engine.tagging.tagger import Tagger

NEVER = 1e3


@pytest.fixture(scope="module")
def blind(tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    """A tagger that finds nothing by the biases for texts without double marks."""
    folder: Path = tmp_path_factory.mktemp("weights")
    for path in WEIGHTS.iterdir():
        (folder / path.name).symlink_to(path)
    with np.load(WEIGHTS / "unmarked.npz") as kept:
        biases = dict(kept)
    firsts = np.cumsum([0, *OUTPUTS.values()])[:-1]
    biases["labels.bias"] = biases["labels.bias"].copy()
    biases["labels.bias"][firsts] += NEVER
    (folder / "unmarked.npz").unlink()
    np.savez(folder / "unmarked.npz", **biases)
    return Tagger(folder)


@pytest.mark.parametrize("text", ["Ann Poe said that the port is shut.", "‘The port is shut,’ Ann Poe said.", "It’s shut, Ann Poe said."])
def test_a_text_without_double_marks_has_biases_of_its_own(blind: Tagger, text: str) -> None:
    assert Tagger(WEIGHTS).tag(segment(text))
    assert not blind.tag(segment(text))


@pytest.mark.parametrize("text", ["“It is shut,” Ann Poe said.", '"It is shut," Ann Poe said.', "«It is shut,» Ann Poe said."])
def test_a_text_with_double_marks_is_read_as_ever(blind: Tagger, text: str) -> None:
    document = segment(f"{text} Bo Rae said that it rains.")
    found = blind.tag(document)
    assert len(found) == 2
    assert found == Tagger(WEIGHTS).tag(document)


def test_they_are_biases_that_the_network_has() -> None:
    network = (WEIGHTS / "tagger.onnx").read_bytes()
    with np.load(WEIGHTS / "unmarked.npz") as biases:
        assert "labels.bias" in biases
        for name, values in biases.items():
            assert name.encode() in network
            assert values.dtype == np.float32
            assert values.ndim == 1
            # The network's own stand in its file as they are.
            assert values.tobytes() not in network
