package dev.vitrine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFetcherTest {

    private static final Map<String, String> MOVED = Map.of(
            "https://cdn.example/old.jpg", "/new.jpg",
            "https://cdn.example/away.jpg", "https://Other.example/x.jpg",
            "https://cdn.example/inside.jpg", "http://169.254.169.254/latest/",
            "https://cdn.example/file.jpg", "file:///etc/passwd",
            "https://cdn.example/broken.jpg", "ht tp://x",
            "https://cdn.example/round.jpg", "/round.jpg");

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int port;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            int status = path.startsWith("/to") ? 302 : path.equals("/none.jpg") ? 404 : 200;
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/picture.jpg");
            }
            byte[] body = "picture".getBytes(StandardCharsets.UTF_8);
            // Without a length, a server can send as much as it likes.
            exchange.sendResponseHeaders(status, status == 302 ? -1 : 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; status == 200 && i < (path.equals("/large.jpg") ? 1000 : 1); i++) {
                    out.write(body);
                }
            } catch (IOException e) {
                // The client has had enough.
                asked.add("given up");
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Download recorded(URI address) {
        asked.add(address.toString());
        String to = MOVED.get(address.toString());
        return to == null ? Download.of(new byte[] {1}) : Download.movedTo(to);
    }

    private Download fetch(String address) {
        return new FileFetcher((where, most) -> recorded(where), List.of("CDN.example", "localhost:8443"))
                .fetch(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example/a.jpg",
                "http://CDN.example/a.jpg?w=1",
                "https://localhost:8443/a",
                "https://cdn.example/old.jpg"
            })
    void whatIsOnANamedHostIsFetched(String address) {
        assertThat(fetch(address).content()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/a.jpg, other.example is not among the hosts",
        "https://cdn.example:444/a.jpg, cdn.example:444 is not among the hosts",
        "https://me@cdn.example/a.jpg, me@cdn.example is not among the hosts",
        "https://cdn.example.evil.example/a.jpg, cdn.example.evil.example is not among the hosts",
        "https://localhost/a.jpg, localhost is not among the hosts",
        "ftp://cdn.example/a.jpg, it is no address that can be asked for",
        "https://cdn.example/a b.jpg, it is no address that can be asked for",
        "https:///a.jpg, it is no address that can be asked for"
    })
    void noOtherServerIsAsked(String address, String failure) {
        assertThat(fetch(address)).extracting(Download::failure).isEqualTo(failure);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "away, 'it leads to other.example, which is not among the hosts'",
        "inside, 'it leads to 169.254.169.254, which is not among the hosts'",
        "file, it is no address that can be asked for",
        "broken, it leads to no address that can be asked for"
    })
    void aRedirectIsLookedAtBeforeItIsFollowed(String name, String failure) {
        assertThat(fetch("https://cdn.example/" + name + ".jpg").failure()).isEqualTo(failure);
        assertThat(asked).containsExactly("https://cdn.example/" + name + ".jpg");
    }

    @Test
    void redirectsEnd() {
        assertThat(fetch("https://cdn.example/round.jpg").failure()).isEqualTo("it leads on more than 5 times");
        assertThat(asked).hasSize(6);
    }

    private Download get(String path, int most) {
        return new HttpDownloads(host -> host.equals("localhost"), Duration.ofSeconds(60))
                .get(URI.create("http://localhost:" + port + path), most);
    }

    @Test
    void aServerIsAskedForTheFile() {
        assertThat(new String(get("/picture.jpg", 7).content(), StandardCharsets.UTF_8))
                .isEqualTo("picture");
        assertThat(get("/to/it.jpg", 7).movedTo()).isEqualTo("/picture.jpg");
        assertThat(get("/none.jpg", 7).failure()).isEqualTo("its server answers with 404");
        assertThat(asked).containsExactly("/picture.jpg", "/to/it.jpg", "/none.jpg");
    }

    @Test
    void tooMuchIsNotReadToItsEnd() {
        assertThat(get("/large.jpg", 1 << 20).failure()).isEmpty();
        assertThat(get("/large.jpg", 6999).failure()).isEqualTo("it is larger than 0 MB");
        assertThat(get("/large.jpg", 7000).failure()).isEmpty();
    }

    @Test
    void machinesOfThisNetworkAreNotAsked() {
        HttpDownloads downloads = new HttpDownloads(PublicAddresses.standard(), Duration.ofSeconds(60));
        for (String host : List.of("localhost", "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]")) {
            assertThat(downloads
                            .get(URI.create("http://" + host + ":" + port + "/picture.jpg"), 7)
                            .failure())
                    .as(host)
                    .isEqualTo("its host is in a private network and was not asked");
        }
        assertThat(asked).isEmpty();
    }
}
