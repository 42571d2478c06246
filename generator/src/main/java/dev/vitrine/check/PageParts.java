package dev.vitrine.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what makes a page large. */
final class PageParts {

    private static final int SHOWN = 3;

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\s(id|class)=\"([^\"\\s]+)");
    private static final Set<String> EMPTY = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final Set<String> RAW = Set.of("script", "style", "textarea");

    private PageParts() {}

    /** An element with the bytes from its start to its end. */
    private static final class Part {
        private final String label;
        private final String tag;
        private final int start;
        private final List<Part> inner = new ArrayList<>();
        private int end;

        private Part(String tag, String label, int start) {
            this.tag = tag;
            this.label = label;
            this.start = start;
        }

        private int size() {
            return end - start;
        }

        /** Whether it is large because of one or a few parts, rather than being a long list. */
        private boolean holdsLargeParts() {
            int largest = inner.stream().mapToInt(Part::size).max().orElse(0);
            return largest * 4 >= size() || inner.size() < 4 && largest * 8 >= size();
        }
    }

    /** The largest parts, each as {@code <ul class="grid"> 31.2 KB}. */
    static List<String> largest(byte[] html, int length) {
        List<Part> parts = new ArrayList<>(List.of(tree(html, length)));
        Comparator<Part> bySize = Comparator.comparingInt(Part::size).reversed().thenComparingInt(part -> part.start);
        while (true) {
            parts.sort(bySize);
            Part first = parts.get(0);
            if (first.size() * 5 < length * 2 || first.inner.isEmpty() || !first.holdsLargeParts()) {
                return parts.stream()
                        .limit(SHOWN)
                        .map(part -> part.label + " " + PageBudgets.kilobytes(part.size()))
                        .toList();
            }
            parts.remove(0);
            parts.addAll(first.inner);
        }
    }

    // Latin-1 keeps one character per byte, so that places are sizes.
    private static Part tree(byte[] html, int length) {
        String text = new String(html, 0, length, StandardCharsets.ISO_8859_1);
        Part root = new Part("", "<html>", 0);
        root.end = length;
        Deque<Part> open = new ArrayDeque<>(List.of(root));
        Matcher tags = TAG.matcher(text);
        int from = 0;
        while (tags.find(from)) {
            from = tags.end();
            String name = tags.group(2).toLowerCase(Locale.ROOT);
            if (tags.group(1).isEmpty()) {
                Part part = new Part(name, label(name, tags.group(3)), tags.start());
                part.end = tags.end();
                open.element().inner.add(part);
                if (RAW.contains(name)) {
                    int close = text.indexOf("</" + name, from);
                    part.end = close < 0 ? length : Math.min(length, close + name.length() + 3);
                    from = part.end;
                } else if (!EMPTY.contains(name) && !tags.group(3).endsWith("/")) {
                    open.push(part);
                }
            } else if (open.stream().anyMatch(part -> part.tag.equals(name))) {
                while (!open.element().tag.equals(name)) {
                    open.pop().end = tags.start();
                }
                open.pop().end = tags.end();
            }
        }
        return root;
    }

    private static String label(String name, String attributes) {
        Matcher named = NAME.matcher(attributes);
        if (!named.find()) {
            return "<" + name + ">";
        }
        String value = new String(named.group(2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return "<" + name + " " + named.group(1) + "=\"" + value + "\">";
    }
}
