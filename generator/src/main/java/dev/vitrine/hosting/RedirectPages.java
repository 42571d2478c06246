package dev.vitrine.hosting;

import dev.vitrine.output.OutputPath;
import dev.vitrine.output.Redirect;
import dev.vitrine.plan.UrlPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stands in for redirects where a host has none: pages that lead on at once, and name the right address to search engines. */
final class RedirectPages {

    private RedirectPages() {}

    /** Whether a page can stand in for {@code redirect}. */
    static boolean possible(Redirect redirect) {
        return !redirect.wild() && redirect.to().isPresent();
    }

    static void write(List<Redirect> redirects, String baseUrl, FileSink site) throws IOException {
        for (Redirect redirect : redirects) {
            if (possible(redirect)) {
                String to = escaped(redirect.to().orElseThrow());
                String absolute = to.startsWith("/") ? escaped(baseUrl) + to : to;
                site.accept(
                        path(redirect.from()),
                        ("<!doctype html>\n<html lang=\"zxx\">\n<meta charset=\"utf-8\">\n<title>" + absolute
                                        + "</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\""
                                        + absolute + "\">\n<meta http-equiv=\"refresh\" content=\"0; url=" + to
                                        + "\">\n<a href=\"" + to + "\">" + absolute + "</a>\n</html>\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static OutputPath path(String from) {
        String name = from.substring(from.lastIndexOf('/') + 1);
        boolean folder = name.isEmpty() || name.indexOf('.') < 0;
        return new UrlPath(folder && !name.isEmpty() ? from + "/" : from).output();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
