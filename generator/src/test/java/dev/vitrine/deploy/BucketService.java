package dev.vitrine.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real service of buckets, started as a program of its own, and a gate before it that counts what passes and can be shut.
 */
final class BucketService implements AutoCloseable {

    private static final Path JAR = Path.of("target/s3mock/s3mock-exec.jar");
    private static final Pattern PORT = Pattern.compile("(?<port>\\d+) \\(http\\)");
    /** What a client sets by itself. */
    private static final Set<String> OWN =
            Set.of("host", "content-length", "connection", "expect", "transfer-encoding", "upgrade", "http2-settings");

    private final Process process;
    private final int port;
    private final HttpServer gate;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile Gate state = Gate.OPEN;
    private volatile int after = Integer.MAX_VALUE;

    enum Gate {
        OPEN,
        /** Takes a request, and never answers. */
        SILENT,
        /** Cuts the line. */
        BROKEN,
        /** Answers that it is not allowed, and tells more than it should. */
        DENYING
    }

    private BucketService(Process process, int port) throws IOException {
        this.process = process;
        this.port = port;
        this.gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.setExecutor(threads);
        gate.createContext("/", this::pass);
        gate.start();
    }

    static BucketService start() throws IOException {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException(JAR + " is missing: run this test by Maven, which brings it");
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        JAR.toString(),
                        "--server.port=0",
                        "--http.port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        int port = 0;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher found = PORT.matcher(line);
            port = line.contains("started on") && found.find() ? Integer.parseInt(found.group("port")) : port;
            if (line.contains("Started S3MockApplication")) {
                break;
            }
        }
        if (port == 0) {
            process.destroyForcibly();
            throw new IllegalStateException("the service of buckets did not start:\n" + all);
        }
        Thread reader = new Thread(() -> said.lines().forEach(line -> {}), "what the service says");
        reader.setDaemon(true);
        reader.start();
        return new BucketService(process, port);
    }

    /** The gate. */
    URI address() {
        return URI.create("http://127.0.0.1:" + gate.getAddress().getPort());
    }

    /** What lies behind it, as visitors see it. */
    HttpResponse<String> visit(String bucket, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(behind("/" + bucket + "/" + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (int again = 0; ; again++) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                // Now and then this service never answers who reads what is being written, or leaves off in between.
                if (again == 5) {
                    throw e;
                }
            }
        }
    }

    void bucket(String name) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(behind("/" + name))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private URI behind(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** From the {@code number}-th file of the site on, counted from now, the gate is {@code state}. */
    void shut(int number, Gate state) {
        sent.set(0);
        this.after = number;
        this.state = state;
    }

    /** Lets all through, and counts from 0. */
    void open() {
        shut(Integer.MAX_VALUE, Gate.OPEN);
    }

    /** Files of sites that were sent since it was opened or shut. */
    int sent() {
        return sent.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        boolean file = exchange.getRequestMethod().equals("PUT") && !path.contains("/.vitrine/");
        Gate now = file && sent.incrementAndGet() > after ? state : Gate.OPEN;
        try {
            switch (now) {
                case OPEN -> forward(exchange, body);
                case SILENT -> Thread.sleep(Long.MAX_VALUE);
                case BROKEN -> exchange.close();
                case DENYING -> deny(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void deny(HttpExchange exchange) throws IOException {
        byte[] words = ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>"
                        + exchange.getRequestHeaders().getFirst("Authorization") + "</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(403, words.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(words);
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        boolean head = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), head ? -1 : answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!head) {
                out.write(answer.body());
            }
        }
    }

    @Override
    public void close() {
        gate.stop(0);
        threads.shutdownNow();
        process.destroyForcibly();
    }
}
