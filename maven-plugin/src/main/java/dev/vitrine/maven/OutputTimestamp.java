package dev.vitrine.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** {@code project.build.outputTimestamp}: the moment a project says its files are from. */
record OutputTimestamp(Instant instant) {

    /** The moment {@code text} states, as seconds since 1970 or in ISO 8601; empty when it states none. */
    static Optional<OutputTimestamp> parse(@Nullable String text) throws MojoExecutionException {
        // Maven's own plugins take a single character as "no timestamp"; so do we.
        if (text == null || text.strip().length() <= 1) {
            return Optional.empty();
        }
        String stated = text.strip();
        try {
            return Optional.of(new OutputTimestamp(
                    stated.chars().allMatch(Character::isDigit)
                            ? Instant.ofEpochSecond(Long.parseLong(stated))
                            : OffsetDateTime.parse(stated).toInstant()));
        } catch (DateTimeException | NumberFormatException e) {
            throw new MojoExecutionException("project.build.outputTimestamp: " + e.getMessage(), e);
        }
    }

    /** Its day in UTC. */
    LocalDate day() {
        return local().toLocalDate();
    }

    /** Its day and time in UTC. */
    LocalDateTime local() {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
