"""Shapes against the plainest code that could draw them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.area import Area, below, box, ellipse, everywhere, polygon, stroke, union

# Off the half-pixels, so that no pixel centre lies on a border and rounding decides nothing.
places = st.tuples(st.integers(-120, WIDTH + 120), st.integers(-90, HEIGHT + 90)).map(
    lambda place: (place[0] + 0.25, place[1] + 0.25)
)
quick = settings(deadline=None, max_examples=60)


def canvas(area: Area) -> NDArray[np.bool_]:
    """The whole canvas, bool [192, 320]: where an area lies."""
    full = np.zeros((HEIGHT, WIDTH), np.bool_)
    full[area.window] = area.mask
    return full


@st.composite
def areas(draw: st.DrawFn) -> Area:
    """Some pixels in a box anywhere on the canvas; the box may be empty."""
    top, left = draw(st.integers(0, HEIGHT)), draw(st.integers(0, WIDTH))
    height, width = draw(st.integers(0, min(9, HEIGHT - top))), draw(st.integers(0, min(9, WIDTH - left)))
    bits = draw(st.lists(st.booleans(), min_size=height * width, max_size=height * width))
    return Area(top, left, np.array(bits, np.bool_).reshape(height, width))


@st.composite
def near_areas(draw: st.DrawFn) -> tuple[Area, Area]:
    """Two areas that often overlap."""
    one, other = draw(areas()), draw(areas())
    top = min(max(one.top + draw(st.integers(-6, 6)), 0), HEIGHT - other.height)
    left = min(max(one.left + draw(st.integers(-6, 6)), 0), WIDTH - other.width)
    return one, Area(top, left, other.mask)


@quick
@given(near_areas())
def test_areas_combine_as_sets_of_pixels(pair: tuple[Area, Area]) -> None:
    one, other = pair
    assert np.array_equal(canvas(one & other), canvas(one) & canvas(other))
    assert np.array_equal(canvas(one | other), canvas(one) | canvas(other))
    assert np.array_equal(canvas(one - other), canvas(one) & ~canvas(other))


@quick
@given(areas(), areas())
def test_areas_far_apart_combine_too(one: Area, other: Area) -> None:
    assert np.array_equal(canvas(one & other), canvas(one) & canvas(other))
    assert np.array_equal(canvas(one | other), canvas(one) | canvas(other))
    assert np.array_equal(canvas(one - other), canvas(one) & ~canvas(other))


def _inside(points: list[tuple[float, float]], x: int, y: int) -> bool:
    """Whether the ray to the left from a pixel's centre crosses the line an odd number of times."""
    crossings = 0
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if (y + 0.5 >= y0) != (y + 0.5 >= y1):
            crossings += x + 0.5 > x0 + (y + 0.5 - y0) * (x1 - x0) / (y1 - y0)
    return crossings % 2 == 1


@settings(deadline=None, max_examples=40)
@given(st.lists(places, min_size=3, max_size=7), st.integers(0, 9999))
def test_a_polygon_is_its_even_odd_inside_clipped_to_the_canvas(
    points: list[tuple[float, float]], seed: int
) -> None:
    drawn = canvas(polygon(points))
    generator = np.random.default_rng(seed)
    for _ in range(300):
        x, y = int(generator.integers(WIDTH)), int(generator.integers(HEIGHT))
        near = any(_inside(points, x + dx, y) != _inside(points, x, y) for dx in (-1, 1))
        # On the very border float32 may decide otherwise.
        assert near or drawn[y, x] == _inside(points, x, y)


def test_a_square_polygon_is_a_box() -> None:
    square = polygon([(10, 20), (30, 20), (30, 50), (10, 50)])
    assert np.array_equal(canvas(square), canvas(box(10, 20, 30, 50)))


@quick
@given(places, st.floats(0, 200), st.floats(0, 200))
def test_a_box_is_clipped_to_the_canvas(corner: tuple[float, float], width: float, height: float) -> None:
    drawn = box(corner[0], corner[1], corner[0] + width, corner[1] + height)
    assert 0 <= drawn.top <= drawn.top + drawn.height <= HEIGHT
    assert 0 <= drawn.left <= drawn.left + drawn.width <= WIDTH
    assert drawn.mask.all()


@quick
@given(places, st.floats(1, 90), st.floats(1, 90))
def test_an_ellipse_is_its_equation(middle: tuple[float, float], rx: float, ry: float) -> None:
    x, y = middle
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    distance = ((columns - x) / rx) ** 2 + ((rows - y) / ry) ** 2
    drawn = canvas(ellipse(x, y, rx, ry))
    sure = np.abs(distance - 1) > 1e-3
    assert np.array_equal(drawn[sure], distance[sure] <= 1)


@quick
@given(places, places, st.floats(3, 20))
def test_a_stroke_reaches_half_its_width_to_all_sides(
    start: tuple[float, float], end: tuple[float, float], wide: float
) -> None:
    assume(start != end)
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    t = np.clip(((columns - x0) * dx + (rows - y0) * dy) / (dx * dx + dy * dy), 0, 1)
    distance = np.hypot(columns - x0 - t * dx, rows - y0 - t * dy)
    drawn = canvas(stroke([start, end], wide, wide))
    assert drawn[distance < wide / 2 - 0.01].all()
    assert not drawn[distance > wide / 2 + 0.01].any()


def test_a_stroke_tapers() -> None:
    drawn = canvas(stroke([(20, 90), (160, 90), (300, 90)], 20, 2))
    assert drawn[:, 30].sum() > drawn[:, 160].sum() > drawn[:, 290].sum() > 0


def test_below_a_line_is_all_under_it() -> None:
    heights = np.linspace(-20, HEIGHT + 20, 100)
    drawn = canvas(below(heights, 150, left=-30))
    for column in range(WIDTH):
        inside = column + 30 < 100
        top = int(np.rint(heights[column + 30])) if inside else HEIGHT
        assert np.flatnonzero(drawn[:, column]).tolist() == list(range(max(top, 0), 150))
    assert np.array_equal(canvas(below(40)), canvas(box(0, 40, WIDTH, HEIGHT)))
    assert not below(np.zeros(10), left=WIDTH).mask.size


@pytest.mark.parametrize(("dx", "dy"), [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 2)])
def test_an_edge_has_its_neighbour_outside(dx: int, dy: int) -> None:
    shape = ellipse(60, 60, 30, 20) - ellipse(66, 55, 9)
    full, edge = canvas(shape), canvas(shape.edge(dx, dy))
    for y in range(30, 90):
        for x in range(20, 100):
            assert edge[y, x] == (full[y, x] and not full[y + dy, x + dx])


def test_nothing_and_everything() -> None:
    nothing = union([])
    assert not canvas(nothing).any()
    assert canvas(everywhere()).all()
    assert np.array_equal(canvas(everywhere() - nothing), canvas(everywhere()))
    assert not canvas(box(400, 10, 500, 20)).any()
    assert not canvas(ellipse(-50, -50, 10)).any()
