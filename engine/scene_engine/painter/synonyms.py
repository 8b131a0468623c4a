"""Other names of things, each as true as the painter's own."""

from __future__ import annotations

from functools import lru_cache

from scene_engine.painter.grammar import plurals, split

_NAMES = {
    "sailing ship": "tall ship, ship, sailing vessel",
    "galleon": "old sailing ship, ship, tall ship, windjammer",
    "rowing boat": "rowboat, dinghy, small boat, boat",
    "sailing boat": "sailboat, yacht, boat",
    "fishing boat": "fisherman's boat, boat",
    "gull": "seagull",
    "sea": "ocean",
    "wave": "breaker, billow",
    "headland": "cape, promontory",
    "cliff": "precipice, rock face, bluff",
    "island": "isle",
    "boulder": "rock, stone",
    "mountain": "mountain peak, peak",
    "stream": "brook, creek",
    "pool": "pond",
    "lava": "molten rock, magma",
    "lava fall": "cascade of lava",
    "river of lava": "lava stream, lava flow",
    "path": "trail, footpath",
    "waterfall": "cascade, cataract",
    "forest": "woods",
    "meadow": "grassland, pasture",
    "fir tree": "fir, spruce",
    "pine tree": "pine, conifer",
    "pine": "conifer, pine tree, fir",
    "oak tree": "oak, old tree, tree",
    "birch tree": "birch",
    "poplar tree": "poplar",
    "willow tree": "willow",
    "bare tree": "leafless tree, dead tree",
    "cypress tree": "cypress",
    "palm tree": "palm, coconut palm, coconut tree",
    "jungle tree": "rainforest tree, giant tree",
    "vine": "liana, creeper",
    "bush": "shrub",
    "mushroom": "toadstool",
    "ivy": "creeper",
    "dune": "sand dune",
    "cottage": "little house, small house",
    "hut": "shack, cabin",
    "log cabin": "wooden cabin, wooden hut, cabin",
    "house": "building",
    "church": "chapel",
    "castle": "fortress, stronghold",
    "farmhouse": "farmer's house, house",
    "haystack": "pile of hay, heap of hay",
    "windmill": "mill",
    "skyscraper": "tall building, high-rise, tower block",
    "signpost": "road sign, way sign",
    "street lamp": "lamp post, streetlight, street light",
    "neon sign": "neon light, glowing sign, illuminated sign",
    "flying car": "hovering car, hovercar",
    "car": "automobile",
    "gravestone": "tombstone, headstone, grave",
    "mausoleum": "tomb, crypt, burial chamber",
    "angel statue": "stone angel",
    "open grave": "dug grave",
    "jetty": "wooden pier, landing stage",
    "crate": "wooden box, box",
    "barrel": "cask, wooden barrel",
    "lantern": "hanging lamp",
    "market stall": "market stand",
    "inn sign": "tavern sign, hanging sign",
    "cobbled street": "cobblestone street, paved street",
    "station building": "station house",
    "rocket": "spaceship, spacecraft, space rocket",
    "rover": "buggy, space buggy",
    "radio dish": "satellite dish, antenna",
    "console": "computer console, control desk",
    "control panel": "instrument panel",
    "fireplace": "hearth, burning fireplace",
    "armchair": "easy chair",
    "bookshelf": "bookcase, shelf of books",
    "carpet": "rug",
    "candelabrum": "candle holder, candlestick",
    "wardrobe": "closet",
    "four-poster bed": "canopy bed",
    "bedside table": "nightstand",
    "tankard": "beer mug, mug of beer",
    "flask": "bottle of potion, glass flask",
    "cauldron": "kettle, witch's cauldron",
    "crystal ball": "glass ball, fortune teller's ball",
    "skull": "human skull",
    "iron bar": "prison bar",
    "barred window": "window with bars",
    "suit of armour": "knight's armour",
    "pillar": "column",
    "icicle": "spike of ice",
    "crescent moon": "sickle moon",
    "bolt of lightning": "lightning bolt, flash of lightning",
    "stalactite": "dripstone",
}


def synonyms(noun: str) -> tuple[str, ...]:
    """Other names of a thing, in the singular; none for most."""
    return _LISTS.get(noun, ())


def several(name: str) -> str:
    """A name in the plural: "heaps of bones"."""
    head, of, rest = name.partition(" of ")
    if not of:
        head, of, rest = name.partition(" with ")
    if head.endswith("shelf"):
        return f"{head[:-1]}ves{of}{rest}"
    already = head.endswith("s") and not head.endswith("ss")
    return f"{head if already else plurals(head)}{of}{rest}"


@lru_cache(maxsize=1024)
def heads_of(noun: str) -> frozenset[str]:
    """The heads of a thing's other names, by which a text may speak of it."""
    names = [form for name in synonyms(noun) for form in (name, several(name))]
    return frozenset(split(name.split(" of ")[0].split(" with ")[0])[-1] for name in names)


_LISTS = {noun: tuple(name.strip() for name in names.split(",")) for noun, names in _NAMES.items()}
