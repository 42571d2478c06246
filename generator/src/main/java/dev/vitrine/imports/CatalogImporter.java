package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import dev.vitrine.model.ProductStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the catalogue of another shop into site content. */
public final class CatalogImporter {

    private final ImportRequest request;
    private final ImportLog log = new ImportLog();

    private CatalogImporter(ImportRequest request) {
        this.request = request;
    }

    /**
     * Imports the files of {@code request}. Problems of the input are in the report, never thrown; what is sound is imported all the same.
     *
     * @throws IOException when the machine fails: a disk is full, a file vanishes while it is read
     */
    public static ImportReport run(ImportRequest request) throws IOException {
        return new CatalogImporter(request).run();
    }

    private ImportReport run() throws IOException {
        SiteFolder site = SiteFolder.read(request.site());
        Mapping mapping = request.mapping().isEmpty()
                ? Mapping.NONE
                : MappingFile.read(request.mapping().get(), log);
        Optional<Language> language = language(site, mapping);
        Optional<Currency> currency = currency(site, mapping);
        if (!site.exists() && request.theme().isEmpty()) {
            log.report(
                    Rule.THEME_MISSING,
                    Location.of("site.json"),
                    "the site has no settings yet, and no theme was named to begin them with",
                    "name a theme with --theme, or import into a folder that has site.json");
        }
        if (language.isEmpty() || currency.isEmpty() || log.diagnostics().hasErrors()) {
            return nothing();
        }
        CatalogDraft draft = new CatalogDraft(language.get(), currency.get());
        Pictures pictures = new Pictures(request.media(), log);
        readFiles(draft, mapping, site, pictures);
        List<ProductDraft> products = new CatalogFinisher(draft, log).finish();
        if (products.isEmpty()) {
            return nothing();
        }
        Set<Language> languages = languages(draft, products, site);
        Map<String, byte[]> files = files(draft, products, languages, site, mapping);
        Set<String> replaced = new TreeSet<>();
        Set<String> untouched = conflicts(files, replaced);
        for (Map.Entry<String, Path> copy : pictures.copies().entrySet()) {
            Path target = request.site().resolve(copy.getKey());
            if (Files.isRegularFile(target)) {
                (Files.mismatch(target, copy.getValue()) < 0 ? untouched : replaced).add(copy.getKey());
            }
        }
        boolean write = !log.diagnostics().hasErrors() && !request.dryRun();
        if (write) {
            write(files, pictures.copies());
        }
        List<String> names = new ArrayList<>(new TreeSet<>(files.keySet()));
        names.addAll(pictures.copies().keySet());
        names.removeAll(untouched);
        return new ImportReport(
                log.diagnostics(),
                log,
                products.size(),
                (int) products.stream()
                        .filter(p -> p.status == ProductStatus.ACTIVE)
                        .count(),
                products.stream().mapToInt(p -> p.variants.size()).sum(),
                languages.stream().map(Language::tag).toList(),
                draft.categories.size(),
                pictures.copies().size(),
                names,
                replaced,
                List.copyOf(untouched),
                write);
    }

    private ImportReport nothing() {
        return new ImportReport(
                log.diagnostics(), log, 0, 0, 0, List.of(), 0, 0, List.of(), Set.of(), List.of(), false);
    }

