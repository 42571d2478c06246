package dev.vitrine.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetsTest {

    /** {@code |} stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                "a , b > c {|  color : red ;|  margin: 0 1px;|}§a,b>c{color :red;margin:0 1px}",
                "a :hover { } a:hover { }§a :hover{}a:hover{}",
                "a { width: calc( 1px + ( 2px * 3 ) - 1px ) }§a{width:calc(1px + (2px * 3) - 1px)}",
                "@media ( width > 30em ) and (hover) { a { b: c } }§@media (width>30em) and (hover){a{b:c}}",
                "a { & :is(b) { c: d } .e & { f: g } }§a{& :is(b){c:d}.e &{f:g}}",
                "a { content: \"  /* no comment */  ;}\" ; }§a{content:\"  /* no comment */  ;}\"}",
                "a { b: url( x y.png ) no-repeat }§a{b:url( x y.png ) no-repeat}",
                "a { b: url( \"x  y.png\" ) }§a{b:url(\"x  y.png\")}",
                "a/* x */b { c: d }§a/**/b{c:d}",
                "a /* x */ b { c: 1/* y */ 2 }§a b{c:1 2}",
                "a { --empty: ; --set: 1px ; color: var( --empty , red ) }§a{--empty: ;--set:1px;color:var(--empty,red)}",
                "a { b: c !important }§a{b:c!important}",
                "a + b ~ c { d: e }§a + b~c{d:e}",
                "@import  'x.css'  layer( y ) ; a { }§@import 'x.css' layer(y);a{}",
                "/*! Licence */ a { b: c }§/*! Licence */|a{b:c}",
                ".\\31  b { c: d }  .x\\:y  { e: f }§.\\31  b{c:d}.x\\:y{e:f}",
                "a { grid-template: 'a  b' 1fr / auto  2fr }§a{grid-template:'a  b' 1fr / auto 2fr}",
                "@font-face { unicode-range: U+0-7F , U+26 }§@font-face{unicode-range:U+0-7F,U+26}",
            })
    void whatBrowsersDoNotReadIsGone(String source, String expected) {
        Minified made = StyleSheets.minified(source.replace('|', '\n') + "   ");
        assertThat(made.flaw()).isEmpty();
        assertThat(made.text().stripTrailing().replace('\n', '|')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                "a { b: 'c; }§a string that does not end on its line§7",
                "a { b: \"c|\"; }§a string that does not end on its line§7",
                "a { } /* b§a comment that does not end§6",
                "a { b { c: d }§a '{' that is not closed§2",
                "a { b: c } }§a '}' that closes nothing§11",
                "a { b: calc(1px; }§a '}' that closes nothing§17",
                "a { b: url(c; }§an address that does not end§7",
            })
    void whatIsBrokenHasItsPlace(String source, String message, int offset) {
        String text = source.replace('|', '\n');
        assertThat(StyleSheets.minified(text)).isEqualTo(Minified.flawed(text, message, offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atelier", "consent", "search"})
    void theThemesStyleSheetsGetSmallerOnce(String name) throws IOException {
        String source = Files.readString(Path.of("../themes/atelier/assets/css/" + name + ".css"));
        Minified made = StyleSheets.minified(source);
        assertThat(made.flaw()).isEmpty();
        assertThat(made.text().length()).isLessThan(source.length() * 9 / 10);
        assertThat(StyleSheets.minified(made.text()).text()).isEqualTo(made.text());
    }

    @Test
    void whatGetsNoSmallerStays() {
        assertThat(StyleSheets.minified("a{b:c}")).isEqualTo(Minified.unchanged("a{b:c}"));
    }
}
