package dev.vitrine.output;

import java.util.Optional;

/**
 * An address that leads elsewhere, or is gone.
 *
 * @param from from the root of the site, as people read it; with {@code /*} at its end everything below it
 * @param to an address from the root as it stands in links, or an https address; {@code :splat} at its end stands for what {@code *} stood for; nothing when
 *     {@code from} is gone
 * @param status the HTTP status
 */
public record Redirect(String from, Optional<String> to, int status) {

    /** Whether it stands for everything below an address. */
    public boolean wild() {
        return from.endsWith("/*");
    }

    /** Whether it answers {@code path}, an address as people read it. */
    public boolean answers(String path) {
        return wild() ? path.startsWith(from.substring(0, from.length() - 1)) : from.equals(path);
    }

    /** Where {@code path}, which it answers, leads; {@code rest} is what stands for {@code :splat}, as it stands in links. */
    public Optional<String> target(String rest) {
        return to.map(target ->
                target.endsWith(":splat") ? target.substring(0, target.length() - ":splat".length()) + rest : target);
    }
}