    private Optional<Language> language(SiteFolder site, Mapping mapping) {
        String tag = request.language()
                .or(mapping::language)
                .or(() -> site.defaultLanguage().map(Language::tag))
                .orElse("en");
        Optional<Language> language = Language.parse(tag);
        if (language.isEmpty()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    Location.NONE,
                    "'" + tag + "' is no language",
                    "use a BCP 47 tag, for example en or pt-BR");
            log.report(Rule.SITE_UNKNOWN_LANGUAGE, Location.NONE, "'" + tag + "' is no language", "");
        }
        return language;
    }

    private Optional<Currency> currency(SiteFolder site, Mapping mapping) {
        String only = site.currencies().size() == 1
                ? site.currencies().iterator().next().code()
                : "USD";
        String code = request.currency().or(mapping::currency).orElse(only);
        Optional<Currency> currency = Currency.parse(code);
        if (currency.isEmpty()) {
            log.report(
                    Rule.CATALOG_UNKNOWN_CURRENCY,
                    Location.NONE,
                    "'" + code + "' is no currency",
                    "use the three-letter code, for example EUR");
        }
        return currency;
    }

    private void readFiles(CatalogDraft draft, Mapping mapping, SiteFolder site, Pictures pictures) throws IOException {
        List<CsvTable> shopify = new ArrayList<>();
        List<CsvTable> woocommerce = new ArrayList<>();
        List<CsvTable> mapped = new ArrayList<>();
        for (Path file : csvFiles(mapping)) {
            Optional<CsvTable> table = CsvFile.read(file, log);
            if (table.isEmpty()) {
                continue;
            }
            switch (format(table.get(), mapping)) {
                case SHOPIFY -> shopify.add(table.get());
                case WOOCOMMERCE -> woocommerce.add(table.get());
                case MAPPED -> mapped.add(table.get());
                case AUTO ->
                    log.report(
                            Rule.IMPORT_UNKNOWN_FORMAT,
                            table.get().header().location(),
                            "these columns are neither Shopify's nor WooCommerce's",
                            "say what they are in a mapping file");
            }
        }
        if (!shopify.isEmpty()) {
            new ShopifyReader(draft, pictures, site.markets(), log).read(shopify, mapping.headers());
        }
        if (!woocommerce.isEmpty()) {
            new WooCommerceReader(draft, pictures, log).read(woocommerce, mapping.headers());
        }
        if (!mapped.isEmpty()) {
            new MappedReader(draft, mapping, pictures, site.markets(), log).read(mapped);
        }
    }

    private ImportFormat format(CsvTable table, Mapping mapping) {
        if (request.format() != ImportFormat.AUTO) {
            return request.format();
        }
        if (mapping.format() != ImportFormat.AUTO) {
            return mapping.format();
        }
        if (ShopifyReader.recognises(table)) {
            return ImportFormat.SHOPIFY;
        }
        if (WooCommerceReader.recognises(table, mapping.headers())) {
            return ImportFormat.WOOCOMMERCE;
        }
        return ImportFormat.AUTO;
    }

    /** The files to read; of a folder, those that the mapping names, or all when there is no mapping. */
    private List<Path> csvFiles(Mapping mapping) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : request.files()) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> below = Files.walk(path)) {
                below.filter(Files::isRegularFile)
                        .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                        .filter(mapping::names)
                        .sorted()
                        .forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            log.report(
                    Rule.FILE_MISSING,
                    Location.of(CsvFile.name(request.files().get(0))),
                    "there are no CSV files to import in this folder",
                    "");
        }
        return List.copyOf(files);
    }

    private Set<Language> languages(CatalogDraft draft, List<ProductDraft> products, SiteFolder site) {
        Set<String> tags = new TreeSet<>();
        products.forEach(product -> tags.addAll(product.words.keySet()));
        Set<Language> languages = new LinkedHashSet<>();
        languages.add(draft.language);
        tags.forEach(tag -> languages.add(new Language(tag)));
        if (site.exists()) {
            for (Language language : languages) {
                if (!site.languages().contains(language)) {
                    log.report(
                            Rule.SITE_UNKNOWN_LANGUAGE,
                            Location.of("site.json"),
                            "the catalogue has texts in '" + language + "', which is no language of the site",
                            "add it to \"languages\", or choose another language to import into");
                }
            }
        }
        return languages;
    }

    private Map<String, byte[]> files(
            CatalogDraft draft,
            List<ProductDraft> products,
            Set<Language> languages,
            SiteFolder site,
            Mapping mapping) {
        String file = request.files()
                .get(0)
                .toAbsolutePath()
                .normalize()
                .getFileName()
                .toString();
        String stem = file.replaceFirst("\\.[A-Za-z]+$", "");
        String name = request.name().or(mapping::name).orElse(stem);
        CatalogWriter writer = new CatalogWriter(draft, products);
        Map<String, byte[]> files = new TreeMap<>(writer.files(draft.ids.slug(name)));
        if (!site.exists()) {
            String country = request.country()
                    .map(code -> code.toUpperCase(Locale.ROOT))
                    .orElseGet(() -> NewSite.country(draft.currency, draft.language));
            List<String> sections = new ArrayList<>();
            for (List<String> key : draft.categories.titles().keySet()) {
                if (key.size() == 1) {
                    sections.add(draft.categories.id(key));
                }
            }
            NewSite settings = new NewSite(
                    request.name().or(mapping::name).orElse(readable(stem)),
                    request.theme().orElseThrow(),
                    country,
                    currencies(draft, products),
                    List.copyOf(languages),
                    sections,
                    writer.collectionIds());
            files.putAll(settings.files());
            files.put("catalog/collections.json", writer.collections(List.of(settings.allProducts())));
        }
        return files;
    }

    /** The currencies there are prices in, the main one first. */
    private static List<Currency> currencies(CatalogDraft draft, List<ProductDraft> products) {
        Set<String> keys = new TreeSet<>();
        products.forEach(product -> product.variants.forEach(variant -> keys.addAll(variant.prices.keySet())));
        Set<Currency> currencies = new LinkedHashSet<>();
        currencies.add(draft.currency);
        keys.forEach(key -> Currency.parse(key).ifPresent(currencies::add));
        return List.copyOf(currencies);
    }

    private static String readable(String stem) {
        String words = stem.replaceAll("[-_.]+", " ").strip();
        return words.isEmpty() ? stem : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Reports files that stand in the way, unless they may be replaced, and adds them to {@code replaced}; returns those that are already as they would be. */
    private Set<String> conflicts(Map<String, byte[]> files, Set<String> replaced) throws IOException {
        Set<String> same = new LinkedHashSet<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = request.site().resolve(file.getKey());
            if (!Files.exists(target)) {
                continue;
            }
            if (Files.isRegularFile(target)
                    && Files.size(target) == file.getValue().length
                    && Arrays.equals(Files.readAllBytes(target), file.getValue())) {
                same.add(file.getKey());
                continue;
            }
            replaced.add(file.getKey());
            if (!request.force()) {
                log.report(
                        Rule.IMPORT_TARGET_EXISTS,
                        Location.of(file.getKey()),
                        "the file exists and would be replaced",
                        "import with --force to replace it, or choose another --name or folder");
            }
        }
        return same;
    }

    private void write(Map<String, byte[]> files, Map<String, Path> copies) throws IOException {
        for (Map.Entry<String, byte[]> file : new LinkedHashMap<>(files).entrySet()) {
            Path target = request.site().resolve(file.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
            Files.write(fresh, file.getValue());
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
        for (Map.Entry<String, Path> copy : copies.entrySet()) {
            Path target = request.site().resolve(copy.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(copy.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
