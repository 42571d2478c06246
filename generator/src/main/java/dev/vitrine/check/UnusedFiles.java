package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Page;
import dev.vitrine.model.Site;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import dev.vitrine.plan.RouteKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds files that nothing uses: pictures, and templates and assets of the site's own theme. */
public final class UnusedFiles {

    /** What the generator asks for by itself, beside the templates of pages. */
    private static final List<String> ASKED_FOR = List.of("card.ftlh", "embed-product.ftlh", "embed-products.ftlh");

    /** Assets that browsers and manifests ask for by their names. */
    private static final String ICONS = "icons/icon-";

    private static final Pattern TAKEN_IN = Pattern.compile("<#(?:import|include)\\s+([^>]*)>");
    private static final Pattern ASSET = Pattern.compile("\\basset\\(\\s*(?:\"([^\"$]*)|'([^'$]*))?(\"|')?\\s*([,)])?");
    private static final Pattern TEXT = Pattern.compile(".*\\.(css|js|mjs|json|svg|html|txt|webmanifest)");

    private UnusedFiles() {}

    /** Reports {@code pictures}, paths of pictures that nothing shows and no text names. */
    public static void pictures(Collection<String> pictures, Diagnostics diagnostics) {
        pictures.forEach(picture -> diagnostics.report(
                Rule.MEDIA_UNUSED,
                Location.of(picture),
                "nothing shows the picture '" + picture + "'",
                "name it where it is to be seen, or remove the file"));
    }

    /** Reports what the site's own theme has and no page can ask for. */
    public static void theme(Site site, Diagnostics diagnostics) {
        Theme theme = site.theme();
        List<String> asked = site.pages().values().stream()
                .flatMap(page -> page.made().stream())
                .map(Page.Made::template)
                .toList();
        templates(theme, asked, diagnostics);
        assets(theme, diagnostics);
    }

    private static boolean isOwn(String source) {
        return source.startsWith("theme/") || source.startsWith("themes/");
    }

    private static void templates(Theme theme, List<String> asked, Diagnostics diagnostics) {
        Deque<String> open = new ArrayDeque<>(ASKED_FOR);
        open.addAll(asked);
        Arrays.stream(RouteKind.values()).forEach(kind -> open.add(kind.id() + ".ftlh"));
        Set<String> used = new TreeSet<>();
        while (!open.isEmpty()) {
            String template = open.remove();
            SourceText source = theme.templates().get(template);
            if (source == null || !used.add(template)) {
                continue;
            }
            Matcher taken = TAKEN_IN.matcher(source.text());
            while (taken.find()) {
                String what = taken.group(1);
                if (what.contains("${") || !what.startsWith("\"") && !what.startsWith("'")) {
                    // Which file that is, only a build of every page could tell.
                    return;
                }
                theme.templates().keySet().stream()
                        .filter(name -> what.contains(fileName(name)))
                        .forEach(open::add);
            }
        }
        theme.templates().forEach((name, source) -> {
            if (!used.contains(name) && isOwn(source.path())) {
                diagnostics.report(
                        Rule.THEME_UNUSED_FILE,
                        Location.of(source.path()),
                        "no page uses the template '" + name + "'",
                        "import or include it in a template that pages use, or remove the file");
            }
        });
    }

    private static void assets(Theme theme, Diagnostics diagnostics) {
        Set<String> made = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        for (SourceText template : theme.templates().values()) {
            texts.add(template.text());
            madeNames(template.text()).forEach(made::add);
        }
        theme.settings().values().forEach(value -> texts.add(String.valueOf(value)));
        List<Theme.Asset> own = theme.assets().values().stream()
                .filter(asset -> isOwn(asset.source()))
                .filter(asset -> !asset.path().startsWith(ICONS))
                .filter(asset -> made.stream().noneMatch(asset.path()::startsWith))
                .filter(asset -> texts.stream().noneMatch(text -> text.contains(fileName(asset.path()))))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        List<Theme.Asset> readable = theme.assets().values().stream()
                .filter(asset -> TEXT.matcher(asset.path()).matches())
                .toList();
        for (Theme.Asset asset : own) {
            String name = fileName(asset.path());
            Optional<Theme.Asset> user = readable.stream()
                    .filter(other -> !other.path().equals(asset.path()))
                    .filter(other -> new String(other.content().array(), StandardCharsets.UTF_8).contains(name))
                    .findFirst();
            if (user.isEmpty()) {
                diagnostics.report(
                        Rule.THEME_UNUSED_FILE,
                        Location.of(asset.source()),
                        "no template, style sheet or script names '" + asset.path() + "'",
                        "ask for it with asset(\"" + asset.path() + "\"), or remove the file");
            }
        }
    }

    /** How names begin that a template puts together, such as {@code icons/} in {@code asset("icons/" + name)}. */
    private static Stream<String> madeNames(String template) {
        Matcher asked = ASSET.matcher(template);
        Set<String> made = new LinkedHashSet<>();
        while (asked.find()) {
            if (asked.group(3) == null || asked.group(4) == null) {
                made.add(Stream.of(asked.group(1), asked.group(2))
                        .filter(start -> start != null)
                        .collect(Collectors.joining()));
            }
        }
        return made.stream();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
