package dev.vitrine.translation;

import dev.vitrine.model.Language;
import dev.vitrine.text.Piece;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes XLIFF 1.2. */
final class Xliff12Writer implements ExchangeWriter {

    private final Appendable out;
    private String languages = "";

    Xliff12Writer(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(Language source, Language target) throws IOException {
        languages = " source-language=\"" + source.tag() + "\" target-language=\"" + target.tag() + "\"";
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n");
    }

    @Override
    public void thing(String original, List<Outgoing> texts) throws IOException {
        out.append("  <file original=\"" + XmlText.attribute(original) + "\"" + languages
                + " datatype=\"x-vitrine\" xml:space=\"preserve\">\n    <body>\n");
        for (Outgoing text : texts) {
            unit(text);
        }
        out.append("    </body>\n  </file>\n");
    }

    private void unit(Outgoing outgoing) throws IOException {
        Field field = outgoing.field();
        Inline inline = new Inline();
        String source = inline(inline.source(field.source().text(), field.format()));
        out.append("      <trans-unit id=\"" + XmlText.attribute(field.id()) + "\" xml:space=\"preserve\">\n");
        out.append("        <source>").append(source).append("</source>\n");
        if (outgoing.target().isPresent()) {
            String state = outgoing.state() == State.STALE ? "needs-translation" : "translated";
            String target = inline(inline.target(outgoing.target().get(), field.format()));
            out.append("        <target state=\"" + state + "\">")
                    .append(target)
                    .append("</target>\n");
        }
        out.append("        <note from=\"vitrine\">" + XmlText.content(note(outgoing)) + "</note>\n");
        out.append("      </trans-unit>\n");
    }

    static String note(Outgoing outgoing) {
        return outgoing.field().source().at() + ", "
                + outgoing.field().format().name().toLowerCase(Locale.ROOT) + ", "
                + outgoing.state().name().toLowerCase(Locale.ROOT);
    }

    private static String inline(List<Inline.Numbered> pieces) {
        StringBuilder xml = new StringBuilder();
        int[] unwritable = {0};
        for (Inline.Numbered numbered : pieces) {
            String name = switch (numbered.piece().kind()) {
                case CODE -> "ph";
                case OPEN -> "bpt";
                case CLOSE -> "ept";
                default -> "";
            };
            if (!name.isEmpty()) {
                xml.append('<')
                        .append(name)
                        .append(" id=\"")
                        .append(numbered.id())
                        .append('"');
                xml.append(numbered.piece().kind() == Piece.Kind.CODE ? "" : " rid=\"" + numbered.id() + "\"");
                xml.append('>');
            }
            XmlText.escape(
                    numbered.piece().text(),
                    xml,
                    c -> xml.append("<x id=\"c")
                            .append(++unwritable[0])
                            .append("\" ctype=\"x-character\" equiv-text=\"U+")
                            .append(Integer.toHexString(c))
                            .append("\"/>"));
            if (!name.isEmpty()) {
                xml.append("</").append(name).append('>');
            }
        }
        return xml.toString();
    }

    @Override
    public void end() throws IOException {
        out.append("</xliff>\n");
    }
}
