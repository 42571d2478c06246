package dev.vitrine.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches files from servers that were named, and from no other: each redirect is looked at before it is followed. */
public final class FileFetcher {

    private static final int HOPS = 5;
    private static final int MOST = 20 << 20;

    private final Downloads downloads;
    private final Set<String> hosts;

    /**
     * A fetcher.
     *
     * @param downloads gets one file once
     * @param hosts the servers that may be asked, such as {@code cdn.example} or {@code cdn.example:8443}
     */
    public FileFetcher(Downloads downloads, Collection<String> hosts) {
        this.downloads = downloads;
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The file at {@code address}; or why there is none. It never moved. */
    public Download fetch(String address) {
        String next = address;
        for (int hop = 0; hop <= HOPS; hop++) {
            URI asked;
            try {
                asked = new URI(next);
            } catch (URISyntaxException e) {
                return Download.none("it is no address that can be asked for");
            }
            String scheme = String.valueOf(asked.getScheme()).toLowerCase(Locale.ROOT);
            String host = String.valueOf(asked.getRawAuthority()).toLowerCase(Locale.ROOT);
            if (asked.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
                return Download.none("it is no address that can be asked for");
            }
            if (!hosts.contains(host)) {
                return Download.none(
                        hop == 0
                                ? host + " is not among the hosts"
                                : "it leads to " + host + ", which is not among the hosts");
            }
            Download got = downloads.get(asked, MOST);
            if (got.movedTo().isEmpty()) {
                return got.failure().isEmpty() && got.content().length == 0 ? Download.none("it is empty") : got;
            }
            try {
                next = asked.resolve(got.movedTo()).toString();
            } catch (IllegalArgumentException e) {
                return Download.none("it leads to no address that can be asked for");
            }
        }
        return Download.none("it leads on more than " + HOPS + " times");
    }
}
