package dev.vitrine.imports;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Imports small files written inline, and reads what came of them. */
final class Imports {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private ImportReport report;

    private Imports(Path folder) {
        this.folder = folder;
    }

    static Imports in(Path folder) {
        return new Imports(folder);
    }

    Imports file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Imports file(String name, String text, Charset charset) throws IOException {
        files.add(write(name, text.getBytes(charset)));
        return this;
    }

    /** A file that is not imported itself. */
    Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    Imports run() throws IOException {
        return run(request -> request);
    }

    Imports run(UnaryOperator<ImportRequest.Builder> options) throws IOException {
        report = CatalogImporter.run(options.apply(
                        ImportRequest.builder(files, site()).theme("plain").name("shop"))
                .build());
        return this;
    }

    Path site() {
        return folder.resolve("site");
    }

    ImportReport report() {
        return report;
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(Files.readAllBytes(site().resolve(path)));
    }

    List<JsonNode> products() throws IOException {
        List<JsonNode> products = new ArrayList<>();
        for (String line : Files.readAllLines(site().resolve("catalog/shop.jsonl"))) {
            products.add(JSON.readTree(line));
        }
        return products;
    }

    JsonNode product(String id) throws IOException {
        return products().stream()
                .filter(product -> product.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no product " + id));
    }

    /** {@code line:column message} of every problem of this rule. */
    List<String> problems(Rule rule) {
        return report.diagnostics().sorted().stream()
                .filter(diagnostic -> diagnostic.rule() == rule)
                .map(Imports::shown)
                .toList();
    }

    List<String> problems() {
        return report.diagnostics().sorted().stream().map(Diagnostic::toString).toList();
    }

    private static String shown(Diagnostic diagnostic) {
        return diagnostic.location().line() + ":" + diagnostic.location().column() + " " + diagnostic.message();
    }
}
