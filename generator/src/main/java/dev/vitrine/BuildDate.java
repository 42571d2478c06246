package dev.vitrine;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The day a site is built for when the user names none: one rule for every door. */
public final class BuildDate {

    /** The environment variable that reproducible builds agree on: seconds since 1970. */
    public static final String VARIABLE = "SOURCE_DATE_EPOCH";

    private BuildDate() {}

    /**
     * The day of {@value #VARIABLE} when it is set, else today; both in UTC.
     *
     * @param environment the environment variables
     * @param clock tells what today is
     * @throws DateTimeException when the variable is set to something else than seconds
     */
    public static LocalDate from(Map<String, String> environment, Clock clock) {
        String seconds = environment.getOrDefault(VARIABLE, "").strip();
        return seconds.isEmpty() ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : ofEpochSeconds(seconds);
    }

    /**
     * The day, in UTC, {@code seconds} after the start of 1970.
     *
     * @throws DateTimeException when that is no such number
     */
    public static LocalDate ofEpochSeconds(String seconds) {
        try {
            return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC);
        } catch (NumberFormatException e) {
            throw new DateTimeException("'" + seconds + "' is not a number of seconds since 1970", e);
        }
    }
}
