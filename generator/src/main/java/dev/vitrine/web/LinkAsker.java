package dev.vitrine.web;

import dev.vitrine.output.AnswerRows;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Asks for links of other servers: each once, those of one server one after the other, and those that answered during the last day not at all.
 *
 * <p>First only for the head, which costs a server least; then for the page, as some servers do not know better.
 */
public final class LinkAsker {

    private static final Duration FRESH = Duration.ofDays(1);
    private static final int SERVERS_AT_ONCE = 8;
    private static final int HOPS = 5;

    /** A server that does not answer so often in a row is not asked again. */
    private static final int SILENT = 3;

    private final Transport transport;
    private final Instant now;
    private final Optional<Path> memory;

    /**
     * An asker.
     *
     * @param transport asks one server once
     * @param now the time, by which answers grow old
     * @param memory the file that keeps answers; none are kept without one
     */
    public LinkAsker(Transport transport, Instant now, Optional<Path> memory) {
        this.transport = transport;
        this.now = now;
        this.memory = memory;
    }

    /**
     * The answers to {@code links}, in the order of the links.
     *
     * @throws IOException when the thread is interrupted, or the memory cannot be written
     */
    public Map<String, Answer> ask(Collection<String> links) throws IOException {
        Map<String, AnswerRows.Row> kept = memory.isPresent() ? AnswerRows.read(memory.get()) : Map.of();
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        Map<String, List<String>> byServer = new TreeMap<>();
        for (String link : new TreeSet<>(links)) {
            AnswerRows.Row row = kept.get(link);
            if (row != null && isFresh(row)) {
                answers.put(link, new Answer(row.status(), row.movedTo(), ""));
            } else {
                byServer.computeIfAbsent(server(link), s -> new ArrayList<>()).add(link);
            }
        }
        ask(byServer.values(), answers);
        if (memory.isPresent()) {
            keep(kept, answers);
        }
        return new TreeMap<>(answers);
    }

    private boolean isFresh(AnswerRows.Row row) {
        Duration age = Duration.between(Instant.ofEpochSecond(row.asked()), now);
        return !age.isNegative() && age.compareTo(FRESH) < 0;
    }

    private static String server(String link) {
        try {
            URI address = new URI(link);
            return address.getHost() == null ? "" : address.getHost();
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private void ask(Collection<List<String>> servers, Map<String, Answer> answers) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(SERVERS_AT_ONCE);
        try {
            servers.forEach(links -> pool.execute(() -> askServer(links, answers)));
            pool.shutdown();
            // There may be very many links.
            boolean done = false;
            while (!done) {
                done = pool.awaitTermination(1, TimeUnit.HOURS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the check of links was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void askServer(List<String> links, Map<String, Answer> answers) {
        int silent = 0;
        Answer last = Answer.none("its server does not answer");
        for (String link : links) {
            Answer answer = silent < SILENT ? ask(link) : last;
            silent = answer.status() == 0 ? silent + 1 : 0;
            last = answer;
            answers.put(link, answer);
        }
    }

    /** Follows redirects to their end; where they lead to counts, and that they do is said. */
    private Answer ask(String link) {
        URI address;
        try {
            address = withoutPlace(new URI(link));
        } catch (URISyntaxException e) {
            return Answer.none("it is no address that can be asked for");
        }
        String moved = "";
        for (int hop = 0; hop <= HOPS; hop++) {
            if (address.getHost() == null || !isWeb(address)) {
                return Answer.none("it is no address that can be asked for");
            }
            Answer answer = transport.ask("HEAD", address);
            if (answer.status() >= 400 && answer.status() != 429) {
                answer = transport.ask("GET", address);
            }
            if (!answer.isRedirect() || answer.movedTo().isEmpty()) {
                return answer.movedTo(moved);
            }
            try {
                address = withoutPlace(address.resolve(new URI(answer.movedTo())));
            } catch (URISyntaxException | IllegalArgumentException e) {
                return Answer.none("it leads on to '" + answer.movedTo() + "', which is no address");
            }
            moved = address.toString();
        }
        return Answer.none("it leads on more than " + HOPS + " times");
    }

    private static boolean isWeb(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }

    private static URI withoutPlace(URI address) throws URISyntaxException {
        String text = address.toString();
        int place = text.indexOf('#');
        return place < 0 ? address : new URI(text.substring(0, place));
    }

    /** Keeps what servers said; that one said nothing may be our own network's fault, and is asked again. */
    private void keep(Map<String, AnswerRows.Row> kept, Map<String, Answer> answers) throws IOException {
        Map<String, AnswerRows.Row> rows = new TreeMap<>();
        kept.forEach((link, row) -> {
            if (isFresh(row)) {
                rows.put(link, row);
            }
        });
        answers.forEach((link, answer) -> {
            if (answer.status() > 0) {
                rows.putIfAbsent(link, new AnswerRows.Row(answer.status(), answer.movedTo(), now.getEpochSecond()));
            }
        });
        AnswerRows.write(memory.orElseThrow(), rows);
    }
}
