package dev.vitrine.web;

import java.net.URI;

/** Asks a server once, and follows nothing. Implementations are thread-safe. */
@FunctionalInterface
public interface Transport {

    /**
     * What the server says.
     *
     * @param method {@code HEAD} or {@code GET}
     * @param address with {@code http} or {@code https}
     * @return its answer, where a redirect says where to; or why there is none
     */
    Answer ask(String method, URI address);
}
