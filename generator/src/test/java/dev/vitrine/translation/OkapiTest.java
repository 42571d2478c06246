package dev.vitrine.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.filters.xliff2.XLIFF2Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another implementation reads what we write, with as many texts and codes. */
class OkapiTest {

    @TempDir
    private Path folder;

    private Map<String, ITextUnit> units(IFilter filter, ExchangeFormat format) throws IOException {
        Path file = folder.resolve("de.xlf");
        TranslationExporter.Report report =
                TranslationExporter.export(Path.of("../content"), "de", format, TranslationExporter.Which.ALL, file);
        URI uri = file.toUri();
        Map<String, ITextUnit> units = new LinkedHashMap<>();
        try (RawDocument document = new RawDocument(uri, "UTF-8", LocaleId.ENGLISH, LocaleId.GERMAN)) {
            filter.open(document);
            while (filter.hasNext()) {
                var event = filter.next();
                if (event.isTextUnit()) {
                    ITextUnit unit = event.getTextUnit();
                    String name = unit.getName() == null ? "" : unit.getName();
                    units.put(name.contains("#") ? name : unit.getId(), unit);
                }
            }
        } finally {
            filter.close();
        }
        assertThat(units).hasSize(report.texts());
        return units;
    }

    private static void holdsTheTeaCup(Map<String, ITextUnit> units) {
        ITextUnit title = units.get("product:aki-tea-cup#title");
        assertThat(title.getSource()).hasToString("Aki Tea Cup");
        assertThat(title.getTarget(LocaleId.GERMAN)).hasToString("Teebecher Aki");
        ITextUnit body = units.get("product:aki-tea-cup#body");
        assertThat(body.getSource().getFirstContent().getCodes())
                .as("codes of the body")
                .isNotEmpty();
        assertThat(body.getTarget(LocaleId.GERMAN).getFirstContent().getCodes())
                .as("codes of its translation")
                .hasSameSizeAs(body.getSource().getFirstContent().getCodes());
    }

    @Test
    void readsVersionOne() throws IOException {
        holdsTheTeaCup(units(new XLIFFFilter(), ExchangeFormat.XLIFF12));
    }

    @Test
    void readsVersionTwo() throws IOException {
        holdsTheTeaCup(units(new XLIFF2Filter(), ExchangeFormat.XLIFF2));
    }
}
