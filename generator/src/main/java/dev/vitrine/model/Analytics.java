package dev.vitrine.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The services that count what shoppers do, in the order of {@link Service}.
 *
 * @param tools each service at most once
 */
public record Analytics(List<Tool> tools) {

    /** Nothing is counted. */
    public static final Analytics NONE = new Analytics(List.of());

    public Analytics {
        tools = List.copyOf(tools);
    }

    /** Those whose services have one of {@code words}. */
    public Analytics only(Set<String> words) {
        return new Analytics(tools.stream()
                .filter(tool -> words.contains(tool.service().word()))
                .toList());
    }

    /**
     * A service as the shop uses it.
     *
     * @param service which it is
     * @param id what it knows the shop by
     * @param host the https origin, or folder, that is told of events, without a slash at the end
     * @param withoutConsent why it may count before shoppers are asked; empty: it may not
     */
    public record Tool(Service service, String id, String host, Optional<String> withoutConsent) {

        /** Directive of a content security policy to the sources it needs: those that are told by plain requests need one host, and bring no script. */
        public Map<String, List<String>> sources() {
            if (service == Service.GA4) {
                return Map.of(
                        "script-src",
                        List.of("https://www.googletagmanager.com"),
                        "connect-src",
                        List.of(
                                "https://*.analytics.google.com",
                                "https://*.google-analytics.com",
                                "https://*.googletagmanager.com"),
                        "img-src",
                        List.of("https://*.google-analytics.com", "https://*.googletagmanager.com"));
            }
            if (service == Service.META) {
                return Map.of(
                        "script-src",
                        List.of("https://connect.facebook.net"),
                        "connect-src",
                        List.of("https://connect.facebook.net", "https://www.facebook.com"),
                        "img-src",
                        List.of("https://www.facebook.com"));
            }
            return Map.of("connect-src", List.of(origin()));
        }

        private String origin() {
            int path = host.indexOf('/', "https://".length());
            return path < 0 ? host : host.substring(0, path);
        }
    }

    /** What a service is for, which shoppers allow one by one. */
    public enum Purpose {
        /** How the shop is used. */
        STATISTICS,
        /** Advertising, here and elsewhere. */
        MARKETING;

        /** Its name in settings, templates and scripts. */
        public String word() {
            return this == STATISTICS ? "statistics" : "marketing";
        }
    }

    /** A service. */
    public enum Service {
        PLAUSIBLE("plausible", "Plausible", Purpose.STATISTICS),
        MATOMO("matomo", "Matomo", Purpose.STATISTICS),
        GA4("ga4", "Google Analytics", Purpose.STATISTICS),
        META("meta", "Meta Pixel", Purpose.MARKETING);

        private final String word;
        private final String title;
        private final Purpose purpose;

        Service(String word, String title, Purpose purpose) {
            this.word = word;
            this.title = title;
            this.purpose = purpose;
        }

        /** Its name in settings, templates and scripts. */
        public String word() {
            return word;
        }

        /** Its name as shoppers know it. */
        public String title() {
            return title;
        }

        /** What it is for. */
        public Purpose purpose() {
            return purpose;
        }

        /** The service of that name. */
        public static Optional<Service> of(String word) {
            return Stream.of(values())
                    .filter(service -> service.word.equals(word))
                    .findFirst();
        }
    }
}
