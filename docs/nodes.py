"""Starts a Ray cluster of two nodes with a core each on this machine, and prints its address; it ends with standard input.

    python docs/nodes.py 200             # megabytes that each node keeps of what goes to and fro

`docs/batch.py ray` and the tests run on it.
"""

from __future__ import annotations

import os
import sys

import click

# Ray tells its makers of each cluster that it starts, unless it is told not to before it is imported.
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

from ray.cluster_utils import Cluster


@click.command()
@click.argument("megabytes", type=int)
def main(megabytes: int) -> None:
    """Start two nodes."""
    # Ray and its processes write to standard output as well.
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    node = {"num_cpus": 1, "object_store_memory": megabytes * 1_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    cluster.add_node(**node)
    cluster.wait_for_nodes()
    print(cluster.address, file=told, flush=True)
    sys.stdin.read()
    cluster.shutdown()


if __name__ == "__main__":
    main()
