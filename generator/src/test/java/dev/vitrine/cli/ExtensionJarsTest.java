package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of extensions that the command line is told of, compiled and packed here. */
class ExtensionJarsTest {

    private static final String SERVICE = "META-INF/services/dev.vitrine.extension.Extension";

    @TempDir
    private Path folder;

    private Path jar;
    private String printed = "";

    @BeforeEach
    void lay() throws IOException {
        SiteTest.sound(folder);
        jar = folder.resolve("jars/stamp.jar");
        pack("one");
    }

    /** A jar with a post-processor that puts {@code mark} at the end of each page. */
    private void pack(String mark) throws IOException {
        Path source = folder.resolve("src/com/example/Stamp.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package com.example;

                import dev.vitrine.extension.*;
                import java.nio.charset.StandardCharsets;

                public final class Stamp implements PostProcessor {
                    public String id() {
                        return "stamp";
                    }

                    public boolean takes(String path) {
                        return path.endsWith(".html");
                    }

                    public byte[] process(OutputFile file) {
                        return (new String(file.content(), StandardCharsets.UTF_8) + "<!-- MARK -->").getBytes(StandardCharsets.UTF_8);
                    }
                }
                """.replace("MARK", mark));
        Path classes = folder.resolve("classes");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        source.toString());
        assertThat(failed).isZero();
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("com/example/Stamp.class"));
            zip.write(Files.readAllBytes(classes.resolve("com/example/Stamp.class")));
            zip.putNextEntry(new ZipEntry(SERVICE));
            zip.write("com.example.Stamp\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private int run(String... arguments) {
        StringWriter out = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(out), arguments);
        printed = out.toString();
        return code;
    }

    private int build(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "build",
                folder.resolve("site").toString(),
                "-o",
                folder.resolve("out").toString(),
                "--themes",
                SiteTest.theme().toString(),
                "--no-record-slugs"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(new String[0]));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("out/index.html"));
    }

    @Test
    void theExtensionsInAJarAreListed() {
        assertThat(run("extensions", "--extensions", jar.toString())).isEqualTo(ExitCode.SOUND);
        assertThat(printed).isEqualTo("stamp: PostProcessor\n");
        assertThat(run("extensions")).isEqualTo(ExitCode.SOUND);
        assertThat(printed).isEqualTo("no extensions\n");
    }

    @Test
    void aChangedJarMakesEveryPageAgain() throws IOException {
        assertThat(build("--extensions", jar.toString())).as(printed).isEqualTo(ExitCode.SOUND);
        assertThat(page()).endsWith("<!-- one -->");
        assertThat(build("--extensions", jar.toString())).isEqualTo(ExitCode.SOUND);
        assertThat(printed).contains("unchanged");
        // A folder of jars is as good as each of them.
        pack("two");
        assertThat(build("--extensions", jar.getParent().toString())).isEqualTo(ExitCode.SOUND);
        assertThat(page()).endsWith("<!-- two -->");
        assertThat(build()).isEqualTo(ExitCode.SOUND);
        assertThat(page()).doesNotContain("<!-- two -->");
    }

    @Test
    void aPathThatIsNoJarIsWrongUsage() throws IOException {
        assertThat(build("--extensions", folder.resolve("nowhere.jar").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(printed).contains("--extensions: ").contains("nowhere.jar is neither a jar nor a folder of jars");
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        assertThat(build("--extensions", broken.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(printed).contains("broken.jar cannot be read as a jar: ").doesNotContain("\tat ");
        Path empty = folder.resolve("empty.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
            zip.putNextEntry(new ZipEntry("nothing.txt"));
        }
        assertThat(build("--extensions", empty.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(printed).contains("--extensions: there is no extension in ");
    }

    @Test
    void jarsInASiteAreNeverLoaded() throws IOException {
        Path inside = folder.resolve("site/extensions/stamp.jar");
        Files.createDirectories(inside.getParent());
        Files.copy(jar, inside);
        build();
        assertThat(page()).doesNotContain("<!-- one -->");
    }
}
