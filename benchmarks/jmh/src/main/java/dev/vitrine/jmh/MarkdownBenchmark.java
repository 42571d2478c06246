package dev.vitrine.jmh;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.markup.Markdown;
import dev.vitrine.markup.Prose;
import dev.vitrine.model.SourceText;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A long description. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MarkdownBenchmark {

    private static final String PARAGRAPH = """
            ## Made by hand

            A quiet piece for the table, made **by hand** in small numbers, with a glaze that keeps the mark of the *fire* and a foot
            that stands firm on [wood](product:lamp), stone or linen.

            - light to lift
            - easy to wash

            """;

    private final Markdown markdown = new Markdown(new Diagnostics());
    private final SourceText text = new SourceText(PARAGRAPH.repeat(15), "benchmark.md", 1, true);

    /** To HTML with links that are still open. */
    @Benchmark
    public Prose description() {
        return markdown.markdown(text);
    }
}
