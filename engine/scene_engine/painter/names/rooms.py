"""Names of rooms."""

from __future__ import annotations

from scene_engine.painter.names.base import called

NAMES = {
    "bedroom": called(
        "in",
        """
            bedchamber, sleeping chamber, chamber, guest room, hotel room, room, inn room, private room,
            attic room, child's room, hero's bedroom, lady's chamber, grandmother's bedroom, princess's
            bedroom, master bedroom, Victorian bedroom, boudoir, small room, old-fashioned bedroom,
            sleeping room, room at the inn, room for the night, guest bedroom, spare room, lodgings,
            quarters, dormitory, bed and breakfast, cosy room, motel room, room in an old house
        """,
        """
            time for bed, where she sleeps, a room for the night, a good night's sleep, waking up in bed,
            in the guest room, where the hero wakes, in bed, back home in my room, grandmother's room,
            sweet dreams, the princess's chamber, resting at the inn, upstairs at the inn, inside a
            bedroom, my old room
        """,
        {
            "four-poster": "four-poster bed, canopy bed, king's bedroom, queen's bedchamber, royal bedroom",
            "fireplace": "bedroom with a fireplace",
            "wardrobe": "bedroom with a wardrobe",
            "window": "bedroom with a window, room with a view",
        },
        """
            cosy, comfortable, old, quaint, rustic, tidy, small, homely, warm, antique, snug, peaceful,
            empty
        """,
        "spooky, haunted, gloomy, eerie",
    ),
    "dungeon": called(
        "in",
        """
            crypt, prison, cell, jail cell, torture chamber, vault, cellar, underground prison, catacombs,
            stone cell, gaol, castle prison, medieval dungeon, medieval prison, oubliette, dark cell, dank
            dungeon, prisoner's cell, castle cellar, castle vaults, king's prison, keep's dungeon, rats'
            hole, underground vault, castle basement, labyrinth, evil lord's dungeon, lock-up, gloomy
            dungeon, monster's dungeon, undead crypt, underground passage
        """,
        """
            locked up, behind bars, in prison, in jail, thrown into the dungeon, where prisoners rot, in
            chains, no way out, the escape begins, below the castle, deep below the castle, where the
            skeleton waits, waiting to be freed, imprisoned, under lock and key, where the prisoners are
            kept, escaping from prison, down in the dungeon, the dead man's cell, the prison of the castle
        """,
        {
            "torch": "torchlit dungeon, dungeon lit by torches",
            "corridor": """
                dungeon corridor, prison corridor, corridor of cells, dark corridor, dungeon passage,
                *between the cells
            """,
            "gate": "guard room, guards' room, jailer's room, dungeon gate",
            "skeleton skull": "dungeon with a skeleton, dungeon with skeletons, *where someone died long ago",
            "chest": "dungeon with a treasure chest, treasure chamber, *where the treasure is kept",
            "straw": "cell with straw, prison cell with straw",
        },
        """
            dark, damp, dank, cold, gloomy, creepy, spooky, medieval, ancient, grim, dirty, horrible,
            mouldy, abandoned
        """,
        "spooky, creepy, scary, haunted, terrifying",
    ),
    "library": called(
        "in",
        """
            study, reading room, book room, archive, bookshelves, shelves of books, bookshop, scholar's
            study, professor's study, old study, magic library, wizard's library, monastery library,
            university library, private library, ancient library, scriptorium, gentleman's study,
            detective's study, book collector's room, manor library, office, librarian's room, house of
            books, books, old archive, collection of old books, school library, Victorian study, books and
            more books, mansion library
        """,
        """
            where old books sleep, surrounded by books, among the books, in the library, reading by the
            fire, where knowledge is kept, looking for an old book, where the scholar works, so many books,
            where the spell book is hidden, the professor's study, hunting for a clue, inside the library,
            the smell of old books, the library of Alexandria, in the study
        """,
        {
            "fireplace": "library with a fireplace, study with a fireplace, *reading at the fireside",
            "desk": "writing desk, study with a desk, *at the desk, desk with books, office desk",
            "globe": "library with a globe, study with a globe",
            "ladder": "library with a ladder, tall bookshelves",
            "armchair": "reading corner, armchair among books",
        },
        """
            dusty, old, ancient, cosy, quiet, silent, huge, grand, antique, magical, secret, scholarly,
            abandoned
        """,
        "spooky, haunted, gloomy, mysterious",
    ),
    "spaceship bridge": called(
        "on",
        """
            starship, spaceship, spacecraft, starship bridge, cockpit, control room, spaceship interior,
            command centre, space station, flight deck, command bridge, ship's bridge in space, starship
            interior, space shuttle, sci-fi bridge, captain's bridge, spaceship control room, battle
            cruiser, space cruiser, starfighter, control centre, sci-fi interior, pilot's seat, space
            freighter, astronauts' cockpit, star cruiser, space opera, space adventure, science fiction
            scene, rocket cockpit
        """,
        """
            aboard a starship, aboard a spaceship, in outer space, in space, on board the Enterprise, on
            the bridge of the Enterprise, flying through space, travelling to the stars, star trek, star
            wars, engage, lost in space, space quest, the final frontier, at warp speed, far from Earth, in
            another galaxy, where the captain sits, inside a spaceship, deep space
        """,
        {
            "planet": """
                spaceship above a planet, spaceship in orbit, *in orbit, *approaching a planet, view of a
                planet from space
            """,
            "nebula": "spaceship near a nebula, *into the nebula, view of a nebula",
            "seat cockpit": "starship cockpit, pilot's cockpit, *in the pilot's seat",
            "console panel": "control panels, consoles, computers of a spaceship",
        },
        """
            futuristic, sci-fi, high-tech, modern, empty, silent, sleek, abandoned, advanced, quiet
        """,
        "eerie, mysterious, lonely",
    ),
    "tavern": called(
        "in",
        """
            saloon, inn, pub, bar, alehouse, taproom, cantina, roadside inn, pirates' tavern, sailors' pub,
            seedy bar, dive bar, hostelry, fantasy tavern, medieval tavern, old pub, old inn, adventurers'
            tavern, beer hall, wine cellar, common room of an inn, drinking den, Irish pub, English pub,
            public house, dwarves' tavern, village inn, harbour bar, robbers' den, barroom, country inn,
            innkeeper's house, beer cellar, western saloon, watering hole
        """,
        """
            where the pirates drink, having a beer, a drink at the bar, at the inn, in the pub, at the
            Prancing Pony, a place to drink, last orders, where the adventure begins, where sailors meet,
            where adventurers meet, meeting a stranger at the inn, in the saloon, a pint of ale, inside the
            inn, looking for a crew, rest for weary travellers, the Scumm Bar
        """,
        {
            "fireplace": "inn with a fireplace, pub with a fireplace, *by the fire in the inn",
            "bar": "bar with bottles, bar counter, saloon bar",
            "barrel": "tavern with barrels, ale cellar",
            "table": "table in a tavern, tables in an inn",
        },
        """
            cosy, rustic, old, warm, smoky, wooden, seedy, friendly, medieval, lively, dingy, empty,
            comfortable, merry
        """,
        "shady, gloomy, dim, seedy",
    ),
    "throne room": called(
        "in",
        """
            throne hall, great hall, palace, palace hall, palace interior, royal palace, royal hall, king's
            throne, king's throne room, hall of the king, queen's throne room, castle hall, royal chamber,
            audience chamber, hall of kings, emperor's hall, throne, royal court, court, castle interior,
            evil king's hall, ruler's hall, medieval hall, hall with pillars, knights' hall, coronation
            hall, dark lord's hall, ballroom, banquet hall, sultan's palace, council chamber, elven king's
            hall, mead hall
        """,
        """
            before the king, before the throne, the dead king's hall, in the king's palace, where the king
            rules, inside the palace, the hall of the mountain king, kneeling before the king, where the
            queen holds court, the empty throne, the seat of power, an audience with the king, inside the
            castle, long live the king, Camelot's great hall, Valhalla, the game of thrones, waiting for
            the king
        """,
        {
            "armour": "hall with suits of armour, armoury hall",
            "banner": "hall with banners, throne room with banners",
            "candelabrum chandelier": "hall with chandeliers, candlelit hall",
            "pillar": "pillared hall, hall of pillars, columned hall",
        },
        """
            royal, regal, majestic, grand, magnificent, splendid, huge, imposing, medieval, ancient, empty,
            abandoned, noble
        """,
        "gloomy, dark, sinister, imposing",
    ),
    "wizard's laboratory": called(
        "in",
        """
            lab, laboratory, alchemist's lab, wizard's lab, alchemist's workshop, sorcerer's workshop,
            wizard's workshop, potion shop, apothecary, witch's house, witch's hut, wizard's den, magic
            shop, potion maker's room, sorcerer's study, magician's study, mad scientist's laboratory,
            magic workshop, wizard's chamber, sorcerer's chamber, wizard's tower, alchemy lab, alchemist's
            study, mage's tower, mage's study, warlock's lair, laboratory of a magician, potion room, magic
            school, Doctor Faust's study, inventor's workshop, alchemist's kitchen, witch's workshop,
            wizard's kitchen, wizard's home
        """,
        """
            where the wizard works, brewing a potion, making gold, where potions are brewed, where spells
            are made, in the wizard's tower, Merlin's study, Hogwarts, the sorcerer's apprentice, potions
            class, where the alchemist makes gold, where magic happens, Doctor Faust, the wizard is out,
            Frankenstein's laboratory, looking for the philosopher's stone, double double toil and trouble
        """,
        {
            "cauldron": "witch's cauldron, cauldron, room with a cauldron, *the cauldron is bubbling",
            "flask alembic": """
                flasks and potions, potions, room full of potions, alchemy table, bottles of potion
            """,
            "telescope": "astronomer's room, astrologer's room, stargazer's study, observatory",
            "ball": "fortune teller's room, crystal ball, *looking into the crystal ball",
            "book bookshelf": "room of spell books, spell books, wizard's library",
        },
        """
            magical, magic, arcane, cluttered, dusty, old, secret, enchanted, strange, medieval, cosy,
            mystical, messy
        """,
        "spooky, eerie, creepy, gloomy, mystical",
    ),
}
