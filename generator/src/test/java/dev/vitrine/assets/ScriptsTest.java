package dev.vitrine.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    private static String minified(String source) {
        Minified made = Scripts.minified(source);
        assertThat(made.flaw()).isEmpty();
        return made.text().strip();
    }

    /** {@code |} stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                "const a = 1; // one|const b = 2;§const a=1;const b=2;",
                "a /* x */ (b)§a(b)",
                "return a|b + c§return a|b+c",
                "return|a;      // nothing is returned§return|a;",
                "x|++y          // ++ belongs to y§x|++y",
                "a + +b - -c +     ++d§a+ +b- -c+ ++d",
                "1 .toFixed()      + 2§1 .toFixed()+2",
                "promise|  .then(f)|  .catch(g)§promise.then(f).catch(g)",
                "const f = () => {|  g()|}|h()§const f=()=>{g()}|h()",
                "const a = {}|[1].map(f)   //§const a={}|[1].map(f)",
                "a = b|(c)            //§a=b|(c)",
                "if (x) /a b/.test(y)   // §if(x)/a b/.test(y)",
                "f(x) / a /   b§f(x)/a/b",
                "a = /[/ ]  /g   in b§a= /[/ ]  /g in b",
                "x = `a  ${ b  +  `c  ${ d }` }  // e`   ;§x=`a  ${b+`c  ${d}`}  // e`;",
                "s = '  // no comment  '  + \"/* nor this */\"§s='  // no comment  '+\"/* nor this */\"",
                "class A {|  #b = 1|  get|  *c() {}|  static|  d = 2|}§class A{#b=1|get|*c(){}|static|d=2}",
                "a ?? b?.c ? .5   : 1§a??b?.c? .5:1",
                "async   function* f() { for await (const x of y) yield   x }§async function*f(){for await(const x of y)yield x}",
                "import  { a,|  b } from './c.js';§import{a,b}from'./c.js';",
                "/* gone */ /*! Licence */ a   ( )§/*! Licence */ a()",
                "a|//! stays|b  ;§a|//! stays|b;",
            })
    void whatBrowsersDoNotReadIsGone(String source, String expected) {
        assertThat(minified(source.replace('|', '\n')).replace('\n', '|')).isEqualTo(expected);
    }

    @Test
    void aLicenceBetweenReturnAndItsValueEndsNoLine() {
        assertThat(minified("return   /*! mine */   a")).isEqualTo("return /*! mine */ a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a }\n/b/g.exec(c)",
                "x = {} / 2",
                "yield /a/  b",
                "a <!-- b   c",
                "#!/usr/bin/env node\nlet   a"
            })
    void whatOnlyAWholeGrammarCouldTellStaysAsItIs(String source) {
        assertThat(Scripts.minified(source)).isEqualTo(Minified.unchanged(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                "let a = 'b;§a string that does not end on its line§8",
                "let a = \"b|\";§a string that does not end on its line§8",
                "let a; /* b§a comment that does not end§7",
                "let a = `b ${c} d;§a template that does not end§8",
                "let a = `b ${c;§a template that does not end§8",
                "f(a;|{ b }§a '(' that is not closed§1",
                "f(a });§a '}' that closes nothing§4",
                "a = /b c|d/;§a regular expression that does not end on its line§4",
                "a = €;§a character that is not allowed here§4",
            })
    void whatIsBrokenHasItsPlace(String source, String message, int offset) {
        String text = source.replace('|', '\n');
        assertThat(Scripts.minified(text)).isEqualTo(Minified.flawed(text, message, offset));
    }

    @Test
    void importsAreFoundAndWhatIsFetchedLaterIsNot() {
        assertThat(Scripts.imports("""
                // import './comment.js';
                import './a.js';import b from "./b.js";
                import c, { d as e, f } from './c.js'
                import * as g from './g.js';
                import h from './h.json' with { type: 'json' };
                export { i } from './i.js'; export * from './j.js';
                export default 'no.js';
                export const from = 'no.js', text = `import './no.js'`;
                const later = () => import('./no.js'), url = import.meta.url;
                const object = { import: 'no.js', export: './no.js' };
                """))
                .containsExactly("./a.js", "./b.js", "./c.js", "./g.js", "./h.json", "./i.js", "./j.js");
    }

    @Test
    void importsAreTheSameInWhatIsMadeSmaller() {
        String source = "import  a  from  './a.js';\nexport  *  from  './b.js'\nimport  './c.js'";
        assertThat(Scripts.imports(minified(source))).isEqualTo(List.of("./a.js", "./b.js", "./c.js"));
    }

    static Stream<Path> scripts() throws IOException {
        return Stream.of(Path.of("../themes/atelier/assets/js"), Path.of("src/main/resources"))
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(folder)) {
                        return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Tokens, and where a line ends that could end a statement, are what the meaning of a script is made of. */
    @ParameterizedTest
    @MethodSource("scripts")
    void tokensOfRealScriptsStay(Path file) throws IOException {
        String source = Files.readString(file);
        Minified made = Scripts.minified(source);
        assertThat(made.flaw()).isEmpty();
        assertThat(made.text().length()).isLessThan(source.length() * 9 / 10);
        ScriptTokens before = new ScriptTokens(source);
        ScriptTokens after = new ScriptTokens(made.text());
        assertThat(after.tokens().stream().map(after::text).toList())
                .isEqualTo(before.tokens().stream().map(before::text).toList());
        assertThat(Scripts.minified(made.text()).text()).isEqualTo(made.text());
    }
}
