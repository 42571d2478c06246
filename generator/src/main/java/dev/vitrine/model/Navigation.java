package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.List;

/**
 * The menus of the site.
 *
 * @param header links at the top
 * @param footer groups of links at the bottom
 */
public record Navigation(List<Entry> header, List<Group> footer) {

    public static final Navigation NONE = new Navigation(List.of(), List.of());

    public Navigation {
        header = List.copyOf(header);
        footer = List.copyOf(footer);
    }

    /**
     * One link.
     *
     * @param target where it leads
     * @param below links shown under it; empty for a plain link
     * @param location where it is written
     */
    public record Entry(LinkRef target, List<Entry> below, Location location) {
        public Entry {
            below = List.copyOf(below);
        }
    }

    /**
     * Links under one heading.
     *
     * @param title the heading per language
     * @param links the links
     */
    public record Group(Localized<String> title, List<Entry> links) {
        public Group {
            links = List.copyOf(links);
        }
    }
}
