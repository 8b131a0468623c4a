"""Names of open country: rock, sand, ice, rivers and fire."""

from __future__ import annotations

from scene_engine.painter.names.base import called

NAMES = {
    "canyon": called(
        "in",
        """
            gorge, ravine, chasm, gulch, rocky gorge, badlands, red rock country, sandstone canyon, great
            canyon, wild west canyon, western landscape, outlaw country, cowboy country, rocky wasteland,
            sandstone cliffs, desert gorge, red rocks, rocky valley, bandits' canyon, eagle's canyon, gold
            digger's canyon, sandstone desert, rocky desert, desert cliffs
        """,
        """
            the grand canyon, the badlands, the wild west, somewhere in Arizona, where outlaws hide, where
            vultures circle, riding through the canyon, lost in the badlands, hiking in the canyon, where
            the gold was found, deep in the red rocks, where the coyotes howl, high noon in the wild west
        """,
        {
            "mesa butte": "mesas, table mountains, *monument valley, buttes and mesas",
            "river": "river gorge, canyon carved by a river, deep gorge with a river, river canyon",
            "bottom": "narrow gorge, slot canyon, *at the bottom of the gorge, *between steep rock walls",
            "rim": "edge of a canyon, abyss, *on the edge of the abyss, *looking down into the canyon",
            "arch": "natural bridge, stone arch, arch of rock",
            "road": "desert highway, highway in the desert, *on the road to nowhere",
        },
        "huge, vast, rocky, dry, dusty, ancient, majestic, rugged, deserted, wild",
        "desolate, mysterious, gloomy, haunting",
    ),
    "desert": called(
        "in",
        """
            sand dunes, dunes, sandy wasteland, wasteland, barren land, desert plain, sea of sand, arid
            land, desert wilderness, sandy plain, thirsty land, Arabian desert, endless desert, scorched
            land, hot desert, dead land, land of sand, nomads' desert, caravan route, sandy desert plain,
            barren desert
        """,
        """
            the Sahara, the Sahara desert, lost in the dunes, lost in the desert, dying of thirst, where
            nothing grows, crossing the desert, the empty quarter, in the middle of nowhere, wandering in
            the desert, where caravans pass, nothing but sand, somewhere in Arabia, far from any water,
            under the desert sky, Arabian nights, walking through the sand
        """,
        {
            "cactus cacti pear": """
                cactus desert, Mexican desert, desert with cacti, *where the cacti grow, prairie with cacti
            """,
            "skull bones rib": """
                *where something died, boneyard, valley of bones, bones in the sand, skeleton in the desert
            """,
            "hoodoos pillar": "rocky desert, stone desert, desert with strange rocks",
            "dune": "rolling dunes, sand hills, great sand dune, high dunes",
        },
        "hot, dry, arid, barren, endless, lonely, empty, desolate, vast, ancient, deserted",
        "cold, mysterious, desolate, haunting",
    ),
    "glacier": called(
        "on",
        """
            arctic landscape, frozen wasteland, ice world, frozen land, polar sea of ice, icy wasteland,
            ice field, ice age landscape, frozen kingdom, icy landscape, world of ice, polar ice, ice
            sheet, icescape, kingdom of ice, frozen north, ice desert, land of polar bears, penguins' home
        """,
        """
            the Arctic, Antarctica, the north pole, the south pole, the far north, Greenland, the ice age,
            where the polar bears live, at the end of the world, where the ice never melts, the frozen
            north, lost in the ice, on the way to the pole, the ice queen's realm, in the land of ice
        """,
        {
            "iceberg": """
                icebergs, frozen sea, arctic sea, sea of icebergs, arctic ocean, drifting icebergs, polar
                sea, ice floes, *adrift among icebergs
            """,
            "tongue": "river of ice, tongue of ice, mountain glacier, alpine glacier",
            "cave": """
                ice cave, ice cavern, frozen cave, cave of ice, ice grotto, *inside the glacier, ice palace
            """,
            "front": "wall of ice, ice cliff, edge of a glacier",
        },
        """
            icy, freezing, frosty, cold, chilly, bitter cold, frozen, majestic, desolate, ancient, bleak,
            remote
        """,
        "bleak, mysterious, gloomy, lonely",
    ),
    "mountains": called(
        "in",
        """
            mountain peaks, alpine landscape, rocky mountains, mountain scenery, highlands, snow-capped
            mountains, alpine scenery, summit, mountain top, jagged peaks, rugged mountains, mountain
            wilderness, massif, snow-covered peaks, mountain chain, giant mountains, eagle's home,
            snow-capped peaks, sierra, mountain panorama, high country, dwarves' mountains, roof of the
            world, tall mountains, steep mountains
        """,
        """
            the alps, the Swiss alps, the Himalayas, the Rocky Mountains, the Andes, Mount Everest, the
            Matterhorn, high in the mountains, hiking in the mountains, climbing the mountain, where eagles
            fly, the misty mountains, on top of the world, beyond the mountains, where the yeti lives,
            mountains of the north
        """,
        {
            "lake": """
                mountain lake, alpine lake, tarn, lake in the mountains, fjord, *beside a mountain lake
            """,
            "pass": "mountain pass, pass in the mountains, road into the mountains, *crossing the pass",
            "clouds": """
                peaks above the clouds, *above the clouds, sea of clouds, mountains above the clouds
            """,
            "meadow": "alpine meadow, mountain meadow, high pasture",
            "cliff": "steep cliffs, precipice, rocky gorge in the mountains",
        },
        """
            majestic, high, mighty, towering, ancient, rugged, huge, beautiful, wild, scenic, remote,
            snow-capped
        """,
        "mysterious, gloomy, forbidding, dark",
    ),
    "plains with road": called(
        "on",
        """
            prairie, steppe, grassland, open country, country lane, long road, dirt road, lonely road, open
            road, highway, countryside, meadow with a road, grassy plain, flat land, crossroads of a
            journey, savanna, heath, moor, moorland, pasture, meadows, wide open fields, road through the
            fields, endless road, great plains, rolling plains, road trip, pampas, road to the horizon,
            wanderer's road
        """,
        """
            the great plains, on the road, a long way from home, on the way to town, the road goes ever on,
            in the middle of nowhere, walking down the road, the long way home, a journey begins, far from
            anywhere, where the road leads to the horizon, leaving home, the king's road, riding across the
            plains, out in the country
        """,
        {
            "fork": """
                crossroads, fork in the road, junction, *which way to go, *at the crossroads, parting of
                the ways
            """,
            "winding": "winding road, winding lane, road with many bends",
            "straight": "straight road, straight highway",
            "wheat": "wheat field, fields of wheat, cornfields, field of corn",
            "windmill": "road to the windmill, old mill by the road",
            "signpost": "road with a signpost, *at the signpost",
        },
        """
            endless, wide, empty, lonely, deserted, quiet, vast, dusty, flat, long, beautiful, scenic
        """,
        "desolate, gloomy, mysterious, bleak",
    ),
    "river valley": called(
        "in",
        """
            green valley, river bend, riverside, riverbank, river banks, stream in a valley,
            glen, vale, dale, broad river, wide river, river through the hills, riverscape, river in the
            hills, fertile valley, hidden valley, meandering river, hobbits' valley, quiet waters, anglers'
            river, river country, hills and a river, lowland river, big river, river in a valley,
            fisherman's river
        """,
        """
            down by the river, by the river, the Rhine valley, the Mississippi, where the river bends,
            fishing at the river, the valley below, where the salmon jump, following the river, rafting
            down the river, a walk by the river, happy valley, over the hills and far away, the lost
            valley, on the banks of the river, the shire
        """,
        {
            "above": """
                *a river seen from above, *a valley seen from the hilltop, *looking down into the valley
            """,
            "meadow": "river meadows, valley with meadows, river in the meadows",
            "between": "river between hills",
        },
        "lush, green, fertile, beautiful, tranquil, scenic, wide, lovely, rural, pleasant",
        "mysterious, gloomy, dark, moody",
    ),
    "snowfield": called(
        "in",
        """
            tundra, frozen plain, snow-covered land, white wilderness, arctic wilderness, snowy plain,
            snowy field, winter wonderland, frozen wasteland, snow-covered field, snowy wasteland, arctic
            tundra, snowscape, snow plain, white desert, icy plain, deep snow, snowy hills, frozen land,
            frozen wilderness, winter wilderness, Siberian plain, land of snow, wolves' land, cold white
            land
        """,
        """
            Siberia, Lapland, Alaska, the frozen north, lost in the snow, where the wolves howl, nothing
            but snow, tracks in the snow, the long winter, walking through deep snow, far up north, snow as
            far as the eye can see, on the way to the north pole, in the land of the reindeer
        """,
        {
            "slope": "ski slope, snowy slope, snowy mountainside, *skiing down the slope, ski run",
            "pine pines": "snowy pines, snowy trees, christmas landscape, pines in the snow, taiga",
            "footprint": "footprints in the snow, *following the footprints",
            "drifts": "snowdrifts, drifts of snow, snow dunes",
        },
        """
            freezing, frosty, icy, chilly, bleak, white, desolate, empty, frozen, bitter cold, vast,
            untouched
        """,
        "bleak, gloomy, mysterious, desolate",
    ),
    "volcano": called(
        "at",
        """
            active volcano, erupting volcano, lava landscape, burning mountain, mountain of fire, land of
            fire, smoking mountain, volcanic wasteland, mount doom, volcanic eruption, hellscape, land of
            lava, volcanic land, fiery mountain, dragon's mountain, evil lord's land, fire god's mountain,
            scorched land, volcanic world, eruption, angry mountain
        """,
        """
            the mountain of doom, Mount Etna, Vesuvius, where the dragon sleeps, the day the volcano woke,
            Hawaii, where the earth burns, the fire mountain awakes, at the gates of hell, the dark lord's
            land, Pompeii's last day, where the ring was forged, running from the volcano, the land of ash
            and fire
        """,
        {
            "lava": """
                lava flow, flowing lava, molten lava, river of fire, stream of lava, *where lava flows,
                glowing lava
            """,
            "crater": """
                volcanic crater, caldera, lake of fire, *inside the volcano, *looking into the crater, lava
                lake, volcano's mouth
            """,
            "island": "volcanic island, volcano in the sea, island of fire, *where the volcano god lives",
            "jungle palm": """
                volcano in the jungle, jungle volcano, prehistoric landscape, dinosaurs' land, lost world
            """,
        },
        "fiery, dangerous, burning, deadly, mighty, smoking, ancient, hot, hostile, infernal",
        "hellish, terrifying, scary, menacing, apocalyptic, evil",
    ),
    "waterfall": called(
        "at",
        """
            cascade, falls, waterfalls, cataract, great falls, torrent, rushing water, mountain waterfall,
            hidden waterfall, roaring falls, roaring waterfall, tall waterfall, rapids, wild water,
            plunging water, white water, secret waterfall, wild cascade, high waterfall, tumbling water,
            nymphs' waterfall, elves' waterfall, water cascade, wilderness waterfall
        """,
        """
            Niagara falls, Victoria falls, where the water falls, where the nymphs bathe, the roar of the
            water, where the treasure is hidden, a walk to the waterfall, the elves' hidden place, at the
            foot of the falls, swimming at the waterfall, where the salmon leap
        """,
        {
            "pool": """
                waterfall with a pool, plunge pool, bathing place, *bathing under the waterfall, forest
                pool
            """,
            "steps": "cascades, stepped waterfall, falls in many steps, cascading stream",
            "gorge": "gorge with a waterfall, ravine, waterfall gorge, ravine with a waterfall",
            "behind": """
                cave behind a waterfall, *behind the waterfall, *hiding behind the waterfall, hidden grotto
            """,
            "plateau": "waterfall from a plateau, river falling over a cliff",
        },
        """
            mighty, roaring, thundering, majestic, beautiful, idyllic, magical, secluded, tranquil, scenic,
            cool
        """,
        "mysterious, gloomy, eerie, moody",
    ),
}
