package dev.vitrine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void aTraceHasWhatItsThreadReadAndSaidUntilItIsClosed() {
        Trace.read("before");
        Trace trace = Trace.begin();
        try (trace) {
            Trace.read("a");
            Trace.read("a");
            Trace.said("b");
            Trace.unnoticed(() -> {
                Trace.read("c");
                return "";
            });
            Trace.read("d");
        }
        Trace.read("after");
        assertThat(trace.read()).containsExactly("a", "d");
        assertThat(trace.said()).containsExactly("b");
    }

    @Test
    void whatIsKeptIsReadAgainByWhoeverUsesIt() {
        Traced<String> kept;
        Trace first = Trace.begin();
        try (first) {
            Trace.read("own");
            kept = Traced.of(() -> {
                Trace.read("a");
                Trace.said("b");
                return "value";
            });
        }
        assertThat(first.read()).containsExactly("own", "a");
        assertThat(kept.read()).containsExactly("a");
        Trace second = Trace.begin();
        try (second) {
            assertThat(kept.again()).isEqualTo("value");
        }
        assertThat(second.read()).containsExactly("a");
        assertThat(second.said()).containsExactly("b");
    }
}
