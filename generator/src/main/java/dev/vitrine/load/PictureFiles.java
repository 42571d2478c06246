package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The pictures that lie in the folders of a site, whether anything shows them or not. */
public final class PictureFiles {

    private static final List<String> FOLDERS = List.of("media", "catalog", "pages", "journal");
    private static final List<String> TEXTS = List.of("", "markets", "catalog", "pages", "journal");
    private static final Set<String> TYPES = Set.of("jpg", "jpeg", "png", "gif", "webp", "avif", "svg");

    private final SourceFiles files;
    private final Diagnostics aside = Diagnostics.aside();

    PictureFiles(SourceFiles files) {
        this.files = files;
    }

    /**
     * Their paths, relative to the site folder.
     *
     * @throws IOException when a folder cannot be read
     */
    public List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            walk(folder, all);
        }
        return all;
    }

    private void walk(String folder, List<String> to) throws IOException {
        for (String file : files.files(folder, aside)) {
            if (TYPES.contains(type(file))) {
                to.add(folder + "/" + file);
            }
        }
        for (String inner : files.folders(folder, aside)) {
            walk(folder + "/" + inner, to);
        }
    }

    private static String type(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Those of {@code pictures} whose file names stand in a text of the site that may be published some day: settings, pages, articles, drafts among them, and what lies in the same folder.
     *
     * @throws IOException when a file cannot be read
     */
    public Set<String> named(List<String> pictures) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        if (pictures.isEmpty()) {
            return named;
        }
        List<String> texts = new ArrayList<>();
        for (String folder : TEXTS) {
            boolean whole = folder.equals("pages") || folder.equals("journal");
            texts(folder, whole, texts);
        }
        Map<String, List<String>> beside = new HashMap<>();
        for (String picture : pictures) {
            String folder = picture.substring(0, picture.lastIndexOf('/'));
            if (!beside.containsKey(folder)) {
                List<String> own = new ArrayList<>();
                texts(folder, false, own);
                beside.put(folder, own);
            }
        }
        for (String text : texts) {
            String content = files.text(text, aside).orElse("");
            pictures.stream().filter(picture -> content.contains(name(picture))).forEach(named::add);
        }
        for (String picture : pictures) {
            String folder = picture.substring(0, picture.lastIndexOf('/'));
            for (String text : beside.getOrDefault(folder, List.of())) {
                if (files.text(text, aside).orElse("").contains(name(picture))) {
                    named.add(picture);
                }
            }
        }
        return named;
    }

    private void texts(String folder, boolean whole, List<String> to) throws IOException {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        for (String file : files.files(folder, aside)) {
            if (type(file).equals("md") || type(file).equals("json")) {
                to.add(prefix + file);
            }
        }
        for (String inner : whole ? files.folders(folder, aside) : List.<String>of()) {
            texts(prefix + inner, true, to);
        }
    }

    private static String name(String picture) {
        return picture.substring(picture.lastIndexOf('/') + 1);
    }
}
