"""Names of the sea, its shores and its ships."""

from __future__ import annotations

from scene_engine.painter.names.base import called

NAMES = {
    "beach": called(
        "on",
        """
            seashore, shore, coast, seacoast, coastline, strand, tropical beach, sandy bay, white sand
            beach, lonely beach, deserted beach, paradise beach, Caribbean beach, holiday beach, beach
            scene, shoreline, seaside resort, summer beach, castaway's beach, smugglers' beach, surfers'
            beach, pirates' beach, sunny coast, sandy coast, south sea beach, ocean beach, waterfront,
            dream beach, pirate cove
        """,
        """
            at the seaside, at the beach, by the sea, by the seaside, a day at the beach, a walk on the
            beach, stranded, washed ashore, where the waves break, the Caribbean, Hawaii, Bali, holiday by
            the sea, shipwrecked, on the shore, where pirates bury their treasure, gathering shells,
            treasure island, at the edge of the ocean, sea and sand
        """,
        {
            "cove arch": """
                cove, hidden cove, pirates' cove, smugglers' cove, rocky cove, *where the smugglers land,
                inlet
            """,
            "bay": "bay, wide bay, lagoon",
            "cliff": """
                beach below a cliff, beach under the cliffs, cliff above a beach, cliffs by the sea
            """,
            "palm": """
                palm beach, tropical paradise, beach with palms, palm trees by the sea, *under the palms,
                coconut beach
            """,
            "boat": "fishing beach, fishermen's beach",
            "dune": "dunes by the sea, sand dunes",
        },
        """
            sandy, tropical, beautiful, deserted, empty, lonely, idyllic, relaxing, tranquil, secluded,
            exotic, windswept
        """,
        "mysterious, gloomy, deserted, moody",
    ),
    "harbour": called(
        "in",
        """
            quay, dock, wharf, marina, fishing port, dockside, harbour town, port town, fishing harbour,
            haven, waterfront, seaside town, coastal town, fishing village, pirate port, pirates' harbour,
            sailors' town, Caribbean port, smugglers' harbour, quayside, sea harbour, harbourside, trading
            port, anchorage, old port, merchants' harbour, sailing harbour, moorings, busy port, port of
            call, shipyard, landing stage, fishermen's harbour
        """,
        """
            down at the docks, at the docks, by the quay, on the waterfront, waiting for a ship, where the
            sailors drink, Port Royal, Tortuga, where ships come in, leaving port, the end of the voyage,
            where the fishermen live, at anchor, where the pirates land, the
            voyage begins
        """,
        {
            "jetty": "jetty, wooden pier, pier, *at the end of the pier",
            "galleon": """
                harbour with a galleon, galleon in port, pirate ship in a harbour, port with a galleon
            """,
            "ship": "ships in port, tall ship in a harbour, ship at anchor",
            "boat": "boats in the harbour, fishing boats",
            "arch archway": "gate to the harbour, archway to the harbour",
        },
        """
            old, busy, picturesque, charming, quaint, bustling, historic, cosy, lively, sleepy, deserted,
            beautiful
        """,
        "gloomy, mysterious, shady, deserted",
    ),
    "island": called(
        "on",
        """
            isle, islet, small island, pirate island, treasure island, deserted island, lost island,
            paradise, tropical paradise, castaway island, Caribbean island, south sea island, island
            paradise, lonely isle, mysterious island, uninhabited island, secret island, faraway island,
            Robinson Crusoe's island, skull island, castaway's island, remote island, pirates' island,
            exotic island, green island, uncharted island, monkey island, far-off isle
        """,
        """
            stranded on an island, marooned, far out at sea, where the treasure is buried, the Caribbean,
            Hawaii, Tahiti, land ahoy, shipwrecked, alone on an island, in the south seas, at last an
            island, somewhere in the Pacific, where X marks the spot, an island nobody knows, the island of
            the pirates, castaway
        """,
        {
            "lagoon": "lagoon, blue lagoon, tropical lagoon, atoll, *in the lagoon",
            "cave": """
                sea cave, rocky island, rock in the sea, island with a cave, grotto by the sea, *where
                pirates hide
            """,
            "islet": "tiny island, little island with palms, sandbank, little isle",
            "palm": "palm island, island with palm trees, coconut island, island of palms",
            "lava smoke": "volcanic island, island with a volcano",
        },
        """
            tropical, deserted, lonely, remote, exotic, beautiful, idyllic, uninhabited, tiny, secluded,
            mysterious, tranquil
        """,
        "mysterious, gloomy, eerie, haunted",
    ),
    "lighthouse": called(
        "at",
        """
            beacon, light tower, lighthouse on a cliff, sea light, coastal lighthouse, beacon by the sea,
            old beacon, tall lighthouse, lighthouse on the rocks, lighthouse on a rock, lighthouse keeper's
            home, lighthouse at the sea, Breton lighthouse, seaside lighthouse, white tower by the sea,
            lighthouse above the sea, lighthouse on the shore, beacon on the coast, signal tower, headland
            with a lighthouse, cape with a lighthouse, rocky coast, sailor's beacon, Irish coast, Cornish
            coast
        """,
        """
            at the lighthouse, the lighthouse keeper's home, where the land ends, land's end, Cape Cod,
            Cornwall, Brittany, guiding the ships home, the light that saves ships, on a rocky coast, where
            the waves break, the keeper's lonely home, at the edge of the sea, to the lighthouse
        """,
        {
            "mole": """
                lighthouse at a harbour, pier with a lighthouse, breakwater, lighthouse on a pier, harbour
                light
            """,
            "cottage": "lighthouse with a cottage, keeper's house, keeper's cottage",
            "path": "path to the lighthouse, trail along the coast, coastal path",
            "beam": """
                shining lighthouse, lighthouse with its light on, lighthouse beam, *its light sweeps the
                sea
            """,
        },
        """
            tall, lonely, old, solitary, picturesque, remote, windswept, majestic, abandoned, historic,
            white, isolated
        """,
        "mysterious, gloomy, haunted, eerie",
    ),
    "open sea": called(
        "on",
        """
            ocean waves, seven seas, deep sea, deep blue sea, wide sea, wide open sea, ocean view, waves,
            vast ocean, Atlantic ocean, Pacific ocean, ocean horizon, rolling waves, endless sea, sailors'
            sea, high sea, sea view, marine scene, pirate waters, open water, open ocean, South Seas, sea
            scene, sea horizon, great ocean, endless ocean, Caribbean sea, waterscape
        """,
        """
            out at sea, at sea, on the high seas, lost at sea, far from land, sailing the seven seas,
            nothing but water, the Atlantic, the Pacific, the Caribbean, where the kraken sleeps, crossing
            the ocean, no land in sight, bound for the new world, in the middle of the ocean, the deep
            blue, a life at sea
        """,
        {
            "ship galleon": """
                sailing ship, tall ship, pirate ship, ship under sail, windjammer, frigate at sea, ship at
                sea, *sailing to the new world, vessel, square-rigger
            """,
            "galleon": """
                galleon, Spanish galleon, galleon at sea, pirates' galleon, treasure ship, galleon under
                sail
            """,
            "boat": """
                small boat at sea, fishing boat at sea, castaways' boat, *drifting in a boat, *adrift,
                *lost in a small boat
            """,
            "whale": """
                whale, whale at sea, whales, great whale, leviathan, *Moby Dick, *there she blows, whale
                hunt, *hunting the white whale
            """,
            "stack rock": "rocks in the sea, reef, rocky reef, sea cliffs, dangerous reef, sea stacks",
            "storm": """
                rough sea, high waves, heavy sea, raging sea, wild waves, huge waves, towering waves,
                *fighting the waves
            """,
            "calm": "calm sea, calm waters, quiet sea, still sea, doldrums, smooth sea",
        },
        "endless, vast, wide, deep, lonely, empty, majestic, beautiful, wild, mighty, boundless",
        "gloomy, menacing, dangerous, dark",
    ),
    "ship's deck": called(
        "on",
        """
            pirate ship, galleon, sailing ship, pirates' ship, captain's deck, pirate galleon, wooden ship,
            old ship, warship, ghost ship, windjammer, frigate, vessel, deck of a frigate, deck of a wooden
            ship, tall ship's deck, sailing vessel, buccaneers' ship, upper deck, main deck, quarterdeck,
            deck of an old sailing ship, merchant ship, privateer, Spanish galleon, sailors' deck, Captain
            Hook's ship, whaling ship, ship of the line, schooner
        """,
        """
            aboard a pirate ship, on board a ship, on board, aboard the galleon, on deck, all hands on
            deck, aboard a sailing ship, sailing the seven seas, a pirate's life, out at sea, on a long
            voyage, aboard the Flying Dutchman, where the pirates sing, under the black flag, on board a
            galleon, on the high seas, on the way to treasure island, swabbing the deck
        """,
        {
            "helm wheel": """
                ship's helm, helm of a ship, ship's wheel, *at the helm, *steering the ship, helmsman's
                place
            """,
            "bow": "bow of a ship, prow, ship's bow, *at the bow of the ship, forecastle",
            "cannon": "gun deck, deck with cannons, cannons on a ship, *ready for battle, man-of-war",
            "cabin": "captain's cabin, door to the captain's cabin, stern of a ship, poop deck",
            "mast": "ship's mast, masts and rigging, rigging, *under full sail",
        },
        """
            old, wooden, creaking, weathered, sturdy, abandoned, proud, deserted, swaying, historic
        """,
        "haunted, spooky, ghostly, gloomy",
    ),
}
