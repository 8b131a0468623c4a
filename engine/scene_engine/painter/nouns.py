"""The things of a scene as a caption names them: grouped, counted, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import NUMBERS, a, is_plural, split
from scene_engine.painter.scene import Box, Scene
from scene_engine.painter.synonyms import heads_of, several, synonyms

LARGE = 0.12
"""The share of the picture above which a long caption may not leave a thing out."""

_SKY = {
    "sun", "moon", "cloud", "star", "aurora", "lightning", "rain", "snow", "mist", "fog", "sky", "bank",
    "rainbow",
}  # fmt: skip
_WATER = {"sea", "ocean", "lake", "river", "bay", "water", "stream", "pond"}
_SINGLE = {
    "sun", "moon", "sea", "ocean", "sky", "bay", "lagoon", "coast", "shore", "beach", "horizon", "valley",
    "desert", "jungle", "forest", "harbour", "city", "skyline", "lake", "river", "market", "wall", "floor",
    "ceiling", "street", "wood",
}  # fmt: skip
"""Unlike grass they take an article, even where their kind didn't think of a plural."""
_FAR = {"far", "distant"}
_ALIKE = {
    head: group
    for group in (
        {"ship", "ships", "boat", "boats", "galleon", "galleons", "schooner", "frigate"},
        {"train", "trains", "engine", "locomotive"},
    )
    for head in group
}
"""Whoever has named one of these need not name another: a galleon is the ship of "ship at sea"."""
_OTHERWISE = 0.3
"""How often a thing is called by another name that it has."""
_LANDMARKS = {
    "hill", "mountain", "peak", "ridge", "castle", "city", "town", "village", "island", "lighthouse",
    "tower", "ship", "forest", "wood", "volcano", "cliff", "skyline", "range", "pyramid", "palace", "dome",
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """Things of one noun.

    Attributes:
        noun: In the singular.
        plural: In the plural; empty for what isn't counted.
        members: Their places in `Scene.things`.
        adjectives: What may be said of every one.
        box: Around all of them.
        pixels: Of all of them.
        many: Whether they are too many, or too mixed, to be counted.
    """

    noun: str
    plural: str
    members: tuple[int, ...]
    adjectives: tuple[str, ...]
    box: Box
    pixels: int
    many: bool

    @property
    def count(self) -> int:
        return len(self.members)

    @property
    def alone(self) -> bool:
        """Whether it is a single thing, which has a place of its own."""
        return self.count == 1 and not self.many

    @cached_property
    def head(self) -> str:
        """The word that says what it is: "bridge" of "stone bridge", "bolt" of "bolt of lightning"."""
        return (split(self.noun.split(" of ")[0].split(" with ")[0]) or [self.noun])[-1]

    @property
    def in_sky(self) -> bool:
        return bool(_SKY & {self.head, *split(self.noun)[-1:]}) and self.head not in ("river", "house")

    @property
    def large(self) -> bool:
        return self.pixels > LARGE * WIDTH * HEIGHT

    @property
    def name(self) -> str:
        """The bare noun, in the plural where there are several."""
        return self.plural if self.plural and (self.many or self.count > 1) else self.noun

    @property
    def worth_naming(self) -> bool:
        """Bare ground and a plain sun say nothing."""
        return bool(self.adjectives) or self.head not in ("ground", "sun")

    @cached_property
    def heads(self) -> set[str]:
        """Its head as a true text may have it: in the plural only where there are several."""
        several = (split(self.plural.split(" of ")[0]) or [self.head])[-1]
        return {self.head} if self.alone else {self.head, several}

    def told_by(self, text: str) -> bool:
        """Whether a text speaks of it, or of something so like it that both need not be named."""
        alike = self.heads | _ALIKE.get(self.head, set()) | heads_of(self.noun)
        return bool(alike & set(split(text)))


def groups(scene: Scene) -> list[Group]:
    """All things of a scene by noun, the largest group first."""
    places: dict[str, list[int]] = {}
    for index, thing in enumerate(scene.things):
        places.setdefault(thing.noun, []).append(index)
    found = [_group(scene, tuple(indices)) for indices in places.values()]
    return sorted(found, key=lambda group: (-group.pixels, group.noun))


def _group(scene: Scene, members: tuple[int, ...]) -> Group:
    things = [scene.things[index] for index in members]
    first = things[0]
    shared = [word for word in first.adjectives if all(word in thing.adjectives for thing in things)]
    boxes = [thing.box for thing in things]
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    # "stairs", told without a plural of their own, are not "stairses".
    plural = first.noun if is_plural(first.noun) and first.plural == f"{first.noun}es" else first.plural
    adjectives = tuple(word for word in shared if word not in (*split(first.noun), "near"))
    pixels = sum(thing.pixels for thing in things)
    return Group(
        first.noun, plural, members, adjectives, box, pixels, any(t.many for t in things) and bool(plural)
    )


def phrase(group: Group, dice: Dice, article: bool = True, adjectives: float = 0.5) -> str:
    """A group's noun phrase: "a crooked tree", "three boats", "the sea".

    Args:
        group: What.
        dice: Chooses the words.
        article: Whether it may have one.
        adjectives: How often it has an adjective.
    """
    told = group.adjectives and (dice.chance(adjectives) or group.head == "ground")
    adjective = dice.pick(group.adjectives) if told else ""
    if adjective in _FAR:
        adjective = "distant"
    name = group.name
    if dice.chance(_OTHERWISE) and (others := synonyms(group.noun)):
        name = dice.pick(others)
        name = several(name) if group.name == group.plural else name
    # "pulled ashore" follows its noun, "red and white" doesn't.
    follows = " " in adjective and " and " not in adjective
    bare = f"{name} {adjective}" if follows else f"{adjective} {name}".strip()
    if group.many:
        return bare
    if group.count > 1 and group.plural:
        if group.head in _SKY:
            return bare
        return f"{NUMBERS[group.count] if group.count < len(NUMBERS) else 'many'} {bare}"
    if not article:
        return bare
    if group.plural and group.head != "ground":
        return a(bare)
    return _uncounted(group, bare, bool(adjective))


def _uncounted(group: Group, bare: str, adjective: bool) -> str:
    if group.head not in _SINGLE or is_plural(bare):
        return bare
    return a(bare) if adjective or bare.count(" ") else f"the {bare}"


def sides(group: Group) -> tuple[str, ...]:
    """Where it is, from left to right; nothing for what spreads over the picture or is in several places."""
    x0, _, x1, _ = group.box
    middle, width = (x0 + x1) / 2 / WIDTH, (x1 - x0) / WIDTH
    if width > 0.6 or (group.in_sky and group.head not in ("sun", "moon")):
        return ()
    if x1 <= WIDTH * 0.48 or (middle < 0.33 and group.alone):
        return ("on the left", "on the left", "to the left", "on the left side")
    if x0 >= WIDTH * 0.52 or (middle > 0.67 and group.alone):
        return ("on the right", "on the right", "to the right", "on the right side")
    if 0.42 < middle < 0.58 and width < 0.5 and group.alone and not group.in_sky:
        return ("in the middle", "in the middle", "in the centre")
    return ()


def depths(group: Group) -> tuple[str, ...]:
    """How far away it is, where that is plain to see."""
    _, y0, _, y1 = group.box
    if group.in_sky:
        return ("in the sky",) if group.head in ("sun", "moon") else ()
    if _FAR & set(group.adjectives):
        return ("in the distance", "in the background")
    low = y1 >= HEIGHT - 4 and y0 >= HEIGHT * 0.62 and group.pixels < 0.22 * WIDTH * HEIGHT
    if low and group.head not in _WATER:
        return ("in the foreground", "in front")
    if group.head in _LANDMARKS and y1 < HEIGHT * 0.68 and y1 - y0 < HEIGHT * 0.3:
        return ("in the distance",)
    return ()


def place(group: Group, dice: Dice) -> str:
    """One of the places that can be told of a group, or nothing."""
    choices = [words for words in (sides(group), depths(group)) if words]
    return dice.pick(dice.pick(choices)) if choices else ""


def beside(left: Group, right: Group) -> bool:
    """Whether one thing stands wholly to the left of another."""
    both = (left, right)
    small = all(group.alone and not group.large and group.head not in _SINGLE for group in both)
    return (
        small
        and all(group.plural and group.head != "smoke" for group in both)
        and left.box[2] <= right.box[0] + 6
    )
