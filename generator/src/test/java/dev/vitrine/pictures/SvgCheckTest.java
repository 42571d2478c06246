package dev.vitrine.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgCheckTest {

    private static final String HEAD =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n";

    private static Optional<SvgCheck.Fault> of(String svg) {
        return SvgCheck.of(svg.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT href=\"data:text/javascript,alert(1)\"/>",
                "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
                "<rect onload=\"alert(1)\"/>",
                "<g OnClick=\"alert(1)\"/>",
                "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
                "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://evil.example/\"/>",
                "<image href=\"https://evil.example/pixel.png\"/>",
                "<image xlink:href=\"//evil.example/pixel.png\"/>",
                "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
                "<use href=\"https://evil.example/a.svg#x\"/>",
                "<use xlink:href=\"other.svg#x\"/>",
                "<a href=\"javascript:alert(1)\"><rect/></a>",
                "<a xlink:href=\" java&#10;script:alert(1)\"><rect/></a>",
                "<a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a>",
                "<a><animate attributeName=\"xlink:href\" values=\"javascript:alert(1)\"/></a>",
                "<rect style=\"fill:url(https://evil.example/a)\"/>",
                "<rect fill=\"url( 'https://evil.example/a#b' )\"/>",
                "<rect style=\"fill:\\75rl(https://evil.example/a)\"/>",
                "<rect style=\"fill:u/**/rl(https://evil.example/a)\"/>",
                "<style>@import 'https://evil.example/a.css';</style>",
                "<style>rect{background:url(//evil.example/a)}</style>",
                "<style><![CDATA[@im\\port 'a'; @\\69mport 'b']]></style>",
                "<feImage href=\"https://evil.example/a.png\"/>",
                "<handler xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"load\">alert(1)</handler>",
                "<discard/>",
                "<rect",
                "</g>"
            })
    void whatCouldDoMoreThanBeSeenIsFound(String inner) {
        Optional<SvgCheck.Fault> fault = of(HEAD + "<g/>\n" + inner + "</svg>");
        assertThat(fault).isPresent();
        assertThat(fault.orElseThrow().line()).isEqualTo(3);
    }

    @Test
    void entitiesAreNotFollowed() {
        assertThat(of("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + HEAD + "<text>&a;</text></svg>"))
                .isPresent();
        StringBuilder laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        assertThat(of(laughs + "]>" + HEAD + "<text>&a39;</text></svg>")).isPresent();
    }

    @Test
    void styleSheetsAndOtherRootsAreFound() {
        assertThat(of("<?xml-stylesheet href=\"https://evil.example/a.css\"?>" + HEAD + "</svg>"))
                .isPresent();
        assertThat(of("<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg/></html>"))
                .isPresent();
        assertThat(of("<svg><rect/></svg>")).isPresent();
    }

    @Test
    void whatDrawingProgramsWriteIsLetThrough() {
        assertThat(of("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
                        + "<!-- Created with Inkscape (http://www.inkscape.org/) -->\n"
                        + "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
                        + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" viewBox=\"0 0 9 9\">"
                        + "<title>Cup</title><metadata><rdf:RDF><rdf:li>x</rdf:li></rdf:RDF></metadata>"
                        + "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient><style>.b{fill:url(#a);color:#fff}</style></defs>"
                        + "<g inkscape:label=\"Layer\"><rect class=\"b\" fill=\"url('#a')\" style=\"stroke:#000\"/><use xlink:href=\"#a\"/></g>"
                        + "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>"
                        + "<circle r=\"1\"><animate attributeName=\"r\" values=\"1;2\"/></circle>"
                        + "<a href=\"https://shop.example/\"><text>Shop</text></a></svg>"))
                .isEmpty();
    }
}
