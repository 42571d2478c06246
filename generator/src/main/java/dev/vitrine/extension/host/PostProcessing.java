package dev.vitrine.extension.host;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.OutputFile;
import dev.vitrine.extension.PostProcessor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hands finished files to the post-processors of extensions; thread-safe. */
public final class PostProcessing {

    /** Changes nothing. */
    public static final PostProcessing NONE = new PostProcessing(Extensions.NONE);

    private final List<PostProcessor> processors;

    /** The post-processors among {@code extensions}. */
    public PostProcessing(Extensions extensions) {
        this.processors = extensions.of(PostProcessor.class);
    }

    /**
     * What becomes of a file; empty where it stays as it is. One that fails changes nothing, and is reported.
     *
     * @param path as {@link OutputFile#path} says it
     * @param content its bytes, of which {@code length} count
     * @param at where the file is, for problems
     */
    public Optional<byte[]> of(String path, byte[] content, int length, Location at, Diagnostics diagnostics) {
        Optional<byte[]> changed = Optional.empty();
        for (PostProcessor processor : processors) {
            byte[] before = changed.orElse(content);
            int count = changed.isPresent() ? before.length : length;
            Optional<byte[]> next = Guard.ask(
                    processor,
                    "changed the file " + path,
                    at,
                    diagnostics,
                    () -> processor.takes(path)
                            // A copy: what it does to the array is of no meaning.
                            ? processor.process(new OutputFile(path, Arrays.copyOf(before, count)))
                            : before);
            if (next.isPresent() && next.get() != before) {
                changed = next;
            }
        }
        return changed;
    }
}
