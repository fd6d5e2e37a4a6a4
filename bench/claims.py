"""Draws what khabar jobs-bench prints of claims: milliseconds against items pending, as an SVG.

    khabar jobs-bench --url jdbc:postgresql://localhost/test | tee bench.txt
    python bench/claims.py bench.txt docs/claims.svg
"""

import sys

import plot


def rows(path):
    """Items pending, median and 95th percentile of each line of the table."""
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 4 and parts[0].isdigit():
            yield int(parts[0]), float(parts[1]), float(parts[2])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    points = list(rows(sys.argv[1]))
    if not points:
        sys.exit(f"{sys.argv[1]}: it has no table of claims")
    pending, medians, most = zip(*points)
    plot.draw(sys.argv[2], "Milliseconds a claim, by items pending", "items pending", pending,
              {"median": medians, "95 of 100": most})
