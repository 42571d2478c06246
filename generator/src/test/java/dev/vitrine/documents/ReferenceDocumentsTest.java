package dev.vitrine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.Golden;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The pages in {@code docs/reference/} say what the code says; {@code -Dgolden=update} writes them anew. */
class ReferenceDocumentsTest {

    private static final Path DOCS = Path.of("../docs");
    /** All there are, in the order of the contract. */
    private static final List<String> TEMPLATES = List.of(
            "home.ftlh",
            "category.ftlh",
            "collection.ftlh",
            "product.ftlh",
            "page.ftlh",
            "article.ftlh",
            "journal.ftlh",
            "cart.ftlh",
            "wishlist.ftlh",
            "compare.ftlh",
            "offline.ftlh",
            "search.ftlh",
            "inquiry.ftlh",
            "card.ftlh",
            "not-found.ftlh",
            "embed-product.ftlh",
            "embed-products.ftlh");

    /** A page of which the tests' theme has none. */
    private static final String OWN =
            "<#if page??><head><#if page.noindex><meta name=\"robots\" content=\"noindex\"></#if></head></#if>";

    @TempDir
    private Path folder;

    private static final Path VIEWS = Path.of("src/main/java/dev/vitrine/render/view");
    private static final String WRITTEN =
            "\n<!-- Written by ReferenceDocumentsTest; -Dgolden=update writes it anew. -->\n";

