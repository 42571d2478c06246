package dev.vitrine.extension;

/**
 * Changes the bytes of finished pages and of the theme's files, before checks, hashes and the security policy see them.
 *
 * <p>Several are asked one after the other, by their ids. What one makes of a file depends on nothing but the file.
 */
public interface PostProcessor extends Extension {

    /** Whether it wants the file at {@code path}, as {@link OutputFile#path} says it. */
    boolean takes(String path);

    /** The bytes of {@code file} as they are to be; those it has where nothing is to change. */
    byte[] process(OutputFile file);
}
