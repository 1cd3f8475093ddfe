"""How the tagger's weights are made: data, network, fitting, export. Needs the `train` extra; never imported to run."""
