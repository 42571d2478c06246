package dev.vitrine.translation;

import dev.vitrine.model.Language;
import dev.vitrine.text.TextFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Goes through every text of a site that is written in several languages: one thing at a time, so that a catalogue may be of any size. */
final class SiteTexts {

    private static final List<String> FRONT_MATTER = List.of("title", "summary", "imageAlt", "author");
    private static final List<String> SEO = List.of("title", "description");
    private static final Set<String> REPEATED = Set.of("attributes", "categories", "collections");

    private final SiteFiles files;
    private final SiteSetup setup;

    SiteTexts(SiteFiles files, SiteSetup setup) {
        this.files = files;
        this.setup = setup;
    }

    /** Takes the texts of one thing. */
    @FunctionalInterface
    interface Visitor {
        /** {@code original} names the file or folder they are in. */
        void thing(String original, List<Field> fields) throws IOException;
    }

    void visit(Visitor visitor) throws IOException {
        settings(visitor);
        perLanguage("seo", TextFormat.TEMPLATE, visitor);
        perLanguage("strings", TextFormat.MESSAGE, visitor);
        attributes(visitor);
        listed("category", "categories", visitor);
        listed("collection", "collections", visitor);
        products(visitor);
        folders("page", "pages", visitor);
        folders("article", "journal", visitor);
    }

    private Optional<Document> json(String path) throws IOException {
        Optional<String> text = files.text(path);
        return text.flatMap(found -> Document.json(path, 0, found));
    }

    private void give(String original, List<Field> fields, Visitor visitor) throws IOException {
        if (!fields.isEmpty()) {
            visitor.thing(original, fields);
        }
    }

    // Settings

    private void settings(Visitor visitor) throws IOException {
        Optional<Document> site = json("site.json");
        if (site.isPresent()) {
            List<Field> fields = new ArrayList<>();
            List<Node> groups = site.get()
                    .root()
                    .at(List.of("navigation", "footer"))
                    .map(Node::items)
                    .orElse(List.of());
            for (int i = 0; i < groups.size(); i++) {
                localized("site:navigation#footer." + i, site.get(), List.of("navigation", "footer", "#" + i, "title"))
                        .ifPresent(fields::add);
            }
            give("site.json", fields, visitor);
        }
        for (String name : files.files("markets")) {
            if (name.endsWith(".json")) {
                String id = name.substring(0, name.length() - ".json".length());
                Optional<Document> market = json("markets/" + name);
                if (market.isPresent()) {
                    List<Field> fields = new ArrayList<>();
                    localized("market:" + id + "#name", market.get(), List.of("name"))
                            .ifPresent(fields::add);
                    give("markets/" + name, fields, visitor);
                }
            }
        }
    }

