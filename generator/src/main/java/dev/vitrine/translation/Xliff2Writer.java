package dev.vitrine.translation;

import dev.vitrine.model.Language;
import dev.vitrine.text.Piece;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes XLIFF 2.0. */
final class Xliff2Writer implements ExchangeWriter {

    private final Appendable out;
    private int files;
    private int units;

    Xliff2Writer(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(Language source, Language target) throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"" + " srcLang=\""
                        + source.tag() + "\" trgLang=\"" + target.tag() + "\" xml:space=\"preserve\">\n");
    }

    @Override
    public void thing(String original, List<Outgoing> texts) throws IOException {
        out.append("  <file id=\"f" + ++files + "\" original=\"" + XmlText.attribute(original) + "\">\n");
        for (Outgoing text : texts) {
            unit(text);
        }
        out.append("  </file>\n");
    }

    private void unit(Outgoing outgoing) throws IOException {
        Field field = outgoing.field();
        Inline inline = new Inline();
        // Ids of units may have no '#': the name carries what the text is.
        Map<String, String> data = new LinkedHashMap<>();
        // A translation that never had the codes of its source would break the rights that the source gives them.
        boolean strict = outgoing.target()
                .flatMap(text -> CodeCheck.problem(field.source().text(), text, field.format()))
                .isEmpty();
        String source = inline(inline.source(field.source().text(), field.format()), data, strict);
        String target = outgoing.target().isPresent()
                ? inline(inline.target(outgoing.target().get(), field.format()), data, strict)
                : "";
        out.append("    <unit id=\"u" + ++units + "\" name=\"" + XmlText.attribute(field.id()) + "\">\n");
        out.append("      <notes><note>" + XmlText.content(Xliff12Writer.note(outgoing)) + "</note></notes>\n");
        if (!data.isEmpty()) {
            out.append("      <originalData>\n");
            for (Map.Entry<String, String> entry : data.entrySet()) {
                out.append("        <data id=\"" + entry.getValue() + "\">" + characters(entry.getKey()) + "</data>\n");
            }
            out.append("      </originalData>\n");
        }
        boolean stale = outgoing.state() == State.STALE;
        String state = outgoing.target().isEmpty() || stale ? "initial" : "translated";
        out.append("      <segment state=\"" + state + "\"" + (stale ? " subState=\"vitrine:stale\"" : "") + ">\n");
        out.append("        <source>").append(source).append("</source>\n");
        if (outgoing.target().isPresent()) {
            out.append("        <target>").append(target).append("</target>\n");
        }
        out.append("      </segment>\n    </unit>\n");
    }

    private static String inline(List<Inline.Numbered> pieces, Map<String, String> data, boolean strict) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i).piece();
            int id = pieces.get(i).id();
            switch (piece.kind()) {
                case CODE ->
                    xml.append("<ph id=\"")
                            .append(id)
                            .append("\" dataRef=\"")
                            .append(data(piece.text(), data))
                            .append('"')
                            .append(rights(piece, strict))
                            .append("/>");
                case OPEN -> {
                    xml.append("<pc id=\"")
                            .append(id)
                            .append("\" dataRefStart=\"")
                            .append(data(piece.text(), data));
                    xml.append("\" dataRefEnd=\"")
                            .append(data(closing(pieces, i), data))
                            .append('"');
                    xml.append(rights(piece, strict)).append('>');
                }
                case CLOSE -> xml.append("</pc>");
                default -> xml.append(characters(piece.text()));
            }
        }
        return xml.toString();
    }

    private static String closing(List<Inline.Numbered> pieces, int open) {
        int pair = pieces.get(open).piece().pair();
        for (Inline.Numbered numbered : pieces.subList(open + 1, pieces.size())) {
            if (numbered.piece().pair() == pair) {
                return numbered.piece().text();
            }
        }
        throw new IllegalStateException("a pair has two ends");
    }

    private static String rights(Piece piece, boolean strict) {
        return strict && piece.required() && !piece.text().startsWith("[^") ? " canCopy=\"no\" canDelete=\"no\"" : "";
    }

    private static String data(String text, Map<String, String> data) {
        return data.computeIfAbsent(text, t -> "d" + (data.size() + 1));
    }

    private static String characters(String text) {
        StringBuilder xml = new StringBuilder();
        XmlText.escape(text, xml, c -> {
            String hex = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
            xml.append("<cp hex=\"")
                    .append("0".repeat(Math.max(0, 4 - hex.length())))
                    .append(hex)
                    .append("\"/>");
        });
        return xml.toString();
    }

    @Override
    public void end() throws IOException {
        out.append("</xliff>\n");
    }
}
