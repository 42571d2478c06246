package dev.vitrine.load;

import dev.vitrine.assets.Minified;
import dev.vitrine.assets.Scripts;
import dev.vitrine.assets.StyleSheets;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes style sheets and scripts smaller before their address is made of their bytes. */
final class AssetMinifying {

    private static final Pattern STYLE = Pattern.compile(".*\\.css");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.m?js");
    /** Somebody made them small already, and knows how. */
    private static final Pattern DONE = Pattern.compile(".*[.-]min\\.[^.]+");

    private final Diagnostics diagnostics;

    AssetMinifying(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Replaces those of {@code files} that get smaller; one that is broken stays as it is, and is reported. */
    void minify(Map<String, ThemeReader.AssetFile> files) {
        Map<String, Bytes> smaller = new ConcurrentHashMap<>();
        // Side by side, as the first scripts are read slowly: the machine does not know the code yet.
        List.copyOf(files.entrySet()).parallelStream()
                .filter(entry -> !DONE.matcher(entry.getKey()).matches())
                .forEach(entry -> minified(entry.getKey(), entry.getValue())
                        .ifPresent(content -> smaller.put(entry.getKey(), content)));
        files.replaceAll((path, file) -> new ThemeReader.AssetFile(
                file.source(), Optional.ofNullable(smaller.get(path)).orElse(file.content())));
    }

    private Optional<Bytes> minified(String path, ThemeReader.AssetFile file) {
        boolean style = STYLE.matcher(path).matches();
        if (!style && !SCRIPT.matcher(path).matches()) {
            return Optional.empty();
        }
        byte[] bytes = file.content().array();
        String source;
        try {
            source = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Another encoding, which its own first line or the page states.
            return Optional.empty();
        }
        Minified made = style ? StyleSheets.minified(source) : Scripts.minified(source);
        made.flaw().ifPresent(flaw -> report(file, bytes, source, flaw, style));
        byte[] result = made.text().getBytes(StandardCharsets.UTF_8);
        return result.length < bytes.length ? Optional.of(new Bytes(result)) : Optional.empty();
    }

    private void report(ThemeReader.AssetFile file, byte[] bytes, String source, Minified.Flaw flaw, boolean style) {
        int offset =
                source.substring(0, Math.min(flaw.offset(), source.length())).getBytes(StandardCharsets.UTF_8).length;
        diagnostics.report(
                Rule.THEME_BROKEN_ASSET,
                Location.of(file.source(), bytes, offset),
                "the " + (style ? "style sheet" : "script") + " has " + flaw.message(),
                "mend it, as browsers leave out "
                        + (style ? "what follows" : "the whole script")
                        + "; it is published as it is");
    }
}
