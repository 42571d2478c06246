package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.FormerAddresses;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.SlugHistory;
import dev.vitrine.model.WrittenRedirect;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code redirects.json} and {@code slug-history.json}. */
final class FormerAddressesReader {

    private static final String REDIRECTS = "redirects.json";
    private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308, 410);
    private static final int GONE = 410;

    /** The history has a line for everything that has an address. */
    private static final long MOST_HISTORY = 256L << 20;

    private final SourceFiles files;
    private final Diagnostics diagnostics;

    FormerAddressesReader(SourceFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    FormerAddresses read() throws IOException {
        return new FormerAddresses(redirects(), history());
    }

    private List<WrittenRedirect> redirects() throws IOException {
        List<WrittenRedirect> redirects = new ArrayList<>();
        if (files.isFile(REDIRECTS)) {
            Optional<JsonValue.Obj> read = SettingsReader.object(files, REDIRECTS, Shapes.REDIRECTS, diagnostics);
            for (JsonValue value : read.map(obj -> obj.list("redirects")).orElse(List.of())) {
                if (value instanceof JsonValue.Obj obj) {
                    redirect(obj).ifPresent(redirects::add);
                }
            }
        }
        return redirects;
    }

    private Optional<WrittenRedirect> redirect(JsonValue.Obj obj) {
        Optional<JsonValue> from =
                obj.get("from").filter(value -> value.asText().isPresent());
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonValue> to = obj.get("to");
        int status = obj.number("status").map(BigDecimal::intValue).orElse(to.isPresent() ? 301 : GONE);
        String source = from.get().asText().orElse("");
        if (!STATUSES.contains(status)) {
            return invalid(
                    obj.get("status").map(JsonValue::at).orElse(obj.at()),
                    status + " is no status of a redirect",
                    "use 301 (for good), 302 (for now), 307, 308, or 410 (gone)");
        }
        if (to.isPresent() == (status == GONE)) {
            return status == GONE
                    ? invalid(to.get().at(), "what is gone leads nowhere", "leave out \"to\", or \"status\"")
                    : invalid(obj.at(), "the redirect says not where it leads", "add \"to\", or \"status\": 410");
        }
        boolean thing = LinkRef.parse(source).isPresent();
        if (!thing && !address(source)) {
            return invalid(
                    from.get().at(),
                    "'" + ShapeCheck.shorten(source) + "' is no address of this site",
                    "write a path such as /old/, /old/* for all below it, or a thing that is gone such as product:old");
        }
        Optional<String> target = to.flatMap(JsonValue::asText);
        if (target.isPresent() && !target(target.get(), source.endsWith("/*"))) {
            return invalid(
                    to.orElseThrow().at(),
                    "'" + ShapeCheck.shorten(target.get()) + "' is no address to lead to",
                    target.get().contains(":splat")
                            ? ":splat stands for what * stood for, at the end of the address"
                            : "write a path such as /new/, a reference such as page:about, or an https address");
        }
        return Optional.of(new WrittenRedirect(
                source, target, status, from.get().at(), to.map(JsonValue::at).orElse(obj.at())));
    }

    private Optional<WrittenRedirect> invalid(Location at, String message, String hint) {
        diagnostics.report(Rule.REDIRECT_INVALID, at, message, hint);
        return Optional.empty();
    }

    private static boolean address(String text) {
        int star = text.indexOf('*');
        return text.startsWith("/")
                && !text.startsWith("//")
                && text.length() > 1
                && text.codePoints().noneMatch(c -> c <= ' ' || "?#\\\"<>".indexOf(c) >= 0)
                && (star < 0 || star == text.length() - 1 && text.endsWith("/*"));
    }

    private static boolean target(String text, boolean wild) {
        int splat = text.indexOf(":splat");
        if (splat >= 0 && (!wild || splat != text.length() - ":splat".length())) {
            return false;
        }
        return LinkRef.parse(text).isPresent()
                || text.codePoints().noneMatch(c -> c <= ' ' || "\\\"<>*".indexOf(c) >= 0)
                        && (text.startsWith("/") && !text.startsWith("//")
                                || text.replace(":splat", "").matches(Shapes.HTTPS_ADDRESS));
    }

    private SlugHistory history() throws IOException {
        if (!files.isFile(SlugHistoryFile.NAME)) {
            return SlugHistory.NONE;
        }
        Optional<JsonValue> read = files.bytes(SlugHistoryFile.NAME, MOST_HISTORY, diagnostics)
                .flatMap(bytes -> SourceFiles.decode(bytes, SlugHistoryFile.NAME, diagnostics))
                .flatMap(text -> JsonTree.json(text, SlugHistoryFile.NAME, 1, diagnostics));
        Map<String, SlugHistory.Entry> things = new HashMap<>();
        if (read.isPresent()
                && new ShapeCheck(diagnostics, false).check(read.get(), Shapes.SLUG_HISTORY)
                && read.get() instanceof JsonValue.Obj obj) {
            obj.fields().forEach((thing, field) -> {
                if (field.value() instanceof JsonValue.Obj entry) {
                    things.put(thing, entry(entry));
                }
            });
        }
        return new SlugHistory(things);
    }

    private SlugHistory.Entry entry(JsonValue.Obj obj) {
        Map<String, List<String>> slugs = new HashMap<>();
        obj.fields().forEach((tag, field) -> {
            if (field.value() instanceof JsonValue.Arr list) {
                slugs.put(tag, sound(list));
            }
        });
        return new SlugHistory.Entry(obj.text(SlugHistoryFile.CATEGORY), slugs);
    }

    private List<String> sound(JsonValue.Arr list) {
        List<String> slugs = new ArrayList<>();
        for (JsonValue item : list.items()) {
            String slug = item.asText().orElse("");
            if (WordsReader.Slugs.valid(slug)) {
                slugs.add(slug);
            } else {
                invalid(
                        item.at(),
                        "'" + ShapeCheck.shorten(slug) + "' was never a slug",
                        "correct it, or take it out; builds add to this file");
            }
        }
        return slugs;
    }
}
