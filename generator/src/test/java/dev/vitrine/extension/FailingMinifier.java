package dev.vitrine.extension;

/**
 * A post-processor that fails; what is printed names the line below.
 *
 * @param id its id
 */
public record FailingMinifier(String id) implements PostProcessor {

    @Override
    public boolean takes(String path) {
        return path.equals("index.html");
    }

    @Override
    public byte[] process(OutputFile file) {
        throw new IllegalStateException("unexpected '<' at 1");
    }
}
