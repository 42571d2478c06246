package dev.vitrine.deploy;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a site was at one time: the list of its files.
 *
 * @param number counts releases of a place, from 1
 * @param files by path, sorted
 */
record Release(int number, Map<String, Row> files) {

    static final Release NONE = new Release(0, Map.of());

    private static final String HEADING = "# vitrine release 1";
    private static final String NUMBER = "# number ";
    private static final String END = "# end";

    Release {
        files = Collections.unmodifiableMap(files);
    }

    /**
     * A file of a release.
     *
     * @param version stands for its bytes: hash and size
     * @param size bytes
     * @param headers {@link FileHeaders#mark}
     * @param kind when it is sent
     */
    record Row(String version, long size, String headers, FileKind kind) {

        boolean sameBytes(Row other) {
            return version.equals(other.version);
        }

        /** Whether the name stays when the content changes. */
        boolean changing() {
            return kind != FileKind.ASSET;
        }
    }

    /** The key of the list of release {@code number}. */
    static String key(int number) {
        String digits = Integer.toString(number);
        return "releases/" + "0".repeat(Math.max(0, 9 - digits.length())) + digits + ".tsv";
    }

    Release numbered(int other) {
        return new Release(other, files);
    }

    String text() {
        StringBuilder out = new StringBuilder(files.size() * 80);
        out.append(HEADING).append('\n').append(NUMBER).append(number).append('\n');
        files.forEach((path, row) -> out.append(escaped(path))
                .append('\t')
                .append(row.version)
                .append('\t')
                .append(row.size)
                .append('\t')
                .append(row.headers)
                .append('\t')
                .append(row.kind.letter())
                .append('\n'));
        return out.append(END).append('\n').toString();
    }

    /** The release that {@code text} lists; empty when that is no whole list. */
    static Optional<Release> parse(String text) {
        if (!text.startsWith(HEADING + "\n" + NUMBER) || !text.endsWith(END + "\n")) {
            return Optional.empty();
        }
        Map<String, Row> files = new TreeMap<>();
        int number = 0;
        try {
            for (String line : text.split("\n")) {
                if (line.startsWith(NUMBER)) {
                    number = Integer.parseInt(line.substring(NUMBER.length()));
                } else if (!line.startsWith("# ")) {
                    String[] fields = line.split("\t", -1);
                    if (fields.length != 5 || fields[4].length() != 1) {
                        return Optional.empty();
                    }
                    files.put(
                            unescaped(fields[0]),
                            new Row(fields[1], Long.parseLong(fields[2]), fields[3], FileKind.of(fields[4].charAt(0))));
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Release(number, files));
    }

    /** A path may begin with the sign of headings, or hold what ends a field. */
    private static String escaped(String path) {
        return path.replace("%", "%25")
                .replace("\t", "%09")
                .replace("\n", "%0A")
                .replace("#", "%23");
    }

    private static String unescaped(String text) {
        return text.indexOf('%') < 0
                ? text
                : text.replace("%23", "#")
                        .replace("%0A", "\n")
                        .replace("%09", "\t")
                        .replace("%25", "%");
    }
}
