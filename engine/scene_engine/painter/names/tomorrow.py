"""Names of cities of our days and of what is yet to come."""

from __future__ import annotations

from scene_engine.painter.names.base import called

NAMES = {
    "alien planet": called(
        "on",
        """
            alien world, strange planet, unknown planet, foreign planet, exoplanet, sci-fi landscape,
            distant world, extraterrestrial landscape, strange world, planet surface, space landscape,
            other world, alien wilderness, science fiction landscape, far planet, hostile planet,
            extraterrestrial world, unknown world, new world, space explorer's world, fantastic landscape,
            aliens' home world, fantasy planet, surreal landscape, astronaut's landing place, desolate
            planet, sci-fi world, alien terrain, extraterrestrial planet, planet far away
        """,
        """
            on another planet, somewhere in space, in another galaxy, far from Earth, a planet nobody
            knows, landing on an alien planet, where no man has gone before, Pandora, first contact, a
            world with strange moons, exploring a strange new world, space quest, where the aliens live,
            crash-landed, lost on an alien world, beyond the stars, out of this world
        """,
        {
            "crystal": "crystal planet, planet of crystals, crystal world",
            "jungle": """
                alien jungle, alien forest, alien plants, jungle planet, strange jungle, *among alien
                plants
            """,
            "canyon": "alien canyon, alien desert, Martian canyon, rock planet",
            "crater": "planet with craters, cratered planet, barren planet, Martian landscape, *Mars",
            "rocket dome rover": "space colony, planet with a base, colony on an alien planet, space outpost",
            "moon": "planet with moons, world under strange moons, *under alien moons",
        },
        """
            alien, weird, bizarre, surreal, hostile, desolate, extraterrestrial, fantastic, barren,
            uncanny, colourful, exotic
        """,
        "eerie, spooky, menacing, ominous",
    ),
    "city skyline": called(
        "in",
        """
            city, skyscrapers, metropolis, modern city, cityscape, skyline, high-rise buildings, downtown,
            city centre, urban landscape, tall buildings, American city, megacity, financial district, big
            town, urban scene, office towers, towers of a city, city of skyscrapers, high-rises, city view,
            great city, superhero's city, concrete jungle, business district, inner city, capital city,
            tower blocks, big city skyline, urban skyline
        """,
        """
            New York, New York City, Manhattan, Chicago, Gotham City, the big apple, in the big city, the
            city that never sleeps, downtown Manhattan, in the city, Metropolis, where the superhero lives,
            life in the big city, lost in the big city, among skyscrapers, Los Angeles
        """,
        {
            "waterfront bay": """
                waterfront, city by the water, city on a bay, city by the sea, *Hong Kong, riverside city,
                seaside city, *across the bay, city across the water, harbour city
            """,
            "roof rooftop": """
                rooftops, rooftop, city rooftops, rooftop in the city, *on the roof, *on the rooftops,
                roofs of a city
            """,
            "park lawn": "city park, park, *Central Park, park in the city, *in the park, urban park",
            "avenue street": """
                avenue, city street, main street, boulevard, busy street, city traffic, street in a big
                city, *on the avenue
            """,
        },
        """
            modern, big, huge, busy, urban, towering, bustling, lively, crowded, contemporary, glittering,
            noisy, impressive
        """,
        "gloomy, moody, dark, mysterious",
    ),
    "cyberpunk city": called(
        "in",
        """
            neon metropolis, metropolis, future city, sci-fi city, futuristic metropolis, cyber city,
            dystopian city, dystopia, megacity, cyberpunk metropolis, futuristic skyline, city of neon,
            blade runner city, cyberpunk skyline, high-tech city, neon skyline, neon lights, city with
            flying cars, futuristic cityscape, cyberpunk cityscape, neon-lit city, Neo Tokyo, hackers'
            city, androids' city, robots' city, night city, skyscrapers of the future, cyberpunk scene,
            future metropolis, sci-fi metropolis, sprawl, cyberpunk world
        """,
        """
            Los Angeles 2019, blade runner, in the year 2077, Tokyo in the future, Coruscant, where
            androids dream, ghost in the shell, the fifth element, the city of tomorrow, high tech and low
            life, where the hackers live, in a dystopian future, the future is now, in the neon city,
            Shanghai 2099
        """,
        {
            "boulevard street": """
                cyberpunk street, neon street, futuristic street, street of the future, city street, *down
                in the streets
            """,
            "river harbour": """
                cyberpunk waterfront, futuristic harbour, neon city by a river, *by the river in a neon
                city, city on the water
            """,
            "balcony high": """
                city from a balcony, balcony over a neon city, *high above the city, *looking out over the
                neon city
            """,
            "rain": "rain-soaked city, wet streets",
        },
        """
            futuristic, dystopian, dark, high-tech, neon-lit, sci-fi, gritty, towering, colourful, huge,
            electric, crowded
        """,
        "moody, gloomy, mysterious, dystopian",
    ),
    "moon base": called(
        "on",
        """
            space base, space station, lunar colony, moon colony, space colony, lunar station, moon
            station, space outpost, outpost on the moon, lunar surface, moon surface, lunar landscape, moon
            landscape, surface of the moon, base in space, astronauts' base, space settlement, moonscape,
            research station on the moon, domes on the moon, moon settlement, science fiction base, space
            camp, spaceport, sci-fi base, moon city, lunar settlement, colony of domes, moon village
        """,
        """
            on the moon, Earth from the moon, man on the moon, one small step for man, fly me to the moon,
            a colony in space, tranquility base, where astronauts live, the eagle has landed, living on the
            moon, outer space, space 1999, the dust of the moon, far from Earth
        """,
        {
            "rocket pad": """
                rocket on the moon, rocket base, launch pad, landing site, rocket ready for takeoff, moon
                landing, *ready for takeoff
            """,
            "crater": "crater on the moon, moon crater, crater with a base, lunar crater",
            "dome": "dome city, glass domes, space domes",
            "rover": "moon buggy, lunar rover, rover on the moon",
            "earth": "earthrise, moon with the earth in the sky, view of the earth from the moon",
        },
        """
            lonely, remote, sci-fi, futuristic, desolate, barren, grey, silent, airless, abandoned,
            deserted, high-tech
        """,
        "eerie, mysterious, desolate",
    ),
}
