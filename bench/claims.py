"""Draws what khabar jobs-bench prints of claims: milliseconds against items pending, as an SVG.

    khabar jobs-bench --url jdbc:postgresql://localhost/test | tee bench.txt
    python bench/claims.py bench.txt docs/claims.svg
"""

import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 56, 16, 40, 48


def rows(path):
    """Items pending, median and 95th percentile of each line of the table."""
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 4 and parts[0].isdigit():
            yield int(parts[0]), float(parts[1]), float(parts[2])


def svg(points):
    most = max(pending for pending, _, _ in points)
    top = max(10.0, max(high for _, _, high in points))

    def at(pending, millis):
        x = LEFT + (WIDTH - LEFT - RIGHT) * pending / most
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * millis / top
        return f"{x:.1f},{y:.1f}"

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" fill="#333">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="14">Milliseconds a claim, by items pending</text>',
    ]
    for step in range(6):
        x, y = at(0, top * step / 5).split(",")
        out.append(f'<path d="M{x},{y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 6}" y="{float(y) + 4:.1f}" text-anchor="end">{top * step / 5:.0f}</text>')
    for pending, _, _ in points:
        x = at(pending, 0).split(",")[0]
        out.append(f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{pending:,}</text>')
    for index, name, colour in ((2, "95 of 100", "#c46"), (1, "median", "#246")):
        line = " ".join(at(point[0], point[index]) for point in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for place in line.split():
            x, y = place.split(",")
            out.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
        x = WIDTH - RIGHT - (150 if index == 2 else 70)
        out.append(f'<text x="{x}" y="20" fill="{colour}">{name}</text>')
    out.append("</svg>")
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    points = list(rows(sys.argv[1]))
    if not points:
        sys.exit(f"{sys.argv[1]}: it has no table of claims")
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(svg(points))
