package dev.vitrine.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PreviewServerTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private PreviewServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() throws IOException {
        write("index.html", "home");
        write("404.html", "not found");
        write("de/index.html", "Start");
        write("de/404.html", "nicht gefunden");
        write("de/produkte/krug/index.html", "Krug");
        write("ja/茶碗/index.html", "茶碗");
        write("assets/main.css", "body{}");
        write("assets/empty.js", "");
        write(".vitrine", "secret");
        write(".well-known/security.txt", "Contact");
        Files.writeString(elsewhere.resolve("secret.txt"), "secret");
        server = PreviewServer.start(folder, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, home",
        "/?q=1, home",
        "/de/, Start",
        "/de/produkte/krug/, Krug",
        "/ja/%E8%8C%B6%E7%A2%97/, 茶碗",
        "/assets/main.css, body{}",
        "/.well-known/security.txt, Contact"
    })
    void anAddressShowsItsFile(String path, String content) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing/, not found",
        "/nothing, not found",
        "/de/nichts/hier/, nicht gefunden",
        "/de/produkte/, nicht gefunden",
        "/assets/main.css/, not found"
    })
    void anUnknownAddressShowsTheNotFoundPageOfTheNearestStorefront(String path, String content) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo(content);
    }

    @Test
    void aFolderWithoutItsSlashIsLedToItsPage() throws Exception {
        HttpResponse<String> response = get("/de/produkte/krug?variant=A");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).hasValue("/de/produkte/krug/?variant=A");
    }

    @Test
    void aRedirectNeverLeadsToAnotherServer() throws Exception {
        assertThat(raw("GET //de HTTP/1.1", "Host: localhost")).doesNotContain("Location: //");
    }

    @Test
    void itAnswersAsTheHostWasTold() throws Exception {
        Path beside = Files.createDirectories(folder.resolveSibling(folder.getFileName() + ".hosting"));
        Path rules = Files.writeString(beside.resolve("rules.txt"), """
                header\t/*\tContent-Security-Policy\tdefault-src 'none'; upgrade-insecure-requests
                header\t/*\tStrict-Transport-Security\tmax-age=31536000
                header\t/assets/*\tCache-Control\tpublic, max-age=31536000, immutable
                redirect\t/alt/\t301\t/de/
                redirect\t/茶/\t302\t/ja/%E8%8C%B6%E7%A2%97/?a=b
                redirect\t/de/weg/\t410\t
                redirect\t/blog/*\t308\thttps://elsewhere.example/:splat
                """);
        try (PreviewServer told = PreviewServer.start(folder, 0)) {
            server.close();
            server = told;
            HttpResponse<String> asset = get("/assets/main.css");
            assertThat(asset.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
            // What needs an encrypted connection is left out.
            assertThat(asset.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'");
            assertThat(asset.headers().firstValue("Strict-Transport-Security")).isEmpty();
            HttpResponse<String> moved = get("/alt/?q=1");
            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location")).hasValue("/de/?q=1");
            assertThat(get("/%E8%8C%B6/?q=1").headers().firstValue("Location")).hasValue("/ja/%E8%8C%B6%E7%A2%97/?a=b");
            HttpResponse<String> gone = get("/de/weg/");
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).isEqualTo("nicht gefunden");
            HttpResponse<String> below = get("/blog/%E8%8C%B6/x");
            assertThat(below.statusCode()).isEqualTo(308);
            assertThat(below.headers().firstValue("Location")).hasValue("https://elsewhere.example/%E8%8C%B6/x");
        } finally {
            Files.delete(rules);
            Files.delete(beside);
        }
    }

    @Test
    void headAnswersWithoutContent() throws Exception {
        HttpResponse<String> response = client.send(
                request("/assets/main.css")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("6");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anEmptyFileIsAnEmptyAnswer() throws Exception {
        HttpResponse<String> response = get("/assets/empty.js");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        HttpResponse<String> response = client.send(
                request("/").POST(HttpRequest.BodyPublishers.ofString("x")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/de/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "/.vitrine",
                "/de/%00"
            })
    void nothingOutsideTheFolderIsShown(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("secret");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Files.createSymbolicLink(folder.resolve("link.txt"), elsewhere.resolve("secret.txt"));
        assertThat(get("/link/secret.txt").statusCode()).isEqualTo(404);
        assertThat(get("/link.txt").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080", "LOCALHOST"})
    void namesOfThisMachineAreServed(String host) throws Exception {
        assertThat(raw("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "localhost.example.com", "127.0.0.1.example.com", "evil:80", "[::2]"})
    void otherNamesAreRefused(String host) throws Exception {
        assertThat(raw("GET / HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("home");
    }

    @Test
    void anAnswerDoesNotWaitForTheNetwork() {
        // The only way to tell this server; how long answers take depends on what else the machine does.
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
    }

    @Test
    void aPortInUseIsSaidSo() {
        int port = server.uri().getPort();
        assertThatThrownBy(() -> PreviewServer.start(folder, port))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + port);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri().toString().replaceFirst("/$", "") + path));
    }

    /** Sends lines no client library would. */
    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri().getPort())) {
            String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