    @Test
    void settingsAreThoseOfTheSchemas() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("site.json", "site");
        files.put("markets/<market>.json", "market");
        files.put("search.json", "search");
        files.put("redirects.json", "redirects");
        files.put("campaigns.json", "campaigns");
        files.put("seo/<language>.json", "seo");
        schemas("""
                        # Every setting

                        The fields of the files a shop is set up with, each with what it may be. [content-format.md](../content-format.md) shows them at work.
                        """, files, "settings");
    }

    @Test
    void fieldsOfProductsAndTextsAreThoseOfTheSchemas() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("product.json", "product");
        files.put("<language>.md of a product", "product-front-matter");
        files.put("<language>.md of a category or collection", "listing-front-matter");
        files.put("<language>.md of a page", "page-front-matter");
        files.put("<language>.md of an article", "article-front-matter");
        files.put("catalog/attributes.json", "attributes");
        files.put("catalog/categories.json", "categories");
        files.put("catalog/collections.json", "collections");
        files.put("reviews.json", "reviews");
        files.put("glossary.json", "glossary");
        schemas("""
                        # Every field of content

                        The fields of products, texts and lists, each with what it may be. [content-format.md](../content-format.md) shows them at work.
                        """, files, "content");
    }

    @Test
    void viewsAreThoseThatTemplatesGet() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Every view

                What templates are given: each view with its properties. Where a view appears, and what the rest of a theme may rely on, says [theme-contract.md](../theme-contract.md).
                A property with "may be missing" is tested with `??`.
                """ + WRITTEN);
        templates(text, given());
        for (Class<?> view : views()) {
            Source source = Source.of(view);
            text.append("\n## ")
                    .append(view.getSimpleName())
                    .append("\n\n")
                    .append(source.meaning())
                    .append("\n\n");
            text.append("| property | is | means |\n|---|---|---|\n");
            properties(text, "", view, source);
            for (Class<?> inner : inner(view)) {
                Source of = Source.of(inner);
                text.append("\nA ").append(inner.getSimpleName()).append(" has:\n\n");
                text.append("| property | is | means |\n|---|---|---|\n");
                properties(text, "", inner, of);
            }
        }
        Golden.assertText(text.toString(), DOCS.resolve("reference/views.md"));
    }

    /** What the contract lists by hand, beside where each view appears. */
    @Test
    void theContractOfThemesNamesEveryPropertyOfEveryView() throws IOException {
        String contract = Files.readString(DOCS.resolve("theme-contract.md"));
        List<String> missing = new ArrayList<>();
        for (Class<?> view : views()) {
            Matcher row = Pattern.compile("(?m)^\\| " + view.getSimpleName() + " \\|(.*)$")
                    .matcher(contract);
            boolean own = row.find();
            String where = own ? row.group(1) : contract;
            // Views of a part of another one stand in the row of that.
            for (RecordComponent property : view.getRecordComponents()) {
                boolean optional = own && property.getType() == Optional.class;
                String name = "`" + property.getName() + "`" + (optional ? "?" : "");
                if (!where.contains(name)) {
                    missing.add(view.getSimpleName() + " " + name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Templates that say what they were given, in a site that needs each of them: template to names. */
    private Map<String, Set<String>> given() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .edit("markets/us.json", "{", "{ \"inquiry\": true,")
                .edit("catalog/products/lamp/product.json", "{ \"prices\"", "{ \"category\": \"lamps\", \"prices\"")
                .file(
                        "catalog/categories.json",
                        "{ \"categories\": [{ \"id\": \"lamps\", \"texts\": { \"en\": { \"title\": \"Lamps\" } } }] }")
                .file(
                        "catalog/collections.json",
                        "{ \"collections\": [{ \"id\": \"all\", \"rule\": { \"available\": true }, \"texts\": { \"en\": { \"title\": \"All\" } } }] }")
                .file("journal/first/en.md", "---\ntitle: First\npublished: 2026-01-01\n---\nText.\n")
                .file(
                        "pages/about/en.md",
                        "---\ntitle: About\n---\nText.\n\n{{< product lamp >}}\n\n{{< products collection=\"all\" >}}\n");
        site.file(
                "strings/en.json",
                Stream.of("cart", "wishlist", "compare", "offline", "search", "inquiry")
                        .map(page -> "\"" + page + ".title\": \"" + page + "\"")
                        .collect(Collectors.joining(", ", "{ ", " }")));
        for (String template : TEMPLATES) {
            Path plain = SiteTest.theme().resolve("templates/" + template);
            site.file(
                    "theme/templates/" + template,
                    (Files.exists(plain) ? Files.readString(plain) : OWN) + "<!-- given to " + template
                            + ": <#list .data_model?keys?sort as name>${name} </#list>-->");
        }
        Map<String, Set<String>> given = new LinkedHashMap<>();
        Map<String, String> files = site.build().isSound().files();
        for (String template : TEMPLATES) {
            Pattern said = Pattern.compile("given to " + Pattern.quote(template) + ": ([^-]*) -->");
            files.values().stream()
                    .flatMap(file -> said.matcher(file).results())
                    .forEach(found -> given.computeIfAbsent(template, key -> new TreeSet<>())
                            .addAll(List.of(found.group(1).strip().split(" "))));
            assertThat(given).as(site.printed()).containsKey(template);
        }
        return given;
    }

    private static Set<String> shared(Map<String, Set<String>> given) {
        Set<String> shared = new TreeSet<>(given.get(TEMPLATES.get(0)));
        given.values().forEach(shared::retainAll);
        return shared;
    }

    private static void templates(StringBuilder text, Map<String, Set<String>> given) {
        Set<String> shared = shared(given);
        text.append("\n## What templates are given\n\nAll of them: ");
        text.append(shared.stream().map(SchemaTables::code).collect(Collectors.joining(", ")));
        text.append(".\n\n| template | and |\n|---|---|\n");
        given.forEach((template, names) -> text.append("| ")
                .append(SchemaTables.code(template))
                .append(" | ")
                .append(names.stream()
                        .filter(name -> !shared.contains(name))
                        .map(SchemaTables::code)
                        .collect(Collectors.joining(", ")))
                .append(" |\n"));
    }

    @Test
    void theContractOfThemesNamesWhatEveryTemplateIsGiven() throws IOException {
        String contract = Files.readString(DOCS.resolve("theme-contract.md"));
        Map<String, Set<String>> given = given();
        List<String> missing = new ArrayList<>();
        given.forEach((template, names) -> {
            String row = contract.lines()
                    .filter(line -> line.startsWith("| ") && line.split("\\|")[1].contains("`" + template + "`"))
                    .findFirst()
                    .orElse("");
            for (String name : names) {
                boolean everywhere = contract.contains("`" + name + "(")
                        || contract.contains("`" + name + ".")
                        || contract.contains("<@" + name + " ");
                if (!everywhere
                        && !List.of("site", "store", "page").contains(name)
                        && !row.contains("`" + name + "`")) {
                    missing.add(template + ": " + name);
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    private static void schemas(String opening, Map<String, String> files, String name) throws IOException {
        StringBuilder text = new StringBuilder(opening + WRITTEN);
        for (Map.Entry<String, String> file : files.entrySet()) {
            text.append(SchemaTables.of(
                    file.getKey(),
                    JsonMapper.shared()
                            .readTree(Files.readString(DOCS.resolve("schemas/" + file.getValue() + ".schema.json")))));
        }
        Golden.assertText(text.toString(), DOCS.resolve("reference/" + name + ".md"));
    }

    private static List<Class<?>> views() throws IOException {
        try (Stream<Path> files = Files.list(VIEWS)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .sorted()
                    .<Class<?>>map(ReferenceDocumentsTest::load)
                    .filter(Class::isRecord)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName("dev.vitrine.render.view." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> inner(Class<?> view) {
        return Arrays.stream(view.getDeclaredClasses())
                .filter(Class::isRecord)
                .sorted((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()))
                .collect(Collectors.toList());
    }

    private static void properties(StringBuilder text, String prefix, Class<?> view, Source source) {
        for (RecordComponent property : view.getRecordComponents()) {
            String meaning = source.properties().get(property.getName());
            assertThat(meaning).as("@param %s of %s", property.getName(), view).isNotBlank();
            boolean optional = property.getType() == Optional.class;
            text.append("| `")
                    .append(prefix)
                    .append(property.getName())
                    .append("` | ")
                    .append(type(property.getGenericType()))
                    .append(" | ")
                    .append(meaning.replace("|", "\\|"))
                    .append(optional ? "; may be missing" : "")
                    .append(" |\n");
        }
    }

    /** A type as theme authors think of it. */
    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return type(of[0]);
            }
            if (generic.getRawType() == List.class) {
                return "list of " + type(of[0]);
            }
            return type(of[0]) + " to " + type(of[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text";
        }
        if (plain == boolean.class) {
            return "boolean";
        }
        if (plain == int.class
                || plain == long.class
                || plain == double.class
                || Number.class.isAssignableFrom(plain)) {
            return "number";
        }
        if (plain == Object.class) {
            return "value";
        }
        boolean own = plain.getEnclosingClass() == null;
        return own
                ? "[" + plain.getSimpleName() + "](#" + SchemaTables.anchor(plain.getSimpleName()) + ")"
                : plain.getSimpleName();
    }

    /** What the source of a record says of it. */
    private record Source(String meaning, Map<String, String> properties) {

        private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*?)(?=\\s*@param|\\z)", Pattern.DOTALL);

        static Source of(Class<?> view) throws IOException {
            Class<?> top = view.getEnclosingClass() == null ? view : view.getEnclosingClass();
            String source = Files.readString(VIEWS.resolve(top.getSimpleName() + ".java"));
            Matcher comment = Pattern.compile(
                            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public record " + view.getSimpleName() + "\\(",
                            Pattern.DOTALL)
                    .matcher(source);
            assertThat(comment.find()).as("a comment of %s", view).isTrue();
            String text = comment.group(1)
                    .replaceAll("(?m)^\\s*\\* ?", "")
                    .replaceAll("\\{@code ([^}]*\\{[^}]*}[^}]*)}", "`$1`")
                    .replaceAll("\\{@code ([^}]*)}", "`$1`")
                    .replaceAll("\\{@link #?([^}]*)}", "`$1`")
                    .replace("<p>", "")
                    .strip();
            Map<String, String> properties = new TreeMap<>();
            Matcher param = PARAM.matcher(text);
            while (param.find()) {
                properties.put(param.group(1), param.group(2).strip().replaceAll("\\s+", " "));
            }
            int end = text.indexOf("@param");
            return new Source((end < 0 ? text : text.substring(0, end)).strip().replaceAll("\\s+", " "), properties);
        }
    }
}
