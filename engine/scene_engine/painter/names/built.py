"""Names of what people built: castles, farms, towns, graves and ruins."""

from __future__ import annotations

from scene_engine.painter.names.base import called

NAMES = {
    "castle": called(
        "at",
        """
            fortress, stronghold, citadel, keep, fort, royal castle, king's castle, fairytale castle,
            knights' castle, palace, chateau, castle with towers, princess's castle, prince's castle,
            Scottish castle, Dracula's castle, dragon's castle, evil king's castle, ancient castle, stone
            fortress, castle walls, castle towers, mighty fortress, fairytale palace, storybook castle,
            feudal castle, vampire's castle, sorcerer's castle, Norman castle, enchanted castle, towers and
            battlements
        """,
        """
            Camelot, King Arthur's castle, where the king lives, where the princess is held captive, once
            upon a time, Transylvania, where Sleeping Beauty sleeps, the seat of the king, the duke's old
            castle, Neuschwanstein, the castle of the evil queen, the knight's journey ends, where knights
            and ladies live, before the siege
        """,
        {
            "hill": "hilltop castle, castle on a hilltop, fortress on a hill",
            "crag": """
                castle on a rock, castle on a crag, fortress on a rock, mountain fortress, *high on the
                crag, castle on a cliff
            """,
            "gate drawbridge": """
                castle gate, drawbridge, castle with a drawbridge, castle with a moat, gatehouse, *at the
                castle gate, castle entrance, *the drawbridge is down
            """,
            "lake": """
                castle in a lake, castle by a lake, water castle, island castle, moated castle, castle on
                an island
            """,
            "forest": "castle by a forest, castle among trees",
        },
        """
            medieval, ancient, mighty, huge, proud, grand, majestic, romantic, magical, imposing, gothic,
            abandoned, old
        """,
        "spooky, gloomy, haunted, dark, sinister",
    ),
    "farm": called(
        "on",
        """
            barn, farmhouse, farmstead, homestead, ranch, countryside, farm in the countryside, farmyard,
            barnyard, rural scene, croft, farmer's house, farm buildings, rural farm, old barn,
            grandparents' farm, family farm, country life, country scene, farmer's land, farm scene, rural
            landscape, agricultural land, dairy farm, village farm, country house, farm and fields, grange
        """,
        """
            at the farm, down on the farm, out in the country, in the countryside, where the farmer lives,
            life in the country, a farm in Kansas, old MacDonald had a farm, where the rooster crows,
            visiting grandmother, harvest home, on the ranch, the farmer's pride, at grandfather's farm
        """,
        {
            "windmill": "farm with a windmill, windmill, old mill, farm by the mill, *by the old mill",
            "field": "fields, crops, farm fields, field by a farm, wheat field, cornfield",
            "haystack": "haystacks, hay harvest, farm with haystacks, bales of hay",
            "yard": "farm courtyard, yard of a farm",
        },
        """
            rural, rustic, cosy, lovely, idyllic, charming, old, simple, pastoral, tranquil, abandoned
        """,
        "lonely, abandoned, gloomy, eerie",
    ),
    "graveyard": called(
        "in",
        """
            crypt, tomb, tombs, tombstones, gravestones, graves, necropolis, resting place, haunted
            graveyard, haunted cemetery, boneyard, gothic graveyard, gothic cemetery, Halloween graveyard,
            zombie graveyard, village cemetery, forgotten graveyard, vampire's grave, church cemetery,
            abandoned cemetery, headstones, graveyard scene, garden of the dead, old graves, ghosts'
            meeting place, field of the dead, gravedigger's place, horror scene
        """,
        """
            where the dead sleep, rest in peace, among the graves, where the dead rise, where ghosts walk,
            here lies the hero, Halloween, home of the undead, the city of the dead, where vampires sleep,
            visiting the dead, thriller, the gravedigger's work, among the tombstones, where zombies rise,
            a place for the dead, waking the dead
        """,
        {
            "mausoleum": """
                mausoleum, crypt in a graveyard, burial vault, family crypt, family tomb, *before the
                crypt, sepulchre, vault
            """,
            "church": "churchyard, church with graves, church and graveyard, country churchyard",
            "gate": "cemetery gate, graveyard gate, gate of a cemetery, *at the cemetery gate",
            "angel": "stone angel, angel statue, graveyard with an angel, *where the angel weeps",
            "grave": "open grave, freshly dug grave",
        },
        """
            old, ancient, abandoned, haunted, gothic, gloomy, overgrown, forgotten, creepy, lonely, sombre,
            peaceful
        """,
        "scary, creepy, ghostly, terrifying, haunted, gloomy",
    ),
    "haunted mansion": called(
        "at",
        """
            manor, manor house, old manor, haunted manor, creepy house, old house, spooky house, scary
            house, Victorian house, Victorian mansion, gothic mansion, gothic house, derelict house,
            Dracula's house, vampire's house, ghost house, ghosts' house, horror house, witch's house,
            villa, haunted villa, abandoned house, crumbling mansion, Halloween house, house of horrors,
            mad scientist's mansion, lonely house, deserted house, cursed house, estate, eerie old mansion,
            decaying mansion
        """,
        """
            where ghosts live, the house on the hill, where the vampire lives, the house nobody enters,
            Maniac Mansion, Psycho, the old dark house, nobody has lived here for years, the Addams
            family's home, the house of Usher, home of the count, where the murder happened, do not go in
            there, Halloween, the ghosts are at home
        """,
        {
            "cliff": """
                house on a cliff, manor on a cliff, mansion by the sea, mansion above the sea, *high above
                the sea, lonely house on a cliff
            """,
            "hill": "house on a hill, mansion on a hill, manor on a hill",
            "gate": """
                mansion gate, gate of a mansion, manor with a gate, gate of a haunted house, *at the gate
                of the old house
            """,
            "bat": "mansion with bats, *where bats fly",
        },
        """
            spooky, creepy, haunted, abandoned, gothic, decaying, old, derelict, sinister, ominous, lonely,
            ancient, scary
        """,
        "scary, terrifying, ghostly, gloomy, dark, horrifying",
    ),
    "medieval town street": called(
        "in",
        """
            cobbled street, cobblestone street, medieval city, old town, historic town, medieval alley,
            narrow street, village street, fantasy town, fantasy city, half-timbered houses, cobbled lane,
            fairytale town, timber-framed houses, merchants' street, craftsmen's street, street of an old
            city, town in the middle ages, medieval lane, old city, Renaissance town, German town, guild
            town, alley in an old town, city street in the middle ages, Tudor street, blacksmith's street,
            Old World town, inn street, knights' town
        """,
        """
            in the old town, back in the middle ages, walking through the old town, Rothenburg, old Prague,
            Nuremberg, where the blacksmith works, where thieves hide, in the streets of the old town, the
            night watchman's street, where merchants trade, the street of the bakers, looking for the inn,
            medieval times, once upon a time in an old town
        """,
        {
            "market square": """
                marketplace, market square, town square, market, medieval market, bazaar, market day, *on
                market day, *at the market, town square with a church, plaza
            """,
            "gate": """
                town gate, city gate, gate of a town, *at the town gate, *before the city wall, city walls
            """,
            "church": "street with a church, cathedral square",
            "castle": "street below a castle, town with a castle",
        },
        """
            medieval, old, quaint, picturesque, narrow, historic, charming, cobbled, deserted, cosy, empty,
            ancient
        """,
        "deserted, gloomy, spooky, shady",
    ),
    "neon alley": called(
        "in",
        """
            back alley, dark alley, city alley, backstreet, cyberpunk street, neon street, seedy alley,
            alleyway, back street, neon lights, Tokyo alley, Hong Kong alley, red-light
            district, rough neighbourhood, slums, futuristic alley, futuristic street, downtown alley,
            gangsters' alley, hacker's alley, blade runner street, street with neon signs, side street,
            city street, dystopian street, underworld of the city, detective's street, noir alley, bad part
            of town, urban alley, robots' alley
        """,
        """
            Tokyo, Shinjuku, Chinatown, Hong Kong, where the hackers meet, blade runner, in the back
            streets, in a
            dark alley, film noir, somewhere in Chinatown, under the neon signs, neon everywhere, in the
            year 2049, where deals are made, following the suspect, the wrong side of town, meeting an
            informant
        """,
        {
            "shop": """
                shopping street, street of shops, noodle shop, shops in an alley, corner shop, street
                corner
            """,
            "escape": """
                alley with fire escapes, New York alley, backyard, back yard of a tenement, *behind the
                club
            """,
            "rain": "wet street, wet asphalt, rain-soaked alley",
        },
        """
            dark, seedy, gritty, dirty, grimy, narrow, futuristic, dystopian, neon-lit, urban, shady,
            colourful, dangerous
        """,
        "dangerous, moody, shady, gloomy",
    ),
    "ruined temple": called(
        "at",
        """
            ruins, temple, ancient temple, Greek temple, Roman temple, Roman ruins, Greek ruins, lost
            temple, shrine, ruin, old ruins, lost city, abandoned temple, forgotten temple, crumbling
            temple, ruined shrine, fallen temple, ruins of a lost city, temple of the gods, archaeological
            site, sanctuary, oracle's temple, crumbling ruins, gods' temple, remains of a temple, lost
            civilisation, antique temple, marble temple, place of sacrifice, monument
        """,
        """
            the Acropolis, ancient Greece, Atlantis, Delphi, ancient Rome, where the gods lived, the
            oracle's home, where the gods
            are forgotten, Olympia, among the ruins, what is left of the empire, digging for treasure,
            searching for the lost temple, Athens long ago, where the priests prayed, exploring the ruins,
            the glory of the past, home of the forgotten gods
        """,
        {
            "ivy overgrown": """
                overgrown temple, overgrown ruins, jungle temple, ivy-covered ruins, temple in the forest,
                ruins in the forest, *swallowed by the forest
            """,
            "column": """
                fallen columns, broken columns, columns, marble columns, ancient columns, pillars,
                colonnade
            """,
            "sea": "temple by the sea, ruins by the sea",
            "statue": "temple with a statue, ancient statue",
            "arch": "ruined arch, ruined archway, stone arch",
        },
        """
            ancient, abandoned, lost, crumbling, forgotten, sacred, mystical, overgrown, majestic, antique,
            holy, mossy
        """,
        "eerie, spooky, haunted, gloomy",
    ),
    "train station": called(
        "at",
        """
            railway platform, platform, railroad, railway, train stop, station, railroad depot, train
            depot, country station, terminus, village station, steam railway, railway line, old railway
            station, terminal, railway scene, Victorian station, commuters' station, small station, local
            station, rail station, traveller's station, train platform, central station
        """,
        """
            waiting for a train, waiting for the train, at the station, on the platform, the last train
            home, saying goodbye, Orient Express, King's Cross, the train is late, missing the train,
            departure, arrival, where journeys begin, leaving town, platform nine, on the way home by
            train, all aboard, a long wait at the station, going away
        """,
        {
            "train": """
                train in the station, train on the platform, waiting train, train, railway carriage, *the
                train has come
            """,
            "engine steam": """
                steam train, steam engine, locomotive, steam locomotive, *where the steam train stops
            """,
            "hall roof": """
                station hall, big city station, railway terminus, grand central station, railway hall
            """,
            "rail track": "railway tracks, train tracks, rails, railroad tracks",
            "meadow country": "rural station, station in the country, little country station",
        },
        "old, deserted, empty, abandoned, historic, busy, nostalgic, lonely, Victorian, quiet",
        "deserted, gloomy, eerie, mysterious",
    ),
    "village": called(
        "in",
        """
            hamlet, settlement, small village, little town, cottages, rural village, mountain village,
            English village, farming village, countryside, small town, fairytale village, fantasy village,
            blacksmith's village, peasants' village, medieval hamlet, village scene, village with cottages,
            country town, parish, storybook village, alpine village, hobbits' village, halflings' village,
            sleepy town, miller's village, village with a church, home village, old hamlet, shepherds'
            village, homestead
        """,
        """
            where the hero was born, the hero's home, home sweet home, in the country, where everybody
            knows everybody, the Shire, in the Cotswolds, Bavaria, where nothing ever happens, returning
            home, somewhere in the countryside, coming home, where the blacksmith lives, far from the city,
            the quiet life, home at last, where the adventure begins
        """,
        {
            "church": "village church, church in a village, cottages and a church, chapel",
            "bridge": """
                village by a stream, village with a bridge, cottages by a bridge, bridge into the village
            """,
            "green": "village green, village square, *on the village green",
            "lane road": """
                village lane, village street, village road, road through a village, *down the village lane
            """,
            "valley": "village in a valley, village in the hills",
            "well": "village well, village with a well",
        },
        """
            rural, small, tiny, cosy, charming, quaint, picturesque, idyllic, lovely, old, medieval,
            sleepy, rustic, remote
        """,
        "gloomy, deserted, spooky, silent",
    ),
}