    /** A text, which is in the default language, or an object of language to text. */
    private Optional<Field> localized(String id, Document document, List<String> path) {
        Optional<Node> found = document.root().at(path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<Language, Field.Written> texts = byLanguage(document, found.get());
        return field(id, TextFormat.PLAIN, texts, language -> json(document, path, language.tag()));
    }

    private Map<Language, Field.Written> byLanguage(Document document, Node node) {
        Map<Language, Field.Written> texts = new TreeMap<>();
        document.text(node).ifPresent(text -> texts.put(setup.standard(), text));
        node.members()
                .forEach((tag, member) -> known(tag)
                        .ifPresent(language ->
                                document.text(member.value()).ifPresent(text -> texts.put(language, text))));
        return texts;
    }

    private Optional<Language> known(String tag) {
        return Language.parse(tag).filter(setup.languages()::contains);
    }

    private static Place json(Document document, List<String> path, String... more) {
        List<String> whole = new ArrayList<>(path);
        whole.addAll(List.of(more));
        return new Place(document.file(), document.line(), Place.Kind.JSON, whole);
    }

    private Optional<Field> field(
            String id, TextFormat format, Map<Language, Field.Written> texts, Field.Places places) {
        Field.Written source = texts.get(setup.standard());
        return source == null ? Optional.empty() : Optional.of(new Field(id, format, source, texts, places));
    }

    // Files per language

    private void perLanguage(String folder, TextFormat format, Visitor visitor) throws IOException {
        Map<Language, Document> documents = new TreeMap<>();
        Map<Language, Map<String, List<String>>> paths = new TreeMap<>();
        for (String name : files.files(folder)) {
            Optional<Language> language = name.endsWith(".json")
                    ? known(name.substring(0, name.length() - ".json".length()))
                    : Optional.empty();
            Optional<Document> document = language.isPresent() ? json(folder + "/" + name) : Optional.empty();
            if (language.isPresent() && document.isPresent()) {
                documents.put(language.get(), document.get());
                Map<String, List<String>> leaves = new LinkedHashMap<>();
                leaves(document.get().root(), List.of(), leaves);
                paths.put(language.get(), leaves);
            }
        }
        List<Field> fields = new ArrayList<>();
        paths.getOrDefault(setup.standard(), Map.of()).forEach((key, path) -> {
            Map<Language, Field.Written> texts = new TreeMap<>();
            documents.forEach((language, document) -> Optional.ofNullable(
                            paths.getOrDefault(language, Map.of()).get(key))
                    .flatMap(document.root()::at)
                    .flatMap(document::text)
                    .ifPresent(text -> texts.put(language, text)));
            field(
                            folder + ":site#" + key,
                            format,
                            texts,
                            language -> new Place(
                                    folder + "/" + language.tag() + ".json",
                                    0,
                                    Place.Kind.JSON,
                                    paths.getOrDefault(language, Map.of()).getOrDefault(key, path)))
                    .ifPresent(fields::add);
        });
        give(folder, fields, visitor);
    }

    private static void leaves(Node node, List<String> path, Map<String, List<String>> found) {
        node.members().forEach((name, member) -> {
            List<String> inner = new ArrayList<>(path);
            inner.add(name);
            if (member.value().kind() == Node.Kind.TEXT && !name.equals("$schema")) {
                found.putIfAbsent(String.join(".", inner), List.copyOf(inner));
            } else {
                leaves(member.value(), inner, found);
            }
        });
    }

    // Catalogue

    private void attributes(Visitor visitor) throws IOException {
        Optional<Document> document = json("catalog/attributes.json");
        Optional<Node> all = document.flatMap(found -> found.root().get("attributes"));
        if (document.isEmpty() || all.isEmpty()) {
            return;
        }
        List<Field> fields = new ArrayList<>();
        all.get().members().forEach((id, member) -> {
            localized("attribute:" + id + "#name", document.get(), List.of("attributes", id, "name"))
                    .ifPresent(fields::add);
            member.value()
                    .get("values")
                    .ifPresent(values -> values.members()
                            .keySet()
                            .forEach(value -> localized(
                                            "attribute:" + id + "#values." + value,
                                            document.get(),
                                            List.of("attributes", id, "values", value, "name"))
                                    .ifPresent(fields::add)));
        });
        give("catalog/attributes.json", fields, visitor);
    }

    private void listed(String kind, String name, Visitor visitor) throws IOException {
        Optional<Document> document = json("catalog/" + name + ".json");
        List<Node> items = document.flatMap(found -> found.root().get(name))
                .map(Node::items)
                .orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            Optional<String> id = items.get(i).text("id");
            if (id.isPresent() && document.isPresent()) {
                String folder = "catalog/" + name + "/" + id.get();
                words(
                        kind + ":" + id.get(),
                        folder,
                        Optional.of(document.get()),
                        List.of(name, "#" + i, "texts"),
                        visitor);
            }
        }
    }

    private void products(Visitor visitor) throws IOException {
        for (String id : files.folders("catalog/products")) {
            String folder = "catalog/products/" + id;
            words("product:" + id, folder, json(folder + "/product.json"), List.of("texts"), visitor);
        }
        for (String name : files.files("catalog")) {
            if (!name.endsWith(".jsonl")) {
                continue;
            }
            int number = 0;
            for (String line :
                    (Iterable<String>) files.text("catalog/" + name).orElse("").lines()::iterator) {
                number++;
                Optional<Document> product =
                        line.isBlank() ? Optional.empty() : Document.json("catalog/" + name, number, line);
                Optional<String> id = product.flatMap(found -> found.root().text("id"));
                if (product.isPresent() && id.isPresent()) {
                    words("product:" + id.get(), "", product, List.of("texts"), visitor);
                }
            }
        }
    }

