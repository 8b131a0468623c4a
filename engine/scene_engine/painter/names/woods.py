"""Names of woods, jungles, swamps and caves."""

from __future__ import annotations

from scene_engine.painter.names.base import called

NAMES = {
    "cave": called(
        "in",
        """
            underground cavern, caverns, rocky cave, deep cave, subterranean cave, dripstone cave,
            limestone cave, cave system, mine, old mine, underground chamber, den, lair, bear's den,
            dragon's lair, troll's cave, goblins' cave, bats' cave, smugglers' cave, secret cave, hideout,
            monster's lair, dwarves' mine, underworld, rock cavern, hidden cave, treasure cave, caveman's
            home, giant's cave, robbers' cave, catacombs, hollow mountain, prehistoric cave
        """,
        """
            where the dragon sleeps, deep underground, under the mountain, inside the mountain, lost in the
            caves, where bats live, the mines of the dwarves, journey to the centre of the earth, where the
            treasure is hidden, in the depths of the earth, exploring a cave, the hermit's cave, Ali Baba's
            cave, down in the dark
        """,
        {
            "crystal": """
                crystal cave, crystal cavern, cave full of crystals, gem cave, glittering cave, *where
                crystals grow, diamond mine, cave of gems
            """,
            "lava": "lava cave, fire cave, cave of fire, magma chamber, lava cavern, *where lava flows",
            "mouth": "mouth of a cave, cave entrance, entrance of a cave, *looking out of the cave",
            "shaft": """
                sinkhole, cave with a hole in the roof, light from above in a cave, *where light falls in
                from above
            """,
            "pool": "cave with a pool, underground lake, underground pool",
        },
        """
            dark, deep, damp, dripping, gloomy, ancient, secret, spooky, huge, magical, creepy, rocky
        """,
        "spooky, creepy, scary, gloomy",
    ),
    "deciduous forest": called(
        "in",
        """
            woods, grove, thicket, copse, forest glade, fairy forest, enchanted forest, elven forest, green
            forest, leafy woods, leafy forest, oak forest, ancient woods, deep forest, deep woods, magic
            forest, fairytale forest, Robin Hood's forest, druids' grove, hunter's forest, witch's forest,
            elves' forest, beech forest, wildwood, great forest, forest scene, nature scene, wood, hollow
            in the woods, greenwood
        """,
        """
            in the woods, in the forest, deep in the forest, walking in the woods, a walk in the woods,
            Sherwood Forest, where the fairies dance, lost in the woods, where the elves live, once upon a
            time in a forest, the black forest, under the trees, where the wild things are, among the old
            trees, into the woods, camping in the woods, where little red riding hood walks, picking
            mushrooms in the forest, among the trees
        """,
        {
            "clearing": """
                forest clearing, clearing, glade, woodland glade, clearing in the woods, *where the deer
                graze
            """,
            "path road": """
                forest path, woodland path, path through the woods, trail in the forest, *following the
                path, woodland trail, footpath
            """,
            "stream": """
                forest stream, brook in the woods, creek, woodland brook, *by the brook, babbling brook
            """,
            "oak": "great oak, old oak tree, giant tree, mighty oak, *under the old oak, huge old tree",
            "edge": "edge of the forest, meadow by the woods, *at the edge of the woods",
        },
        """
            leafy, ancient, magical, enchanted, beautiful, shady, tranquil, green, idyllic, dense, lush,
            mossy
        """,
        "spooky, creepy, haunted, gloomy",
    ),
    "jungle": called(
        "in",
        """
            tropical forest, amazon jungle, deep jungle, thick jungle, wild jungle, green hell, steaming
            jungle, primeval forest, amazon rainforest, overgrown jungle, tiger's jungle, explorers'
            jungle, dinosaur jungle, prehistoric jungle, tropical wilderness, tropics, tangled jungle,
            monkeys' jungle, lost world, exotic forest, African jungle, jungle wilderness, parrots' jungle,
            virgin forest, impenetrable jungle, safari
        """,
        """
            the Amazon, the Congo, Borneo, lost in the jungle, deep in the jungle, where the tiger hunts,
            Tarzan's home, where the monkeys live, heart of darkness, hacking through the jungle, looking
            for a lost city, the jungle book, in the heart of the rainforest, welcome to the jungle, where
            the dinosaurs live, where parrots fly, on safari
        """,
        {
            "river": """
                jungle river, river in the jungle, amazon river, tropical river, *down the Amazon, *up the
                jungle river
            """,
            "waterfall": "jungle waterfall, tropical waterfall, waterfall in the jungle, jungle pool",
            "roof": "jungle canopy, treetops, rainforest canopy, *above the treetops",
            "vine": "jungle vines, lianas, jungle with hanging vines",
            "path": "jungle path, trail through the jungle, jungle trail",
        },
        """
            tropical, green, humid, dense, hot, steamy, exotic, overgrown, thick, wild, untamed, ancient
        """,
        "spooky, dangerous, gloomy, scary",
    ),
    "pine forest": called(
        "in",
        """
            fir trees, firs, spruce forest, conifers, coniferous forest, pine woods, pines, northern
            forest, taiga, boreal forest, alpine forest, Nordic forest, Canadian forest, dark woods, pine
            trees, bears' forest, lumberjack's forest, fir wood, spruce woods, evergreens, pine wood, tall
            firs, forest in the mountains, Scandinavian forest, woods, wolves' forest, Christmas trees,
            hunter's forest, woods in the mountains, camp site
        """,
        """
            the black forest, in the pine woods, Canada, forest in Canada, Norway, where the bears live,
            in the northern woods, lost in the woods, camping in the woods, among the pines, where the wolf
            lives, deep in the pine forest, walking in the woods, where the lumberjack works, the smell of
            pine, in the forest, a hike through the woods
        """,
        {
            "cabin": """
                log cabin, cabin in the woods, log cabin in the forest, wooden hut, hunter's cabin,
                mountain cabin, *where the woodcutter lives, forest cabin, chalet, *alone in a cabin in the
                woods
            """,
            "lake": """
                forest lake, lake in the woods, mountain lake, Canadian lake, *at the lake in the forest
            """,
            "road path": "forest road, road through the woods, road into the forest, dirt road in the woods",
            "valley": "wooded valley, forest valley, wooded hills, forested hills",
        },
        """
            tall, dense, green, wild, ancient, cool, beautiful, serene, tranquil, remote, magical, cosy
        """,
        "spooky, creepy, gloomy, eerie",
    ),
    "swamp": called(
        "in",
        """
            bog, quagmire, mire, marshland, wetland, fen, moor, everglades, swampland, Louisiana bayou,
            mangrove swamp, morass, witch's swamp, crocodile swamp, alligator swamp, frogs' swamp, mosquito
            swamp, ogre's swamp, voodoo swamp, muddy swamp, stagnant water, cypress swamp, flooded forest,
            haunted swamp, murky water, quicksand, mud hole, marshes, swampy forest, drowned forest
        """,
        """
            the everglades, the bayou, the dead marshes, where the crocodiles wait, lost in the swamp, the
            bog of eternal stench, sinking into the mud, where frogs croak, deep in the bayou, where the
            ogre lives, stuck in the mire, wading through the swamp, the swamp of no return, where the
            will-o'-the-wisps dance
        """,
        {
            "hut": """
                swamp hut, witch's hut, shack in the swamp, hut on stilts, voodoo priest's hut, *where the
                witch lives, hermit's hut, swamp shack
            """,
            "boardwalk": "boardwalk over the bog, wooden path through the bog, *crossing the bog",
            "tree": "dead tree in the swamp, gnarled swamp tree",
            "channel": "swamp river, waterway in the swamp, bayou channel",
            "reed cattail": "reeds, reeds and cattails, reedy marsh",
        },
        "muddy, foul, dank, creepy, smelly, green, dismal, ancient, slimy, wild, boggy, mossy",
        "spooky, creepy, haunted, scary",
    ),
}
