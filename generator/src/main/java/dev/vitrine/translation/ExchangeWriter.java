package dev.vitrine.translation;

import dev.vitrine.model.Language;
import java.io.IOException;
import java.util.List;

/** Writes texts for translators, one thing after the other. */
interface ExchangeWriter {

    void begin(Language source, Language target) throws IOException;

    void thing(String original, List<Outgoing> texts) throws IOException;

    void end() throws IOException;
}