    private void folders(String kind, String parent, Visitor visitor) throws IOException {
        for (String id : files.folders(parent)) {
            words(kind + ":" + id, parent + "/" + id, Optional.empty(), List.of(), visitor);
        }
    }

    /** The Markdown files of one thing by language, and the JSON that may carry words of it too. */
    private record Sources(
            String folder,
            Map<Language, Document> markdown,
            Optional<Document> json,
            List<String> texts,
            boolean line) {

        Optional<Field.Written> front(Language language, List<String> path) {
            Document document = markdown.get(language);
            return document == null
                    ? Optional.empty()
                    : document.root().at(path).flatMap(document::text);
        }

        Optional<Field.Written> inJson(Language language, List<String> path) {
            List<String> whole = new ArrayList<>(texts);
            whole.add(language.tag());
            whole.addAll(path);
            return json.flatMap(document -> document.root().at(whole).flatMap(document::text));
        }
    }

    private void words(String thing, String folder, Optional<Document> json, List<String> texts, Visitor visitor)
            throws IOException {
        Map<Language, Document> markdown = new TreeMap<>();
        if (!folder.isEmpty()) {
            for (String name : files.files(folder)) {
                Optional<Language> language = name.endsWith(".md")
                        ? known(name.substring(0, name.length() - ".md".length()))
                        : Optional.empty();
                if (language.isPresent()) {
                    Optional<String> raw = files.text(folder + "/" + name);
                    raw.flatMap(text -> Document.markdown(folder + "/" + name, text))
                            .ifPresent(document -> markdown.put(language.get(), document));
                }
            }
        }
        Document standard = markdown.get(setup.standard());
        if (standard != null
                && standard.root().text("draft").filter("true"::equals).isPresent()) {
            // Who still writes a text does not want it translated.
            return;
        }
        Sources sources = new Sources(folder, markdown, json, texts, folder.isEmpty());
        List<Field> fields = new ArrayList<>();
        for (String name : FRONT_MATTER) {
            word(thing + "#" + name, List.of(name), sources).ifPresent(fields::add);
        }
        for (String name : SEO) {
            word(thing + "#seo." + name, List.of("seo", name), sources).ifPresent(fields::add);
        }
        body(thing, sources).ifPresent(fields::add);
        if (thing.startsWith("product:")) {
            json.ifPresent(document -> facts(thing, document, sources, fields));
        }
        boolean shared = REPEATED.stream().anyMatch(name -> folder.equals("catalog/" + name));
        give(folder.isEmpty() ? json.map(Document::file).orElse("") : shared ? "catalog" : folder, fields, visitor);
    }

    private Optional<Field> word(String id, List<String> path, Sources sources) {
        Map<Language, Field.Written> texts = new TreeMap<>();
        for (Language language : setup.languages()) {
            sources.front(language, path)
                    .or(() -> sources.inJson(language, path))
                    .ifPresent(text -> texts.put(language, text));
        }
        boolean sourceInJson = sources.front(setup.standard(), path).isEmpty();
        return field(id, TextFormat.PLAIN, texts, language -> {
            boolean inJson = sources.front(language, path).isEmpty()
                    && (sources.line()
                            || sources.inJson(language, path).isPresent()
                            || sourceInJson && !sources.markdown().containsKey(language));
            return inJson && sources.json().isPresent()
                    ? textsPlace(sources, language, path)
                    : new Place(sources.folder() + "/" + language.tag() + ".md", 0, Place.Kind.FRONT_MATTER, path);
        });
    }

    private static Place textsPlace(Sources sources, Language language, List<String> path) {
        List<String> whole = new ArrayList<>(sources.texts());
        whole.add(language.tag());
        whole.addAll(path);
        Document document = sources.json().orElseThrow();
        return new Place(document.file(), document.line(), Place.Kind.JSON, whole);
    }

