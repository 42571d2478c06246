package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    private Path folder;

    @Test
    void everyPhaseAndEveryPageIsToldAndThenTheEnd() throws IOException {
        SiteTest site = SiteTest.sound(folder);
        Heard heard = new Heard();
        BuildReport report =
                SiteGenerator.build(BuildRequest.builder(site.site(), site.output(), LocalDate.of(2026, 3, 1))
                        .themes(List.of(SiteTest.theme()))
                        .progress(heard)
                        .build());
        assertThat(report.written()).isTrue();
        assertThat(heard.phases).containsExactlyElementsOf(report.phases().keySet());
        assertThat(heard.made).hasSize(report.pageCount()).contains(1, report.pageCount());
        assertThat(heard.ends).isEqualTo(1);
    }

    private static final class Heard implements Progress {
        private final List<String> phases = new ArrayList<>();
        private final List<Integer> made = Collections.synchronizedList(new ArrayList<>());
        private int ends;

        @Override
        public void phase(String name) {
            phases.add(name);
        }

        @Override
        public void pages(int number, int all) {
            made.add(number);
        }

        @Override
        public void end() {
            ends++;
        }
    }
}
