package com.example.imprint;

import dev.vitrine.extension.OutputFile;
import dev.vitrine.extension.PostProcessor;
import java.nio.charset.StandardCharsets;

/** Says in each page and each style sheet whose they are. */
public final class Imprint implements PostProcessor {

    private static final String OWNER = "Kiln & Co.";

    @Override
    public String id() {
        return "imprint";
    }

    @Override
    public boolean takes(String path) {
        return path.endsWith(".html") || path.endsWith(".css");
    }

    @Override
    public byte[] process(OutputFile file) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        String changed = file.path().endsWith(".css")
                ? "/* " + OWNER + " */\n" + text
                : text.replaceFirst(
                        "</head>",
                        "<meta name=\"copyright\" content=\"" + OWNER.replace("&", "&amp;") + "\">\n</head>");
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
