package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Every page is valid by the Nu HTML checker. */
class HtmlValidityTest {

    private static final String SCHEMA = "http://s.validator.nu/html5-all.rnc";

    @Test
    void everyPageIsValid() throws Exception {
        Findings findings = new Findings();
        SimpleDocumentValidator validator = new SimpleDocumentValidator();
        validator.setUpMainSchema(SCHEMA, findings);
        validator.setUpValidatorAndParsers(findings, true, false);
        for (SitePage page : BuiltSite.get().pages()) {
            findings.page = page.path();
            InputSource source = new InputSource(new StringReader(page.html()));
            source.setSystemId(page.file().toUri().toString());
            validator.checkHtmlInputSource(source);
        }
        assertThat(findings.errors).isEmpty();
    }

    /** Collects errors; warnings are advice. */
    private static final class Findings implements ErrorHandler {
        private final List<String> errors = new ArrayList<>();
        private String page = "";

        @Override
        public void warning(SAXParseException e) {
            // Advice, such as the preference of one element over another.
        }

        @Override
        public void error(SAXParseException e) {
            errors.add(page + ":" + e.getLineNumber() + ":" + e.getColumnNumber() + ": " + e.getMessage());
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }
}
