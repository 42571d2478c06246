package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../x",
                "a/../../x",
                "a/..",
                ".",
                "./a",
                "a/./b",
                "a//b",
                "a/",
                "//a",
                "a\\..\\b",
                "C:\\x",
                "a\0b"
            })
    void aPathThatCouldLeadOutOfTheFolderIsRefused(String path) {
        assertThatThrownBy(() -> new OutputPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "de/produkte/lampe/index.html",
                "..a/b..",
                "...",
                "ja/花/index.html",
                ".well-known/x"
            })
    void aPathInsideTheFolderIsKeptAsItIs(String path) {
        assertThat(new OutputPath(path).path()).isEqualTo(path);
    }
}
