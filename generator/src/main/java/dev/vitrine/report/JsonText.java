package dev.vitrine.report;

import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Maps and lists as indented JSON, the same on every machine. */
final class JsonText {

    private static final ObjectWriter PRETTY = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter(
                            PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private JsonText() {}

    static String of(Object json) {
        return PRETTY.writeValueAsString(json) + "\n";
    }
}