    private Optional<Field> body(String thing, Sources sources) {
        Map<Language, Field.Written> texts = new TreeMap<>();
        List<String> path = List.of("description");
        for (Language language : setup.languages()) {
            Optional.ofNullable(sources.markdown().get(language))
                    .flatMap(Document::body)
                    .or(() -> sources.inJson(language, path))
                    .ifPresent(text -> texts.put(language, text));
        }
        Document standard = sources.markdown().get(setup.standard());
        boolean sourceInJson = standard == null || standard.body().isEmpty();
        return field(thing + "#body", TextFormat.MARKDOWN, texts, language -> {
            Document own = sources.markdown().get(language);
            boolean inJson = (own == null || own.body().isEmpty())
                    && (sources.line() || sources.inJson(language, path).isPresent() || sourceInJson && own == null);
            return inJson && sources.json().isPresent()
                    ? textsPlace(sources, language, path)
                    : new Place(sources.folder() + "/" + language.tag() + ".md", 0, Place.Kind.BODY, List.of());
        });
    }

    /** What the JSON of a product says in words: pictures, facts, names of options, warnings. */
    private void facts(String thing, Document document, Sources sources, List<Field> fields) {
        Node product = document.root();
        List<Node> media = product.get("media").map(Node::items).orElse(List.of());
        for (int i = 0; i < media.size(); i++) {
            Optional<String> file = media.get(i).text("file");
            if (file.isPresent()) {
                alt(thing, document, i, file.get(), sources).ifPresent(fields::add);
            }
        }
        product.get("attributes")
                .ifPresent(all -> all.members().forEach((id, member) -> {
                    Node value = member.value();
                    List<String> path = List.of("attributes", id);
                    if (value.kind() == Node.Kind.OBJECT) {
                        localized(thing + "#attributes." + id, document, path).ifPresent(fields::add);
                    }
                    for (int i = 0; i < value.items().size(); i++) {
                        if (value.items().get(i).kind() == Node.Kind.OBJECT) {
                            localized(
                                            thing + "#attributes." + id + "." + i,
                                            document,
                                            List.of("attributes", id, "#" + i))
                                    .ifPresent(fields::add);
                        }
                    }
                }));
        List<Node> options = product.get("options").map(Node::items).orElse(List.of());
        for (int i = 0; i < options.size(); i++) {
            Optional<String> id = options.get(i).text("id");
            if (id.isPresent()) {
                localized(thing + "#options." + id.get(), document, List.of("options", "#" + i, "name"))
                        .ifPresent(fields::add);
            }
        }
        warnings(thing, document, fields);
    }

    private void warnings(String thing, Document document, List<Field> fields) {
        List<String> path = List.of("compliance", "warnings");
        Map<String, Node.Member> warnings =
                document.root().at(path).map(Node::members).orElse(Map.of());
        Node.Member standard = warnings.get(setup.standard().tag());
        for (int i = 0; standard != null && i < standard.value().items().size(); i++) {
            Map<Language, Field.Written> texts = new TreeMap<>();
            String index = "#" + i;
            warnings.forEach((tag, member) -> known(tag)
                    .ifPresent(language -> member.value()
                            .step(index)
                            .flatMap(document::text)
                            .ifPresent(text -> texts.put(language, text))));
            field(
                            thing + "#compliance.warnings." + i,
                            TextFormat.PLAIN,
                            texts,
                            language -> json(document, path, language.tag(), index))
                    .ifPresent(fields::add);
        }
    }

    private Optional<Field> alt(String thing, Document document, int index, String file, Sources sources) {
        List<String> path = List.of("media", "#" + index, "alt");
        Map<Language, Field.Written> texts =
                document.root().at(path).map(node -> byLanguage(document, node)).orElseGet(TreeMap::new);
        boolean sourceInJson = texts.containsKey(setup.standard());
        List<String> front = List.of("alt", file);
        for (Language language : setup.languages()) {
            sources.front(language, front).ifPresent(text -> texts.put(language, text));
        }
        return field(thing + "#alt." + file, TextFormat.PLAIN, texts, language -> {
            boolean inFront = sources.front(language, front).isPresent()
                    || !sourceInJson
                            && !sources.line()
                            && document.root().at(concat(path, language.tag())).isEmpty();
            return inFront
                    ? new Place(sources.folder() + "/" + language.tag() + ".md", 0, Place.Kind.FRONT_MATTER, front)
                    : json(document, path, language.tag());
        });
    }

    private static List<String> concat(List<String> path, String last) {
        List<String> whole = new ArrayList<>(path);
        whole.add(last);
        return whole;
    }
}
