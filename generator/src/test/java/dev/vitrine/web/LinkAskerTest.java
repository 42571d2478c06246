package dev.vitrine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAskerTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).contains("Vitrine");
            if (path.startsWith("/to/")) {
                exchange.getResponseHeaders().add("Location", path.substring(3));
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            int status = path.equals("/only-get") ? head ? 405 : 200 : path.startsWith("/to/") ? 302 : status(path);
            byte[] body = head || status == 302 ? new byte[0] : "text".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        base = "http://localhost:" + server.getAddress().getPort();
    }

    private static int status(String path) {
        return path.matches("/\\d{3}") ? Integer.parseInt(path.substring(1)) : 200;
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private LinkAsker asker(Instant now) {
        return new LinkAsker(
                new HttpTransport(host -> host.equals("localhost"), Duration.ofSeconds(30)),
                now,
                Optional.of(folder.resolve("state/answers.tsv")));
    }

    private Answer answer(String path) throws IOException {
        return asker(NOON).ask(List.of(base + path)).get(base + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/only-get", "/403", "/401", "/429", "/%E8%8A%B1/?a=b", "/#place"})
    void whatAnswersIsThere(String path) throws IOException {
        assertThat(answer(path).isBroken()).isFalse();
        assertThat(answer(path).movedTo()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/404", "/410", "/500", "/503", "/to/404"})
    void whatIsGoneIsBroken(String path) throws IOException {
        assertThat(answer(path).isBroken()).isTrue();
    }

    @Test
    void aPageIsAskedForOnlyWhenTheHeadDoesNotDo() throws IOException {
        answer("/");
        answer("/only-get");
        assertThat(asked).containsExactly("HEAD /", "HEAD /only-get", "GET /only-get");
    }

    @Test
    void redirectsAreFollowedToTheirEnd() throws IOException {
        assertThat(answer("/to/to/here")).isEqualTo(new Answer(200, base + "/here", ""));
        assertThat(asked).containsExactly("HEAD /to/to/here", "HEAD /to/here", "HEAD /here");
    }

    @Test
    void redirectsInACircleEnd() throws IOException {
        Transport circle = (method, address) -> new Answer(301, "/", "");
        assertThat(new LinkAsker(circle, NOON, Optional.empty())
                        .ask(List.of("http://a.example/"))
                        .get("http://a.example/"))
                .isEqualTo(Answer.none("it leads on more than 5 times"));
    }

    @Test
    void eachLinkIsAskedOnceADay() throws IOException {
        List<String> links = List.of(base + "/a", base + "/404", base + "/a");
        Map<String, Answer> first = asker(NOON).ask(links);
        assertThat(asked).containsExactlyInAnyOrder("HEAD /a", "HEAD /404", "GET /404");
        assertThat(asker(NOON.plus(Duration.ofHours(23))).ask(links)).isEqualTo(first);
        assertThat(asked).hasSize(3);
        asker(NOON.plus(Duration.ofHours(25))).ask(links);
        assertThat(asked).hasSize(6);
    }

    @Test
    void aDamagedMemoryIsNone() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.write(
                folder.resolve("state/answers.tsv"),
                (base + "/a\tx\t\t1\n\u00ff\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer("/a").status()).isEqualTo(200);
        assertThat(asked).containsExactly("HEAD /a");
    }

    @Test
    void privateNetworksAreNotAskedNotEvenByARedirect() throws IOException {
        LinkAsker asker = new LinkAsker(
                new HttpTransport(PublicAddresses.standard(), Duration.ofSeconds(30)), NOON, Optional.empty());
        assertThat(asker.ask(List.of(base + "/")).values()).allMatch(Answer::isBroken);
        server.createContext("/out", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/in");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThat(answer("/out").failure()).contains("private network");
        assertThat(asked).isEmpty();
    }

    @Test
    void aSilentServerIsNotAskedForEver() throws IOException {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            links.add("http://silent.example/" + i);
        }
        Transport silent = (method, address) -> {
            asked.add(address.toString());
            return Answer.none("its server cannot be reached");
        };
        assertThat(new LinkAsker(silent, NOON, Optional.empty()).ask(links)).hasSize(50);
        assertThat(asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "https:///x", "http://a b/", "ftp://a.example/"})
    void whatIsNoAddressIsBroken(String link) throws IOException {
        assertThat(asker(NOON).ask(List.of(link)).get(link).isBroken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "198.18.0.1",
                "255.255.255.255",
                "192.0.0.8",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::1",
                "ff02::1"
            })
    void privateAddressesAreNotAsked(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
            })
    void publicAddressesAre(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
