package dev.vitrine.web;

import java.net.URI;

/** Gets a file from a server, and follows nothing. */
@FunctionalInterface
public interface Downloads {

    /**
     * The file at {@code address}, where a redirect says where to; or why there is none.
     *
     * @param address with {@code http} or {@code https}
     * @param most how many bytes it may have
     */
    Download get(URI address, int most);
}
