package dev.vitrine.translation;

import java.util.List;

/**
 * Where a text is written, or would be.
 *
 * @param file relative to the site, with {@code /}
 * @param line the line of a JSON Lines file, from 1; 0 when the whole file is meant
 * @param kind what part of the file it is
 * @param path the names that lead to it; {@code #0} is an item of a list
 */
record Place(String file, int line, Kind kind, List<String> path) {

    enum Kind {
        JSON,
        FRONT_MATTER,
        BODY
    }

    Place {
        path = List.copyOf(path);
    }
}
