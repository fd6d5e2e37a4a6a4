"""Draws lines through figures as a small SVG, for programs that print the same figures as a table."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 56, 24, 40, 48
COLOURS = ("#246", "#c46", "#283")


def draw(path, title, under, xs, lines, even=False):
    """Writes a plot.

    Args:
        path: the SVG's file.
        title: what the numbers are.
        under: what the values of x are.
        xs: values of x, growing.
        lines: numbers at those values, or None where there is none, by the line's name.
        even: whether values of x stand at equal distances rather than by their size.
    """
    top = _ceiling(max(y for ys in lines.values() for y in ys if y is not None))
    places = [i / max(1, len(xs) - 1) for i in range(len(xs))] if even else [x / xs[-1] for x in xs]

    def across(place):
        return LEFT + (WIDTH - LEFT - RIGHT) * place

    def up(y):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * y / top

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" fill="#333">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" font-size="14">{title}</text>',
        f'<text x="{across(0.5):.1f}" y="{HEIGHT - 10}" text-anchor="middle">{under}</text>',
    ]
    for step in range(6):
        y = up(top * step / 5)
        out.append(f'<path d="M{LEFT},{y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{top * step / 5:g}</text>')
    for place, x in zip(places, xs):
        out.append(f'<text x="{across(place):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:,}</text>')
    end = WIDTH - RIGHT
    for (name, ys), colour in reversed(list(zip(lines.items(), COLOURS))):
        points = [(across(place), up(y)) for place, y in zip(places, ys) if y is not None]
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        out.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        out.append(f'<text x="{end}" y="20" text-anchor="end" fill="{colour}">{name}</text>')
        end -= 20 + 7 * len(name)
    out.append("</svg>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def _ceiling(most):
    """A round number that is not below another one."""
    unit = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 1.0
    return next(unit * times for times in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if unit * times >= most)
